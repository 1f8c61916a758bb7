"""An e-mail address: the user name of the older profile (A040, A049), and a way of recovery."""

from __future__ import annotations

import re

from app.core.identity.characters import half_width, is_invisible, trimmed
from app.core.identity.result import Result, error, warning
from app.core.text import text

LONGEST = 254

_WHOLE = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)*\.[^@\s.]{2,}")
_BEGINNING = re.compile(r"[^@\s]+(?:@(?:[^@\s.]+\.)*[^@\s.]*)?")


def check_email(value: str) -> Result:
    """Check the shape; normalised: trimmed, full-width as plain, the domain in small letters."""
    written = trimmed(value)
    address = half_width(written)
    local, at, domain = address.rpartition("@")
    address = local + at + domain.lower() if at else address
    if not address:
        return Result("email", "", (error("EMPTY", text("Please fill in the e-mail address.")),))
    if not _WHOLE.fullmatch(address) or len(address) > LONGEST or _has_hidden(address):
        unfinished = (
            bool(_BEGINNING.fullmatch(address)) and len(address) <= LONGEST and not _has_hidden(address)
        )
        words = text("An e-mail address looks like name@example.cn.")
        return Result("email", address, (error("FORMAT", words, unfinished=unfinished),))
    if half_width(written) != written:
        words = text("Full-width characters were changed to plain ones: {address}", address=address)
        return Result("email", address, (warning("NORMALISED", words),))
    return Result("email", address)


def _has_hidden(address: str) -> bool:
    return any(is_invisible(c) or not c.isprintable() for c in address)
