"""Chance as a thing that is handed in: the system's for a server, a seeded one for practice and tests."""

from __future__ import annotations

import random
import secrets
from typing import Protocol


class Entropy(Protocol):
    def token(self) -> str:
        """A fresh secret or id of 128 bits, as 32 hexadecimal digits."""
        ...

    def digits(self, count: int) -> str: ...

    def letters(self, count: int, alphabet: str) -> str: ...


class SystemEntropy:
    def token(self) -> str:
        return secrets.token_hex(16)

    def digits(self, count: int) -> str:
        return "".join(secrets.choice("0123456789") for _ in range(count))

    def letters(self, count: int, alphabet: str) -> str:
        return "".join(secrets.choice(alphabet) for _ in range(count))


class SeededEntropy:
    """The same every time for one seed: guessable, so never for a server of the real realm."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - practice must be repeatable

    def token(self) -> str:
        return f"{self._random.getrandbits(128):032x}"

    def digits(self, count: int) -> str:
        return "".join(self._random.choices("0123456789", k=count))

    def letters(self, count: int, alphabet: str) -> str:
        return "".join(self._random.choices(alphabet, k=count))
