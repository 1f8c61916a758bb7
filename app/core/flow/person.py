"""What was typed about a person, in the form in which services want it."""

from __future__ import annotations

from datetime import date

from app.core.backend.data.accounts import Identity
from app.core.flow.memory import Typed
from app.core.identity.characters import half_width, without_blanks
from app.core.identity.code import CodeKind, check_code
from app.core.identity.document import check_document
from app.core.identity.document_type import DocumentType
from app.core.identity.email import check_email
from app.core.identity.id_number import normalize_id_number
from app.core.identity.name import check_name
from app.core.identity.phone import check_phone


def name(typed: Typed) -> str:
    return check_name(typed.name, typed.document_type).normalized


def number(typed: Typed) -> str:
    if typed.document_type is DocumentType.RESIDENT_ID:
        return normalize_id_number(typed.number)
    # The date only bounds dates of birth, which are no part of the normal form.
    return check_document(typed.number, typed.document_type, today=date.max).normalized


def identity(typed: Typed) -> Identity:
    return Identity(name(typed), typed.document_type, number(typed))


def phone(typed: Typed) -> str:
    return check_phone(typed.phone).normalized


def new_phone(typed: Typed) -> str:
    return check_phone(typed.new_phone).normalized


def classmate_phone(typed: Typed) -> str:
    return check_phone(typed.classmate_phone).normalized


def email(typed: Typed) -> str:
    return check_email(typed.email).normalized


def email_to_activate(typed: Typed) -> str:
    """Of the form, else the one somebody tried to log in with before it was activated."""
    found = check_email(typed.email or typed.identifier)
    return "" if found.errors else found.normalized


def one_time_code(written: str) -> str:
    return check_code(written, CodeKind.SMS).normalized


def slip(typed: Typed) -> str:
    """In capitals, without blanks and hyphens, as slips are printed in groups and read out."""
    return without_blanks(half_width(typed.slip)).replace("-", "").upper()


def picture_code(typed: Typed) -> str:
    return check_code(typed.picture, CodeKind.PICTURE).normalized
