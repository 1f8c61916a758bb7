#!/usr/bin/env python3
"""Sets this checkout up and runs it, with the standard library alone.

    python3 go.py run [ARGUMENTS]     open the program; the arguments go to it
    python3 go.py test [ARGUMENTS]    lint, types, import contract and all tests;
                                      with arguments only pytest, which gets them
    python3 go.py lint                lint, types and import contract
    python3 go.py catalogues          compile the translations
    python3 go.py screenshots DIR [PART OF A NAME]   pictures of all pages, contact sheets

The first call installs what is missing: on Debian and Ubuntu a few system packages, and on every
system the libraries of the lock files, into .venv beside this file. Later calls only look whether
anything has changed.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
CORE_VENV = ROOT / ".venv-core"
LOCALE = ROOT / "app" / "resources" / "locale"
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-dev.lock"}
OLDEST_PYTHON = (3, 11)
CORE_TESTS = ("tests/core", "tests/campus", "tests/cli")
APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", "--yes")
WINDOW_PACKAGES = ("PySide6", "pyside6*", "shiboken6*", "pytestqt", "pytest_qt*")


class Need(NamedTuple):
    """One thing the system must have. `package` lists the names that releases gave it, with ``|``."""

    probe: str
    package: str
    reason: str


NEEDS = {
    "run": (
        Need("module ensurepip", "python3-venv", "Debian ships Python without venv"),
        Need("libglib-2.0.so.0", "libglib2.0-0|libglib2.0-0t64", "QtCore is linked with it"),
        Need("libEGL.so.1", "libegl1", "QtGui is linked with it"),
        Need("libGL.so.1", "libgl1", "QtGui is linked with it"),
        Need("libdbus-1.so.3", "libdbus-1-3", "QtDBus, which QtGui loads"),
        Need("libfontconfig.so.1", "libfontconfig1", "fonts"),
        Need("libxkbcommon.so.0", "libxkbcommon0", "keyboard layouts"),
        Need("libbrotlidec.so.1", "libbrotli1", "QtNetwork is linked with it"),
        Need("libxcb-cursor.so.0", "libxcb-cursor0", "Qt's plugin for X11"),
        Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "Qt's plugin for X11"),
        Need("libxcb-icccm.so.4", "libxcb-icccm4", "Qt's plugin for X11"),
        Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "Qt's plugin for X11"),
        Need("libxcb-shape.so.0", "libxcb-shape0", "Qt's plugin for X11"),
        Need("libX11-xcb.so.1", "libx11-xcb1", "Qt's plugin for X11"),
    ),
    "test": (
        Need("command Xvfb", "xvfb", "a test opens a real X11 window"),
        Need("command dbus-run-session", "dbus", "a test keeps secrets in a real keyring"),
        Need("command gnome-keyring-daemon", "gnome-keyring", "a test keeps secrets in a real keyring"),
        Need("file usr/lib/postgresql/*/bin/initdb", "postgresql", "tests run a server of their own on it"),
    ),
}


class Stage(NamedTuple):
    title: str
    venv: Path
    arguments: tuple[str, ...]


LINT = (
    Stage("lint", VENV, ("-m", "ruff", "check", ".")),
    Stage("format", VENV, ("-m", "ruff", "format", "--check", "--quiet", ".")),
    Stage("types", VENV, ("-m", "mypy")),
    Stage("import contract", VENV, ("-c", "from importlinter.cli import lint_imports_command as c; c()")),
)


def main(arguments: Sequence[str]) -> int:
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if sys.version_info < OLDEST_PYTHON:
        raise SystemExit("Python {}.{} or newer is needed, this is {}".format(*OLDEST_PYTHON, sys.version))
    if command in ("run", "test"):
        return run(rest) if command == "run" else test(rest)
    if command == "lint" and not rest:
        prepare("test")
        return report(*LINT)
    if command == "catalogues" and not rest:
        prepare("run", compile_catalogues=False)
        return call(VENV, "build/catalogues.py")
    if command == "screenshots" and rest:
        prepare("run")
        return call(VENV, "-m", "app.wizard.screenshots", os.path.abspath(rest[0]), *rest[1:])
    print(__doc__)
    return 0 if command in ("-h", "--help", "help") else 2


def run(arguments: list[str]) -> int:
    prepare("run")
    # The program must not pick up a package named `app` from the directory it is called in.
    environment = {**own_environment(), "PYTHONSAFEPATH": "1"}
    line = [str(python_of(VENV)), "-m", "app", *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(line[0], line, environment)  # noqa: S606 - signals reach the program itself
    return subprocess.call(line, env=environment)


def test(arguments: list[str]) -> int:
    began = time.monotonic()
    prepare("test")
    if arguments:
        return call(VENV, "-m", "pytest", *arguments)
    make_core_environment()
    print(f"set-up: {time.monotonic() - began:.1f} s", flush=True)
    seed = f"--randomly-seed={random.SystemRandom().randrange(2**32)}"
    print(f"seed of this run: {seed} (the same again: python3 go.py test tests {seed})", flush=True)
    windows = ("-m", "pytest", "tests", seed, *(f"--ignore={folder}" for folder in CORE_TESTS))
    core = ("-m", "pytest", *CORE_TESTS, seed, "-n", "2")
    tests = Stage("tests without PySide6", CORE_VENV, core), Stage("tests with windows", VENV, windows)
    return report(*LINT, *tests)


def report(*stages: Stage) -> int:
    """Runs every stage, also after one has failed, and closes with one line for each."""
    lines, failed = [], False
    for title, venv, arguments in stages:
        print(f"\n== {title}", flush=True)
        began = time.monotonic()
        code = call(venv, *arguments)
        failed = failed or code != 0
        lines.append(f"{'FAILED' if code else 'ok':6}  {title}, {time.monotonic() - began:.1f} s")
    print("", *lines, "FAILED" if failed else "all is well", sep="\n", flush=True)
    return int(failed)


def prepare(purpose: str, *, compile_catalogues: bool = True) -> None:
    """Makes ready what `purpose` (run or test) needs; quick when nothing has changed."""
    if sys.platform == "linux":
        install_system_packages([*NEEDS["run"], *(NEEDS["test"] if purpose == "test" else ())])
    install_libraries(purpose)
    if compile_catalogues and catalogues_are_stale():
        call(VENV, "build/catalogues.py")


def install_system_packages(needs: Sequence[Need]) -> None:
    missing = [need for need in needs if not is_present(need.probe)]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        print("Going on without this, which your package manager may have:")
        print(*(f"  {need.probe}: {need.reason}" for need in missing), sep="\n", flush=True)
        return
    if os.geteuid() == 0 or may_use_sudo():
        apt = APT if os.geteuid() == 0 else ("sudo", *APT)
        subprocess.call([*apt, "update"])
        install = [*apt, "--no-install-recommends", "install", *package_names(missing)]
        print("Installing: " + " ".join(need.package for need in missing), flush=True)
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        print(done.stdout, done.stderr, sep="\n")
    line = "sudo apt-get install -y " + " ".join(package_names(missing))
    raise SystemExit(f"Please type this once, then call me again:\n  {line}")


def is_present(probe: str) -> bool:
    kind, _, name = probe.rpartition(" ")
    if kind == "command":
        return shutil.which(name) is not None
    if kind == "module":
        return importlib.util.find_spec(name) is not None
    if kind == "file":
        return any(Path("/").glob(name))
    with contextlib.suppress(OSError):
        return bool(ctypes.CDLL(name))
    return False


def may_use_sudo() -> bool:
    asks = ["sudo", "-n", "true"]
    return shutil.which("sudo") is not None and (sys.stdin.isatty() or not subprocess.call(asks))


def package_names(needs: Sequence[Need]) -> list[str]:
    """The names this release knows: Debian 13 and Ubuntu 24.04 renamed some (``…t64``)."""

    def known(name: str) -> bool:
        shown = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        return shown.returncode == 0 and bool(shown.stdout.strip())

    names = (need.package.split("|") for need in needs)
    return [next(filter(known, candidates), candidates[0]) for candidates in names]


def install_libraries(purpose: str) -> None:
    """Makes .venv and installs a lock file, of which test's holds all of run's, unless the stamp has it."""
    if version_of(VENV) != sys.version_info[:2] or not python_of(VENV).exists():
        print("Making .venv", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    let_import_the_checkout(VENV)
    stamp = VENV / "xueji-stamp.json"
    installed = json.loads(stamp.read_text()) if stamp.exists() else {}
    wanted = {name: hashlib.sha256(LOCKS[name].read_bytes()).hexdigest() for name in {"run", purpose}}
    if wanted.items() <= installed.items():
        return
    print(f"Installing the libraries of {LOCKS[purpose].name}", flush=True)
    flags = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    call(VENV, "-m", "pip", "install", *flags, *quiet, "-r", str(LOCKS[purpose]), check=True)
    stamp.write_text(json.dumps(wanted))


def make_core_environment() -> None:
    """A second environment without PySide6 and pytest-qt, made of hard links to the first."""
    stamp, original = CORE_VENV / "xueji-stamp.json", VENV / "xueji-stamp.json"
    if stamp.exists() and stamp.read_text() == original.read_text():
        return
    shutil.rmtree(CORE_VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(CORE_VENV)], check=True)
    ignore = shutil.ignore_patterns(*WINDOW_PACKAGES)
    source, target = packages_of(VENV), packages_of(CORE_VENV)
    shutil.copytree(source, target, ignore=ignore, copy_function=link_or_copy, dirs_exist_ok=True)
    let_import_the_checkout(CORE_VENV)
    finder = "import importlib.util as u; raise SystemExit(any(map(u.find_spec, ('PySide6', 'pytestqt'))))"
    call(CORE_VENV, "-c", finder, check=True)
    stamp.write_text(original.read_text())


def link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def let_import_the_checkout(venv: Path) -> None:
    """A .pth line instead of an editable install: nothing to build, and a moved checkout mends itself."""
    line = packages_of(venv) / "xueji-checkout.pth"
    if not line.exists() or line.read_text(encoding="utf-8").strip() != str(ROOT):
        line.write_text(f"{ROOT}\n", encoding="utf-8")


def catalogues_are_stale() -> bool:
    for language in LOCALE.glob("*/"):
        compiled = language / "LC_MESSAGES" / "xueji.mo"
        sources = [language, *language.glob("*.po")]
        newest = max(source.stat().st_mtime for source in sources)
        if len(sources) > 1 and (not compiled.exists() or compiled.stat().st_mtime < newest):
            return True
    return False


def python_of(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def packages_of(venv: Path) -> Path:
    library = "Lib" if os.name == "nt" else "lib/python{}.{}".format(*sys.version_info)
    return venv / library / "site-packages"


def version_of(venv: Path) -> tuple[int, ...]:
    """Major and minor of the Python that `venv` was made for; () when there is none."""
    config = venv / "pyvenv.cfg"
    for line in config.read_text(encoding="utf-8").splitlines() if config.exists() else ():
        key, _, value = line.partition("=")
        if key.strip() == "version":
            return tuple(int(part) for part in value.split(".")[:2])
    return ()


def own_environment() -> dict[str, str]:
    """UTF-8 for files and pipes also where the system's default is another encoding."""
    return {**os.environ, "PYTHONUTF8": "1"}


def call(venv: Path, *arguments: str, check: bool = False) -> int:
    line = [str(python_of(venv)), *arguments]
    code = subprocess.run(line, cwd=ROOT, env=own_environment(), check=False).returncode
    if check and code:
        raise SystemExit(f"This did not work, see above: {' '.join(arguments)}")
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
