"""Loads a tree: a file with its words beside it, or the built-in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from app.core.text import text
from app.core.troubleshooting.completeness import check_languages_agree, check_nodes, check_words
from app.core.troubleshooting.fault import Fault, Place, TreeFaulty
from app.core.troubleshooting.form import Form
from app.core.troubleshooting.model import Tree
from app.core.troubleshooting.read_sources import read_sources
from app.core.troubleshooting.read_tree import read_tree
from app.core.troubleshooting.read_words import read_words
from app.core.troubleshooting.shape import check_shape
from app.core.troubleshooting.sources import Sources
from app.core.troubleshooting.strict_yaml import MOST_BYTES
from app.core.troubleshooting.wording import LANGUAGES, Wording

Bytes = Callable[[str], bytes]


@dataclass(frozen=True)
class Loaded:
    """The tree that serves. `faults` are those of the file asked for; when one is not advisory the built-in
    tree serves in its place (`is_built_in`), and the window says why.
    """

    tree: Tree
    faults: tuple[Fault, ...]
    is_built_in: bool


def load(path: Path | None, today: date) -> Loaded:
    """The tree of `path`, or the built-in one when there is no path or the file cannot serve."""
    if path is None:
        return Loaded(built_in(), (), is_built_in=True)
    try:
        tree, advice = examine(path, today)
    except TreeFaulty as faulty:
        return Loaded(built_in(), faulty.faults, is_built_in=True)
    return Loaded(tree, advice, is_built_in=False)


def examine(path: Path | None, today: date) -> tuple[Tree, tuple[Fault, ...]]:
    """The tree and its advisory faults; raises `TreeFaulty` with all faults when one of them matters.

    Words are looked for beside the file as ``words.<language>.yaml``; a node that has none there has
    those of the built-in tree.
    """
    if path is None:
        return _build(_packaged, "tree.yaml", today, base={})
    own = {"tree.yaml": path, **{_words_file(key): path.with_name(_words_file(key)) for key in LANGUAGES}}

    def source(name: str) -> bytes:
        if name not in own:
            return _packaged(name)
        return _from_disk(own[name])

    return _build(source, path.name, today, base=built_in().words)


@cache
def built_in() -> Tree:
    """The tree that ships; read once."""
    tree, _ = _build(_packaged, "tree.yaml", date.max, base={})
    return tree


def _build(
    source: Bytes, name: str, today: date, base: dict[str, Wording] | object
) -> tuple[Tree, tuple[Fault, ...]]:
    form = Form(name)
    structure = read_tree(source("tree.yaml"), form)
    sources_form = Form("sources.yaml")
    shipped = read_sources(source("sources.yaml"), sources_form)
    sources = Sources({**shipped.by_id, **structure.own_sources}, shipped.no_advice)
    check_shape(structure, lambda node, message: form.fault(structure.lines.get(node, 1), message))
    check_nodes(structure, sources, today, form)
    found: list[Fault] = []
    wordings: dict[str, Wording] = {}
    for language in LANGUAGES:
        words_form = Form(_words_file(language))
        wording, lines = _wording(source, language, words_form, base)
        check_words(structure, wording, lines, words_form, form)
        found.extend(words_form.faults)
        wordings[language] = wording
    faults = [*form.faults, *sources_form.faults, *found, *check_languages_agree(structure, wordings, name)]
    if not all(fault.advisory for fault in faults):
        raise TreeFaulty(faults)
    tree = Tree(structure.areas, structure.nodes, structure.pages, structure.none_of_these, sources, wordings)
    return tree, tuple(faults)


def _wording(source: Bytes, language: str, form: Form, base: object) -> tuple[Wording, dict[str, int]]:
    shipped = base.get(language) if isinstance(base, dict) else None
    found = source(_words_file(language))
    if shipped is None:
        return read_words(found, form)
    if not found:
        return shipped, {}
    own, lines = read_words(found, form)
    joined = replace(
        own,
        areas={**shipped.areas, **own.areas},
        bring={**shipped.bring, **own.bring},
        without_phone=own.without_phone or shipped.without_phone,
        risks={**shipped.risks, **own.risks},
        nodes={**shipped.nodes, **own.nodes},
    )
    return joined, lines


def _words_file(language: str) -> str:
    return f"words.{language}.yaml"


def _packaged(name: str) -> bytes:
    return (files("app.resources") / "troubleshooting" / name).read_bytes()


def _from_disk(path: Path) -> bytes:
    """At most one byte more than is allowed: a huge file is refused unread. No words file: no bytes."""
    try:
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        if path.name.startswith("words."):
            return b""
        raise TreeFaulty([Fault(Place(path.name, 0), text("there is no such file"))]) from None
    except OSError:
        raise TreeFaulty([Fault(Place(path.name, 0), text("the file cannot be read"))]) from None
