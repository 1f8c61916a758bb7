"""What was typed, made uniform, or refused by the format rules (A052, A053, A103, A150–A153, E1–E7)."""

from __future__ import annotations

from app.campus.service.work import Work
from app.core.backend.data.accounts import Identity
from app.core.backend.data.codes import Channel
from app.core.backend.descriptor import Profile, Realm
from app.core.backend.refusal import RefusalCode, Refused
from app.core.identity.characters import half_width, without_blanks
from app.core.identity.document import check_document
from app.core.identity.document_type import DocumentType
from app.core.identity.email import check_email
from app.core.identity.name import check_name
from app.core.identity.password import check_password
from app.core.identity.phone import check_phone
from app.core.identity.region import SYNTHETIC

_LONGEST_NAME = 50
_RESIDENT_LENGTH = 18


def name_of(work: Work, name: str, document: DocumentType, field: str = "name") -> str:
    """The name as it is stored. A150: at least two characters; A052: no pinyin with a resident ID."""
    if not name.strip():
        raise Refused(RefusalCode.FIELD_REQUIRED, field=field)
    found = check_name(name, document)
    too_short = len(found.normalized) < work.rules.name_least_characters
    others = [problem for problem in found.errors if problem.code != "SHORT"]
    if too_short or others or len(found.normalized) > _LONGEST_NAME:
        raise Refused(RefusalCode.NAME_FORMAT, field=field)
    return found.normalized


def identity_of(work: Work, identity: Identity | None, field: str = "identity") -> Identity:
    """Name and number as they are stored; numbers of the wrong realm are refused.

    A153: with the type 其他 any number is taken. E3: only a resident number can be of a wrong form.
    """
    if identity is None:
        raise Refused(RefusalCode.FIELD_REQUIRED, field=field)
    place = f"{field}." if field else ""
    name = name_of(work, identity.name, identity.document_type, f"{place}name")
    if not identity.number.strip():
        raise Refused(RefusalCode.FIELD_REQUIRED, field=f"{place}number")
    found = check_document(identity.number, identity.document_type, today=work.now.date())
    number = found.normalized
    if not found.valid or not number or len(number) > 40:
        raise Refused(RefusalCode.ID_NUMBER_FORMAT, field=f"{place}number")
    _check_realm(work, number, f"{place}number")
    return Identity(name, identity.document_type, number)


def _check_realm(work: Work, number: str, field: str) -> None:
    """Practice takes region 99 and its own invented people only; the real realm refuses those."""
    is_synthetic = len(number) == _RESIDENT_LENGTH and number.startswith(SYNTHETIC)
    if work.realm is Realm.REAL:
        if is_synthetic:
            raise Refused(RefusalCode.SYNTHETIC_NUMBER, field=field)
        return
    if not is_synthetic and not work.knows_number(number):
        raise Refused(RefusalCode.REAL_NUMBER_IN_PRACTICE, field=field)


def phone_of(phone: str, field: str = "phone") -> str:
    """Eleven digits (E4)."""
    if not phone.strip():
        raise Refused(RefusalCode.FIELD_REQUIRED, field=field)
    found = check_phone(phone)
    if not found.valid:
        raise Refused(RefusalCode.PHONE_FORMAT, field=field)
    return found.normalized


def email_of(email: str, field: str = "email") -> str:
    """The address with its domain in small letters (E6)."""
    if not email.strip():
        raise Refused(RefusalCode.FIELD_REQUIRED, field=field)
    found = check_email(email)
    if not found.valid:
        raise Refused(RefusalCode.EMAIL_FORMAT, field=field)
    return found.normalized


def contact_of(channel: Channel, target: str, field: str = "target") -> str:
    return phone_of(target, field) if channel is Channel.PHONE else email_of(target, field)


def password_of(
    work: Work, password: str, *, user_name: str, number: str = "", field: str = "password"
) -> str:
    """The password, when it keeps the rule of the profile (A049, E5)."""
    if not password:
        raise Refused(RefusalCode.FIELD_REQUIRED, field=field)
    rules = work.rules
    is_legacy = work.profile is Profile.EMAIL_LEGACY
    found = check_password(password, work.profile, username=user_name, id_number=number)
    least = rules.password_least_email_legacy if is_legacy else rules.password_least_phone
    others = [problem for problem in found.errors if problem.code not in ("SHORT", "LONG")]
    if others or not least <= len(password) <= rules.password_most:
        raise Refused(RefusalCode.PASSWORD_RULE, field=field)
    return password


def code_of(code: str, field: str = "code") -> str:
    """A one-time code without blanks, in plain digits (E7)."""
    if not code.strip():
        raise Refused(RefusalCode.FIELD_REQUIRED, field=field)
    return without_blanks(half_width(code)).replace("-", "")
