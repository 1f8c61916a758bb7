"""The set-up script: what it looks for, what it says, what it leaves alone."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

import go

ROOT = Path(go.__file__).parent

posix_only = pytest.mark.skipif(os.name != "posix", reason="system packages are a matter of Debian")


def put_command(folder: Path, name: str, script: str) -> None:
    command = folder / name
    command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    command.chmod(0o755)


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory that is all of PATH: what is not put there does not exist."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


NEED = go.Need("libnot-there.so.9", "libold0|libold0t64", "nobody has it")


@posix_only
def test_renamed_packages_are_found_by_the_name_of_the_release(commands: Path) -> None:
    put_command(commands, "apt-cache", 'case "$2" in *t64) echo "Package: $2";; esac')
    assert go.package_names([NEED]) == ["libold0t64"]
    put_command(commands, "apt-cache", 'case "$2" in libold0) echo "Package: $2";; *) exit 100;; esac')
    assert go.package_names([NEED]) == ["libold0"]


@posix_only
def test_without_root_and_sudo_the_one_line_is_printed(
    commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_command(commands, "apt-get", "exit 1")
    put_command(commands, "apt-cache", 'echo "Package: $2"')
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"\n  sudo apt-get install -y libold0$"):
        go.install_system_packages([NEED])


@posix_only
def test_as_root_packages_are_installed(
    commands: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    put_command(commands, "env", 'shift; exec "$@"')
    put_command(commands, "apt-get", f'echo "$@" >> {seen}')
    put_command(commands, "apt-cache", 'echo "Package: $2"')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    go.install_system_packages([NEED])
    update, install = seen.read_text().splitlines()
    assert update.endswith("update")
    assert install.endswith("--no-install-recommends install libold0")


@posix_only
def test_another_linux_is_told_what_is_missing(commands: Path, capsys: pytest.CaptureFixture[str]) -> None:
    go.install_system_packages([NEED])
    assert "libnot-there.so.9: nobody has it" in capsys.readouterr().out


@posix_only
def test_nothing_is_asked_when_nothing_is_missing(commands: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_command(commands, "Something", "exit 0")
    go.install_system_packages([go.Need("command Something", "some", ""), go.Need("module json", "json", "")])
    assert capsys.readouterr().out == ""


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A .venv that was made before, whose Python only writes down what it is asked."""
    venv = tmp_path / ".venv"
    python, packages = go.python_of(venv), go.packages_of(venv)
    python.parent.mkdir(parents=True)
    packages.mkdir(parents=True)
    put_command(python.parent, python.name, f'echo "$@" >> {tmp_path}/asked')
    (venv / "pyvenv.cfg").write_text("version = {}.{}.1\n".format(*sys.version_info))
    (tmp_path / "asked").write_text("")
    monkeypatch.setattr(go, "VENV", venv)
    return venv


@posix_only
def test_libraries_are_installed_once_for_each_lock_file(venv: Path) -> None:
    asked = venv.parent / "asked"
    go.install_libraries("run")
    go.install_libraries("run")
    (line,) = asked.read_text().splitlines()
    assert "--require-hashes --only-binary :all:" in line
    assert line.endswith("requirements.lock")
    go.install_libraries("test")
    go.install_libraries("run")
    assert len(asked.read_text().splitlines()) == 2


@posix_only
def test_a_changed_lock_file_is_installed(
    venv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("one==1")
    monkeypatch.setitem(go.LOCKS, "run", lock)
    go.install_libraries("run")
    lock.write_text("one==2")
    go.install_libraries("run")
    go.install_libraries("run")
    assert len((tmp_path / "asked").read_text().splitlines()) == 2


@posix_only
def test_a_failed_installation_is_tried_again(venv: Path) -> None:
    put_command(go.python_of(venv).parent, go.python_of(venv).name, "exit 1")
    for _ in range(2):
        with pytest.raises(SystemExit, match="see above"):
            go.install_libraries("run")


@posix_only
def test_a_moved_checkout_mends_itself(venv: Path) -> None:
    line = go.packages_of(venv) / "xueji-checkout.pth"
    line.write_text("/somewhere/else\n")
    go.install_libraries("run")
    assert line.read_text().strip() == str(ROOT)


def test_version_of_an_environment(tmp_path: Path) -> None:
    assert go.version_of(tmp_path) == ()
    (tmp_path / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.12.4\n")
    assert go.version_of(tmp_path) == (3, 12)


def test_catalogues_are_compiled_when_a_source_is_newer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(go, "LOCALE", tmp_path)
    language = tmp_path / "zh_CN"
    (language / "LC_MESSAGES").mkdir(parents=True)
    assert not go.catalogues_are_stale()
    (language / "area.po").write_text("")
    assert go.catalogues_are_stale()
    compiled = language / "LC_MESSAGES" / "xueji.mo"
    compiled.write_text("")
    os.utime(compiled, (2_000_000_000, 2_000_000_000))
    assert not go.catalogues_are_stale()
    os.utime(language / "area.po", (2_000_000_001, 2_000_000_001))
    assert go.catalogues_are_stale()


def test_every_stage_runs_and_one_failure_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(go, "call", lambda venv, code: int(code))
    bad, good = go.Stage("a", go.VENV, ("1",)), go.Stage("b", go.VENV, ("0",))
    assert go.report(bad, good) == 1
    assert re.search(r"FAILED  a, .*\nok      b, .*\nFAILED$", capsys.readouterr().out.strip())
    assert go.report(good) == 0


@pytest.mark.parametrize("arguments", [[], ["bogus"], ["lint", "more"], ["screenshots"]])
def test_misuse_prints_the_commands(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert go.main(arguments) == 2
    assert "go.py run" in capsys.readouterr().out


def pins(lock: Path) -> set[str]:
    return {line.removesuffix("\\").strip() for line in lock.read_text().splitlines() if line[0].isalpha()}


def test_lock_files_agree_name_no_host_and_hold_hashes() -> None:
    assert pins(go.LOCKS["run"]) <= pins(go.LOCKS["test"])
    for lock in go.LOCKS.values():
        words = lock.read_text()
        assert "://" not in words
        blocks = re.split(r"\n(?=[a-z])", words.strip())
        assert all("--hash=sha256:" in block for block in blocks)
