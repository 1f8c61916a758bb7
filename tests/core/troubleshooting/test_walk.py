from __future__ import annotations

import pytest

from app.core.troubleshooting.load import built_in
from app.core.troubleshooting.model import Gate, Leaf, Question
from app.core.troubleshooting.walk import start, ways

TREE = built_in()


@pytest.mark.parametrize("symptom", list(TREE.symptoms))
def test_every_way_from_a_symptom_ends_with_advice_within_seven_questions(symptom: str) -> None:
    waiting = [start(symptom)]
    while waiting:
        walk = waiting.pop()
        node = TREE.nodes[walk.here]
        asked = [name for name in walk.path if not isinstance(TREE.nodes[name], Leaf)]
        assert len(asked) <= 7, walk.path
        if isinstance(node, Gate):
            waiting += [walk.confirm(TREE), walk.instead(TREE)]
        else:
            assert isinstance(node, Leaf) or ways(node)
            waiting += [walk.answer(TREE, key) for key, _ in ways(node)]


def test_back_returns_and_stops_at_the_first_page() -> None:
    walk = start("phone-taken").answer(TREE, "right").answer(TREE, "mine")
    assert walk.here == "phone-log-in"
    assert walk.back().here == "phone-whose"
    assert walk.back_to(0).here == "phone-taken"
    assert walk.back().back().back().back() == start("phone-taken")


def test_ticks_stay_when_a_person_goes_back_and_comes_again() -> None:
    walk = (
        start("phone-taken")
        .answer(TREE, "mistyped")
        .tick(0, done=True)
        .tick(1, done=True)
        .tick(1, done=False)
    )
    assert walk.back().answer(TREE, "mistyped").ticked == {("phone-correct", 0)}


def test_none_of_these_leads_to_a_human_being_and_never_round_in_a_circle() -> None:
    walk = start("contact-support").none_of_these(TREE)
    assert isinstance(TREE.nodes[walk.here], Leaf)
    assert walk.none_of_these(TREE).path == walk.path


def test_only_a_gate_is_confirmed() -> None:
    with pytest.raises(TypeError):
        start("phone-taken").confirm(TREE)
    assert isinstance(TREE.nodes["phone-taken"], Question)
