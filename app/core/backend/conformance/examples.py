"""Requests of every shape, made from their types: what a backend must bear before it looks at any rule."""

from __future__ import annotations

import random
from typing import Any

import msgspec

_WORDS = ("", "张三", "a" * 300, "0", "<b>x</b>", "\u202e", "'; --", "990101200001010011", "😀", " ", "é")


def example(kind: type, chance: random.Random) -> Any:
    """Some value of a contract type: well-formed, and most likely nonsense."""
    return msgspec.convert(_plain(msgspec.inspect.type_info(kind), chance), kind)


def _plain(kind: msgspec.inspect.Type, chance: random.Random) -> Any:
    i = msgspec.inspect
    match kind:
        case i.DataclassType():
            return {one.name: _plain(one.type, chance) for one in kind.fields}
        case i.EnumType():
            return chance.choice(list(kind.cls)).value
        case i.VarTupleType():
            return [_plain(kind.item_type, chance) for _ in range(chance.randrange(4))]
        case i.TupleType():
            return [_plain(one, chance) for one in kind.item_types]
        case i.UnionType():
            return _plain(chance.choice(kind.types), chance)
        case i.NoneType():
            return None
        case i.BoolType():
            return chance.random() < 0.5
        case i.IntType():
            return chance.choice((0, -1, 1, 10**9 + 1))
        case i.BytesType():
            return chance.randbytes(chance.randrange(40))
        case i.DateTimeType():
            return "2026-09-01T09:00:00+08:00"
        case i.DateType():
            return "2026-09-01"
        case i.StrType():
            return chance.choice(_WORDS)
    raise TypeError(f"no example for {kind}")
