"""The words of the tree in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("zh_CN", "en")


@dataclass(frozen=True)
class StepWords:
    do: str
    note: str = ""


@dataclass(frozen=True)
class NodeWords:
    """`line` is an entry's second line; `ask` and `help` are of questions, `lead` and `steps` of leaves."""

    title: str
    line: str = ""
    ask: str = ""
    help: str = ""
    lead: str = ""
    steps: tuple[StepWords, ...] = ()
    without_phone: str = ""
    answers: Mapping[str, str] | None = None

    def answer(self, key: str) -> str:
        return (self.answers or {})[key]


@dataclass(frozen=True)
class RiskWords:
    title: str
    lead: str
    effects: tuple[str, ...]
    ticks: tuple[str, ...]
    go_on: str
    instead: str


@dataclass(frozen=True)
class Wording:
    """`node(id)` and the small vocabularies that nodes share."""

    language: str
    areas: Mapping[str, str]
    bring: Mapping[str, str]
    without_phone: str
    risks: Mapping[str, RiskWords]
    nodes: Mapping[str, NodeWords]

    def node(self, node_id: str) -> NodeWords:
        return self.nodes[node_id]
