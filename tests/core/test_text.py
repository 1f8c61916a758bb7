from __future__ import annotations

import gettext
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import CHINA
from app.core.text import ENGLISH, Speaker, placeholders, text, text_in, text_n, verbatim


class Catalogue(gettext.NullTranslations):
    """Translations as a catalogue would give them, good and bad ones."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)


def speaker(words: dict[str, str]) -> Speaker:
    made = Speaker("en")
    made._catalogue = Catalogue(words)
    return made


def test_parameters_are_filled_in_when_said():
    assert ENGLISH.say(text("Valid until {time}", time="10:32")) == "Valid until 10:32"


def test_texts_nest():
    inner = text("{n} digits", n=6)
    assert ENGLISH.say(text("Type {what}", what=inner)) == "Type 6 digits"


@pytest.mark.parametrize(("count", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_counts(count, words):
    assert ENGLISH.say(text_n("{n} day", "{n} days", count)) == words


def test_a_context_tells_equal_words_apart():
    assert text_in("record field", "Name") != text("Name")
    chinese = Speaker("zh_CN")
    assert chinese.say(text_in("record field", "Name")) == "姓名"


def test_dates_are_said_in_the_language():
    day = date(2026, 11, 13)
    moment = datetime(2026, 10, 19, 9, 5, tzinfo=CHINA)
    assert Speaker("zh_CN").say(verbatim("x")) == "x"
    assert Speaker("zh_CN").say(text("{when}", when=day)) == "11 月 13 日"
    assert ENGLISH.say(text("{when}", when=moment)) == "19 October 09:05"


@pytest.mark.parametrize("bad", ["{owner.__class__}", "{", "{0}", "{stranger} took it", "}{"])
def test_a_translation_with_other_placeholders_is_ignored(bad):
    message = text("{owner} has it", owner="li")
    assert speaker({"{owner} has it": bad}).say(message) == "li has it"


def test_a_translation_may_leave_a_placeholder_out():
    message = text("{n} of it", n=3)
    assert speaker({"{n} of it": "all"}).say(message) == "all"


def test_the_empty_text_has_no_words():
    """An empty message id would fetch the header of the catalogue."""
    assert Speaker("zh_CN").say(text("")) == ""


@given(st.text())
def test_verbatim_words_are_never_read_as_a_pattern(words):
    assert ENGLISH.say(verbatim(words)) == words


@given(st.text())
def test_any_string_has_placeholders_or_the_impossible_one(words):
    assert placeholders(words) is not None
