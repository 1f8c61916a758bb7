"""A small, safe part of YAML: mappings, lists and words, each with its line.

No anchors, aliases, tags or second documents, so that nothing can grow, loop or run; depth, size and
number of values are limited, and a key stands once. Every scalar stays the text that was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.core.text import Text, text, verbatim
from app.core.troubleshooting.fault import Fault, Place, TreeFaulty

MOST_BYTES = 400_000
_MOST_VALUES = 40_000
_DEEPEST = 8


@dataclass(frozen=True)
class Word:
    line: int
    text: str


@dataclass(frozen=True)
class Items:
    line: int
    items: tuple[Value, ...]


@dataclass(frozen=True)
class Entries:
    """A mapping; each key with its line."""

    line: int
    entries: tuple[tuple[Word, Value], ...]


Value: TypeAlias = Word | Items | Entries


def read(source: bytes, file: str) -> Entries:
    """The mapping that `source` (UTF-8) holds; raises `TreeFaulty` with the line of the first fault."""
    if len(source) > MOST_BYTES:
        raise _faulty(
            file,
            source[:MOST_BYTES].count(b"\n") + 1,
            text("the file is larger than {n} bytes", n=MOST_BYTES),
        )
    try:
        words = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _faulty(file, source[: error.start].count(b"\n") + 1, text("this is not UTF-8 text")) from None
    root = _Builder(words, file).document()
    if not isinstance(root, Entries):
        raise _faulty(file, root.line, text("the file must consist of lines like “key: value”"))
    return root


class _Builder:
    def __init__(self, words: str, file: str) -> None:
        self._words = words
        self._file = file
        self._values = 0
        self._events: Iterator[Any] = iter(())

    def document(self) -> Value:
        import yaml

        loader: Any = getattr(yaml, "CLoader", yaml.SafeLoader)
        self._events = iter(yaml.parse(self._words, Loader=loader))
        try:
            next(self._events), next(self._events)
            root = self._value(next(self._events), 1)
            next(self._events)
            if not isinstance(following := next(self._events), yaml.StreamEndEvent):
                raise self._refuse(following, text("only one document may stand in the file"))
        except StopIteration:
            raise _faulty(self._file, 1, text("the file is empty")) from None
        except yaml.YAMLError as error:
            raise self._syntax(error) from None
        return root

    def _value(self, event: Any, depth: int) -> Value:
        line = event.start_mark.line + 1
        kind = type(event).__name__
        self._values += 1
        if self._values > _MOST_VALUES:
            raise self._refuse(event, text("the file has more than {n} values", n=_MOST_VALUES))
        if kind == "DocumentEndEvent" or kind == "StreamEndEvent":
            raise _faulty(self._file, 1, text("the file is empty"))
        if kind == "AliasEvent" or event.anchor:
            raise self._refuse(event, text("anchors and aliases (& and *) are not allowed; write it out"))
        if event.tag:
            raise self._refuse(event, text("tags (!) are not allowed"))
        if kind == "ScalarEvent":
            return Word(line, event.value.strip())
        if depth > _DEEPEST:
            raise self._refuse(event, text("this is nested more than {n} levels deep", n=_DEEPEST))
        if kind == "SequenceStartEvent":
            items: list[Value] = []
            while type(inner := next(self._events)).__name__ != "SequenceEndEvent":
                items.append(self._value(inner, depth + 1))
            return Items(line, tuple(items))
        return self._entries(line, depth)

    def _entries(self, line: int, depth: int) -> Entries:
        entries: list[tuple[Word, Value]] = []
        seen: set[str] = set()
        while type(inner := next(self._events)).__name__ != "MappingEndEvent":
            key = self._value(inner, depth + 1)
            if not isinstance(key, Word):
                raise self._refuse(inner, text("a key must be a word"))
            if key.text in seen:
                raise self._refuse(inner, text("“{key}” stands here twice", key=key.text[:60]))
            seen.add(key.text)
            entries.append((key, self._value(next(self._events), depth + 1)))
        return Entries(line, tuple(entries))

    def _refuse(self, event: Any, message: Text) -> TreeFaulty:
        return _faulty(self._file, event.start_mark.line + 1, message)

    def _syntax(self, error: Any) -> TreeFaulty:
        mark = getattr(error, "problem_mark", None)
        if mark is not None:
            problem = str(getattr(error, "problem", "") or "YAML")
            return _faulty(
                self._file, mark.line + 1, text("this is not YAML: {problem}", problem=verbatim(problem))
            )
        line = self._words[: getattr(error, "position", 0) or 0].count("\n") + 1
        return _faulty(self._file, line, text("there is a character here that text may not have"))


def _faulty(file: str, line: int, message: Text) -> TreeFaulty:
    return TreeFaulty([Fault(Place(file, line), message)])
