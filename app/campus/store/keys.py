"""Where the keys of a store may come from beside a file: the environment, or the system's keyring."""

from __future__ import annotations

import base64
import binascii
import json
import os
import stat
from pathlib import Path

from app.campus.store.vault import Keys, new_keys

VARIABLE = "XUEJI_STORE_KEYS"
"""Holds what a key file holds; for containers, whose secrets come in the environment."""
KEYRING = "keyring"
_SERVICE, _NAME = "xueji-guide", "keys of the campus store"


class KeysUnusable(ValueError):
    """Something that should hold keys does not, or is open to others."""


def written(keys: Keys) -> str:
    """Keys as they are kept: a line of JSON."""
    named = {"seal": keys.seal, "index": keys.index}
    return json.dumps({name: base64.b64encode(key).decode() for name, key in named.items()})


def read(content: str) -> Keys:
    try:
        found = json.loads(content)
        return Keys(*(base64.b64decode(found[name], validate=True) for name in ("seal", "index")))
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        raise KeysUnusable from error


def keys_from_environment() -> Keys | None:
    """The keys in `XUEJI_STORE_KEYS`, None when it is not set. Raises `KeysUnusable`."""
    content = os.environ.get(VARIABLE, "")
    return read(content) if content else None


def keys_from_keyring() -> Keys:
    """The keys in the keyring, made there at the first call. Raises `KeysUnusable` without one."""
    import keyring
    from keyring.errors import KeyringError

    try:
        content = keyring.get_password(_SERVICE, _NAME)
        if content is None:
            keyring.set_password(_SERVICE, _NAME, written(new_keys()))
            content = keyring.get_password(_SERVICE, _NAME) or ""
    except KeyringError as error:
        raise KeysUnusable from error
    return read(content)


def is_private(path: Path) -> bool:
    """Whether nobody but its owner may read a file; always so where files have no such rights."""
    return os.name == "nt" or not stat.S_IMODE(path.stat().st_mode) & 0o077
