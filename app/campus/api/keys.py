"""The file with the keys of a store. Without it, what the store holds of people cannot be read by anybody."""

from __future__ import annotations

import os
from pathlib import Path

from app.campus.store.keys import (
    KEYRING,
    KeysUnusable,
    is_private,
    keys_from_environment,
    keys_from_keyring,
    read,
    written,
)
from app.campus.store.vault import Keys, new_keys
from app.core.launch import UsageProblem
from app.core.text import text


def keys_in(path: Path) -> Keys:
    """The keys in `path`; raises `UsageProblem` when it is not a key file."""
    try:
        if not is_private(path):
            raise UsageProblem(text("the key file {file} must be open to its owner alone", file=str(path)))
        return read(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise UsageProblem(text("the key file {file} cannot be used", file=str(path))) from error


def store_keys(path: Path) -> Keys:
    """The keys of the environment, of the keyring where `path` is called so, else of the file."""
    try:
        found = keys_from_environment()
        if found is not None:
            return found
        if is_keyring(path):
            return keys_from_keyring()
    except KeysUnusable as error:
        raise UsageProblem(text("the keys of the database cannot be used")) from error
    ensure_keys(path)
    return keys_in(path)


def is_keyring(path: Path) -> bool:
    return str(path) == KEYRING


def ensure_keys(path: Path) -> None:
    """Make a key file for its owner alone, unless there is one: to replace it would lose the store."""
    content = written(new_keys())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    except OSError as error:
        raise UsageProblem(text("the key file {file} cannot be used", file=str(path))) from error
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(content + "\n")
        out.flush()
        os.fsync(out.fileno())
