"""Where a refusal leads, by its code alone, whichever step it comes from.

A refusal has either a page of its own (`BRANCHES`), or a step whose form mends it (`MENDED_AT`): when
that step was passed on the way here, the wizard goes back to it and points at the field. Every other
refusal is shown where it happened.
"""

from __future__ import annotations

from app.core.backend.refusal import RefusalCode
from app.core.flow.step import Step

BRANCHES: dict[RefusalCode, Step] = {
    RefusalCode.ID_NUMBER_TAKEN: Step.NUMBER_TAKEN,
    RefusalCode.ID_NUMBER_UNDER_REVIEW: Step.NUMBER_PENDING,
    RefusalCode.PHONE_TAKEN: Step.PHONE_TAKEN,
    RefusalCode.CONTACT_BOUND: Step.PHONE_TAKEN,
    RefusalCode.EMAIL_TAKEN: Step.EMAIL_TAKEN,
    RefusalCode.EMAIL_AWAITING_ACTIVATION: Step.ACTIVATION,
    RefusalCode.NOT_ACTIVATED: Step.ACTIVATION,
    RefusalCode.WARNING_NOT_ACCEPTED: Step.WARNING_GATE,
    RefusalCode.NO_RECOVERY_WAY: Step.NO_WAY_BACK,
    RefusalCode.SESSION_ENDED: Step.LOGIN,
    RefusalCode.LOGIN_REFUSED: Step.LOGIN,
    RefusalCode.REVIEW_PENDING: Step.REVIEW_WAITING,
    RefusalCode.NOTHING_TO_CHECK: Step.WAYS_OUT,
    RefusalCode.ACTIVATION_ALREADY_DONE: Step.LOGIN,
}


def page_of(code: RefusalCode, at_school: bool) -> Step | None:
    """The page of its own that a refusal has. At a school's service all is mended where it happened, but
    for a session that is over.
    """
    if at_school:
        return Step.SCHOOL_LOGIN if code is RefusalCode.SESSION_ENDED else None
    return BRANCHES.get(code)


AHEAD: dict[tuple[Step, RefusalCode], Step] = {(Step.PHONE, RefusalCode.CODE_COOLDOWN): Step.SMS_CODE}
"""Refused because it was done already, and only the answer was lost: what follows is open."""

STAYS_AT = frozenset({Step.CHANGE_NAME, Step.NEW_PHONE, Step.BIND_APP, Step.CLOSE_ACCOUNT})
"""Pages of an account one is in: whatever is refused there is mended there."""

MENDED_AT: dict[RefusalCode, Step] = {
    RefusalCode.NAME_FORMAT: Step.IDENTITY,
    RefusalCode.ID_NUMBER_FORMAT: Step.IDENTITY,
    RefusalCode.REAL_NUMBER_IN_PRACTICE: Step.IDENTITY,
    RefusalCode.SYNTHETIC_NUMBER: Step.IDENTITY,
    RefusalCode.PHONE_FORMAT: Step.PHONE,
    RefusalCode.EMAIL_FORMAT: Step.EMAIL_FORM,
    RefusalCode.CODE_WRONG: Step.SMS_CODE,
    RefusalCode.CODE_EXPIRED: Step.SMS_CODE,
    RefusalCode.CODE_TRIES_USED: Step.SMS_CODE,
    RefusalCode.CODE_NOT_SENT: Step.PHONE,
    RefusalCode.PASSWORD_RULE: Step.PASSWORD,
}
