"""Password hashing: Argon2id for a server, something quick where nothing is at stake."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Protocol

OWASP_MEMORY_KIB = 19_456
OWASP_PASSES = 2


class Hasher(Protocol):
    def hash(self, password: str) -> str: ...

    def matches(self, hashed: str, password: str) -> bool: ...

    def is_outdated(self, hashed: str) -> bool:
        """Whether the password should be hashed again at the next log-in."""
        ...


class Argon2Hasher:
    """Argon2id, by default at OWASP's floor doubled in memory; the parameters stand in each hash."""

    def __init__(self, memory_kib: int = 2 * OWASP_MEMORY_KIB, passes: int = OWASP_PASSES) -> None:
        from argon2 import PasswordHasher
        from argon2.low_level import Type

        if memory_kib < OWASP_MEMORY_KIB or passes < OWASP_PASSES:
            raise ValueError("below the floor of OWASP")
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1, type=Type.ID)

    def hash(self, password: str) -> str:
        return self._hasher.hash(password.encode("utf-8", "surrogatepass"))

    def matches(self, hashed: str, password: str) -> bool:
        from argon2.exceptions import Argon2Error, InvalidHashError

        try:
            return self._hasher.verify(hashed, password.encode("utf-8", "surrogatepass"))
        except (Argon2Error, InvalidHashError):
            return False

    def is_outdated(self, hashed: str) -> bool:
        from argon2.exceptions import InvalidHashError

        try:
            return self._hasher.check_needs_rehash(hashed)
        except InvalidHashError:
            return True


class QuickHasher:
    """For practice in memory and for tests: invented passwords that end with the process."""

    _PREFIX = "quick$"

    def hash(self, password: str) -> str:
        return self._PREFIX + sha256(password.encode("utf-8", "surrogatepass")).hexdigest()

    def matches(self, hashed: str, password: str) -> bool:
        return hmac.compare_digest(hashed, self.hash(password))

    def is_outdated(self, hashed: str) -> bool:
        return not hashed.startswith(self._PREFIX)
