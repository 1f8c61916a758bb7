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
    """Something the site may do or say at a step; `quote` is its own message where a source prints one."""

    id: str
    words: Text
    quote: str = ""


@dataclass(frozen=True)
class Instruction:
    """One thing to do on the site: what one sees, what to press or type, in the site's words.

    `address` is an https address of an allowed host, or empty. `fill` names what the person types there
    (``name``, ``number``, ``phone``, ``password`` …). `answers` are offered under "What did the site say?";
    the first is the good one. `checks` are lines of the record (keys of D1, or ``photo``) to tick off one
    by one; `copy` are words to copy and send. `old` marks wording of an older notice (旧版说明). A `gate` is
    shown as the warning page and confirmed deliberately (A091).
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


@dataclass(frozen=True)
class Instructions:
    topic: Topic
    steps: tuple[Instruction, ...]


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
    done.
    """

    topic: Topic | None = None
    instruction: str = ""
    symptom: str = ""
