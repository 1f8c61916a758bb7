"""Client and server together over a real socket, with a backend whose answers the test writes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.campus.api.application import application
from app.campus.api.hall import OneService
from app.core.backend.backend import Backend
from app.core.backend.call import Call, new_attempt
from app.core.backend.catalogue import CATALOGUE, what_happened
from app.core.backend.data.accounts import Credentials, Nothing
from app.core.backend.descriptor import Realm
from app.core.backend.failure import Busy, Cancelled, Defect, StoreTrouble, TooSlow, WrongVersion
from app.core.backend.http.connection import NO_PROXY, Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.opening import open_server
from app.core.backend.http.problem import of_refusal, raised
from app.core.backend.http.retry import RetryRule
from app.core.backend.http.wire import MAX_REQUEST, decode, encode
from app.core.backend.refusal import RefusalCode, Refused
from app.core.backend.table import wire_operations
from app.core.clock import CHINA
from app.core.text import ENGLISH
from harness.live_server import live
from harness.scripted import Scripted, facts

ONCE = RetryRule(tries=1)
LOG_IN = Credentials("13800138000", "secret")


@pytest.fixture
def server() -> Iterator[SimpleNamespace]:
    scripted = Scripted()
    with live(application(OneService(scripted.backend()))) as url:
        yield SimpleNamespace(scripted=scripted, url=url)


@pytest.fixture
def scripted(server: SimpleNamespace) -> Scripted:
    script: Scripted = server.scripted
    return script


@pytest.fixture
def remote(server: SimpleNamespace) -> Iterator[Backend]:
    backend = open_server(Connection(server.url, proxy=NO_PROXY, retry=ONCE), CAMPUS)
    yield backend
    backend.close()


def test_a_server_says_what_it_is(remote: Backend) -> None:
    assert remote.descriptor.id == "campus"
    assert remote.descriptor.realm is Realm.DEMO
    assert remote.guide is None
    assert remote.accounts is not None


def test_every_operation_arrives_with_its_request_session_and_attempt(
    remote: Backend, scripted: Scripted
) -> None:
    for operation in wire_operations():
        request = _example(operation.request)
        answer = _example(operation.result)
        scripted.says[operation.path] = lambda request, call, answer=answer: answer
        attempt = new_attempt()
        method = getattr(getattr(remote, operation.role), operation.name)
        assert method(request, Call(session="token-1", attempt=attempt)) == answer
        path, arrived, call = scripted.calls[-1]
        assert (path, arrived, call.session) == (operation.path, request, "token-1")
        assert call.attempt == (attempt if operation.is_write else "")


def test_a_write_without_attempt_id_is_refused_by_the_server(remote: Backend, scripted: Scripted) -> None:
    assert remote.sandbox is not None
    with pytest.raises(Refused) as caught:
        remote.sandbox.reset(Nothing(), Call())
    assert caught.value.code is RefusalCode.ATTEMPT_MISSING


def test_every_refusal_comes_back_as_itself(remote: Backend, scripted: Scripted) -> None:
    moment = datetime(2026, 9, 1, 12, 30, tzinfo=CHINA)
    details: dict[str, Any] = {"owner": "138****8000", "left": 2, "until": moment, "day": date(2026, 9, 2)}
    for code in RefusalCode:

        def refuse(request: object, call: Call, code: RefusalCode = code) -> object:
            raise Refused(code, retry_at=moment, **details)

        scripted.says["accounts/log-in"] = refuse
        assert remote.accounts is not None
        with pytest.raises(Refused) as caught:
            remote.accounts.log_in(LOG_IN, Call(attempt=new_attempt()))
        refused = caught.value
        assert (refused.code, refused.retry_at) == (code, moment)
        assert refused.field == CATALOGUE[code].field
        assert refused.details == details
        assert "{" not in ENGLISH.say(what_happened(refused))


@pytest.mark.parametrize(
    "failure", [StoreTrouble(), Busy(3.0), TooSlow()], ids=lambda one: type(one).__name__
)
def test_failures_of_the_service_are_told_apart(
    failure: Exception, remote: Backend, scripted: Scripted
) -> None:
    def fail(request: object, call: Call) -> object:
        raise failure

    scripted.says["accounts/log-in"] = fail
    assert remote.accounts is not None
    with pytest.raises(type(failure)) as caught:
        remote.accounts.log_in(LOG_IN, Call(attempt=new_attempt()))
    if isinstance(caught.value, Busy):
        assert caught.value.retry_after == 3.0


def test_what_a_service_may_not_raise_is_a_defect_and_its_words_stay_inside(
    remote: Backend, scripted: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(request: object, call: Call) -> object:
        raise ValueError("990101200001010011")

    scripted.says["accounts/log-in"] = fail
    assert remote.accounts is not None
    with pytest.raises(Defect) as caught:
        remote.accounts.log_in(LOG_IN, Call(attempt=new_attempt()))
    assert "990101200001010011" not in str(caught.value)
    logged = capsys.readouterr().err
    assert "990101200001010011" not in logged
    assert "ValueError" in logged


def test_cancelling_lets_go_at_once(remote: Backend, scripted: Scripted) -> None:
    entered, leave = threading.Event(), threading.Event()

    def hang(request: object, call: Call) -> object:
        entered.set()
        leave.wait(20)
        raise Refused(RefusalCode.LOGIN_REFUSED)

    scripted.says["accounts/log-in"] = hang
    call = Call(attempt=new_attempt())
    outcome: list[BaseException] = []

    def ask() -> None:
        assert remote.accounts is not None
        try:
            remote.accounts.log_in(LOG_IN, call)
        except BaseException as error:
            outcome.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    assert entered.wait(5)
    call.cancel.cancel()
    asking.join(1)
    assert not asking.is_alive()
    assert isinstance(outcome[0], Cancelled)
    leave.set()


def test_a_deadline_holds_while_the_service_hangs(remote: Backend, scripted: Scripted) -> None:
    leave = threading.Event()

    def hang(request: object, call: Call) -> object:
        leave.wait(20)
        return Nothing()

    scripted.says["sandbox/reset"] = hang
    assert remote.sandbox is not None
    with pytest.raises(TooSlow):
        remote.sandbox.reset(Nothing(), Call(attempt=new_attempt(), deadline=0.2))
    leave.set()


def test_another_contract_is_a_wrong_version(
    remote: Backend, scripted: Scripted, server: SimpleNamespace
) -> None:
    scripted.says["service/facts"] = lambda request, call: facts(contract=99)
    with pytest.raises(WrongVersion):
        open_server(Connection(server.url, proxy=NO_PROXY), CAMPUS)


def test_pictures_of_the_largest_size_fit_in_a_request() -> None:
    from app.core.backend.data.reviews import ReviewPhotos

    assert len(encode(ReviewPhotos(bytes(2_900_000), bytes(2_900_000)))) < MAX_REQUEST


values = st.one_of(
    st.text(max_size=20).filter(lambda words: "\0" not in words and words.isprintable()),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(timezones=st.just(CHINA)),
)


@given(code=st.sampled_from(list(RefusalCode)), details=st.dictionaries(st.sampled_from("abcd"), values))
def test_a_refusal_survives_its_document(code: RefusalCode, details: dict[str, Any]) -> None:
    document = of_refusal(Refused(code, **details), ENGLISH)
    back = raised(decode(encode(document), type(document)))
    assert isinstance(back, Refused)
    assert back.code is code
    assert back.details == details


def _example(kind: Any) -> Any:
    """Some value of a contract type, with nothing left at its default."""
    return msgspec.convert(_plain(msgspec.inspect.type_info(kind)), kind)


def _plain(kind: Any) -> Any:
    i = msgspec.inspect
    match kind:
        case i.DataclassType():
            return {one.name: _plain(one.type) for one in kind.fields}
        case i.EnumType():
            return list(kind.cls)[-1]
        case i.VarTupleType():
            return [_plain(kind.item_type)]
        case i.TupleType():
            return [_plain(one) for one in kind.item_types]
        case i.UnionType():
            return next(_plain(one) for one in kind.types if not isinstance(one, i.NoneType))
        case i.BoolType():
            return True
        case i.IntType():
            return 7
        case i.BytesType():
            return b"\x00\xff"
        case i.DateTimeType():
            return "2026-09-01T09:00:00+08:00"
        case i.DateType():
            return "2026-09-01"
        case i.StrType():
            return "张三 ‘one’"
    raise AssertionError(kind)
