"""A table of rows of one kind: a frozen dataclass says what is plain, what sealed, what indexed blind."""

from __future__ import annotations

import typing
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from app.campus.store.vault import Vault
from app.core.clock import CHINA

T = TypeVar("T")
METADATA = MetaData()
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)  # noqa: UP017 - the stub of 3.11 knows both
_MICROSECOND = timedelta(microseconds=1)


def plain(default: Any = MISSING, *, found_by: bool = False, unique: bool = False) -> Any:
    """A field in a column of its own; `found_by` gives it an ordinary index."""
    return field(default=default, metadata={"found_by": found_by, "unique": unique})


def secret(default: Any = MISSING, *, found_by: bool = False) -> Any:
    """A field inside the sealed column; `found_by` adds a column with its blind index (words only)."""
    return field(default=default, repr=False, metadata={"secret": True, "found_by": found_by})


@dataclass(frozen=True, eq=False)
class Kind:
    """How a row dataclass lies in its table."""

    name: str
    table: Table
    plain: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], Any]], ...]
    secret: tuple[str, ...]
    secret_types: Any
    blind: frozenset[str]
    encoders: dict[str, Callable[[Any], Any]]
    places: tuple[tuple[str, Callable[[Any], Any], int], ...]
    """Plain fields with their place in a row that was read."""
    sealed: int
    """The place of the sealed column, or -1."""


_KINDS: dict[type, Kind] = {}


def kind_of(row_type: type) -> Kind:
    """The kind of a row dataclass. Its table is named after it: `AccountRow` lies in ``account``."""
    if row_type not in _KINDS:
        _KINDS[row_type] = _kind(row_type)
    return _KINDS[row_type]


def _kind(row_type: Any) -> Kind:
    name = row_type.__name__.removesuffix("Row").lower()
    hints = typing.get_type_hints(row_type)
    columns: list[Any] = [
        Column("serial", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)
    ]
    indexes: list[Index] = []
    plains, secrets, blind = [], [], set()
    for part in fields(row_type):
        column = part.name
        if part.metadata.get("secret"):
            secrets.append(part.name)
            if not part.metadata["found_by"]:
                continue
            blind.add(part.name)
            column = f"{part.name}_index"
            columns.append(Column(column, LargeBinary, nullable=True))
        else:
            sql_type, nullable, encode, decode = _plain_type(hints[part.name])
            columns.append(Column(column, sql_type, nullable=nullable))
            plains.append((part.name, encode, decode))
        if part.name == "id" or part.metadata.get("unique") or part.metadata.get("found_by"):
            is_unique = part.name == "id" or bool(part.metadata.get("unique"))
            indexes.append(Index(f"{name}_by_{part.name}", column, unique=is_unique))
    if secrets:
        columns.append(Column("sealed", LargeBinary, nullable=False))
    types = msgspec.defstruct(f"{row_type.__name__}Secrets", [(key, hints[key]) for key in secrets])
    table = Table(name, METADATA, *columns, *indexes)
    place = {column.name: position for position, column in enumerate(table.columns)}
    return Kind(
        name,
        table,
        tuple(plains),
        tuple(secrets),
        types,
        frozenset(blind),
        {name: encode for name, encode, _ in plains},
        tuple((name, decode, place[name]) for name, _, decode in plains),
        place.get("sealed", -1),
    )


def _plain_type(hint: Any) -> tuple[Any, bool, Callable[[Any], Any], Callable[[Any], Any]]:
    """Column type, whether it may be empty, and the two conversions."""
    options = typing.get_args(hint)
    nullable = NoneType in options and typing.get_origin(hint) is not tuple
    kind = next(option for option in options if option is not NoneType) if nullable else hint
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    if kind in (str, int, bool, bytes):
        sql = {str: Text, int: BigInteger, bool: Boolean, bytes: LargeBinary}[kind]
        # SQLite has no truth values, and PostgreSQL's driver gives bytes in a buffer: both are made plain.
        encode, decode = _same, _same if kind in (str, int) else kind
    elif kind is datetime:
        sql, encode, decode = BigInteger, _microseconds, _moment
    elif kind is date:
        sql, encode, decode = Text, date.isoformat, date.fromisoformat
    elif isinstance(kind, type) and issubclass(kind, Enum):
        sql, encode, decode = Text, str, kind
    else:
        sql, encode = Text, _json
        decode = msgspec.json.Decoder(kind).decode
    if nullable:
        return sql, True, _or_none(encode), _or_none(decode)
    return sql, False, encode, decode


