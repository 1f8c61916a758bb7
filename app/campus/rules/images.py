"""Uploaded pictures: kind by content, size (A103, A103b, A105). What they show, people judge (A100–A102)."""

from __future__ import annotations

import hmac
from hashlib import sha256

from app.campus.service.work import Work
from app.core.backend.refusal import RefusalCode, Refused

_MAGIC = {"jpeg": (b"\xff\xd8\xff",), "png": (b"\x89PNG\r\n\x1a\n",), "gif": (b"GIF87a", b"GIF89a")}


def check_image(work: Work, content: bytes, field: str) -> None:
    """Refuse an empty, too large or foreign file. Nothing is decoded here: untrusted pictures stay closed."""
    kinds = [kind for kind, starts in _MAGIC.items() if content.startswith(starts)]
    is_allowed = bool(kinds) and kinds[0] in work.rules.photo_formats
    if not is_allowed or len(content) > work.rules.photo_most_bytes:
        raise Refused(RefusalCode.PHOTO_UNUSABLE, field=field)


def check_two_sides(work: Work, portrait: bytes, emblem: bytes) -> None:
    """A105: both sides, and not one file twice."""
    check_image(work, portrait, "portrait")
    check_image(work, emblem, "emblem")
    if hmac.compare_digest(sha256(portrait).digest(), sha256(emblem).digest()):
        raise Refused(RefusalCode.PHOTO_SAME_TWICE)
