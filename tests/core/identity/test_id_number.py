from __future__ import annotations

import itertools
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from app.core.identity.id_number import (
    CHECK_CHARACTERS,
    LENGTH,
    WEIGHTS,
    check_character,
    check_id_number,
    compose,
)
from app.core.identity.region import PROVINCES, county_name
from app.core.identity.result import Progress

UNASSIGNED = compose("600101", date(2005, 1, 1), 1)
"""Right in all but its region; built here, so that no such number stands in a file."""
TODAY = date(2026, 9, 1)
TEXTBOOK = "11010519491231002X"

CASES = [
    (TEXTBOOK, ()),
    ("11010519491231002x", ()),
    ("1101 0519 4912 3100 2X", ()),
    ("１１０１０５１９４９１２３１００２Ｘ", ()),
    ("\u202d11010519491231002X\u202c", ()),
    ("", ("EMPTY",)),
    ("   ", ("EMPTY",)),
    ("440524188001010014", ("DATE_RANGE",)),
    ("11010519491231003X", ("CHECK",)),
    ("110105194912310021", ("CHECK",)),
    ("110105491231002", ("LEN15",)),
    ("110105194913310020", ("DATE",)),
    ("11010519491231002", ("LEN",)),
    ("11010519491231002XX", ("CHAR",)),
    ("110105194913310", ("LEN15",)),
    ("11010519491331", ("LEN", "DATE")),
    ("60", ("LEN", "REGION")),
    ("1101051949123100200", ("LEN",)),
    ("11010519491231002A", ("CHAR",)),
    ("X10105194912310021", ("CHAR",)),
    ("11010519491231²02X", ("CHAR",)),
    ("٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧", ("CHAR",)),
    (UNASSIGNED, ("REGION",)),
    ("990000209902100008", ("DATE_RANGE", "SYNTHETIC")),
    ("99000020070315001X", ("SYNTHETIC",)),
    ("990000200703150028", ("SYNTHETIC",)),
    ("990000200702290010", ("DATE", "SYNTHETIC")),
    ("990000200604310014", ("DATE", "SYNTHETIC")),
]


@pytest.mark.parametrize(("written", "codes"), CASES)
def test_each_number_gets_its_codes(written: str, codes: tuple[str, ...]) -> None:
    result = check_id_number(written, today=TODAY)
    assert result.codes == codes
    assert result.valid == (set(codes) <= {"SYNTHETIC", "COUNTY"})


@pytest.mark.parametrize(("written", "codes"), [case for case in CASES if not case[1]])
def test_every_way_of_writing_is_stored_the_same(written: str, codes: tuple[str, ...]) -> None:
    assert check_id_number(written, today=TODAY).normalized == TEXTBOOK


def test_birth_sex_and_region_follow_from_the_number() -> None:
    result = check_id_number(TEXTBOOK, today=TODAY, county_of=county_name)
    assert dict(result.derived) == {"birth_date": "1949-12-31", "sex": "female", "region": "北京市朝阳区"}
    man = check_id_number(compose("990000", date(2007, 3, 15), 1), today=TODAY)
    assert (man.fact("sex"), man.fact("birth_date")) == ("male", "2007-03-15")


def test_without_the_county_table_the_region_is_the_province() -> None:
    assert check_id_number(TEXTBOOK, today=TODAY).fact("region") == "北京市"


def test_nothing_is_derived_from_a_wrong_number() -> None:
    assert check_id_number("11010519491231003X", today=TODAY).derived == ()


def test_the_new_form_of_an_old_number_is_offered_on_the_own_screen_only() -> None:
    result = check_id_number("110105491231002", today=TODAY)
    (problem,) = result.problems
    assert result.fact("converted") == TEXTBOOK
    assert TEXTBOOK in str(problem.own_screen)
    assert TEXTBOOK not in str(problem.message)


def test_an_old_number_that_makes_no_sense_is_not_converted() -> None:
    result = check_id_number("110105491331002", today=TODAY)
    assert result.codes == ("LEN15",)
    assert result.derived == ()


def test_the_right_last_character_is_said_on_the_own_screen_only() -> None:
    (problem,) = check_id_number("110105194912310021", today=TODAY).problems
    assert "X" in str(problem.own_screen)
    assert "X" not in str(problem.message)


def test_a_number_never_shows_in_repr() -> None:
    assert TEXTBOOK not in repr(check_id_number(TEXTBOOK, today=TODAY))
    assert TEXTBOOK not in repr(check_id_number("110105491231002", today=TODAY))


@pytest.mark.parametrize("region", ["810000", "820000", "830000", "710000"])
def test_residence_permits_are_resident_numbers(region: str) -> None:
    number = compose(region, date(2006, 5, 4), 27)
    assert check_id_number(number, today=TODAY, county_of=county_name).codes == ()


def test_an_unknown_county_only_warns() -> None:
    number = compose("110199", date(2006, 5, 4), 27)
    result = check_id_number(number, today=TODAY, county_of=county_name)
    assert result.codes == ("COUNTY",)
    assert result.valid
    assert result.fact("region") == "北京市"
    assert check_id_number(number, today=TODAY).codes == ()


