"""Personal values at rest: sealed with AES-GCM, and found again by a keyed hash (decision 12)."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.core.backend.failure import StoreTrouble

KEY_BYTES = 32
_NONCE_BYTES = 12


@dataclass(frozen=True)
class Keys:
    """Two independent keys of 32 bytes: one seals values, the other makes blind indexes."""

    seal: bytes = field(repr=False)
    index: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seal) != KEY_BYTES or len(self.index) != KEY_BYTES or self.seal == self.index:
            raise ValueError("two different keys of 32 bytes are needed")


def new_keys() -> Keys:
    return Keys(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES))


class Vault:
    def __init__(self, keys: Keys) -> None:
        self._cipher = AESGCM(keys.seal)
        self._index_key = keys.index

    def seal(self, value: bytes, place: str) -> bytes:
        """Encrypt for one `place` (table and row): moved elsewhere, the value does not open."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, value, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Decrypt; `StoreTrouble` when the value was damaged, moved, or sealed with another key."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError):
            raise StoreTrouble from None

    def index(self, value: str, kind: str) -> bytes:
        """The blind index of a value: equal for equal values of one kind, and nothing more."""
        return hmac.digest(self._index_key, f"{kind}\0{value}".encode("utf-8", "surrogatepass"), sha256)
