"""Reads the structure file: areas, pages and nodes, each node of exactly one kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from app.core.backend.data.records import Owner
from app.core.text import text
from app.core.troubleshooting.form import Form
from app.core.troubleshooting.model import (
    Area,
    Duration,
    Gate,
    Leaf,
    Node,
    Question,
    Risk,
    TicketKind,
    Unit,
)
from app.core.troubleshooting.read_sources import outside_sources
from app.core.troubleshooting.sources import Source
from app.core.troubleshooting.strict_yaml import Value, Word, read

_TOP = ("format", "checked", "none_of_these", "pages", "areas", "nodes", "sources")
_LEAF = (
    *("owner", "time", "sources", "checked", "bring", "deadline", "legacy", "assumed", "risks"),
    *("page", "step", "practise", "ticket", "then", "messages"),
)
_HOST = "chsi.com.cn"


@dataclass(frozen=True)
class Structure:
    """A structure file as read, nothing joined yet; `lines` says where each node stands."""

    areas: tuple[Area, ...]
    nodes: Mapping[str, Node]
    pages: Mapping[str, str]
    none_of_these: str
    own_sources: Mapping[str, Source]
    lines: Mapping[str, int]


def read_tree(source: bytes, form: Form) -> Structure:
    """Unreadable YAML raises `TreeFaulty`; every other fault is in `form.faults`."""
    top = form.fields(read(source, form.file), _TOP)
    missing = [key for key in ("format", "checked", "none_of_these", "areas", "nodes") if key not in top]
    if missing:
        form.fault(1, text("“{keys}” is missing here", keys=", ".join(missing)))
    if "format" in top and form.number(top["format"]) != 1:
        form.fault(top["format"].line, text("this program reads format 1 only"))
    checked = form.day(top["checked"]) if "checked" in top else date.min
    lines: dict[str, int] = {}
    nodes: dict[str, Node] = {}
    for key, value in form.entries(top["nodes"]) if "nodes" in top else ():
        name = form.name(key).text
        lines[name] = key.line
        node = _node(name, value, checked, form)
        if node is not None:
            nodes[name] = node
    areas = form.entries(top["areas"]) if "areas" in top else ()
    return Structure(
        areas=tuple(Area(key.text, tuple(word.text for word in form.names(part))) for key, part in areas),
        nodes=nodes,
        pages={key.text: _address(part, form) for key, part in form.entries(top["pages"])}
        if "pages" in top
        else {},
        none_of_these=form.name(top["none_of_these"]).text if "none_of_these" in top else "",
        own_sources=outside_sources(top["sources"], form) if "sources" in top else {},
        lines=lines,
    )


def _node(name: str, value: Value, checked: date, form: Form) -> Node | None:
    keys = {key.text for key, _ in form.entries(value)}
    if not keys:
        return None
    messages: tuple[str, ...]
    if "warns" in keys:
        fields = form.fields(value, ("warns", "next", "instead", "messages"))
        missing = {"next", "instead"} - fields.keys()
        if missing:
            form.fault(value.line, text("a warning needs “next” and “instead”"))
            return None
        risk = form.choice(fields["warns"], Risk)
        messages = _messages(fields, form)
        return (
            Gate(name, risk, form.name(fields["next"]).text, form.name(fields["instead"]).text, messages)
            if risk
            else None
        )
    if "owner" in keys:
        return _leaf(name, form.fields(value, _LEAF), value.line, checked, form)
    if "answers" in keys:
        fields = form.fields(value, ("answers", "messages"))
        return Question(name, _ways(fields["answers"], form), _messages(fields, form))
    form.fault(value.line, text("“{id}” is a dead end: it needs “answers”, “warns” or “owner”", id=name))
    return None


def _leaf(name: str, fields: Mapping[str, Value], line: int, checked: date, form: Form) -> Leaf | None:
    missing = [key for key in ("owner", "time", "sources") if key not in fields]
    if missing:
        form.fault(line, text("“{keys}” is missing here", keys=", ".join(missing)))
        return None
    sources = tuple(form.word(item).text for item in form.items(fields["sources"]))
    if not sources:
        form.fault(line, text("“{id}” names no source", id=name))
    own_date = form.day(fields["checked"]) if "checked" in fields else checked
    if own_date == date.min:
        form.fault(line, text("“{id}” has no date", id=name))
    owner = form.choice(fields["owner"], Owner)
    risks = [form.choice(item, Risk) for item in form.items(fields.get("risks"))]
    if owner is None:
        return None
    return Leaf(
        id=name,
        owner=owner,
        time=_duration(form.word(fields["time"]), form),
        sources=sources,
        checked=own_date,
        bring=tuple(word.text for word in form.names(fields.get("bring"))),
        deadline=form.flag(fields.get("deadline")),
        legacy=form.number(fields.get("legacy")),
        assumed=form.flag(fields.get("assumed")),
        risks=tuple(risk for risk in risks if risk),
        page=_optional(fields.get("page"), form),
        step=_optional(fields.get("step"), form),
        practise=_optional(fields.get("practise"), form),
        ticket=form.choice(fields["ticket"], TicketKind) if "ticket" in fields else None,
        then=_ways(fields["then"], form) if "then" in fields else (),
        messages=_messages(fields, form),
    )


def _optional(value: Value | None, form: Form) -> str:
    return "" if value is None else form.name(value).text


def _ways(value: Value, form: Form) -> tuple[tuple[str, str], ...]:
    return tuple((form.name(key).text, form.name(part).text) for key, part in form.entries(value))


def _messages(fields: Mapping[str, Value], form: Form) -> tuple[str, ...]:
    """Quoted messages of the site; they are shown, so they are plain text as well."""
    return tuple(form.word(item).text for item in form.items(fields.get("messages")))


def _duration(word: Word, form: Form) -> Duration:
    match = re.fullmatch(r"(\d{1,4}) (seconds|minutes|hours|working-days)", word.text, re.ASCII)
    if match:
        return Duration(Unit(match[2]), int(match[1]))
    if word.text in ("site", "school", "province", "issuer"):
        return Duration(Unit(word.text))
    form.fault(
        word.line,
        text("write a time like “5 minutes”, “3 working-days”, “24 hours”, or who says it: site, school"),
    )
    return Duration(Unit.SITE)


def _address(value: Value, form: Form) -> str:
    """An https address on chsi.com.cn or below it; nothing else may ever be opened."""
    word = form.word(value)
    try:
        parts = urlsplit(word.text)
        host, plain = parts.hostname or "", parts.netloc == (parts.hostname or "")
    except ValueError:
        host, plain, parts = "", False, urlsplit("")
    if parts.scheme != "https" or not plain or not (host == _HOST or host.endswith("." + _HOST)):
        form.fault(
            word.line,
            text("only https addresses of chsi.com.cn are allowed, not “{address}”", address=word.text[:80]),
        )
        return ""
    return word.text
