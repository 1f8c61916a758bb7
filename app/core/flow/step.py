"""The steps of the wizard, the ways out of them, and the groups in which the map shows them."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """One page each; the value is stable, since scenarios and `xueji play` name it."""

    FIRST = "first"
    MESSAGE = "message"
    SERVICES = "services"
    BEFORE = "before"
    HAVE_ACCOUNT = "have-account"

    IDENTITY = "identity"
    PHONE = "phone"
    SMS_CODE = "sms-code"
    PASSWORD = "password"  # noqa: S105 - a step
    CHECK = "check"
    REGISTERED = "registered"

    PHONE_TAKEN = "phone-taken"
    TICKET = "ticket"
    TICKET_SENT = "ticket-sent"

    NUMBER_TAKEN = "number-taken"
    NUMBER_PENDING = "number-pending"
    WARNING_GATE = "warning-gate"
    WAYS_OUT = "ways-out"
    APP_CHECK = "app-check"
    CLASSMATE = "classmate"
    RECORD_DATA = "record-data"
    PHOTO_REVIEW = "photo-review"
    REVIEW_WAITING = "review-waiting"
    PROVED = "proved"

    LOGIN = "login"
    SCAN_LOGIN = "scan-login"
    FIND_USER = "find-user"
    USER_FOUND = "user-found"
    RESET_START = "reset-start"
    RESET = "reset"
    RECOVERED = "recovered"
    NO_WAY_BACK = "no-way-back"

    EMAIL_FORM = "email-form"
    EMAIL_TAKEN = "email-taken"
    ACTIVATION = "activation"
    BASIC_PHONE = "basic-phone"
    BINDING = "binding"
    BIND_PHONE = "bind-phone"
    BIND_EMAIL = "bind-email"
    BIND_HELP = "bind-help"

    INBOX = "inbox"
    HELP_REQUEST = "help-request"
    HELP_ANSWERED = "help-answered"

    ACCOUNT = "account"
    CHANGE_NAME = "change-name"
    NEW_PHONE = "new-phone"
    BIND_APP = "bind-app"
    CLOSE_ACCOUNT = "close-account"

    SCHOOL_LOGIN = "school-login"

    RECORD = "record"
    NOT_PUBLISHED = "not-published"
    NO_RECORD = "no-record"
    MISMATCH = "mismatch"

    OFFICIAL = "official"
    OWN_PHONE = "own-phone"
    GUIDE = "guide"
    OWN_RECORD = "own-record"
    TELL_SCHOOL = "tell-school"

    COME_BACK = "come-back"
    LAST = "last"


class Exit(StrEnum):
    """How a person leaves a step. NEXT is the primary button; the others are what a page offers beside it."""

    NEXT = "next"
    PRACTISE = "practise"
    FOR_REAL = "for-real"
    MESSAGE = "message"
    SERVICES = "services"
    SCHOOL = "school"

    HAVE_ACCOUNT = "have-account"
    LOG_IN = "log-in"
    SCAN = "scan"
    FIND_USER = "find-user"
    RESET_PASSWORD = "reset-password"  # noqa: S105 - a way
    REGISTER = "register"
    REGISTER_AGAIN = "register-again"
    NONE_WORKS = "none-works"

    NEW_PICTURE = "new-picture"
    RESEND = "resend"
    CHANGE_IDENTITY = "change-identity"
    CHANGE_PHONE = "change-phone"
    CHANGE_PASSWORD = "change-password"  # noqa: S105 - a way
    CHANGE_EMAIL = "change-email"

    TICKET = "ticket"
    LOOK_AGAIN = "look-again"
    APP_CHECK = "app-check"
    CLASSMATE = "classmate"
    RECORD_DATA = "record-data"
    PHOTO_REVIEW = "photo-review"
    OTHER_WAY = "other-way"

    BIND_PHONE = "bind-phone"
    BIND_EMAIL = "bind-email"
    BIND_HELP = "bind-help"
    INBOX = "inbox"
    DECLINE = "decline"
    LATER = "later"

    ACCOUNT = "account"
    CHANGE_NAME = "change-name"
    BIND_APP = "bind-app"
    CLOSE = "close"

    REPORTED = "reported"
    RECORD = "record"
    COME_BACK = "come-back"
    STOP = "stop"


class Group(StrEnum):
    """Headings of the map; GROUND is a page that no map is shown beside."""

    GROUND = "ground"
    PREPARE = "prepare"
    REGISTER = "register"
    RECOVER = "recover"
    PROVE = "prove"
    ACCOUNT = "account"
    SCHOOL = "school"
    RECORD = "record"
    OFFICIAL = "official"
