from __future__ import annotations

from datetime import date

import pytest

from app.core.ticket.draft import Draft, troubles
from app.core.troubleshooting.model import TicketKind

TODAY = date(2026, 11, 22)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
GOOD = "点了立即注册以后页面一直没有反应"


def fields(draft: Draft, *, advice: bool = False) -> list[str]:
    return [trouble.field for trouble in troubles(draft, TODAY) if trouble.advice is advice]


def test_a_good_letter_has_nothing_to_mend() -> None:
    draft = Draft(TicketKind.ACCOUNT, user_name="13800138000", description=GOOD, screenshot=PNG)
    assert troubles(draft, TODAY) == ()


def test_user_name_and_screenshot_are_advised_and_a_description_is_needed() -> None:
    draft = Draft(TicketKind.REVIEW)
    assert fields(draft) == ["description"]
    assert fields(draft, advice=True) == ["user_name", "screenshot"]


@pytest.mark.parametrize("number", ["99000020070315001X", "990000 20070315 001x", "990000070315001"])
def test_an_id_number_is_refused_where_none_is_asked(number: str) -> None:
    assert fields(Draft(TicketKind.ACCOUNT, user_name=number, description=GOOD)) == ["user_name"]
    assert fields(Draft(TicketKind.ACCOUNT, description=f"{GOOD} {number}")) == ["description"]


@pytest.mark.parametrize(
    "secret", ["密码是 abc12345", "密码：abc12345", "password: hunter22", "验证码 123456", "校验码是123456"]
)
def test_passwords_and_codes_never_go_into_a_letter(secret: str) -> None:
    assert fields(Draft(TicketKind.ACCOUNT, description=f"{GOOD}，{secret}")) == ["description"]


def test_talking_about_passwords_is_allowed() -> None:
    assert fields(Draft(TicketKind.ACCOUNT, description="忘记密码，收不到短信验证码，找回密码没有方式")) == []


def test_a_screenshot_is_a_picture_of_sensible_size() -> None:
    assert fields(Draft(TicketKind.ACCOUNT, description=GOOD, screenshot=b"%PDF-1.7")) == ["screenshot"]
    assert fields(Draft(TicketKind.ACCOUNT, description=GOOD, screenshot=PNG + b"\0" * 6_000_000)) == [
        "screenshot"
    ]


def test_a_phone_is_released_for_name_phone_and_number_and_nothing_else() -> None:
    draft = Draft(TicketKind.PHONE_RELEASE)
    assert fields(draft) == ["name", "phone", "id_number"]
    whole = Draft(
        TicketKind.PHONE_RELEASE, name="张三", phone="138 0013 8000", id_number="99000020070315001X"
    )
    assert troubles(whole, TODAY) == ()


def test_a_draft_shows_nothing_personal_in_a_trace() -> None:
    draft = Draft(TicketKind.ACCOUNT, user_name="13800138000", description=GOOD)
    assert "138" not in repr(draft)
    assert GOOD not in repr(draft)
