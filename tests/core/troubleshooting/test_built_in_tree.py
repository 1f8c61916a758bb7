"""The tree that ships: complete, sourced, short, and joined to the rest of the program."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core.backend.catalogue import CATALOGUE
from app.core.flow.step import Step
from app.core.troubleshooting.completeness import FRESH_FOR
from app.core.troubleshooting.load import built_in, examine
from app.core.troubleshooting.model import Gate, Leaf, Question, Risk
from app.core.troubleshooting.shape import reachable
from app.core.troubleshooting.wording import LANGUAGES

CONTRACT = [
    "where-to-start",
    "id-number-taken",
    "id-used-by-stranger",
    "id-number-under-review",
    "account-id-number-mistyped",
    "phone-taken",
    "email-taken",
    "email-awaiting-activation",
    "contact-bound-by-other",
    "activation-email-missing",
    "activation-link-expired",
    "activation-already-done",
    "name-format",
    "rare-character",
    "id-number-format",
    "password-rule",
    "no-resident-id",
    "no-mainland-phone",
    "picture-code-wrong",
    "sms-not-received",
    "sms-cooldown",
    "sms-limited",
    "sms-code-invalid",
    "login-refused",
    "forgot-username",
    "forgot-password",
    "no-recovery-method",
    "wechat-no-recovery",
    "change-account-info",
    "bind-wechat-alipay",
    "binding-refused",
    "binding-menu-missing",
    "account-close",
    "account-uses",
    "face-verification-fails",
    "review-photo-rejected",
    "review-photo-requirements",
    "upload-limit-reached",
    "review-pending",
    "review-overdue",
    "classmate-assist",
    "assist-limit-reached",
    "old-account-effects",
    "record-missing",
    "record-tab-confused",
    "record-wrong",
    "record-status-unexpected",
    "record-duplicate",
    "identity-changed",
    "diploma-record-wrong",
    "record-photo-missing",
    "record-photo-not-mine",
    "prior-diploma-pending",
    "deadline-missed",
    "verification-report",
    "contact-support",
    "site-unreachable",
    "scam-or-fake-site",
]

CHECKED = date(2026, 11, 22)


def test_has_no_fault_and_no_advice_against_it() -> None:
    assert examine(None, CHECKED)[1] == ()


def test_symptoms_are_those_of_the_command_line_contract() -> None:
    assert list(built_in().symptoms) == CONTRACT


def test_has_many_pages_of_advice() -> None:
    assert len(list(built_in().leaves)) >= 100


def test_every_rule_of_the_notices_is_used_and_every_source_is_known() -> None:
    tree = built_in()
    cited = {source for leaf in tree.leaves for source in leaf.sources}
    assert tree.sources.rules - cited == set()
    assert cited - tree.sources.by_id.keys() == set()


@pytest.mark.parametrize("code", list(CATALOGUE))
def test_every_refusal_that_names_a_symptom_has_its_page(code: str) -> None:
    symptom = CATALOGUE[code].symptom  # type: ignore[index]
    assert symptom == "" or symptom in built_in().nodes


def test_every_quoted_refusal_message_finds_its_symptom() -> None:
    from app.core.troubleshooting.ask.load import built_in_ask

    ask = built_in_ask()
    for symptom in built_in().symptoms:
        for message in built_in().nodes[symptom].messages:
            assert ask.answer(message).matches[0].symptom == symptom, message


def test_steps_of_leaves_are_steps_of_the_wizard() -> None:
    assert {leaf.step for leaf in built_in().leaves if leaf.step} <= {step.value for step in Step}


def test_scenarios_of_leaves_exist() -> None:
    from app.core.scenarios.catalogue import scenarios

    assert {leaf.practise for leaf in built_in().leaves if leaf.practise} <= scenarios().keys()


def test_a_gate_stands_before_every_risk() -> None:
    tree = built_in()
    for risk in Risk:
        warned = [leaf for leaf in tree.leaves if risk in leaf.risks]
        unwarned = reachable(tree.nodes, tree.symptoms, closed=risk)
        assert warned, risk
        assert not {leaf.id for leaf in warned} & unwarned


def test_whether_the_record_is_published_is_asked_before_anything_about_a_missing_record() -> None:
    tree = built_in()
    first = tree.nodes["record-missing"]
    assert isinstance(first, Question)
    assert {target for _, target in first.answers} == {"record-not-published", "record-which-tab"}
    assert isinstance(tree.nodes["check-record-published"], Question)
    asked = [n for n in tree.nodes.values() if "check-by-record" in n.targets]
    assert asked[0].id == "check-record-published"
    for other in asked[1:]:
        assert isinstance(other, Question)
        key = next(key for key, target in other.answers if target == "check-by-record")
        assert "已公布" in tree.says("zh_CN").node(other.id).answer(key)


PHOTO_GATES = [n for n in built_in().nodes.values() if isinstance(n, Gate) and n.warns is Risk.ID_PHOTO]


@pytest.mark.parametrize("gate", PHOTO_GATES, ids=lambda gate: gate.id)
def test_a_way_without_a_photo_asks_for_none(gate: Gate) -> None:
    tree = built_in()
    instead, title = tree.nodes[gate.instead], tree.says("zh_CN").node(gate.instead).title
    assert "照片" not in title.replace("不用照片", "")
    for node in (instead, *(tree.nodes[target] for target in instead.targets)):
        assert not isinstance(node, Gate) or node.warns is not Risk.ID_PHOTO
        assert not isinstance(node, Leaf) or Risk.ID_PHOTO not in node.risks


def test_nobody_must_have_saved_what_cannot_be_reached() -> None:
    """Whoever is locked out can still say honestly what the gate asks for."""
    for language in ("zh_CN", "en"):
        saved = built_in().says(language).risks[Risk.CLOSES_ACCOUNTS.value].ticks[-1]
        assert "进不去" in saved or "cannot get in" in saved


def test_a_look_alike_comes_after_the_exact_character_and_after_the_service() -> None:
    tree = built_in()
    leads_there = {node.id for node in tree.nodes.values() if "rare-look-alike" in node.targets}
    assert leads_there == {"rare-gate"}
    assert tree.nodes["rare-gate"].targets[1] in tree.nodes


def test_pages_of_the_site_service_say_that_the_school_cannot_help() -> None:
    for language, words in (("zh_CN", "学校没有"), ("en", "school")):
        wording = built_in().says(language)
        for leaf in ("stranger-support", "support-wechat", "recover-user-name"):
            node = wording.node(leaf)
            assert words in node.lead + "".join(step.do for step in node.steps)


def test_every_node_has_words_in_every_language() -> None:
    tree = built_in()
    for language in LANGUAGES:
        assert set(tree.says(language).nodes) == set(tree.nodes)


def test_a_page_nobody_looked_at_for_long_is_advised_against() -> None:
    _, faults = examine(None, date(2026, 11, 21) + FRESH_FOR + timedelta(days=1))
    assert faults
    assert all(fault.advisory for fault in faults)


def test_every_kind_of_node_is_there() -> None:
    kinds = {type(node) for node in built_in().nodes.values()}
    assert kinds == {Question, Gate, Leaf}
