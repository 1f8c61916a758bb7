"""Whatever the network does: what was acknowledged is there, nothing is there twice, there is a way on.

`XUEJI_FAULT_SCHEDULES=10000 pytest tests/campus/api/test_faults.py` plays many; `XUEJI_FAULT_SEED=n` plays
one again.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from app.campus.api.application import application
from app.campus.api.opening import open_house
from app.core.backend.backend import Backend
from app.core.backend.call import Call, new_attempt
from app.core.backend.conformance.person import Person, invent
from app.core.backend.data.accounts import Credentials, Nothing, Registration
from app.core.backend.data.codes import Channel, CodeRequest, PictureAnswer, PictureCodeRequest, Purpose
from app.core.backend.data.corrections import Mismatch
from app.core.backend.data.records import FieldVerdict, SelfCheck, Verdict
from app.core.backend.data.sandbox import Challenge, MessageQuery, ScenarioQuery
from app.core.backend.failure import Failure
from app.core.backend.http.connection import NO_PROXY, Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.opening import open_server
from app.core.backend.http.retry import RetryRule
from app.core.backend.refusal import RefusalCode, Refused
from app.core.scenarios.catalogue import DEFAULT
from app.core.serving import ServeOptions
from harness.fault_proxy import Fault, FaultProxy, faulty
from harness.live_server import live

T = TypeVar("T")
SCHEDULES = int(os.environ.get("XUEJI_FAULT_SCHEDULES", "300"))
FAST = RetryRule(tries=3, first_wait=0.001, longest_wait=0.004)
PATIENCE_OF_A_PERSON = 60
SWALLOWED = (Fault.CUT_AFTER, Fault.HALF_ANSWER, Fault.RESET_AFTER, Fault.DOUBLE, Fault.LATE_AGAIN)


def test_schedules_of_faults(pytestconfig: pytest.Config) -> None:
    only = os.environ.get("XUEJI_FAULT_SEED")
    first = int(only) if only else int(getattr(pytestconfig.option, "randomly_seed", 0) or 0)
    house = open_house(ServeOptions(demo=True))
    practice = new_attempt()
    with live(application(house)) as url, faulty(url) as proxy:
        direct = open_server(Connection(url, proxy=NO_PROXY), CAMPUS, practice)
        over = Connection(proxy.url, proxy=NO_PROXY, patience=10.0, retry=FAST)
        remote = open_server(over, CAMPUS, practice)
        for seed in range(first, first + (1 if only else SCHEDULES)):
            try:
                play(seed, direct, remote, proxy)
            except Exception as error:
                raise AssertionError(f"schedule XUEJI_FAULT_SEED={seed}") from error
        seen = proxy.done
        direct.close()
        remote.close()
    house.close()
    if not only:
        assert all(seen[fault] for fault in SWALLOWED), seen


def play(seed: int, direct: Backend, remote: Backend, proxy: FaultProxy) -> None:
    """One person, start to end, over a bad network; then look at what is there."""
    persona = _there(direct.sandbox).load(ScenarioQuery(DEFAULT), Call(attempt=new_attempt())).persona
    person = Person(persona.name, persona.number, persona.phone, persona.email, persona.password)
    proxy.begin(seed)
    token, receipt, case = _journey(remote, person)
    proxy.calm()
    # No invented person has such a phone, nor had a stranger before.
    stranger = invent(random.Random(seed)).with_phone(f"189{seed % 10**8:08d}")
    _look(direct, person, stranger, token, receipt, case)


def _journey(backend: Backend, person: Person) -> tuple[str, str, str]:
    """What the person does, each step until it is acknowledged, under one attempt id a step."""
    accounts, sandbox, records = _there(backend.accounts), _there(backend.sandbox), _there(backend.records)
    picture = persist(lambda call: accounts.picture_code(PictureCodeRequest(Purpose.REGISTER), call))
    answer = persist(lambda call: sandbox.picture_solution(Challenge(picture.challenge), call)).answer
    asked = CodeRequest(
        Purpose.REGISTER, Channel.PHONE, person.phone, PictureAnswer(picture.challenge, answer)
    )
    persist(lambda call: accounts.send_code(asked, call))
    seen = persist(lambda call: sandbox.messages(MessageQuery(Channel.PHONE, person.phone), call)).messages
    form = Registration(
        password=person.password, phone=person.phone, code=seen[-1].code, identity=person.identity
    )
    persist(lambda call: accounts.register(form, call))
    session = persist(lambda call: accounts.log_in(Credentials(person.phone, person.password), call))
    record = persist(lambda call: records.look_up(Nothing(), call), session.token).records[0]
    verdicts = tuple(FieldVerdict(field.key, Verdict.SAME) for field in record.fields)
    check = SelfCheck(record.id, (*verdicts, FieldVerdict("photo", Verdict.SAME)))
    receipt = persist(lambda call: records.confirm(check, call), session.token)
    mismatch = Mismatch(record.id, record.fields[-1].key, "应为此")
    case = persist(lambda call: _there(backend.corrections).report(mismatch, call), session.token)
    return session.token, receipt.reference, case.reference


def _look(backend: Backend, person: Person, stranger: Person, token: str, receipt: str, case: str) -> None:
    """Everything that was acknowledged is there, and once."""
    accounts, sandbox, records = _there(backend.accounts), _there(backend.sandbox), _there(backend.records)
    call = Call(session=token)
    assert accounts.account(Nothing(), call).name == person.name
    messages = sandbox.messages(MessageQuery(Channel.PHONE, person.phone), Call()).messages
    assert len([one for one in messages if one.code]) == 1, "a code was sent twice"
    assert receipt
    assert records.look_up(Nothing(), call).records[0].self_checked_at is not None
    cases = _there(backend.corrections).cases(Nothing(), call).cases
    assert [one.reference for one in cases] == [case], "a case was opened twice, or lost"
    with pytest.raises(Refused) as caught:
        accounts.register(_form_of(backend, stranger, person), Call(attempt=new_attempt()))
    assert caught.value.code is RefusalCode.ID_NUMBER_TAKEN


def _form_of(backend: Backend, stranger: Person, owner: Person) -> Registration:
    accounts, sandbox = _there(backend.accounts), _there(backend.sandbox)
    picture = accounts.picture_code(PictureCodeRequest(Purpose.REGISTER), Call(attempt=new_attempt()))
    answer = sandbox.picture_solution(Challenge(picture.challenge), Call()).answer
    request = CodeRequest(
        Purpose.REGISTER, Channel.PHONE, stranger.phone, PictureAnswer(picture.challenge, answer)
    )
    accounts.send_code(request, Call(attempt=new_attempt()))
    code = sandbox.messages(MessageQuery(Channel.PHONE, stranger.phone), Call()).messages[-1].code
    return Registration(stranger.password, stranger.phone, code, identity=owner.identity)


def persist(work: Callable[[Call], T], session: str = "") -> T:
    """As a person does: when no answer comes, press "try again", which keeps the attempt id."""
    call = Call(session=session, attempt=new_attempt(), deadline=30.0)
    for _ in range(PATIENCE_OF_A_PERSON):
        try:
            return work(call)
        except Failure as failure:
            if not failure.retry_helps:
                raise
    raise AssertionError("never got through")


def _there(role: T | None) -> T:
    assert role is not None
    return role


def test_the_proxy_does_what_it_says() -> None:
    """A proof by faults is worth what the faults are worth: without attempt ids, things do happen twice."""
    house: Any = open_house(ServeOptions(demo=True))
    with live(application(house)) as url, faulty(url) as proxy:
        practice = new_attempt()
        remote = open_server(
            Connection(proxy.url, proxy=NO_PROXY, patience=10.0, retry=RetryRule(tries=1)), CAMPUS, practice
        )
        sandbox = _there(remote.sandbox)
        start = remote.service.facts(Nothing(), Call()).now
        proxy.begin(7)
        acknowledged = 0
        for _ in range(60):
            try:
                from app.core.backend.data.sandbox import Advance

                sandbox.advance(Advance(seconds=60), Call(attempt=new_attempt()))
                acknowledged += 1
            except Failure:
                continue
        proxy.calm()
        minutes = (remote.service.facts(Nothing(), Call()).now - start).total_seconds() / 60
        remote.close()
    house.close()
    assert acknowledged < 60
    assert minutes > acknowledged
