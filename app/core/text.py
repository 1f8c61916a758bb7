"""Words as values: a `Text` is written in code, and said in a language only when it is shown.

`text`, `text_in` and `text_n` are also the markers that the catalogue extractor looks for, so
their first arguments must be literals. A `Speaker` says texts in one language; English needs no
catalogue, since the message ids are English.
"""

from __future__ import annotations

import gettext
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

Value: TypeAlias = "str | int | float | date | datetime | Text"

# A path, not importlib.resources: that alone takes longer to load than all words of the first page.
_LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"
_NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True)
class Text:
    """A message id with its parameters; `context` tells short equal words apart.

    `plural` is the English plural form, chosen by the parameter named `n`.
    A text compares and hashes by its content, so that it can live in frozen values.
    """

    msgid: str
    params: tuple[tuple[str, Value], ...] = ()
    context: str = ""
    plural: str = ""

    def values(self) -> Mapping[str, Value]:
        return dict(self.params) if self.params else _NOTHING

    def __str__(self) -> str:
        """English, for logs of developers and test failures; windows and commands use a speaker."""
        return ENGLISH.say(self)


def text(msgid: str, **params: Value) -> Text:
    """A text; parameters stand in braces: ``text("Valid until {time}", time=moment)``."""
    return Text(msgid, tuple(params.items()))


def text_in(context: str, msgid: str, **params: Value) -> Text:
    """A text whose meaning needs a context: ``text_in("button", "Close")``."""
    return Text(msgid, tuple(params.items()), context=context)


def text_n(msgid: str, plural: str, n: int, **params: Value) -> Text:
    """A text that counts: ``text_n("{n} day", "{n} days", days)``."""
    return Text(msgid, (("n", n), *params.items()), plural=plural)


def listed(parts: Iterable[Text]) -> Text:
    """One after the other, at least one, with the comma of the language between them."""
    rest = iter(parts)
    whole = next(rest)
    for part in rest:
        whole = text("{first}, {second}", first=whole, second=part)
    return whole


def verbatim(words: str) -> Text:
    """Words that are the same in every language: a name, a quoted message, an address."""
    return Text("{words}", (("words", words),))


class Speaker:
    """Says texts in one language.

    `language` is a locale name with a catalogue in `app/resources/locale`, or ``en``. A translation
    whose placeholders differ from the source is ignored in favour of the source, so that a bad
    catalogue cannot crash or spoof the program.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue: gettext.NullTranslations = gettext.NullTranslations()
        if language != "en":
            compiled = _LOCALE / language / "LC_MESSAGES" / "xueji.mo"
            if compiled.is_file():
                with compiled.open("rb") as source:
                    self._catalogue = gettext.GNUTranslations(source)

    def say(self, message: Text) -> str:
        """The words of `message` in this language, parameters filled in."""
        words = self._look_up(message)
        if not message.params:
            return words.replace("{{", "{").replace("}}", "}")
        values = {key: self._value(value) for key, value in message.params}
        return words.format_map(values)

    def _look_up(self, message: Text) -> str:
        source = message.msgid
        if not source:
            return ""
        if message.plural:
            count = int(str(dict(message.params).get("n", 0)))
            source = message.msgid if count == 1 else message.plural
            found = self._catalogue.ngettext(message.msgid, message.plural, count)
        elif message.context:
            found = self._catalogue.pgettext(message.context, message.msgid)
        else:
            found = self._catalogue.gettext(message.msgid)
        return found if placeholders(found) <= placeholders(source) else source

    def _value(self, value: Value) -> str:
        if isinstance(value, Text):
            return self.say(value)
        if isinstance(value, datetime):
            return f"{self._date(value)} {value:%H:%M}"
        if isinstance(value, date):
            return self._date(value)
        return str(value)

    def _date(self, day: date) -> str:
        if self.language.startswith("zh"):
            return f"{day.month} 月 {day.day} 日"
        return f"{day.day} {day:%B}"


def placeholders(words: str) -> set[str]:
    """The names in braces; a malformed string has the impossible name ``{``."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
    except ValueError:
        return {"{"}


ENGLISH = Speaker("en")
