"""Anything of any type in any field: a refusal of the catalogue, never a traceback."""

from __future__ import annotations

import dataclasses
import typing
from datetime import date, datetime
from enum import Enum
from types import NoneType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.backend.backend import ROLE_OF
from app.core.backend.call import Call, new_attempt
from app.core.backend.catalogue import CATALOGUE, what_happened, what_now
from app.core.backend.failure import Cancelled
from app.core.backend.operation import Operation, operations
from app.core.backend.refusal import RefusalCode, Refused
from app.core.backend.table import LOCAL, ROLES
from app.core.text import Speaker
from harness.campus import Campus, refuses

OPERATIONS = [
    operation for name, role in ROLES.items() if name not in LOCAL for operation in operations(role)
]
SPEAKERS = [Speaker("en"), Speaker("zh_CN")]

odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=60),
    st.sampled_from(["\udc80", "\0", "１２３", "{owner}", "%s", "'; DROP TABLE account;--", "9" * 5000]),
    st.binary(max_size=40),
    st.lists(st.integers(), max_size=3),
    st.tuples(st.text(max_size=3)),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.just(object()),
    st.datetimes(),
)


def fitting(hint: Any) -> st.SearchStrategy[Any]:
    """Values of the right type, sensible or not."""
    options = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        if options[-1] is Ellipsis:
            return st.lists(fitting(options[0]), max_size=4).map(tuple)
        return st.tuples(*(fitting(option) for option in options))
    if NoneType in options:
        return st.one_of(st.none(), *(fitting(option) for option in options if option is not NoneType))
    if dataclasses.is_dataclass(hint):
        return form(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=40) | st.sampled_from(TYPED),
        int: st.integers(),
        bool: st.booleans(),
        bytes: st.binary(max_size=60),
        date: st.dates(),
        datetime: st.datetimes(),
    }
    return simple[hint]


TYPED = [
    *("13800130000", "13800130001", "990000200703150028", "张三", "张", "a@b.cn", "Qinghe2026", "123456"),
    *("", " ", "sunny-path", "photo-missing", "１３８００１３００００", "T-20261102-1", "xm", "record"),
]


def form(kind: Any) -> st.SearchStrategy[Any]:
    """A request: mostly of the right types, now and then with something odd in a field."""
    hints = typing.get_type_hints(kind)
    fields = {part.name: fitting(hints[part.name]) | odd for part in dataclasses.fields(kind)}
    plain = {part.name: fitting(hints[part.name]) for part in dataclasses.fields(kind)}
    return st.builds(kind, **fields) | st.builds(kind, **plain)


@pytest.fixture(scope="module")
def campus() -> typing.Iterator[Campus]:
    campus = Campus()
    campus.load("number-taken-app-check")
    yield campus
    campus.close()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.path)
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_request_is_answered_or_refused(
    campus: Campus, operation: Operation, data: st.DataObject
) -> None:
    request = data.draw(form(operation.request) | odd)
    session = data.draw(st.sampled_from(["", "no-such", session_of(campus)]))
    method = getattr(getattr(campus.backend, operation.role), operation.name)
    try:
        answer = method(request, Call(session=session, attempt=new_attempt()))
    except Refused as refused:
        assert_speaks(refused)
    else:
        assert isinstance(answer, operation.result)


SESSIONS: dict[int, str] = {}


def session_of(campus: Campus) -> str:
    """Somebody who is logged in, whatever was done to them meanwhile."""
    try:
        campus.account(SESSIONS.get(id(campus), ""))
    except Refused:
        SESSIONS[id(campus)] = campus.entered(campus.load())
    return SESSIONS[id(campus)]


def assert_speaks(refused: Refused) -> None:
    assert refused.code in CATALOGUE
    for speaker in SPEAKERS:
        assert speaker.say(what_happened(refused))
        assert speaker.say(what_now(refused))


def test_a_field_of_the_wrong_type_is_named(campus: Campus) -> None:
    from app.core.backend.data.accounts import Credentials, Identity, Registration
    from app.core.backend.data.sandbox import Advance
    from app.core.identity.document_type import DocumentType

    call = Call(attempt=new_attempt())
    with refuses(RefusalCode.FIELD_INVALID, "password"):
        campus.accounts.log_in(Credentials("1", 5), call)  # type: ignore[arg-type]
    nested = Registration("x", identity=Identity("张三", DocumentType.OTHER, b"1"))  # type: ignore[arg-type]
    with refuses(RefusalCode.FIELD_INVALID, "identity.number"):
        campus.accounts.register(nested, call)
    with refuses(RefusalCode.FIELD_INVALID, "seconds"):
        campus.sandbox.advance(Advance(seconds=True), call)  # type: ignore[arg-type]
    with refuses(RefusalCode.FIELD_INVALID, ""):
        campus.accounts.log_in(None, call)


def test_a_cancelled_call_does_nothing(campus: Campus) -> None:
    from app.core.backend.data.codes import PictureCodeRequest, Purpose

    call = Call(attempt=new_attempt())
    call.cancel.cancel()
    with pytest.raises(Cancelled):
        campus.accounts.picture_code(PictureCodeRequest(Purpose.REGISTER), call)


def test_every_role_is_played(campus: Campus) -> None:
    for capability, name in ROLE_OF.items():
        if name not in LOCAL:
            assert getattr(campus.backend, name) is not None, capability


def test_nothing_is_left_unanswered(campus: Campus) -> None:
    """No operation of a role that is played refuses because nobody wrote it."""
    from app.campus.service import roles

    tables = {
        "service": roles.SERVICE,
        "accounts": roles.ACCOUNTS,
        "recovery": roles.RECOVERY,
        "reviews": roles.REVIEWS,
        "records": roles.RECORDS,
        "corrections": roles.CORRECTIONS,
        "roster": roles.ROSTER,
    }
    for name, table in tables.items():
        assert set(table) == {operation.name for operation in operations(ROLES[name])}
