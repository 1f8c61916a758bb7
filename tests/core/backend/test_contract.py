"""The contract itself: marks, catalogue, calls."""

from __future__ import annotations

import dataclasses
import threading
from string import Formatter

import pytest

from app.core.backend.backend import ROLE_OF, Backend
from app.core.backend.call import Call, CancelToken, new_attempt
from app.core.backend.catalogue import CATALOGUE, what_happened, what_now, where
from app.core.backend.descriptor import Capability
from app.core.backend.operation import Audience, operations
from app.core.backend.refusal import RefusalCode, Refused
from app.core.backend.roles.accounts import Accounts
from app.core.backend.roles.corrections import Corrections
from app.core.backend.roles.guide import Guide
from app.core.backend.roles.records import Records
from app.core.backend.roles.recovery import Recovery
from app.core.backend.roles.reviews import Reviews
from app.core.backend.roles.roster import Roster
from app.core.backend.roles.sandbox import Sandbox
from app.core.backend.roles.service import Service
from app.core.text import ENGLISH, Speaker

ROLES = (Service, Accounts, Recovery, Reviews, Records, Corrections, Roster, Guide, Sandbox)
OPERATIONS = [operation for role in ROLES for operation in operations(role)]


@pytest.mark.parametrize("role", ROLES)
def test_every_method_of_a_role_is_marked(role):
    methods = {name for name, member in vars(role).items() if callable(member) and not name.startswith("_")}
    assert methods == {operation.name for operation in operations(role)}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.path)
def test_requests_and_results_are_frozen_dataclasses(operation):
    for kind in (operation.request, operation.result):
        assert dataclasses.is_dataclass(kind)
        assert kind.__dataclass_params__.frozen


def test_paths_are_unique():
    assert len({operation.path for operation in OPERATIONS}) == len(OPERATIONS)


def test_staff_operations_are_closed_to_students():
    for operation in OPERATIONS:
        if operation.role == "roster" and operation.name != "log_in":
            assert operation.audience not in (Audience.ANYONE, Audience.SELF)


def test_every_capability_is_a_role_of_a_backend():
    assert set(ROLE_OF) == set(Capability)
    assert set(ROLE_OF.values()) <= {field.name for field in dataclasses.fields(Backend)}


def test_the_catalogue_knows_every_code():
    assert set(CATALOGUE) == set(RefusalCode)


@pytest.mark.parametrize("code", RefusalCode)
def test_every_refusal_says_what_happened_and_what_to_do(code):
    refused = Refused(code)
    for speaker in (ENGLISH, Speaker("zh_CN")):
        for words in (what_happened(refused), what_now(refused)):
            said = speaker.say(words)
            assert said
            assert "{" not in said
    assert 400 <= CATALOGUE[code].status < 500


def test_details_fill_the_words():
    said = ENGLISH.say(what_happened(Refused(RefusalCode.CONTACT_BOUND, owner="a***@example.cn")))
    assert "a***@example.cn" in said


def test_a_refusal_may_name_its_own_field():
    assert where(Refused(RefusalCode.FIELD_REQUIRED, field="name")) == "name"
    assert where(Refused(RefusalCode.PHONE_TAKEN)) == "phone"


def test_words_are_single_sentences_without_exclamation():
    for entry in CATALOGUE.values():
        for words in (entry.happened, entry.now):
            assert words.msgid.endswith(".")
            assert "!" not in words.msgid
            assert all(name for _, name, _, _ in Formatter().parse(words.msgid) if name is not None)


def test_attempts_differ():
    assert len({new_attempt() for _ in range(100)}) == 100


def test_personal_data_do_not_show_in_a_request_when_printed():
    """Requests end up in tracebacks and debuggers; their repr must be harmless."""
    for operation in OPERATIONS:
        for field in dataclasses.fields(operation.request):
            if field.name in {"password", "number", "phone", "code", "slip", "token", "photo", "target"}:
                assert not field.repr, (operation.path, field.name)


def test_cancelling_reaches_listeners_once_and_late_ones_at_once():
    token, heard = CancelToken(), []
    token.on_cancel(lambda: heard.append("early"))
    token.cancel()
    token.cancel()
    token.on_cancel(lambda: heard.append("late"))
    assert heard == ["early", "late"]
    assert token.cancelled


def test_waiting_ends_when_another_thread_cancels():
    token = CancelToken()
    other = threading.Thread(target=token.cancel)
    other.start()
    assert token.wait(60)
    other.join()


def test_a_call_keeps_its_session_when_it_gets_an_attempt():
    call = Call(session="s").trying("a")
    assert (call.session, call.attempt) == ("s", "a")
