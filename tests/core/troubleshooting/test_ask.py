"""How well the search answers is measured by benchmarks/diagnose.py; here stands what must not get worse."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.troubleshooting.ask.ask import Ask
from app.core.troubleshooting.ask.load import built_in_ask
from app.core.troubleshooting.load import built_in

PHRASES = Path(__file__).parent / "phrases"
LABELLED = ("tuning", "held_out", "wild", "fresh", "blind", "unseen", "final")
UNLABELLED = (
    *("no_match_tuning", "no_match_held_out", "wild_no_match", "fresh_no_match"),
    *("blind_no_match", "unseen_no_match"),
)


def rows(name: str) -> list[list[str]]:
    return [row.split("\t") for row in (PHRASES / f"{name}.tsv").read_text("utf-8").splitlines()]


def lines(name: str) -> list[str]:
    return (PHRASES / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def ask() -> Ask:
    return built_in_ask()


@pytest.mark.parametrize("name", LABELLED)
def test_the_right_symptom_comes_first_and_nearly_always_among_three(ask: Ask, name: str) -> None:
    found = [
        ([match.symptom for match in ask.answer(phrase).matches], symptom) for symptom, phrase in rows(name)
    ]
    assert sum(ranked[:1] == [symptom] for ranked, symptom in found) >= 0.95 * len(found)
    assert sum(symptom in ranked[:3] for ranked, symptom in found) >= 0.98 * len(found)


@pytest.mark.parametrize("name", UNLABELLED)
def test_other_matters_and_nonsense_get_no_match(ask: Ask, name: str) -> None:
    answered = [phrase for phrase in lines(name) if ask.answer(phrase).matches]
    assert len(answered) <= 0.04 * len(lines(name)), answered


def test_there_are_enough_phrases_for_every_symptom() -> None:
    labels = [symptom for name in LABELLED for symptom, _ in rows(name)]
    assert len(labels) >= 400
    assert sum(len(lines(name)) for name in UNLABELLED) >= 80
    assert set(labels) == set(built_in().symptoms)
    assert len(rows("held_out")) * 3 >= len(rows("held_out")) + len(rows("tuning"))


def test_no_measured_phrase_is_an_exemplar() -> None:
    import yaml

    def plain(words: object) -> str:
        return "".join(unicodedata.normalize("NFKC", str(words)).casefold().split())

    path = Path(__file__).parents[3] / "app" / "resources" / "troubleshooting" / "ask.yaml"
    data = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    exemplars = {plain(phrase) for spoken in data["symptoms"].values() for phrase in spoken}
    measured = {plain(phrase) for name in ("tuning", "held_out") for _, phrase in rows(name)}
    assert not measured & exemplars


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("shenfenzheng bei zhuce", "id-number-taken"),
        ("sfz bei zhuce le", "id-number-taken"),
        ("身份證號碼已經被註冊", "id-number-taken"),
        ("ＩＤ　ＮＵＭＢＥＲ ALREADY REGISTERED", "id-number-taken"),
        ("yzm shou bu dao", "sms-not-received"),
        ("我的身份证99000020070315001X已被注册", "id-number-taken"),
        ("passwrod forgoten", "forgot-password"),
    ],
)
def test_many_ways_of_writing_are_read(ask: Ask, words: str, symptom: str) -> None:
    assert ask.answer(words).matches[0].symptom == symptom


def test_an_answer_gives_the_query_back_without_numbers_and_matches_best_first(ask: Ask) -> None:
    answer = ask.answer("13800138000 收不到验证码", limit=2)
    assert answer.query == "收不到验证码"
    assert len(answer.matches) == 2
    assert answer.matches[0].score >= answer.matches[1].score
    assert all(match.node in built_in().nodes for match in answer.matches)


@given(st.text(max_size=600))
@settings(max_examples=150, deadline=None)
def test_anything_may_be_typed(words: str) -> None:
    answer = built_in_ask().answer(words)
    assert len(answer.matches) <= 5
    assert all(0 < match.score <= 1 for match in answer.matches)


@pytest.mark.parametrize("words", ["", " ", "。", "123456", "13800138000", "\x00", "😀"])
def test_nothing_is_made_of_nothing(ask: Ask, words: str) -> None:
    assert ask.answer(words).matches == ()