def test_a_county_abolished_before_the_birth_is_known_all_the_same() -> None:
    number = compose("110103", date(2015, 5, 4), 27)
    assert check_id_number(number, today=TODAY, county_of=county_name).codes == ()


@pytest.mark.parametrize("written", [UNASSIGNED, "1101992006", "110105491231002"])
def test_a_county_is_looked_up_only_for_a_whole_number_of_an_assigned_region(written: str) -> None:
    result = check_id_number(written, today=TODAY, county_of=lambda code: None)
    assert "COUNTY" not in result.codes


def test_birth_dates_begin_with_1900() -> None:
    assert check_id_number(compose("990000", date(1900, 1, 1), 1), today=TODAY).valid
    assert "DATE_RANGE" in check_id_number(compose("990000", date(1899, 12, 31), 1), today=TODAY).codes


@given(st.integers(0, 10**17 - 1).map(lambda number: f"{number:017d}"))
def test_the_check_character_is_that_of_another_implementation(first17: str) -> None:
    assert check_character(first17) == ric.calc_check_digit(first17 + "0")


def test_today_can_be_a_birthday_and_tomorrow_cannot() -> None:
    number = compose("990000", TODAY, 1)
    assert check_id_number(number, today=TODAY).valid
    assert "DATE_RANGE" in check_id_number(number, today=date(2026, 8, 31)).codes


def test_the_sequence_000_is_given_to_nobody() -> None:
    assert check_id_number(compose("990000", date(2007, 3, 15), 0), today=TODAY).codes == ("SEQ", "SYNTHETIC")


def _sample() -> list[str]:
    source = random.Random(99)
    regions = [code + "0000" for code in PROVINCES]
    numbers = [TEXTBOOK]
    while len(numbers) < 60 or not any(number.endswith("X") for number in numbers[30:]):
        birth = date.fromordinal(source.randrange(date(1950, 1, 1).toordinal(), TODAY.toordinal()))
        numbers.append(compose(source.choice(regions), birth, source.randrange(1, 1000)))
    return numbers


@pytest.mark.parametrize("number", _sample())
def test_every_single_character_error_and_every_swap_is_refused(number: str) -> None:
    assert check_id_number(number, today=TODAY).valid
    for place in range(LENGTH):
        for other in "0123456789Xx":
            wrong = number[:place] + other + number[place + 1 :]
            if other.upper() != number[place]:
                assert not check_id_number(wrong, today=TODAY).valid, wrong
    for place in range(LENGTH - 1):
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        if swapped != number:
            assert not check_id_number(swapped, today=TODAY).valid, swapped


def test_the_sum_alone_tells_every_single_error_and_swap_apart() -> None:
    """Why the test above holds for all numbers: no weight and no difference of neighbours is 0 mod 11."""
    weights = (*WEIGHTS, 1)
    assert all(weight % 11 for weight in weights)
    assert all((a - b) % 11 for a, b in itertools.pairwise(weights))
    assert len(set(CHECK_CHARACTERS)) == 11


@given(st.text(max_size=40))
def test_any_text_has_a_result(value: str) -> None:
    result = check_id_number(value, today=TODAY)
    assert result.valid or result.errors
    assert result.progress in Progress


@given(st.text(alphabet="0123456789Xx ０９Ｘ", max_size=22))
def test_nearly_right_text_has_a_result_and_normalising_settles(value: str) -> None:
    result = check_id_number(value, today=TODAY)
    again = check_id_number(result.normalized, today=TODAY)
    assert (again.normalized, again.codes) == (result.normalized, result.codes)


@given(st.dates(date(1900, 1, 1), TODAY), st.integers(1, 999), st.sampled_from(sorted(PROVINCES)))
def test_composed_numbers_are_valid(birth: date, sequence: int, province: str) -> None:
    number = compose(province + "0000", birth, sequence)
    assert number[-1] == check_character(number[:-1])
    result = check_id_number(number, today=TODAY)
    assert result.valid
    assert result.fact("birth_date") == birth.isoformat()


@given(st.dates(date(1930, 1, 1), TODAY), st.integers(1, 999))
def test_typing_a_right_number_is_never_called_wrong(birth: date, sequence: int) -> None:
    number = compose("990000", birth, sequence)
    states = [check_id_number(number[:n], today=TODAY).progress for n in range(LENGTH + 1)]
    assert states == [Progress.EMPTY, *[Progress.INCOMPLETE] * 17, Progress.OK]


@pytest.mark.parametrize(
    "beginning", ["60", "110105491231002", "110105 1949 13 31", "11010519491231000", "1A"]
)
def test_a_beginning_that_cannot_become_right_is_wrong_at_once(beginning: str) -> None:
    result = check_id_number(beginning, today=TODAY)
    assert result.progress is Progress.WRONG
    assert result.worst is not None
    assert not result.worst.unfinished
