"""Instructions for what a person does elsewhere, and what they report of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.text import Text


class Topic(StrEnum):
    """Things the official site is guided through for."""

    REGISTER = "register"
    RECOVER = "recover"
    DUPLICATE = "duplicate"
    RECORD = "record"


@dataclass(frozen=True)
class SiteAnswer:
    """Something the site may do or say at a step; `quote` is its own message where a source prints one.

    A `trouble` is looked up in the troubleshooter; every other answer leads on.
    """

    id: str
    words: Text
    quote: str = ""
    trouble: bool = False


@dataclass(frozen=True)
class Instruction:
    """One thing to do on the site: what to press or type, and what one sees there, in the site's words.

    `address` is an https address of an allowed host, or empty. `fill` names what the person types there
    (``name``, ``number``, ``phone``, ``password`` …). `answers` are offered under "How is it now?";
    the first is the good one. `checks` are lines of the record (keys of D1, or ``photo``) to tick off one
    by one; `copy` are words to copy and send. `old` marks wording of an older notice (旧版说明). A `gate` is
    shown as the warning page and confirmed deliberately (A091). What is `aside` is met by some only, and
    not counted among the steps of its topic.
    """

    id: str
    title: Text
    see: Text
    do: Text
    address: str = ""
    fill: tuple[str, ...] = ()
    tip: Text | None = None
    answers: tuple[SiteAnswer, ...] = ()
    sources: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    copy: Text | None = None
    old: bool = False
    gate: bool = False
    aside: bool = False


@dataclass(frozen=True)
class Instructions:
    topic: Topic
    steps: tuple[Instruction, ...]

    def place(self, instruction: Instruction) -> tuple[int, int] | None:
        """Which one of how many it is, from 1; None for what only some meet, and where the ways part."""
        straight = [step.id for step in self.steps if not (step.aside or step.old)]
        if self.topic is Topic.DUPLICATE or instruction.id not in straight:
            return None
        return straight.index(instruction.id) + 1, len(straight)


@dataclass(frozen=True)
class InstructionQuery:
    topic: Topic


@dataclass(frozen=True)
class Reported:
    """What the site said at an instruction: one of the answers offered there."""

    topic: Topic
    instruction: str
    answer: str


@dataclass(frozen=True)
class WhatNow:
    """Where that leads: to an instruction of a topic, or to a symptom of the troubleshooter; both empty:
    done, or, when `referred`, handed on to somebody else.
    """

    topic: Topic | None = None
    instruction: str = ""
    symptom: str = ""
    referred: bool = False
