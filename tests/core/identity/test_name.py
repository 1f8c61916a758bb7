from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.identity.document_type import DocumentType
from app.core.identity.han import DOT_VARIANTS, is_han, is_rare
from app.core.identity.name import RARE_ADVICE, check_name
from app.core.identity.result import Progress


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("张三", ()),
        ("欧阳文文", ()),
        ("〇三", ()),
        ("艾哈迈德·买买提", ()),
        ("艾哈迈德•买买提", ()),
        ("艾哈迈德・买买提", ()),
        ("", ("EMPTY",)),
        (" \u200b\u3000", ("EMPTY",)),
        ("张", ("SHORT",)),
        ("·买买提", ("DOT",)),
        ("买买提·", ("DOT",)),
        ("买··提", ("DOT",)),
        ("买•·提", ("DOT",)),
        ("张 三", ("SPACE",)),
        ("张\u3000三", ("SPACE",)),
        ("张\u200b三", ("SPACE",)),
        ("张3", ("DIGIT",)),
        ("张３", ("DIGIT",)),
        ("Zhang", ("LATIN",)),
        ("Ｚｈａｎｇ", ("LATIN",)),
        ("Lǐ", ("LATIN",)),
        ("𠮷田一", ("RARE",)),
        ("䶮明", ("RARE",)),
        ("王𡗗", ("RARE",)),
        ("张三!", ("CHAR",)),
        ("买.提", ("CHAR",)),
        ("张\ud800", ("CHAR",)),
        ("张\ue863", ("CHAR",)),
        ("さくら", ("CHAR",)),
        ("张 3z!", ("SPACE", "DIGIT", "LATIN", "CHAR")),
    ],
)
def test_each_name_gets_its_codes(written: str, codes: tuple[str, ...]) -> None:
    result = check_name(written)
    assert result.codes == codes
    assert result.valid == (set(codes) <= {"RARE"})


def test_blanks_around_are_trimmed_and_dots_made_one() -> None:
    for dot in DOT_VARIANTS + "·":
        assert check_name(f" 艾力{dot}买提\u200b").normalized == "艾力·买提"


def test_a_full_stop_in_a_name_is_told_how_to_write_the_dot() -> None:
    for stop in ".\uff0e\u3002\uff61":
        assert "·" in str(check_name(f"买{stop}提").problems[0].message)
    assert "·" not in str(check_name("买!提").problems[0].message)


def test_a_rare_character_counts_as_one_and_is_named() -> None:
    result = check_name("王𡗗")
    assert result.fact("rare") == "U+215D7"
    assert "𡗗" in str(result.problems[0].message)
    assert result.progress is Progress.OK


def test_rare_advice_begins_mildly_and_names_its_price_last() -> None:
    (problem,) = check_name("䶮明").problems
    assert problem.advice == RARE_ADVICE
    order = [
        next(i for i, t in enumerate(RARE_ADVICE) if w in t.msgid) for w in ("paste", "service", "look-alike")
    ]
    assert order == sorted(order)
    assert "not be found" in RARE_ADVICE[-1].msgid


@pytest.mark.parametrize("document", [d for d in DocumentType if d is not DocumentType.RESIDENT_ID])
def test_letters_are_a_name_with_other_documents(document: DocumentType) -> None:
    for name in ("Zhang San", "O'Neil-Smith", "José", "\u0410\u043d\u043d\u0430", "陈大文"):
        assert check_name(name, document).codes == ()
    assert check_name("J0hn", document).codes == ("DIGIT",)


@pytest.mark.parametrize(
    ("written", "progress"),
    [
        ("", Progress.EMPTY),
        ("艾", Progress.INCOMPLETE),
        ("艾力", Progress.OK),
        ("艾力·", Progress.INCOMPLETE),
        ("艾力··", Progress.WRONG),
        ("艾 力", Progress.WRONG),
    ],
)
def test_how_far_typing_has_come(written: str, progress: Progress) -> None:
    assert check_name(written).progress is progress


@given(st.text(max_size=60), st.sampled_from(DocumentType))
def test_any_text_has_a_result(value: str, document: DocumentType) -> None:
    result = check_name(value, document)
    assert check_name(result.normalized, document).codes == result.codes
    assert unicodedata.is_normalized("NFC", result.normalized)


_HAN = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    st.characters(min_codepoint=0x3400, max_codepoint=0x4DBF),
    st.characters(min_codepoint=0x20000, max_codepoint=0x323AF),
)


@given(st.text(_HAN, min_size=2, max_size=20))
def test_no_chinese_character_is_ever_refused(name: str) -> None:
    result = check_name(name)
    assert result.valid
    assert ("RARE" in result.codes) == any(is_rare(c) for c in name)
    assert all(is_han(c) for c in name)
