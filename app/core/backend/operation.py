"""The operations of all roles as data, read off the role protocols.

A role is a `Protocol` whose methods are marked with `read` or `write` and take one request and a
`Call`. From this one source come the HTTP paths, the client, the authorisation table and the contract
suite, so that they cannot drift apart.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
_MARK = "__operation__"


class Audience(StrEnum):
    """Who may call an operation; `SELF` is any logged-in student, on their own data only."""

    ANYONE = "anyone"
    SELF = "student"
    COUNSELLOR = "counsellor"
    OFFICE = "office"
    OPERATOR = "operator"


@dataclass(frozen=True)
class Operation:
    """One method of one role: its name, request and result types, and who may call it."""

    role: str
    name: str
    request: type
    result: type
    is_write: bool
    audience: Audience

    @property
    def path(self) -> str:
        return f"{self.role}/{self.name.replace('_', '-')}"


def read(audience: Audience) -> Callable[[F], F]:
    """Mark a role method that changes nothing; it may be repeated freely."""
    return _marking(False, audience)


def write(audience: Audience) -> Callable[[F], F]:
    """Mark a role method that changes something; its call carries an attempt id."""
    return _marking(True, audience)


def _marking(is_write: bool, audience: Audience) -> Callable[[F], F]:
    def mark(method: F) -> F:
        setattr(method, _MARK, (is_write, audience))
        return method

    return mark


@lru_cache
def operations(role: type) -> tuple[Operation, ...]:
    """The operations of a role protocol, in the order they are written."""
    found = []
    for name, method in vars(role).items():
        if not inspect.isfunction(method) or not hasattr(method, _MARK):
            continue
        hints = typing.get_type_hints(method)
        request = next(kind for key, kind in hints.items() if key not in ("call", "return"))
        is_write, audience = getattr(method, _MARK)
        found.append(Operation(role.__name__.lower(), name, request, hints["return"], is_write, audience))
    return tuple(found)
