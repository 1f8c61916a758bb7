"""The rules in force as one typed value: a field a rule, named by its id."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints


class RevealTaken(StrEnum):
    """When a service says that a number or contact is registered already."""

    AT_ENTRY = "at_entry"
    AFTER_CODE = "after_code"


@dataclass(frozen=True)
class Span:
    """The numbers a rule may have, both ends included."""

    least: int
    most: int


_DAY = 24 * 60 * 60
Seconds = Annotated[int, Span(1, 400 * _DAY)]
Count = Annotated[int, Span(0, 1000)]
Least = Annotated[int, Span(1, 1000)]


@dataclass(frozen=True)
class Rules:
    """Sources and validity stand in `rules.yaml`; times are in seconds unless the name says otherwise."""

    reveal_taken: RevealTaken

    phone_code_life: Seconds
    email_code_life: Seconds
    code_digits: Annotated[int, Span(4, 8)]
    code_cooldown: Annotated[int, Span(0, _DAY)]
    codes_per_day: Least
    code_block: Seconds
    code_tries: Least
    older_code_accepted: bool
    code_reusable: bool
    picture_code_length: Annotated[int, Span(4, 6)]
    picture_code_life: Seconds

    name_least_characters: Annotated[int, Span(1, 10)]
    password_least_phone: Annotated[int, Span(6, 30)]
    password_least_email_legacy: Annotated[int, Span(6, 30)]
    password_most: Annotated[int, Span(8, 128)]
    activation_life: Seconds

    session_life: Seconds
    login_failures_before_picture: Count
    scan_life: Seconds

    warning_needed: bool
    app_failures_before_review: Count
    review_only_after_app_check: bool
    record_data_way: bool
    classmate_way: bool
    uploads_per_day: Count
    uploads_in_all: Count
    review_working_days: Annotated[int, Span(0, 60)]
    photo_most_bytes: Annotated[int, Span(1000, 10_000_000)]
    photo_formats: tuple[str, ...]
    help_requests_per_day: Count
    help_request_life: Seconds
    help_needs_same_class: bool
    help_needs_bound_phone: bool
    help_needs_meeting: bool
    ticket_working_days: Annotated[int, Span(0, 60)]

    recovery_ways_most: Annotated[int, Span(0, 3)]
    security_questions_most: Annotated[int, Span(0, 10)]
    name_editable: bool

    reports_need_college: bool
    photo_data_mended_at_once: bool

    hotline: str
    service_email: str
    help_centre: str
    wechat_account: str
    official_site: str
    record_page: str
    entry_path: str
    entry_path_2021: str
    entry_path_2020: str
    record_status_right: str
    message_registered: str
    activation_sender: str
    activation_subject: str


@lru_cache
def shapes() -> dict[str, tuple[Any, Span | None]]:
    """Rule id -> its plain type, and its span where it is a number."""
    found: dict[str, tuple[Any, Span | None]] = {}
    for name, hint in get_type_hints(Rules, include_extras=True).items():
        if get_origin(hint) is Annotated:
            plain, *notes = get_args(hint)
            found[name] = (plain, next((note for note in notes if isinstance(note, Span)), None))
        else:
            found[name] = (hint, None)
    return found


def rule_ids() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Rules))
