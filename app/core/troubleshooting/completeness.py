"""What must be true of single nodes: words in every language, known sources, a date, no hidden risk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from app.core.text import text
from app.core.troubleshooting.fault import Fault, Place
from app.core.troubleshooting.form import Form
from app.core.troubleshooting.model import Gate, Leaf, Node, Question, Risk
from app.core.troubleshooting.read_tree import Structure
from app.core.troubleshooting.sources import Sources
from app.core.troubleshooting.wording import NodeWords, Wording

FRESH_FOR = timedelta(days=400)
"""A page looked at more than a school year ago gets a banner."""

_CLOSING = re.compile("勾选“?我要重新注册|实人验证|“人工审核”")
"""Steps that say this lead to an identity check, which closes other accounts (A084, A090)."""


def check_nodes(structure: Structure, sources: Sources, today: date, form: Form) -> None:
    cited: set[str] = set()
    for node in structure.nodes.values():
        if not isinstance(node, Leaf):
            continue
        line = structure.lines[node.id]
        for source in node.sources:
            if source not in sources.by_id:
                form.fault(line, text("the source “{source}” is not in the list", source=source))
        cited.update(node.sources)
        if node.page and node.page not in structure.pages:
            form.fault(line, text("there is no page “{page}”", page=node.page))
        if node.checked > today:
            form.fault(line, text("“{id}” was checked in the future", id=node.id))
        elif today - node.checked > FRESH_FOR:
            form.fault(
                line,
                text("“{id}” was last checked on {day}: look at it again", id=node.id, day=node.checked),
                advisory=True,
            )
    for rule in sorted(sources.rules - cited):
        form.fault(0, text("no page rests on the rule {rule}", rule=rule), advisory=True)


def check_words(
    structure: Structure, wording: Wording, lines: Mapping[str, int], form: Form, tree_form: Form
) -> None:
    """Faults of one language; a node whose words are not in the words file is reported where it stands."""
    for area in structure.areas:
        if area.id not in wording.areas:
            form.fault(1, text("the area “{id}” has no words", id=area.id))
    for risk in Risk:
        if risk not in wording.risks:
            form.fault(1, text("the warning “{id}” has no words", id=risk.value))
    for name in wording.nodes:
        if name not in structure.nodes and name in lines:
            form.fault(lines[name], text("there is no node “{id}” in the tree", id=name))
    symptoms = {symptom for area in structure.areas for symptom in area.symptoms}
    for node in structure.nodes.values():
        words = wording.nodes.get(node.id)
        line, place = (lines[node.id], form) if node.id in lines else (structure.lines[node.id], tree_form)
        if words is None:
            place.fault(line, text("“{id}” has no words in “{file}”", id=node.id, file=form.file))
            continue
        for missing in _missing(node, words, entry=node.id in symptoms):
            place.fault(
                line, text("“{id}” has no “{key}” in “{file}”", id=node.id, key=missing, file=form.file)
            )
        if isinstance(node, Leaf):
            _check_leaf_words(node, words, wording, line, place)
        if isinstance(node, Question):
            said = (
                [words.answers.get(key, key).casefold() for key, _ in node.answers] if words.answers else []
            )
            if len(set(said)) < len(said):
                place.fault(line, text("two answers of “{id}” say the same", id=node.id))


def check_languages_agree(structure: Structure, wordings: Mapping[str, Wording], file: str) -> list[Fault]:
    """A leaf has the same steps in every language, since ticks are kept when the language changes."""
    found = []
    for node in structure.nodes.values():
        counts = {len(words.nodes[node.id].steps) for words in wordings.values() if node.id in words.nodes}
        if len(counts) > 1:
            place = Place(file, structure.lines[node.id])
            found.append(
                Fault(place, text("“{id}” has a different number of steps in two languages", id=node.id))
            )
    return found


def _missing(node: Node, words: NodeWords, *, entry: bool) -> list[str]:
    missing = [] if words.title else ["title"]
    if entry and not words.line:
        missing.append("line")
    if isinstance(node, Question) and not words.ask:
        missing.append("ask")
    if isinstance(node, Leaf) and not words.steps:
        missing.append("steps")
    ways = () if isinstance(node, Gate) else node.answers if isinstance(node, Question) else node.then
    missing.extend(key for key, _ in ways if not (words.answers or {}).get(key))
    return missing


def _check_leaf_words(node: Leaf, words: NodeWords, wording: Wording, line: int, form: Form) -> None:
    for thing in node.bring:
        if thing not in wording.bring:
            form.fault(line, text("“{key}” to bring has no words", key=thing))
    if "smart-phone" in node.bring and not words.without_phone:
        form.fault(line, text("“{id}” does not say what to do without a smart phone", id=node.id))
    if Risk.CLOSES_ACCOUNTS not in node.risks and any(_CLOSING.search(step.do) for step in words.steps):
        form.fault(
            line,
            text(
                "“{id}” leads to an identity check but does not carry the risk “closes-accounts”", id=node.id
            ),
        )
