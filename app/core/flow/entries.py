"""What is wrong with the entries of a step, before any service is asked: for the pages and the player."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.core.backend.data.recovery import Means
from app.core.backend.descriptor import Realm
from app.core.flow import person
from app.core.flow.memory import Memory, Typed
from app.core.flow.step import Step
from app.core.flow.venue import Venue
from app.core.identity.code import CodeKind, check_code
from app.core.identity.document import check_document
from app.core.identity.document_type import DocumentType
from app.core.identity.email import check_email
from app.core.identity.id_number import check_id_number
from app.core.identity.name import check_name
from app.core.identity.password import check_password
from app.core.identity.phone import check_phone
from app.core.identity.result import Result
from app.core.text import Text, text


@dataclass(frozen=True)
class Wrong:
    """One thing to correct: the entry it concerns, and what to do about it."""

    field: str
    words: Text


def check_number(typed: Typed, today: date) -> Result:
    """The document number by its kind."""
    if typed.document_type is DocumentType.RESIDENT_ID:
        return check_id_number(typed.number, today=today)
    return check_document(typed.number, typed.document_type, today=today)


def wrong_entries(step: Step, venue: Venue, memory: Memory, today: date) -> tuple[Wrong, ...]:
    """What has to be corrected before the main way of `step` can be tried, in the order of the page."""
    check = _CHECKS.get(step)
    return tuple(check(venue, memory, today)) if check else ()


Check = Callable[[Venue, Memory, date], list[Wrong]]


def _first(field: str, result: Result) -> list[Wrong]:
    errors = result.errors
    return [Wrong(field, errors[0].message)] if errors else []


def _name(typed: Typed) -> list[Wrong]:
    return _first("name", check_name(typed.name, typed.document_type))


def _identity(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    typed = memory.typed
    found = _name(typed)
    number = check_number(typed, today)
    if number.errors:
        return [*found, *_first("number", number)]
    synthetic = "SYNTHETIC" in number.codes
    if typed.document_type is DocumentType.RESIDENT_ID and synthetic is not (venue.realm is Realm.DEMO):
        words = (
            text("This is a practice number. Please type the number on your own ID card.")
            if synthetic
            else text("Practice takes invented numbers only. Please use the one shown on this page.")
        )
        found.append(Wrong("number", words))
    return found


def check_new_name(memory: Memory) -> Result:
    """Another name for the account, by the document that the account has."""
    account, typed = memory.known.account, memory.typed
    return check_name(typed.new_name, account.document_type if account is not None else typed.document_type)


def _phone(typed: Typed) -> list[Wrong]:
    found = _first("phone", check_phone(typed.phone))
    if not typed.own_phone:
        found.append(Wrong("own_phone", text("Please confirm that this is your own number.")))
    return found


def _picture(typed: Typed) -> list[Wrong]:
    return _first("picture", check_code(typed.picture, CodeKind.PICTURE))


def _phone_and_picture(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    found = _phone(memory.typed)
    if memory.known.code_sent_to and memory.known.code_sent_to == person.phone(memory.typed):
        return found
    return [*found, *_picture(memory.typed)]


def _sms_code(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    digits = memory.known.code_sent.digits if memory.known.code_sent else 6
    return _first("code", check_code(memory.typed.code, CodeKind.SMS, digits=digits))


def _repeated(field: str, first: str, second: str) -> list[Wrong]:
    if first and first != second:
        return [Wrong(field, text("The two passwords are not the same."))]
    return []


def _password(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    typed = memory.typed
    checked = check_password(
        typed.password,
        venue.profile,
        username=person.phone(typed) or person.email(typed),
        id_number=person.number(typed),
    )
    return [
        *_first("password", checked),
        *_repeated("password_again", typed.password, typed.password_again),
    ]


def _email_form(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    return [*_first("email", check_email(memory.typed.email)), *_password(venue, memory, today)]


def _empty(field: str, value: str | bytes, words: Text) -> list[Wrong]:
    return [] if value.strip() else [Wrong(field, words)]


def _login(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    typed = memory.typed
    return [
        *_empty("identifier", typed.identifier, text("Please type phone number, ID number or e-mail.")),
        *_empty("login_password", typed.login_password, text("Please type the password.")),
    ]


def _find_user(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    return [*_identity(venue, memory, today), *_picture(memory.typed)]


def _reset_start(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    typed = memory.typed
    return [
        *_empty("user_name", typed.user_name, text("Please type the user name.")),
        *_picture(typed),
    ]


def _reset(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    typed, means = memory.typed, memory.chosen.means
    found: list[Wrong] = []
    if means is None:
        found.append(Wrong("means", text("Please choose one of the ways.")))
    elif means is Means.QUESTIONS:
        if not typed.answers or not all(answer.strip() for answer in typed.answers):
            found.append(Wrong("answers", text("Please answer every question.")))
    else:
        if means is Means.PHONE:
            found += _identity(venue, memory, today)
        found += _first("reset_code", check_code(typed.reset_code, CodeKind.SMS))
    checked = check_password(
        typed.new_password, venue.profile, username=typed.user_name, id_number=person.number(typed)
    )
    found += _first("new_password", checked)
    return found + _repeated("new_password_again", typed.new_password, typed.new_password_again)


def _classmate(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    typed = memory.typed
    return [
        *_empty("classmate_name", typed.classmate_name, text("Please type your classmate's name.")),
        *_first("classmate_phone", check_phone(typed.classmate_phone)),
        *_first("phone", check_phone(typed.phone)),
    ]


def _record_data(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    typed = memory.typed
    return [
        *_empty("institution", typed.institution, text("Please type the name of your university.")),
        *_empty("student_number", typed.student_number, text("Please type your student number.")),
        *_empty("major", typed.major, text("Please type your major.")),
    ]


def _photos(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    typed = memory.typed
    return [
        *_empty("portrait", typed.portrait, text("Please choose the picture of the portrait side.")),
        *_empty("emblem", typed.emblem, text("Please choose the picture of the emblem side.")),
    ]


def _ticket(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    typed = memory.typed
    return [
        *_identity(venue, memory, today),
        *_first("phone", check_phone(typed.phone)),
        *_empty("ticket_photo", typed.ticket_photo, text("Please choose the photo holding your ID.")),
    ]


def _school_login(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    found = _identity(venue, memory, today)
    if memory.chosen.by_slip:
        return [*found, *_empty("slip", memory.typed.slip, text("Please type what is on the slip."))]
    found += _first("phone", check_phone(memory.typed.phone))
    if memory.known.code_sent is None:
        return [*found, Wrong("picture", text("Please have an SMS code sent first."))]
    return [*found, *_sms_code(venue, memory, today)]


def wrong_before_code(memory: Memory) -> tuple[Wrong, ...]:
    """What has to be corrected before a code can be sent to a phone."""
    return (*_first("phone", check_phone(memory.typed.phone)), *_picture(memory.typed))


def _record(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    if not undecided(memory):
        return []
    return [Wrong("verdicts", text("Please decide every item; unsure is an answer too."))]


def _closing(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    found = [*_identity(venue, memory, today), *_first("phone", check_phone(memory.typed.phone))]
    found += _first("new_code", check_code(memory.typed.new_code, CodeKind.SMS))
    if not memory.typed.closing_notice:
        found.append(Wrong("closing_notice", text("Please confirm that you have read it.")))
    return found


def _help(venue: Venue, memory: Memory, today: date) -> list[Wrong]:
    if memory.chosen.met_in_person:
        return []
    return [Wrong("met_in_person", text("Please meet them face to face first, and then tick it."))]


def undecided(memory: Memory) -> tuple[str, ...]:
    """Keys of the record that still wait for an answer, the photo last."""
    page = memory.known.page
    if page is None or not page.records:
        return ()
    decided = {v.key for v in memory.typed.verdicts}
    return tuple(k for k in (*(f.key for f in page.records[0].fields), "photo") if k not in decided)


_CHECKS: dict[Step, Check] = {
    Step.IDENTITY: _identity,
    Step.PHONE: _phone_and_picture,
    Step.OWN_PHONE: lambda venue, memory, today: _phone(memory.typed),
    Step.BASIC_PHONE: lambda venue, memory, today: _phone(memory.typed),
    Step.SMS_CODE: _sms_code,
    Step.PASSWORD: _password,
    Step.EMAIL_FORM: _email_form,
    Step.ACTIVATION: lambda venue, memory, today: _empty(
        "link", memory.typed.link, text("Please open the link in the mail, or paste its address here.")
    ),
    Step.LOGIN: _login,
    Step.FIND_USER: _find_user,
    Step.RESET_START: _reset_start,
    Step.RESET: _reset,
    Step.CLASSMATE: _classmate,
    Step.BIND_HELP: _classmate,
    Step.RECORD_DATA: _record_data,
    Step.PHOTO_REVIEW: _photos,
    Step.TICKET: _ticket,
    Step.SCHOOL_LOGIN: _school_login,
    Step.RECORD: _record,
    Step.HELP_REQUEST: _help,
    Step.CHANGE_NAME: lambda venue, memory, today: _first("new_name", check_new_name(memory)),
    Step.NEW_PHONE: lambda venue, memory, today: [
        *_first("new_phone", check_phone(memory.typed.new_phone)),
        *_first("new_code", check_code(memory.typed.new_code, CodeKind.SMS)),
    ],
    Step.CLOSE_ACCOUNT: _closing,
    Step.BIND_PHONE: lambda venue, memory, today: [
        *_first("phone", check_phone(memory.typed.phone)),
        *_first("code", check_code(memory.typed.code, CodeKind.SMS)),
    ],
    Step.BIND_EMAIL: lambda venue, memory, today: [
        *_first("email", check_email(memory.typed.email)),
        *_first("email_code", check_code(memory.typed.email_code, CodeKind.EMAIL)),
    ],
}
