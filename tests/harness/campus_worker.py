"""What other processes do in tests of the campus service: contend for one thing, write until killed."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any

from app.campus.store.vault import Keys
from app.core.backend.data.accounts import Registration
from app.core.backend.refusal import Refused
from harness.campus import Campus, writing


def contend(url: str, keys: Keys, form: Registration, start: Barrier, answer: Connection) -> None:
    """Register at the same moment as others; tell ``ok`` or the code of the refusal."""
    campus = Campus(url=url, keys=keys, has_tables=True)
    start.wait(60)
    answer.send(outcome_of(campus, form))
    answer.close()
    campus.close()


def outcome_of(campus: Campus, form: Registration) -> str:
    try:
        campus.accounts.register(form, writing())
    except Refused as refused:
        return refused.code.value
    return "ok"


def write_until_killed(url: str, keys: Keys, seed: int, acknowledged: Connection) -> None:
    """Register one person after the other, and tell of each only after the service has said yes."""
    campus = Campus(url=url, keys=keys, seed=seed, has_tables=True)
    acknowledged.send("")
    while True:
        person = campus.load()
        campus.register(person)
        acknowledged.send(person.phone)


def rivals(campus: Campus, count: int, *, same: str) -> list[Registration]:
    """Forms of different people, codes received, that all want one number or one phone."""
    forms: list[Registration] = [campus.form(campus.load()) for _ in range(count)]
    first: Any = forms[0]
    if same == "number":
        return [replace(form, identity=first.identity) for form in forms]
    return [replace(form, phone=first.phone, code=first.code) for form in forms]
