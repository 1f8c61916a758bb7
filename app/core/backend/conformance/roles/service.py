"""What holds for every backend, whatever roles it plays."""

from __future__ import annotations

import inspect
from datetime import timedelta

from app.core.backend.backend import ROLE_OF
from app.core.backend.call import Call, CancelToken, new_attempt
from app.core.backend.conformance.bench import Bench
from app.core.backend.conformance.case import Broken, NotHere, cases_of, expect
from app.core.backend.conformance.examples import example
from app.core.backend.data.service import CONTRACT
from app.core.backend.descriptor import Capability, Realm
from app.core.backend.failure import Cancelled, Defect, Failure
from app.core.backend.operation import Audience, Operation, operations
from app.core.backend.refusal import RefusalCode, Refused
from app.core.backend.table import ROLES

_CLOSED = (RefusalCode.SESSION_ENDED, RefusalCode.NOT_ALLOWED, RefusalCode.NOT_OFFERED)


def facts_agree_with_the_descriptor(bench: Bench) -> None:
    facts, descriptor = bench.facts(), bench.backend.descriptor
    expect(facts.contract == CONTRACT, f"speaks contract {facts.contract}, not {CONTRACT}")
    expect(facts.realm == descriptor.realm, "facts and descriptor name different realms")
    expect(
        set(facts.capabilities) == set(descriptor.capabilities), "facts and descriptor differ in capabilities"
    )
    expect(facts.now.utcoffset() == timedelta(hours=8), "the clock is not in China time")
    expect(bool(facts.title.strip()), "the title is empty")


def promised_roles_are_there(bench: Bench) -> None:
    for capability in Capability:
        promised = capability in bench.backend.descriptor.capabilities
        role = getattr(bench.backend, ROLE_OF[capability])
        expect(promised == (role is not None), f"the role {ROLE_OF[capability]} and its capability disagree")


def roles_have_every_operation(bench: Bench) -> None:
    for operation in _played(bench):
        method = getattr(getattr(bench.backend, operation.role), operation.name, None)
        expect(callable(method), f"{operation.path} is missing")
        try:
            inspect.signature(method).bind(None, Call())  # type: ignore[arg-type]
        except (TypeError, ValueError):
            raise Broken(f"{operation.path} does not take a request and a call") from None


def the_practice_stage_is_for_practice_only(bench: Bench) -> None:
    if bench.backend.descriptor.realm is Realm.REAL:
        expect(bench.backend.sandbox is None, "a service of the real realm shows the practice stage")
        expect(not bench.facts().passwords, "a service of the real realm asks for passwords")


def nonsense_is_refused_or_answered_and_never_raised(bench: Bench) -> None:
    for operation in _played(bench):
        for _ in range(4):
            request = example(operation.request, bench.chance)
            if operation.path in _EVERYBODYS:
                continue
            try:
                answer = _perform(bench, operation, request, Call(attempt=new_attempt()))
            except Defect:
                raise Broken(f"{operation.path} failed inside") from None
            except (Refused, Failure):
                continue
            except Exception as error:
                raise Broken(f"{operation.path} raised {type(error).__name__}") from None
            expect(isinstance(answer, operation.result), f"{operation.path} answered {type(answer).__name__}")


def what_needs_a_person_is_closed_without_one(bench: Bench) -> None:
    for operation in _played(bench):
        if operation.audience is Audience.ANYONE:
            continue
        for session in ("", "0" * 32, "不是"):
            call = Call(session=session, attempt=new_attempt())
            try:
                _perform(bench, operation, example(operation.request, bench.chance), call)
            except Refused as refused:
                # The form may be looked at first: that tells a stranger nothing.
                expect(
                    refused.code in (*_CLOSED, RefusalCode.FIELD_INVALID, RefusalCode.FIELD_REQUIRED),
                    f"{operation.path} without log-in: refused with {refused.code}",
                )
            else:
                raise Broken(f"{operation.path} is open to everybody")


def a_write_without_attempt_id_is_refused(bench: Bench) -> None:
    for operation in _played(bench):
        if operation.is_write and operation.audience is Audience.ANYONE:
            try:
                _perform(bench, operation, example(operation.request, bench.chance), Call())
            except Refused:
                continue
            raise Broken(f"{operation.path} was done without an attempt id")


def a_cancelled_call_is_not_made(bench: Bench) -> None:
    token = CancelToken()
    token.cancel()
    tried = False
    for operation in _played(bench):
        if operation.is_write and operation.audience is Audience.ANYONE:
            tried = True
            try:
                _perform(
                    bench,
                    operation,
                    example(operation.request, bench.chance),
                    Call("", new_attempt(), cancel=token),
                )
            except Cancelled:
                continue
            except Refused:
                continue
            raise Broken(f"{operation.path} was done although it had been cancelled")
    if not tried:
        raise NotHere


_EVERYBODYS = {"sandbox/reset", "sandbox/advance", "sandbox/load", "sandbox/stage"}
"""Nonsense here would disturb others who practise on the same server."""


def _played(bench: Bench) -> list[Operation]:
    return [
        operation
        for name, role in ROLES.items()
        if getattr(bench.backend, name) is not None
        for operation in operations(role)
    ]


def _perform(bench: Bench, operation: Operation, request: object, call: Call) -> object:
    return getattr(getattr(bench.backend, operation.role), operation.name)(request, call)


CASES = cases_of(
    "service",
    facts_agree_with_the_descriptor,
    promised_roles_are_there,
    roles_have_every_operation,
    the_practice_stage_is_for_practice_only,
    nonsense_is_refused_or_answered_and_never_raised,
    what_needs_a_person_is_closed_without_one,
    a_write_without_attempt_id_is_refused,
    a_cancelled_call_is_not_made,
)
