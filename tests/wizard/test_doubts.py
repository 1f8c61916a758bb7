"""What is odd but may be right is said beside the field, and stops nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.flow.step import Exit, Step
from app.core.identity.document_type import DocumentType
from harness.window import Window, input_of


@pytest.fixture
def window(qapp: object) -> Iterator[Window]:
    made = Window()
    made.press(Exit.PRACTISE)
    made.page.used.row("never").click()  # type: ignore[attr-defined]
    made.press(Exit.NEXT)
    assert made.step is Step.IDENTITY
    yield made
    made.close()


def said_of(window: Window, entry: str) -> str:
    """What a reader says of a field once one has left it."""
    box = input_of(window.page.fields[entry])
    box.clearFocus()
    return box.accessibleDescription()


def test_a_rare_character_is_named_with_what_to_do(window: Window) -> None:
    window.type_into("name", "张䶮")
    assert "生僻字" in said_of(window, "name")
    assert "完全一致的字" in said_of(window, "name")
    window.type_into("name", "张三")
    assert "生僻字" not in said_of(window, "name")


def test_a_document_that_looks_odd_is_said_to_and_does_not_stop_anybody(window: Window) -> None:
    page = window.page
    page.papers.kind.set_value(DocumentType.HONG_KONG_ID.value)  # type: ignore[attr-defined]
    window.type_into("name", "张三")
    window.type_into("number", "A123456(4)")
    assert "核对" in said_of(window, "number")
    assert not window.has_errors
    window.press_main()
    window.settle()
    assert window.step is not Step.IDENTITY or window.flow.refusal is not None


def test_an_invented_number_is_no_oddity_in_practice(window: Window) -> None:
    persona = window.flow.memory.known.persona
    assert persona is not None
    window.type_into("number", persona.number)
    input_of(window.page.fields["number"]).clearFocus()
    assert window.page.papers.number.error is None  # type: ignore[attr-defined]
