"""Where a staff token is kept: the system's keyring, or memory until the program ends, and which of the two.

Only the keyrings of operating systems count. A backend that writes to a plain file is not used, even
when it is the only one that the keyring library finds. Students' tokens never come here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.core import log
from app.core.text import Text, text

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "xueji-guide"

TRUSTED = {
    "keyring.backends.macOS",
    "keyring.backends.Windows",
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
}
"""Modules of backends that store in a service of the system, encrypted, unlocked by logging in."""


class Kept(StrEnum):
    """How long a secret lasts."""

    SYSTEM = "system"
    SESSION = "session"


_WORDS = {
    Kept.SYSTEM: text("It is kept in this computer's keyring."),
    Kept.SESSION: text("This computer has no keyring that can be used. It is kept until the program ends."),
}


@dataclass(frozen=True)
class Outcome:
    """Where a secret went; `words` is one sentence for the person who keeps it."""

    kept: Kept

    @property
    def words(self) -> Text:
        return _WORDS[self.kept]


class Secrets:
    """Secrets by name, the system's keyring first and memory when that fails.

    A name may be told to anybody (``token of https://…``). Calls may be slow, since a system may ask
    its user to unlock: keep them off the window's thread. They may come from any thread, and never raise.
    """

    def __init__(self, find_keyring: Callable[[], KeyringBackend | None]) -> None:
        """`find_keyring` is called once, at the first use; None means there is nothing to trust."""
        self._find_keyring = find_keyring
        self._keyring: KeyringBackend | None = None
        self._is_sought = False
        self._memory: dict[str, str] = {}
        self._lock = threading.RLock()

    def keep(self, name: str, secret: str) -> Outcome:
        """Keep `secret` under `name`, in place of what was there."""
        with self._lock:
            if self._ask(lambda keyring: keyring.set_password(SERVICE, name, secret)):
                self._memory.pop(name, None)
                return Outcome(Kept.SYSTEM)
            self._memory[name] = secret
            return Outcome(Kept.SESSION)

    def find(self, name: str) -> str | None:
        """The secret kept under `name`, or None."""
        with self._lock:
            if name in self._memory:
                return self._memory[name]
            found: list[str | None] = []
            self._ask(lambda keyring: found.append(keyring.get_password(SERVICE, name)))
            return found[0] if found else None

    def forget(self, name: str) -> bool:
        """Remove it everywhere. False when the keyring may still hold it, so that the person can be told."""
        with self._lock:
            self._memory.pop(name, None)
            if self._sought() is None:
                return True
            return self._ask(lambda keyring: _delete(keyring, name))

    def place(self) -> Outcome:
        """Where a secret would go now, as far as can be known without asking anybody."""
        with self._lock:
            return Outcome(Kept.SESSION if self._sought() is None else Kept.SYSTEM)

    def _sought(self) -> KeyringBackend | None:
        if not self._is_sought:
            self._is_sought = True
            try:
                self._keyring = self._find_keyring()
            except Exception as error:
                # Backends are plug-ins of the keyring library and may fail in any way while loading.
                log.note("keyring-not-found", kind=log.kind_and_place(error)[0])
        return self._keyring

    def _ask(self, question: Callable[[KeyringBackend], Any]) -> bool:
        """Whether the keyring answered. One that is locked is asked again next time."""
        keyring = self._sought()
        if keyring is None:
            return False
        try:
            question(keyring)
        except Exception as error:
            # Mostly KeyringError; what lies below (D-Bus, the system's own library) raises others too.
            log.note("keyring-refused", kind=log.kind_and_place(error)[0])
            return False
        return True


def session_secrets() -> Secrets:
    """Memory only: for kiosks, where the next person must find nothing."""
    return Secrets(lambda: None)


def system_secrets() -> Secrets:
    """The best trusted keyring of this system, with memory behind it."""
    return Secrets(trusted_keyring)


def trusted_keyring() -> KeyringBackend | None:
    """The backend of the highest priority among the trusted ones; respects keyring's own switch-off.

    ``PYTHON_KEYRING_BACKEND=keyring.backends.null.Keyring`` leaves none.
    """
    import keyring

    chosen = keyring.get_keyring()
    # With several viable backends the library hands out a chain of them all, plain files among them.
    candidates = list(getattr(chosen, "backends", [chosen]))
    trusted = [backend for backend in candidates if type(backend).__module__ in TRUSTED]
    return max(trusted, key=lambda backend: float(backend.priority), default=None)


def _delete(keyring: KeyringBackend, name: str) -> None:
    if keyring.get_password(SERVICE, name) is not None:
        keyring.delete_password(SERVICE, name)