def _same(value: Any) -> Any:
    return value


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _moment(value: int) -> datetime:
    return (_EPOCH + timedelta(microseconds=value)).astimezone(CHINA)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _or_none(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else convert(value)


class Shelf(Generic[T]):
    """The rows of one kind inside one transaction, in the order in which they were added."""

    def __init__(self, row_type: type[T], connection: Connection, vault: Vault) -> None:
        self._type: Any = row_type
        self._kind = kind_of(row_type)
        self._dialect = connection.dialect
        self._cursor: Any = connection.connection.cursor()
        self._vault = vault

    def get(self, id: str) -> T | None:
        return self.first(id=id)

    def first(self, **equal: Any) -> T | None:
        row = self._run("first", equal).fetchone()
        return None if row is None else self._row(row)

    def newest(self, **equal: Any) -> T | None:
        row = self._run("newest", equal).fetchone()
        return None if row is None else self._row(row)

    def all(self, **equal: Any) -> list[T]:
        return [self._row(row) for row in self._run("all", equal).fetchall()]

    def count(self, **equal: Any) -> int:
        return int(self._run("count", equal).fetchone()[0])

    def add(self, row: T) -> T:
        self._execute("insert", (), self._values(row))
        return row

    def put(self, row: T) -> T:
        """Write every field of a row that is there already."""
        values = self._values(row)
        self._execute("update", (), {**values, "_id": values["id"]})
        return row

    def remove(self, **equal: Any) -> int:
        """Delete the rows that match, and say how many they were."""
        return int(self._run("delete", equal).rowcount)

    def remove_before(self, field: str, moment: datetime) -> int:
        """Delete the rows whose plain `field` lies before a moment, and say how many they were."""
        values = {f"_{field}": self._kind.encoders[field](moment)}
        return int(self._execute("delete before", (field,), values).rowcount)

    def _run(self, what: str, equal: dict[str, Any]) -> Any:
        return self._execute(what, tuple(equal), self._given(equal))

    def _execute(self, what: str, names: tuple[str, ...], values: dict[str, Any]) -> Any:
        """The driver's cursor after a statement, whose text is made once: it saves half of the time."""
        words, order = _words(self._kind, what, names, self._dialect)
        self._cursor.execute(words, values if order is None else tuple(values[name] for name in order))
        return self._cursor

    def _values(self, row: Any) -> dict[str, Any]:
        kind = self._kind
        values = {name: encode(getattr(row, name)) for name, encode, _ in kind.plain}
        if kind.secret:
            hidden = {name: getattr(row, name) for name in kind.secret}
            values["sealed"] = self._vault.seal(msgspec.json.encode(hidden), f"{kind.name}/{row.id}")
            for name in kind.blind:
                values[f"{name}_index"] = self._index(name, hidden[name])
        return values

    def _index(self, name: str, value: Any) -> bytes | None:
        # The name alone, not the table: equal values are found across tables by one index.
        return self._vault.index(value, name) if value else None

    def _given(self, equal: dict[str, Any]) -> dict[str, Any]:
        kind = self._kind
        given: dict[str, Any] = {}
        for name, value in equal.items():
            is_blind = name in kind.blind
            given[f"_{name}"] = (self._index(name, value) or b"") if is_blind else kind.encoders[name](value)
        return given

    def _row(self, row: Any) -> T:
        kind = self._kind
        values = {name: decode(row[place]) for name, decode, place in kind.places}
        if kind.secret:
            opened = self._vault.open(bytes(row[kind.sealed]), f"{kind.name}/{values['id']}")
            hidden = msgspec.json.decode(opened, type=kind.secret_types)
            for name in kind.secret:
                values[name] = getattr(hidden, name)
        made: T = self._type(**values)
        return made


@lru_cache(maxsize=1024)
def _words(
    kind: Kind, what: str, names: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[str, ...] | None]:
    """A statement as the driver takes it, and the order of its values; None where it takes them by name."""
    compiled: Any = _statement(kind, what, names).compile(dialect=dialect)
    words = f"{compiled} LIMIT 1" if what in ("first", "newest") else str(compiled)
    order = compiled.positiontup
    return words, None if order is None else tuple(order)


def _statement(kind: Kind, what: str, names: tuple[str, ...]) -> Any:
    table = kind.table
    stored: dict[str, Any] = {
        column.name: bindparam(column.name) for column in table.columns if column.name != "serial"
    }
    if what == "insert":
        return insert(table).inline().values(stored)
    if what == "update":
        return update(table).where(table.c.id == bindparam("_id")).values(stored)
    if what == "delete before":
        return delete(table).where(table.c[names[0]] < bindparam(f"_{names[0]}"))
    found = [
        table.c[f"{name}_index" if name in kind.blind else name] == bindparam(f"_{name}") for name in names
    ]
    if what == "delete":
        return delete(table).where(*found)
    if what == "count":
        return select(func.count()).select_from(table).where(*found)
    order = table.c.serial.desc() if what == "newest" else table.c.serial
    return select(table).where(*found).order_by(order)
