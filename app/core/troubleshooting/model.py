"""The tree as values: questions, gates and leaves; what they mean to a reader stands in `wording`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from app.core.backend.data.records import Owner
from app.core.text import Text, text, text_n
from app.core.troubleshooting.sources import Sources
from app.core.troubleshooting.wording import Wording

DEEPEST = 7
"""A person answers at most so many questions, warnings counted."""


class Risk(StrEnum):
    """Harm a leaf can do; its warning is read before it opens (A090, A091, A102, A151, A153)."""

    CLOSES_ACCOUNTS = "closes-accounts"
    ID_PHOTO = "id-photo"
    LOOK_ALIKE = "look-alike"
    OTHER_TYPE = "other-type"


class TicketKind(StrEnum):
    """What a message to the site's service is about; only `PHONE_RELEASE` needs an ID number (A031)."""

    ACCOUNT = "account"
    REVIEW = "review"
    PHONE_RELEASE = "phone-release"


class Unit(StrEnum):
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_DAYS = "working-days"
    SITE = "site"
    SCHOOL = "school"
    PROVINCE = "province"
    ISSUER = "issuer"


@dataclass(frozen=True)
class Duration:
    """How long a leaf takes; `count` is 0 where only somebody else can say."""

    unit: Unit
    count: int = 0

    @property
    def label(self) -> Text:
        match self.unit:
            case Unit.SECONDS:
                return text_n("{n} second", "{n} seconds", self.count)
            case Unit.MINUTES:
                return text_n("about {n} minute", "about {n} minutes", self.count)
            case Unit.HOURS:
                return text_n("{n} hour", "{n} hours", self.count)
            case Unit.WORKING_DAYS:
                return text_n("{n} working day", "{n} working days", self.count)
            case Unit.SITE:
                return text("as the official site says")
            case Unit.SCHOOL:
                return text("as the school says")
            case Unit.PROVINCE:
                return text("as the province says")
            case Unit.ISSUER:
                return text("as the issuer says")


@dataclass(frozen=True)
class Question:
    """Answers in the order shown: key of the words, id of the node."""

    id: str
    answers: tuple[tuple[str, str], ...]
    messages: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        return tuple(target for _, target in self.answers)


@dataclass(frozen=True)
class Gate:
    """Stands before every leaf of its risk; `instead` is the harmless way, and the primary button."""

    id: str
    warns: Risk
    next: str
    instead: str
    messages: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        return (self.next, self.instead)


@dataclass(frozen=True)
class Leaf:
    """What to do, who decides, how long, what to bring; `then` is what may follow.

    `page` names an official address, `step` a wizard step that mends it, `practise` a scenario, `ticket` a
    message to the site's service; each is empty where there is none. `legacy` is the year of an old version
    of the site that this describes, else 0. `assumed` marks advice that no source gives in full.
    """

    id: str
    owner: Owner
    time: Duration
    sources: tuple[str, ...]
    checked: date
    bring: tuple[str, ...] = ()
    deadline: bool = False
    legacy: int = 0
    assumed: bool = False
    risks: tuple[Risk, ...] = ()
    page: str = ""
    step: str = ""
    practise: str = ""
    ticket: TicketKind | None = None
    then: tuple[tuple[str, str], ...] = ()
    messages: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        return tuple(target for _, target in self.then)


Node: TypeAlias = Question | Gate | Leaf


@dataclass(frozen=True)
class Area:
    """A large entry card and the symptoms behind it."""

    id: str
    symptoms: tuple[str, ...]


@dataclass(frozen=True)
class Tree:
    """Everything a reader of the tree needs. Every id in it exists: that was checked when it was loaded."""

    areas: tuple[Area, ...]
    nodes: Mapping[str, Node]
    pages: Mapping[str, str]
    none_of_these: str
    sources: Sources
    words: Mapping[str, Wording]

    @property
    def symptoms(self) -> Iterator[str]:
        for area in self.areas:
            yield from area.symptoms

    @property
    def leaves(self) -> Iterator[Leaf]:
        return (node for node in self.nodes.values() if isinstance(node, Leaf))

    def says(self, language: str) -> Wording:
        """The words in `language`; Chinese for a language the tree does not speak."""
        return self.words.get(language) or self.words["zh_CN"]
