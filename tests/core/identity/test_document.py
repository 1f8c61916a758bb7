from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.identity.document import check_document, hong_kong_check_character
from app.core.identity.document_type import DocumentType
from app.core.identity.id_number import compose

TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("document", "written", "normalized", "codes"),
    [
        (DocumentType.HONG_KONG_ID, "A123456(3)", "A1234563", ()),
        (DocumentType.HONG_KONG_ID, "a123456（3）", "A1234563", ()),
        (DocumentType.HONG_KONG_ID, "A5555550", "A5555550", ()),
        (DocumentType.HONG_KONG_ID, "AB9876543", "AB9876543", ()),
        (DocumentType.HONG_KONG_ID, "AB9876542", "AB9876542", ("CHECK",)),
        (DocumentType.HONG_KONG_ID, "A123456(4)", "A1234564", ("CHECK",)),
        (DocumentType.HONG_KONG_ID, "1234567", "1234567", ("FORMAT",)),
        (DocumentType.MACAU_ID, "5123456(7)", "51234567", ()),
        (DocumentType.MACAU_ID, "2123456(7)", "21234567", ("FORMAT",)),
        (DocumentType.TAIWAN_PERMIT, "0725 7456", "07257456", ()),
        (DocumentType.TAIWAN_PERMIT, "F290299977", "F290299977", ("FORMAT",)),
        (DocumentType.PASSPORT, "e12345678", "E12345678", ()),
        (DocumentType.PASSPORT, "E12", "E12", ("FORMAT",)),
        (DocumentType.FOREIGN_RESIDENT, "ABC123456789012", "ABC123456789012", ()),
        (DocumentType.FOREIGN_RESIDENT, "12", "12", ("FORMAT",)),
        (DocumentType.OTHER, "任意-123/4", "任意-123/4", ()),
        (DocumentType.OTHER, "1" * 31, "1" * 31, ("FORMAT",)),
    ],
)
def test_other_documents_are_never_blocked(
    document: DocumentType, written: str, normalized: str, codes: tuple[str, ...]
) -> None:
    result = check_document(written, document, today=TODAY)
    assert (result.normalized, result.codes) == (normalized, codes)
    assert result.valid


@pytest.mark.parametrize("document", DocumentType)
def test_an_empty_number_is_an_error_for_all(document: DocumentType) -> None:
    result = check_document(" ", document, today=TODAY)
    assert result.codes == ("EMPTY",)
    assert result.valid is False
    assert result.kind == "document"


def test_a_residence_permit_follows_the_resident_rule_but_only_warns() -> None:
    number = compose("810000", date(2006, 5, 4), 27)
    fine = check_document(number, DocumentType.RESIDENCE_PERMIT, today=TODAY)
    assert fine.codes == ()
    assert fine.fact("birth_date") == "2006-05-04"
    wrong = check_document(number[:-1] + "?", DocumentType.RESIDENCE_PERMIT, today=TODAY)
    assert wrong.codes == ("CHAR",)
    assert wrong.valid


def test_a_resident_number_is_blocked_as_ever() -> None:
    assert not check_document("11010519491231003X", DocumentType.RESIDENT_ID, today=TODAY).valid


def test_the_hong_kong_check_character_may_be_a_letter() -> None:
    stems = (f"A{number:06d}" for number in range(1, 60))
    assert {hong_kong_check_character(stem) for stem in stems} == set("0123456789A")


@given(st.text(max_size=40), st.sampled_from([d for d in DocumentType if d is not DocumentType.RESIDENT_ID]))
def test_any_text_has_a_result_and_only_nothing_is_refused(value: str, document: DocumentType) -> None:
    result = check_document(value, document, today=TODAY)
    assert result.valid == (result.codes != ("EMPTY",))
