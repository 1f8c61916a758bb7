"""Keys of a store: a file for its owner alone, the environment, the keyring."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from app.campus.api.keys import ensure_keys, keys_in, store_keys
from app.campus.store.keys import VARIABLE, KeysUnusable, keys_from_keyring, read, written
from app.campus.store.vault import new_keys
from app.core.launch import UsageProblem


class Memory(KeyringBackend):
    """A keyring of this test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class Nothing(Memory):
    def get_password(self, service: str, username: str) -> str | None:
        raise NoKeyringError


@pytest.fixture(autouse=True)
def _no_keys_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_a_file_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    first = store_keys(file)
    assert store_keys(file) == first == keys_in(file)
    assert file.stat().st_mode & 0o777 == 0o600
    ensure_keys(file)
    assert keys_in(file) == first


def test_a_file_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    store_keys(file)
    file.chmod(0o640)
    with pytest.raises(UsageProblem):
        store_keys(file)


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"seal": "eA==", "index": "eA=="}', '{"seal": 1, "index": 2}']
)
def test_what_holds_no_keys_is_told(tmp_path: Path, content: str) -> None:
    with pytest.raises(KeysUnusable):
        read(content)
    file = tmp_path / "keys"
    file.write_text(content, encoding="ascii")
    file.chmod(0o600)
    with pytest.raises(UsageProblem):
        keys_in(file)


def test_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = new_keys()
    monkeypatch.setenv(VARIABLE, written(keys))
    assert store_keys(tmp_path / "keys") == keys
    assert not (tmp_path / "keys").exists()
    monkeypatch.setenv(VARIABLE, "nonsense")
    with pytest.raises(UsageProblem):
        store_keys(tmp_path / "keys")


def test_the_keyring_keeps_them() -> None:
    before = keyring.get_keyring()
    try:
        keyring.set_keyring(Memory())
        assert store_keys(Path("keyring")) == keys_from_keyring()
        keyring.set_keyring(Nothing())
        with pytest.raises(UsageProblem):
            store_keys(Path("keyring"))
    finally:
        keyring.set_keyring(before)
