"""Guides: instructions without dead ends, and no address but the official site's."""

from __future__ import annotations

from urllib.parse import urlsplit

from app.core.backend.call import Call
from app.core.backend.conformance.bench import Bench
from app.core.backend.conformance.case import NotHere, cases_of, expect, expect_refusal
from app.core.backend.data.guide import Instruction, InstructionQuery, Reported, Topic
from app.core.backend.refusal import RefusalCode
from app.core.backend.roles.guide import Guide


def every_topic_has_steps_with_their_own_ids(bench: Bench) -> None:
    for topic in Topic:
        steps = _steps(bench, topic)
        expect(bool(steps), f"{topic} has no steps")
        expect(len({step.id for step in steps}) == len(steps), f"{topic} has two steps of one id")
        expect(all(step.answers for step in steps), f"{topic} has a step with nothing to report")


def addresses_are_the_official_sites(bench: Bench) -> None:
    for topic in Topic:
        for step in _steps(bench, topic):
            if not step.address:
                continue
            parts = urlsplit(step.address)
            host = parts.hostname or ""
            official = host == "chsi.com.cn" or host.endswith(".chsi.com.cn")
            expect(parts.scheme == "https" and official, f"{topic}/{step.id} sends people to {host}")


def every_answer_leads_somewhere(bench: Bench) -> None:
    ids = {topic: {step.id for step in _steps(bench, topic)} for topic in Topic}
    for topic in Topic:
        for step in _steps(bench, topic):
            for answer in step.answers:
                now = _guide(bench).reported(Reported(topic, step.id, answer.id), Call())
                there = now.topic is None or not now.instruction or now.instruction in ids[now.topic]
                expect(there, f"{topic}/{step.id}/{answer.id} leads to a step that does not exist")


def an_answer_that_was_not_offered_is_refused(bench: Bench) -> None:
    step = _steps(bench, Topic.REGISTER)[0]
    expect_refusal(
        RefusalCode.FIELD_INVALID,
        lambda: _guide(bench).reported(Reported(Topic.REGISTER, step.id, "never offered"), Call()),
    )


def _guide(bench: Bench) -> Guide:
    if bench.backend.guide is None:
        raise NotHere
    return bench.backend.guide


def _steps(bench: Bench, topic: Topic) -> tuple[Instruction, ...]:
    return _guide(bench).instructions(InstructionQuery(topic), Call()).steps


CASES = cases_of(
    "guide",
    every_topic_has_steps_with_their_own_ids,
    addresses_are_the_official_sites,
    every_answer_leads_somewhere,
    an_answer_that_was_not_offered_is_refused,
)
