"""What nobody needs any more is not kept: old answers, used-up pictures, dead codes, ended log-ins."""

from __future__ import annotations

from datetime import timedelta

from app.campus.service.work import Work
from app.campus.store.rows import AttemptRow, CodeRow, PictureRow, SessionRow

ATTEMPTS_KEPT = timedelta(days=2)
"""A lost answer is asked for again within minutes; two days leave room for a computer that slept."""
FORGET_EVERY = timedelta(hours=1)
_CODES_KEPT = timedelta(days=7)
"""So long an expired code is told apart from a wrong one; the limits look back two days at most."""
_SESSIONS_KEPT = timedelta(days=1)


def forget_what_is_over(work: Work) -> None:
    """Delete it. The desk asks for it now and then, with the first write after a while."""
    work.rows(PictureRow).remove_before("valid_until", work.now)
    work.rows(CodeRow).remove_before("valid_until", work.now - _CODES_KEPT)
    work.rows(AttemptRow).remove_before("at", work.now - ATTEMPTS_KEPT)
    work.rows(SessionRow).remove_before("valid_until", work.now - _SESSIONS_KEPT)
