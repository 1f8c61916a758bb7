"""Takes typed values out of strict YAML and collects every fault instead of stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.core.text import Text, text
from app.core.troubleshooting.fault import Fault, Place
from app.core.troubleshooting.strict_yaml import Entries, Items, Value, Word

_MOST_FAULTS = 200
_MARKUP = re.compile(r"<[A-Za-z/!?][^<>]*>?|&(#\d+|#x[0-9A-Fa-f]+|[A-Za-z]{2,12});")
_INVISIBLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HOST = re.compile(
    r"(?:https?:/*|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:cn|com|net|org|top|xyz|vip|cc|info|io)\b", re.I
)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST_CHARACTERS = 400

E = TypeVar("E", bound=StrEnum)


class Form:
    """One file being read. Every method reports to `faults` and returns an empty value where it must."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def fault(self, line: int, message: Text, *, advisory: bool = False) -> None:
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(Fault(Place(self.file, line), message, advisory))

    def fields(self, value: Value, allowed: Collection[str]) -> dict[str, Value]:
        """The entries of a mapping by key; unknown keys are faults and left out."""
        found = {}
        for key, part in self.entries(value):
            if key.text in allowed:
                found[key.text] = part
            else:
                self.fault(key.line, text("“{key}” is not a key that belongs here", key=key.text[:60]))
        return found

    def entries(self, value: Value) -> Iterator[tuple[Word, Value]]:
        if isinstance(value, Entries):
            yield from value.entries
        else:
            self.fault(value.line, text("lines like “key: value” are expected here"))

    def names(self, value: Value | None) -> tuple[Word, ...]:
        """A list of ids."""
        return tuple(self.name(item) for item in self.items(value))

    def items(self, value: Value | None) -> tuple[Value, ...]:
        if value is None:
            return ()
        if isinstance(value, Items):
            return value.items
        self.fault(value.line, text("a list is expected here: [one, two]"))
        return ()

    def word(self, value: Value) -> Word:
        if isinstance(value, Word):
            if not value.text:
                self.fault(value.line, text("this is empty"))
            return value
        self.fault(value.line, text("one word or sentence is expected here"))
        return Word(value.line, "")

    def name(self, value: Value) -> Word:
        """An id: small letters, digits and hyphens."""
        word = self.word(value)
        if word.text and not _NAME.fullmatch(word.text):
            self.fault(
                word.line, text("“{id}” is no id: small letters, digits and hyphens only", id=word.text[:60])
            )
        return word

    def sentence(self, value: Value) -> str:
        """Words for a reader: plain text, no markup, no invisible characters, no foreign address."""
        word = self.word(value)
        if len(word.text) > _MOST_CHARACTERS:
            self.fault(word.line, text("this is longer than {n} characters", n=_MOST_CHARACTERS))
        elif _MARKUP.search(word.text):
            self.fault(word.line, text("HTML is not allowed; write plain text"))
        elif _INVISIBLE.search(word.text):
            self.fault(word.line, text("there is an invisible character in this text"))
        else:
            for host in _HOST.findall(word.text):
                if not host.lower().split("/")[-1].endswith("chsi.com.cn"):
                    self.fault(
                        word.line,
                        text("only addresses of chsi.com.cn may stand here, not “{host}”", host=host[:60]),
                    )
        return word.text

    def choice(self, value: Value, kind: type[E]) -> E | None:
        word = self.word(value)
        try:
            return kind(word.text)
        except ValueError:
            known = ", ".join(kind)
            self.fault(
                word.line,
                text("“{word}” is not known here; possible are {known}", word=word.text[:60], known=known),
            )
            return None

    def flag(self, value: Value | None) -> bool:
        if value is None:
            return False
        word = self.word(value)
        if word.text not in ("true", "false"):
            self.fault(word.line, text("true or false is expected here"))
        return word.text == "true"

    def number(self, value: Value | None) -> int:
        if value is None:
            return 0
        word = self.word(value)
        if not re.fullmatch(r"\d{1,6}", word.text, re.ASCII):
            self.fault(word.line, text("a number is expected here"))
            return 0
        return int(word.text)

    def day(self, value: Value) -> date:
        word = self.word(value)
        try:
            return date.fromisoformat(word.text)
        except ValueError:
            self.fault(word.line, text("a date like 2026-11-21 is expected here"))
            return date.min
