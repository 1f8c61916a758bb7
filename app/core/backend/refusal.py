"""Refusals: the service understood, and says no by one of these codes. Their words are in `catalogue`."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum, auto

from app.core.text import Value


class RefusalCode(StrEnum):
    """Stable names; scripts, HTTP answers and the troubleshooter refer to them."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        return name

    # what was typed
    FIELD_REQUIRED = auto()
    FIELD_INVALID = auto()
    NAME_FORMAT = auto()
    ID_NUMBER_FORMAT = auto()
    PHONE_FORMAT = auto()
    EMAIL_FORMAT = auto()
    PASSWORD_RULE = auto()
    SYNTHETIC_NUMBER = auto()
    REAL_NUMBER_IN_PRACTICE = auto()
    # codes
    PICTURE_CODE_WRONG = auto()
    CODE_WRONG = auto()
    CODE_EXPIRED = auto()
    CODE_NOT_SENT = auto()
    CODE_TRIES_USED = auto()
    CODE_COOLDOWN = auto()
    CODE_LIMITED = auto()
    # registering
    PHONE_TAKEN = auto()
    EMAIL_TAKEN = auto()
    EMAIL_AWAITING_ACTIVATION = auto()
    CONTACT_BOUND = auto()
    ID_NUMBER_TAKEN = auto()
    ID_NUMBER_UNDER_REVIEW = auto()
    WARNING_NOT_ACCEPTED = auto()
    ACTIVATION_EXPIRED = auto()
    ACTIVATION_ALREADY_DONE = auto()
    ACTIVATION_UNKNOWN = auto()
    BINDING_NOT_READY = auto()
    BASIC_INFORMATION_NEEDED = auto()
    ID_CHECK_NEEDED = auto()
    # logging in, recovery
    LOGIN_REFUSED = auto()
    LOGIN_NEEDS_PICTURE = auto()
    NOT_ACTIVATED = auto()
    ACCOUNT_CLOSED = auto()
    SESSION_ENDED = auto()
    SCAN_NOT_BOUND = auto()
    SCAN_INVALID = auto()
    USER_NAME_NOT_FOUND = auto()
    NO_RECOVERY_WAY = auto()
    RECOVERY_WAY_NOT_BOUND = auto()
    SECURITY_ANSWER_WRONG = auto()
    SECURITY_ANSWERS_USED = auto()
    # account
    ID_NUMBER_IMMUTABLE = auto()
    CLOSING_MISMATCH = auto()
    CLOSING_NOTICE_NOT_ACCEPTED = auto()
    # the four ways out
    NOTHING_TO_CHECK = auto()
    APP_CHECK_FAILED = auto()
    MANUAL_REVIEW_NOT_OFFERED = auto()
    PHOTO_UNUSABLE = auto()
    PHOTO_SAME_TWICE = auto()
    UPLOADS_TODAY_USED = auto()
    UPLOADS_USED = auto()
    REVIEW_PENDING = auto()
    RECORD_DATA_MISMATCH = auto()
    RECORD_DATA_UNAVAILABLE = auto()
    CLASSMATE_NOT_FOUND = auto()
    CLASSMATE_NOT_ELIGIBLE = auto()
    HELP_REQUESTS_USED = auto()
    HELP_NOT_MET_IN_PERSON = auto()
    HELP_REQUEST_CLOSED = auto()
    TICKET_UNKNOWN = auto()
    # record
    RECORD_UNKNOWN = auto()
    SELF_CHECK_INCOMPLETE = auto()
    CASE_UNKNOWN = auto()
    CASE_STATE = auto()
    # service
    PASSWORDS_NOT_USED = auto()
    NOT_OFFERED = auto()
    NOT_ALLOWED = auto()
    ATTEMPT_REUSED = auto()
    ATTEMPT_MISSING = auto()
    TOO_MANY_REQUESTS = auto()
    SCENARIO_UNKNOWN = auto()


class Refused(Exception):
    """An answer that says no.

    `field` is the request field it concerns (dotted for nested ones), or empty for the catalogue's
    own; `retry_at` is when trying again can succeed, where that is a matter of time; `details` fill
    the words of the catalogue (a masked owner, a number of tries left).
    """

    def __init__(
        self,
        code: RefusalCode,
        *,
        field: str = "",
        retry_at: datetime | None = None,
        **details: Value,
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.field = field
        self.retry_at = retry_at
        self.details = details
