"""The file with the keys of a store. Without it, what the store holds of people cannot be read by anybody."""

from __future__ import annotations

import base64
import binascii
import json
import os
from pathlib import Path

from app.campus.store.vault import Keys, new_keys
from app.core.launch import UsageProblem
from app.core.text import text


def keys_in(path: Path) -> Keys:
    """The keys in `path`; raises `UsageProblem` when it is not a key file."""
    try:
        found = json.loads(path.read_text(encoding="ascii"))
        return Keys(*(base64.b64decode(found[name], validate=True) for name in ("seal", "index")))
    except (OSError, ValueError, KeyError, TypeError, binascii.Error) as error:
        raise UsageProblem(text("the key file {file} cannot be used", file=str(path))) from error


def ensure_keys(path: Path) -> None:
    """Make a key file for its owner alone, unless there is one: to replace it would lose the store."""
    keys = new_keys()
    named = {"seal": keys.seal, "index": keys.index}
    content = json.dumps({name: base64.b64encode(key).decode() for name, key in named.items()})
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
