from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.mask import mask_email, mask_id_number, mask_phone


def test_only_the_last_four_of_a_number_are_shown():
    assert mask_id_number("99000020070315001X") == "**************001X"


def test_a_phone_keeps_its_ends():
    assert mask_phone("13800138000") == "138****8000"


def test_an_address_keeps_its_domain():
    assert mask_email("linzhixia@example.cn") == "l***@example.cn"


@given(st.text(max_size=40))
def test_no_mask_shows_more_than_seven_characters_of_a_number(value):
    for masked in (mask_id_number(value), mask_phone(value)):
        assert len(masked.replace("*", "")) <= max(7, value.count("*"))
        assert len(masked) >= min(len(value), 1)


@given(st.text("0123456789", min_size=0, max_size=4))
def test_a_short_number_is_wholly_hidden(value):
    assert set(mask_id_number(value)) <= {"*"}
