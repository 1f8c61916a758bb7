"""The school's profile: who, where, until when. One TOML file; an invented example ships.

TOML, because the standard library reads it: the first page shows the deadline and the publication
before anything heavy is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from app.core.clock import CHINA
from app.core.text import Text, text, verbatim

EXAMPLE = Path(__file__).resolve().parent.parent / "resources" / "school" / "example.toml"
_MOST_BYTES = 100_000


@dataclass(frozen=True)
class Office:
    """Where a person goes; empty where the school did not say."""

    name: str = ""
    room: str = ""
    phone: str = ""
    hours: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What is known, one line each, as the school wrote it."""
        return tuple(line for line in (self.name, self.room, self.phone, self.hours) if line)


@dataclass(frozen=True)
class Counsellor:
    """Whom a student asks first."""

    contact: str = ""
    phone: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for line in (self.contact, self.phone) if line)


@dataclass(frozen=True)
class SchoolProfile:
    """What only the school knows. Everything but the name may be missing.

    Moments are aware, in China time; a deadline given as a day ends with that day. `published_since`
    is None until new students can find their record (A185, F1). `unchecked` are keys of the record that
    need no check here; `limits` are rule ids with the school's own values; `server` is the address of the
    school's own service. `is_example` marks invented data,
    which must never be shown to somebody who acts for real.
    """

    name: str
    name_en: str = ""
    is_example: bool = False
    office: Office = Office()
    counsellor: Counsellor = Counsellor()
    college_deadline: datetime | None = None
    office_deadline: datetime | None = None
    published_since: date | None = None
    publication_expected: date | None = None
    unchecked: tuple[str, ...] = ()
    limits: tuple[tuple[str, str | int | bool], ...] = ()
    server: str = ""

    @property
    def first_deadline(self) -> datetime | None:
        """The one a student must keep: the earlier of the two."""
        known = [moment for moment in (self.college_deadline, self.office_deadline) if moment is not None]
        return min(known, default=None)

    def is_published(self, today: date) -> bool:
        return self.published_since is not None and self.published_since <= today


@dataclass(frozen=True)
class SchoolFault:
    """`line` counts from 1, 0 for the file as a whole; `key` reads like `office.phone`, or is empty."""

    line: int
    key: str
    words: Text


class SchoolFaulty(Exception):
    """A profile cannot be used; `faults` names everything that is wrong with it."""

    def __init__(self, faults: Sequence[SchoolFault]) -> None:
        super().__init__("; ".join(f"line {fault.line}: {fault.key} {fault.words}" for fault in faults))
        self.faults = tuple(faults)

    @property
    def words(self) -> Text:
        """The first fault in one line."""
        fault = self.faults[0]
        if not fault.line:
            return text("the school's profile: {key} {problem}", key=fault.key, problem=fault.words)
        return text(
            "the school's profile, line {line}: {key} {problem}",
            line=fault.line,
            key=fault.key,
            problem=fault.words,
        )


def load_school(path: str | Path = "") -> SchoolProfile:
    """The profile in `path`, or the example. Raises `SchoolFaulty`; `OSError` when it cannot be read."""
    return parse_school((Path(path) if str(path) else EXAMPLE).read_bytes())


def parse_school(source: bytes) -> SchoolProfile:
    """The profile written in `source` (TOML, UTF-8). `SchoolFaulty` names every fault with its line."""
    import tomllib

    if len(source) > _MOST_BYTES:
        raise SchoolFaulty([SchoolFault(0, "", text("the file is too large"))])
    try:
        words = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SchoolFaulty([SchoolFault(0, "", text("the file is not UTF-8 text"))]) from None
    try:
        found = tomllib.loads(words)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SchoolFaulty([SchoolFault(int(line[1]) if line else 0, "", verbatim(str(error)))]) from None
    return _Reader(words, found).profile()


