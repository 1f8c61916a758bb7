"""Requests are checked by their types before any rule sees them: whatever arrives, a field is named."""

from __future__ import annotations

import re
import typing
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from types import NoneType
from typing import Any

from app.core.backend.refusal import RefusalCode, Refused

_LONGEST_WORD = 4096
_LONGEST_FILE = 16 * 1024 * 1024
_LONGEST_LIST = 100
_NUMBER_SPAN = 10**9
_UNSTORABLE = re.compile("[\ud800-\udfff]")


def check_form(request: Any, kind: type) -> None:
    """Raise `FIELD_INVALID`, naming the field, unless `request` is a `kind` of right types throughout."""
    if type(request) is not kind:
        raise Refused(RefusalCode.FIELD_INVALID)
    _check(request, kind, "")


_HINTS: dict[type, dict[str, Any]] = {}


def _hints(kind: type) -> dict[str, Any]:
    if kind not in _HINTS:
        hints = typing.get_type_hints(kind)
        _HINTS[kind] = {part.name: hints[part.name] for part in fields(kind)}
    return _HINTS[kind]


def _check(value: Any, hint: Any, place: str) -> None:
    if not _fits(value, hint, place):
        raise Refused(RefusalCode.FIELD_INVALID, field=place)


_SHAPES: dict[Any, tuple[Any, tuple[Any, ...]]] = {}


def _shape(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Origin and arguments of a type, asked for once: there are few types and many requests."""
    if hint not in _SHAPES:
        _SHAPES[hint] = typing.get_origin(hint), typing.get_args(hint)
    return _SHAPES[hint]


def _fits(value: Any, hint: Any, place: str) -> bool:
    origin, options = _shape(hint)
    if origin is tuple:
        if type(value) is not tuple or len(value) > _LONGEST_LIST:
            return False
        kinds = [options[0]] * len(value) if options[-1] is Ellipsis else list(options)
        if len(kinds) != len(value):
            return False
        return all(_fits(item, kind, place) for item, kind in zip(value, kinds, strict=True))
    if NoneType in options:
        return value is None or any(
            _fits(value, option, place) for option in options if option is not NoneType
        )
    if is_dataclass(hint) and isinstance(hint, type):
        if type(value) is not hint:
            return False
        for name, part in _hints(hint).items():
            _check(getattr(value, name), part, f"{place}.{name}" if place else name)
        return True
    if type(value) is not hint:
        return False
    return _is_sensible(value)


def _is_sensible(value: Any) -> bool:
    """Of the right type; but may it be stored and shown?"""
    if isinstance(value, Enum | datetime):
        return True
    if isinstance(value, str):
        # Lone surrogates have no UTF-8, and PostgreSQL takes no NUL.
        return (
            len(value) <= _LONGEST_WORD
            and (value.isascii() or _UNSTORABLE.search(value) is None)
            and "\0" not in value
        )
    if isinstance(value, bytes):
        return len(value) <= _LONGEST_FILE
    return not isinstance(value, int) or abs(value) <= _NUMBER_SPAN
