"""Builds the search from the vocabulary that ships and the words of a tree."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from app.core.troubleshooting.ask.ask import STRANGERS, Ask
from app.core.troubleshooting.ask.lexicon import Lexicon
from app.core.troubleshooting.fault import TreeFaulty
from app.core.troubleshooting.form import Form
from app.core.troubleshooting.load import built_in
from app.core.troubleshooting.model import Tree
from app.core.troubleshooting.strict_yaml import Value, read

_TOP = (
    "format",
    "fillers",
    "elsewhere",
    "anchors",
    "belongs",
    "implies",
    "concepts",
    "symptoms",
    "strangers",
)


@cache
def built_in_ask() -> Ask:
    """The search over the built-in tree; takes some tenths of a second the first time."""
    return ask_for(built_in())


def ask_for(tree: Tree) -> Ask:
    """The search over `tree`: its titles and quoted messages are exemplars as well.

    Exemplars of symptoms that a school's own tree does not have are left out.
    """
    form = Form("ask.yaml")
    top = form.fields(
        read((files("app.resources") / "troubleshooting" / "ask.yaml").read_bytes(), form.file), _TOP
    )

    def phrases(value: Value) -> tuple[str, ...]:
        return tuple(form.word(item).text for item in form.items(value))

    def groups(value: Value) -> dict[str, tuple[str, ...]]:
        return {key.text: phrases(part) for key, part in form.entries(value)}

    spoken = groups(top["symptoms"])
    said = {symptom: (*_of_tree(tree, symptom), *spoken.get(symptom, ())) for symptom in tree.symptoms}
    lexicon = Lexicon.of(
        groups(top["concepts"]), phrases(top["fillers"]), phrases(top["elsewhere"]), groups(top["implies"])
    )
    messages = {message: symptom for symptom in said for message in tree.nodes[symptom].messages}
    said[STRANGERS] = phrases(top["strangers"])
    ask = Ask(lexicon, said, frozenset(phrases(top["anchors"])), frozenset(phrases(top["belongs"])), messages)
    if form.faults:
        raise TreeFaulty(form.faults)
    return ask


def _of_tree(tree: Tree, symptom: str) -> tuple[str, ...]:
    words = [tree.says(language).node(symptom) for language in tree.words]
    return (*(node.title for node in words), *tree.nodes[symptom].messages)
