"""Against a real Secret Service: gnome-keyring on a D-Bus session of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]

pytestmark = [
    pytest.mark.secret_service,
    pytest.mark.skipif(
        bool(MISSING),
        reason=f"NOT TESTED against a real keyring: {', '.join(MISSING)} missing (dbus, gnome-keyring)",
    ),
]

FIRST = """
from app.core.secrets import system_secrets, trusted_keyring
import json
kept = system_secrets()
outcome = kept.keep("token of https://campus.example", "秘密 token")
print(json.dumps([type(trusted_keyring()).__module__, outcome.kept]))
"""

SECOND = """
from app.core.secrets import system_secrets
import json
kept = system_secrets()
name = "token of https://campus.example"
print(json.dumps([kept.find(name), kept.forget(name), kept.find(name), kept.forget(name)]))
"""

UNLOCKED = 'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "$@"'
LOCKED = 'gnome-keyring-daemon --start --components=secrets >/dev/null && "$@"'


def _session(home: Path, shell: str, *programs: str) -> list[Any]:
    """What each of `programs` printed, run one after the other on one D-Bus session."""
    (home / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_DATA_HOME": str(home / "share"),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "LC_ALL": "C.UTF-8",
    }
    script = " && ".join(['"$0" -c "$1"', '"$0" -c "$2"'][: len(programs)])
    command = [
        "dbus-run-session",
        "--",
        "sh",
        "-c",
        shell,
        "sh",
        "sh",
        "-c",
        script,
        sys.executable,
        *programs,
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_secret_outlives_the_program_and_is_gone_when_forgotten(tmp_path: Path) -> None:
    first, second = _session(tmp_path, UNLOCKED, FIRST, SECOND)
    assert first == ["keyring.backends.SecretService", "system"]
    assert second == ["秘密 token", True, None, True]


def test_the_secret_is_not_in_a_file_as_plain_text(tmp_path: Path) -> None:
    _session(tmp_path, UNLOCKED, FIRST)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert not any("秘密".encode() in path.read_bytes() for path in written)


def test_a_locked_keyring_nobody_can_open_gives_way_to_memory(tmp_path: Path) -> None:
    _session(tmp_path, UNLOCKED, FIRST)
    program = FIRST.replace("秘密 token", "other").replace(
        "type(trusted_keyring()).__module__", "kept.find('token of https://campus.example')"
    )
    ((found, kept),) = _session(tmp_path, LOCKED, program)
    assert (found, kept) == ("other", "session")
