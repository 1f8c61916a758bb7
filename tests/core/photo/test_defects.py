"""Each defect speaks up through the check that is there for it; a good picture stays silent."""

from __future__ import annotations

import pytest

from app.core.photo.report import CHECK_IDS, Outcome, PhotoReport, Side, Verdict
from harness.held_card import Held, synthetic_number
from harness.photo_look import Look

TROUBLE = (Outcome.WARN, Outcome.FAIL)


def speaking(report: PhotoReport) -> set[str]:
    """Checks with something to say, the file's size apart."""
    return {check.id for check in report.checks if check.outcome in TROUBLE} - {"bytes"}


@pytest.mark.parametrize(
    ("held", "side"),
    [(Held(seed=11), Side.PORTRAIT), (Held(side="emblem", person="P003"), Side.EMBLEM)],
)
def test_a_good_picture_is_not_frowned_at(look: Look, held: Held, side: Side) -> None:
    report = look(held, side=side)
    assert speaking(report) == set()
    assert report.side is side
    assert tuple(check.id for check in report.checks) == CHECK_IDS


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (Held(finger="address"), {"fields_uncovered"}),
        (Held(finger="number"), {"number_legible"}),
        (Held(side="emblem", finger="valid"), {"fields_uncovered"}),
        (Held(glare="birth"), {"glare", "fields_uncovered"}),
        (Held(sticker="name"), {"fields_uncovered"}),
        (Held(sticker="portrait"), {"fields_uncovered"}),
        (Held(face_cover="mask"), {"face"}),
        (Held(face_cover="sunglasses", person="P003"), {"face"}),
        (Held(second="P003"), {"face"}),
        (Held(headless=True), {"face"}),
        (Held(blur=3.0), {"card"}),
        (Held(gain=0.15), {"exposure"}),
        (Held(shift=(1.4, 0)), {"card"}),
        (Held(side=""), {"card"}),
    ],
    ids=lambda value: "" if isinstance(value, set) else None,
)
def test_a_defect_is_told_by_its_check(look: Look, held: Held, expected: set[str]) -> None:
    assert expected <= speaking(look(held))


def test_a_card_too_small_to_read_is_told(look: Look) -> None:
    """Whether it is found at all or not."""
    assert {"card", "card_size"} & speaking(look(Held(card_width=0.09)))


def test_the_side_that_is_shown_must_be_the_side_that_is_asked_for(look: Look) -> None:
    report = look(Held(side="emblem"), side=Side.PORTRAIT)
    assert report.check("card_side").outcome is Outcome.FAIL
    assert report.verdict is Verdict.FAIL


def test_a_number_is_compared_with_the_typed_one(look: Look) -> None:
    number = synthetic_number(21)
    held = Held(number=number)
    assert look(held, number=number.lower()).check("number_matches").outcome is Outcome.PASS
    assert look(held, number=synthetic_number(22)).check("number_matches").outcome is Outcome.FAIL
    assert look(held).check("number_matches").outcome is Outcome.SKIPPED


def test_a_number_with_a_wrong_check_character_is_not_accepted(look: Look) -> None:
    number = synthetic_number(23)
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    report = look(Held(number=wrong), number=wrong)
    assert report.check("number_legible").outcome is Outcome.FAIL
    assert report.check("number_matches").outcome in TROUBLE


def test_trouble_is_shown_at_its_place(look: Look) -> None:
    report = look(Held(finger="address"))
    (x0, y0), (x1, y1) = report.card[:2], report.card[4:6]  # type: ignore[index]
    for place in report.check("fields_uncovered").places:
        assert all(x0 - 40 <= x <= x1 + 40 for x in place[0::2])
        assert all(y0 - 40 <= y <= y1 + 40 for y in place[1::2])


def test_no_message_praises(look: Look) -> None:
    for check in look().checks:
        assert "qualified" not in str(check.message)
        assert str(check.message).endswith(".")
