from __future__ import annotations

import threading
from typing import Any

import keyring
import pytest
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordDeleteError

from app.core import secrets
from app.core.secrets import Kept, Secrets, session_secrets, system_secrets, trusted_keyring

NAME = "token of https://campus.example"


class FakeKeyring:
    """A keyring in memory that can be locked."""

    priority = 5.0

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None

    def set_password(self, service: str, name: str, secret: str) -> None:
        self._fail()
        self.held[service, name] = secret

    def get_password(self, service: str, name: str) -> str | None:
        self._fail()
        return self.held.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        self._fail()
        if (service, name) not in self.held:
            raise PasswordDeleteError(name)
        del self.held[service, name]

    def _fail(self) -> None:
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture
def fake() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def kept(fake: FakeKeyring) -> Secrets:
    return Secrets(lambda: fake)  # type: ignore[arg-type,return-value]


TROUBLES = [
    KeyringError(),
    KeyringLocked(),
    InitError("Prompt dismissed"),
    NoKeyringError(),
    OSError(),
    RuntimeError(),
]


def test_the_keyring_comes_first(kept: Secrets, fake: FakeKeyring) -> None:
    assert kept.place().kept is Kept.SYSTEM
    assert kept.keep(NAME, "秘密").kept is Kept.SYSTEM
    assert fake.held == {(secrets.SERVICE, NAME): "秘密"}
    assert kept.find(NAME) == "秘密"
    assert kept.find("another") is None
    assert kept.forget(NAME)
    assert kept.find(NAME) is None
    assert kept.forget(NAME)


def test_without_a_keyring_it_lasts_for_the_session_and_says_so() -> None:
    kept = session_secrets()
    outcome = kept.keep(NAME, "a")
    assert outcome == kept.place()
    assert outcome.kept is Kept.SESSION
    assert "until the program ends" in str(outcome.words)
    assert kept.find(NAME) == "a"
    assert kept.forget(NAME)
    assert kept.find(NAME) is None
    assert session_secrets().find(NAME) is None


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: type(trouble).__name__)
def test_a_keyring_that_fails_gives_way_to_memory(
    trouble: Exception, kept: Secrets, fake: FakeKeyring
) -> None:
    fake.trouble = trouble
    assert kept.find(NAME) is None
    assert kept.keep(NAME, "a").kept is Kept.SESSION
    assert kept.find(NAME) == "a"
    assert fake.held == {}
    assert not kept.forget(NAME)
    assert kept.find(NAME) is None


def test_a_keyring_that_was_locked_is_used_once_it_is_open(kept: Secrets, fake: FakeKeyring) -> None:
    fake.trouble = KeyringLocked()
    kept.keep(NAME, "old")
    fake.trouble = None
    assert kept.find(NAME) == "old"
    assert kept.keep(NAME, "new").kept is Kept.SYSTEM
    assert kept.find(NAME) == "new"
    fake.held.clear()
    assert kept.find(NAME) is None


def test_a_newer_secret_in_memory_hides_an_older_one_in_the_keyring(kept: Secrets, fake: FakeKeyring) -> None:
    kept.keep(NAME, "old")
    fake.trouble = KeyringLocked()
    kept.keep(NAME, "new")
    fake.trouble = None
    assert kept.find(NAME) == "new"


def test_the_keyring_is_sought_once_and_only_when_needed() -> None:
    calls: list[None] = []
    kept = Secrets(lambda: calls.append(None))
    assert calls == []
    kept.keep(NAME, "a")
    kept.find(NAME)
    kept.place()
    assert len(calls) == 1


def test_a_keyring_that_breaks_while_loading_is_no_keyring() -> None:
    def broken() -> Any:
        raise ImportError("no such library")

    assert Secrets(broken).keep(NAME, "a").kept is Kept.SESSION


def _with_backends(monkeypatch: pytest.MonkeyPatch, *modules: tuple[str, float]) -> list[Any]:
    made = []
    for module, priority in modules:
        backend = type("Keyring", (), {"priority": priority, "__module__": module})()
        made.append(backend)
    chain = type("ChainerBackend", (), {"backends": made, "__module__": "keyring.backends.chainer"})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain if len(made) != 1 else made[0])
    return made


def test_a_plain_file_is_never_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    _with_backends(monkeypatch, ("keyrings.alt.file", 99.0))
    assert trusted_keyring() is None
    assert system_secrets().keep(NAME, "a").kept is Kept.SESSION


def test_the_best_trusted_backend_of_a_chain_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    made = _with_backends(
        monkeypatch,
        ("keyrings.alt.file", 99.0),
        ("keyring.backends.kwallet", 4.9),
        ("keyring.backends.SecretService", 5.0),
    )
    assert trusted_keyring() is made[2]


@pytest.mark.parametrize("module", ["keyring.backends.fail", "keyring.backends.null"])
def test_switched_off_is_none(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _with_backends(monkeypatch, (module, 0.0))
    assert trusted_keyring() is None


def test_threads_may_share_it(kept: Secrets) -> None:
    threads = [threading.Thread(target=kept.keep, args=(f"n{n}", str(n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [kept.find(f"n{n}") for n in range(8)] == [str(n) for n in range(8)]
