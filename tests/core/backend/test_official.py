"""The official guide: every answer leads somewhere, only official hosts, and no way around the warning."""

from __future__ import annotations

import re
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from app.core.backend.call import Call
from app.core.backend.catalogue import CATALOGUE
from app.core.backend.data.guide import Instruction, InstructionQuery, Reported, Topic, WhatNow
from app.core.backend.descriptor import Options
from app.core.backend.official.backend import open_official
from app.core.backend.official.guide import OfficialGuide
from app.core.backend.refusal import RefusalCode, Refused

GUIDE = OfficialGuide()
CALL = Call()


def steps(topic: Topic) -> tuple[Instruction, ...]:
    return GUIDE.instructions(InstructionQuery(topic), CALL).steps


ANSWERS = [(topic, step, answer) for topic in Topic for step in steps(topic) for answer in step.answers]


def lead(topic: Topic, step: Instruction, answer: str) -> WhatNow:
    return GUIDE.reported(Reported(topic, step.id, answer), CALL)


@pytest.mark.parametrize(("topic", "step", "answer"), ANSWERS, ids=lambda part: getattr(part, "id", part))
def test_every_answer_leads_to_a_step_a_symptom_or_the_end(topic, step, answer):
    now = lead(topic, step, answer.id)
    if now.topic is not None:
        assert now.instruction in {other.id for other in steps(now.topic)}
        assert not now.symptom


@pytest.mark.parametrize("topic", Topic)
def test_no_lead_is_left_over(topic):
    offered = {(step.id, answer.id) for step in steps(topic) for answer in step.answers}
    module = __import__(f"app.core.backend.official.{topic.value}", fromlist=["LEADS"])
    assert set(module.LEADS) == offered


def test_an_answer_that_was_not_offered_is_refused():
    with pytest.raises(Refused) as refused:
        GUIDE.reported(Reported(Topic.REGISTER, "open", "invented"), CALL)
    assert refused.value.code is RefusalCode.FIELD_INVALID


def test_addresses_are_https_on_official_hosts_only():
    addresses = [step.address for topic in Topic for step in steps(topic) if step.address]
    assert addresses
    for address in addresses:
        parts = urlsplit(address)
        assert parts.scheme == "https"
        assert parts.hostname is not None
        assert parts.hostname.endswith(".chsi.com.cn")


def test_nothing_that_closes_accounts_is_reached_but_through_a_warning():
    """A091: with the gates taken out, no start of any topic reaches registering again or verifying."""
    gates = {(topic, step.id) for topic in Topic for step in steps(topic) if step.gate}
    edges: dict[tuple[Topic, str], set[tuple[Topic, str]]] = {}
    for topic, step, answer in ANSWERS:
        now = lead(topic, step, answer.id)
        if now.topic:
            edges.setdefault((topic, step.id), set()).add((now.topic, now.instruction))
    harmful = {(Topic.DUPLICATE, step) for step in ("again", "solution", "app", "photos")}
    assert harmful <= {target for targets in edges.values() for target in targets}
    starts = [(Topic.REGISTER, "open"), (Topic.RECORD, "log-in"), (Topic.RECOVER, "user-name")]
    seen, waiting = set(gates), [*starts, (Topic.DUPLICATE, "recover-first")]
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting.extend(edges.get(at, ()))
    assert not seen & harmful


def test_a_refused_number_leads_to_the_symptom_of_the_catalogue():
    by_quote = {entry.quote: entry.symptom for entry in CATALOGUE.values() if entry.quote}
    for topic, step, answer in ANSWERS:
        now = lead(topic, step, answer.id)
        if answer.quote in by_quote and now.symptom:
            assert now.symptom == by_quote[answer.quote]


def test_the_backend_plays_nothing_but_the_guide():
    backend = open_official(Options())
    assert backend.guide is not None
    assert backend.accounts is None
    assert backend.sandbox is None


def test_nobody_is_told_that_an_address_is_right_by_its_last_letters():
    """evilchsi.com.cn ends in chsi.com.cn as well: what counts is the dot before it, and the whole host."""
    said = files("app.resources")
    words = [file for file in (said / "locale" / "zh_CN").iterdir() if file.name.endswith(".po")]
    words += [said / "troubleshooting" / f"words.{language}.yaml" for language in ("zh_CN", "en")]
    unsafe = re.compile(r"(?:以|\bends? (?:in|with)) ?(?:www\.)?chsi\.com\.cn")
    assert unsafe.search("The host must end in chsi.com.cn")
    for file in words:
        assert not unsafe.search(file.read_text(encoding="utf-8")), file.name


def test_whoever_is_not_sure_is_sent_to_ask_and_it_is_no_end_without_mistakes():
    record = steps(Topic.RECORD)
    (asking,) = [step for step in record if step.id == "ask-school"]
    assert lead(Topic.RECORD, asking, "ok") == WhatNow(referred=True)
    (compare,) = [step for step in record if step.id == "compare"]
    assert lead(Topic.RECORD, compare, "unsure") == WhatNow(Topic.RECORD, "ask-school")
