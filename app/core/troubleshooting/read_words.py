"""Reads a words file: what every node says in one language."""

from __future__ import annotations

from app.core.text import text
from app.core.troubleshooting.form import Form
from app.core.troubleshooting.strict_yaml import Entries, Value, read
from app.core.troubleshooting.wording import LANGUAGES, NodeWords, RiskWords, StepWords, Wording

_TOP = ("language", "areas", "bring", "without_phone", "risks", "nodes")
_RISK = ("title", "lead", "effects", "ticks", "go_on", "instead")
_NODE = ("title", "line", "ask", "help", "lead", "steps", "without_phone", "answers", "then")


def read_words(source: bytes, form: Form) -> tuple[Wording, dict[str, int]]:
    """The wording, and the line of each node's words for later faults; no YAML: `TreeFaulty`."""
    top = form.fields(read(source, form.file), _TOP)
    language = form.word(top["language"]).text if "language" in top else ""
    if language not in LANGUAGES:
        form.fault(1, text("“language” must be one of {known}", known=", ".join(LANGUAGES)))
    lines: dict[str, int] = {}
    nodes: dict[str, NodeWords] = {}
    for key, value in form.entries(top["nodes"]) if "nodes" in top else ():
        lines[key.text] = key.line
        nodes[key.text] = _node(value, form)
    risks = (
        {key.text: _risk(value, form) for key, value in form.entries(top["risks"])} if "risks" in top else {}
    )
    wording = Wording(
        language=language,
        areas=_vocabulary(top.get("areas"), form),
        bring=_vocabulary(top.get("bring"), form),
        without_phone=form.sentence(top["without_phone"]) if "without_phone" in top else "",
        risks=risks,
        nodes=nodes,
    )
    return wording, lines


def _vocabulary(value: Value | None, form: Form) -> dict[str, str]:
    return {} if value is None else {key.text: form.sentence(part) for key, part in form.entries(value)}


def _risk(value: Value, form: Form) -> RiskWords:
    fields = form.fields(value, _RISK)
    missing = [key for key in _RISK if key not in fields]
    if missing:
        form.fault(value.line, text("“{keys}” is missing here", keys=", ".join(missing)))

    def sentence(key: str) -> str:
        return form.sentence(fields[key]) if key in fields else ""

    def sentences(key: str) -> tuple[str, ...]:
        return tuple(form.sentence(item) for item in form.items(fields.get(key)))

    return RiskWords(
        sentence("title"),
        sentence("lead"),
        sentences("effects"),
        sentences("ticks"),
        sentence("go_on"),
        sentence("instead"),
    )


def _node(value: Value, form: Form) -> NodeWords:
    fields = form.fields(value, _NODE)
    if "title" not in fields:
        form.fault(value.line, text("“{keys}” is missing here", keys="title"))
    plain = {
        key: form.sentence(fields[key])
        for key in ("title", "line", "ask", "help", "lead", "without_phone")
        if key in fields
    }
    return NodeWords(
        **{"title": "", **plain},
        steps=tuple(_step(item, form) for item in form.items(fields.get("steps"))),
        answers={**_vocabulary(fields.get("answers"), form), **_vocabulary(fields.get("then"), form)},
    )


def _step(value: Value, form: Form) -> StepWords:
    if not isinstance(value, Entries):
        return StepWords(form.sentence(value))
    fields = form.fields(value, ("do", "note"))
    if "do" not in fields:
        form.fault(value.line, text("“{keys}” is missing here", keys="do"))
        return StepWords("")
    return StepWords(form.sentence(fields["do"]), form.sentence(fields["note"]) if "note" in fields else "")