class _Reader:
    """Takes known keys out of the document; what is left over at the end is unknown."""

    def __init__(self, source: str, found: dict[str, Any]) -> None:
        self._source = source
        self._left: dict[str, Any] = {}
        self._faults: list[SchoolFault] = []
        for key, value in found.items():
            if isinstance(value, dict):
                self._left.update({f"{key}.{inner}": part for inner, part in value.items()})
            else:
                self._left[key] = value

    def profile(self) -> SchoolProfile:
        limits = {key: self._left.pop(key) for key in list(self._left) if key.startswith("limits.")}
        profile = SchoolProfile(
            name=self._words("name"),
            name_en=self._words("name_en"),
            is_example=self._take("example", bool, text("is true or false")) or False,
            office=Office(*(self._words(f"office.{key}") for key in ("name", "room", "phone", "hours"))),
            counsellor=Counsellor(self._words("counsellor.contact"), self._words("counsellor.phone")),
            college_deadline=self._moment("deadlines.college"),
            office_deadline=self._moment("deadlines.office"),
            published_since=self._day("publication.since"),
            publication_expected=self._day("publication.expected"),
            unchecked=self._keys("record.unchecked"),
            limits=self._limits(limits),
            server=self._address("server"),
        )
        if not profile.name and not self._faults:
            self._faults.append(SchoolFault(0, "name", text("is missing")))
        self._faults += [self._fault(key, text("is not known")) for key in self._left]
        if self._faults:
            raise SchoolFaulty(sorted(self._faults, key=lambda fault: fault.line))
        return profile

    def _words(self, key: str) -> str:
        found: str | None = self._take(key, str, text("must be words in quotes"))
        if found is not None and any(not c.isprintable() for c in found):
            self._faults.append(self._fault(key, text("must be one line")))
        return (found or "").strip()

    def _address(self, key: str) -> str:
        found = self._words(key)
        if found and not found.startswith(("https://", "http://")):
            words = text("must be an address like https://xueji.example.edu.cn")
            self._faults.append(self._fault(key, words))
        return found

    def _moment(self, key: str) -> datetime | None:
        found: date | None = self._take(key, date, text("must be a day like 2026-11-20, or with T17:00:00"))
        if found is None or not isinstance(found, datetime):
            return None if found is None else datetime.combine(found, time(23, 59, 59), CHINA)
        return found.replace(tzinfo=CHINA) if found.tzinfo is None else found.astimezone(CHINA)

    def _day(self, key: str) -> date | None:
        words = text("must be a day like 2026-11-20")
        found: date | None = self._take(key, date, words)
        if isinstance(found, datetime):
            self._faults.append(self._fault(key, words))
        return found

    def _keys(self, key: str) -> tuple[str, ...]:
        words = text('must be keys of record lines, like ["fy", "bh"]')
        found: list[Any] = self._take(key, list, words) or []
        if found:
            from app.core.selfcheck.fields import BY_KEY

            for name in found:
                if not isinstance(name, str) or name not in BY_KEY:
                    self._faults.append(self._fault(key, words))
                elif BY_KEY[name].minimum:
                    self._faults.append(self._fault(key, text("“{name}” must always be checked", name=name)))
        return tuple(str(name) for name in found)

    def _limits(self, found: dict[str, Any]) -> tuple[tuple[str, str | int | bool], ...]:
        if not found:
            return ()
        from app.core.rules.limits import rule_ids

        known = rule_ids()
        for key, value in found.items():
            if key.partition(".")[2] not in known:
                self._faults.append(self._fault(key, text("is not the id of a rule")))
            elif not isinstance(value, (str, int, bool)):
                self._faults.append(self._fault(key, text("must be a number, true, false or words")))
        return tuple((key.partition(".")[2], value) for key, value in found.items())

    def _take(self, key: str, kind: type, words: Text) -> Any:
        value = self._left.pop(key, None)
        if value is None or isinstance(value, kind):
            return value
        self._faults.append(self._fault(key, words))
        return None

    def _fault(self, key: str, words: Text) -> SchoolFault:
        return SchoolFault(_line_of(self._source, key), key, words)


def _line_of(source: str, key: str) -> int:
    """The line where `key` is set, or else where its table begins; tomllib does not tell."""
    table, table_line = "", 0
    for number, line in enumerate(source.splitlines(), start=1):
        if header := re.match(r"\s*\[+([^\]]+)\]", line):
            table = _plain(header[1])
            if table == key:
                return number
            if key.startswith(f"{table}."):
                table_line = number
        elif setting := re.match(r"""\s*([\w."'\s-]+)=""", line):
            name = _plain(setting[1])
            if f"{table}.{name}.".lstrip(".").startswith(f"{key}."):
                return number
    return table_line


def _plain(key: str) -> str:
    return re.sub(r"""[\s"']""", "", key)
