"""Proving that a number is one's own: the gate, the four ways out, and helping each other."""

from __future__ import annotations

from dataclasses import replace

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.reviews import (
    HelpPurpose,
    HelpRequest,
    HelpState,
    RecordProof,
    ReviewPhotos,
    ReviewState,
    WarningAccepted,
)
from app.core.backend.refusal import RefusalCode, Refused
from app.core.flow import person
from app.core.flow.acts.act import Act, role
from app.core.flow.acts.waiting import days_pass
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.text import text

_SOLVING = frozenset(
    {
        Fact.SOLVED,
        Fact.UNDER_REVIEW,
        Fact.BOUND,
        Fact.RECORD_FOUND,
        Fact.PUBLISHED,
        Fact.NEEDS_ID_CHECK,
    }
)


def _standing(backend: Backend, memory: Memory, call: Call) -> Memory:
    """Where the check stands; the confirmation given on the page of the gate is handed over first."""
    reviews = role(backend.reviews)
    read = replace(call, attempt="")
    standing = reviews.standing(Nothing(), read)
    if memory.chosen.warned and not standing.warning_accepted:
        standing = reviews.accept_warning(WarningAccepted(True, True, True), call)
    return _seen(backend, memory.knowing(check=standing), read)


def _seen(backend: Backend, memory: Memory, call: Call) -> Memory:
    """After the check is solved, the account has changed and the record may be there."""
    check, help = memory.known.check, memory.known.help
    is_helped = help is not None and help.state is HelpState.HELPED
    if check is None or not (check.solved or is_helped):
        return memory
    known = memory.knowing(account=role(backend.accounts).account(Nothing(), call))
    if backend.records is None:
        return known
    return known.knowing(page=backend.records.look_up(Nothing(), call))


STANDING = Act(
    "accept-warning",
    _standing,
    payload=lambda memory: ("accept-warning", memory.known.session is not None),
    settles=_SOLVING,
    waiting=text("Looking up which ways are open"),
)


def _after(backend: Backend, memory: Memory, call: Call) -> Memory:
    read = replace(call, attempt="")
    return _seen(backend, memory.knowing(check=role(backend.reviews).standing(Nothing(), read)), read)


def _app_check(backend: Backend, memory: Memory, call: Call) -> Memory:
    result = role(backend.reviews).check_in_app(Nothing(), call)
    seen = _after(backend, memory.knowing(app_result=result), call)
    if not result.passed:
        raise Refused(RefusalCode.APP_CHECK_FAILED)
    return seen


CHECK_IN_APP = Act(
    "check-in-app",
    _app_check,
    payload=lambda memory: ("app", memory.known.check.app_failures if memory.known.check else 0),
    refusals=frozenset({RefusalCode.APP_CHECK_FAILED}),
    settles=_SOLVING,
    waiting=text("Waiting for the face check in the app"),
)


def _photos(memory: Memory) -> ReviewPhotos:
    return ReviewPhotos(memory.typed.portrait, memory.typed.emblem)


def _submit_photos(backend: Backend, memory: Memory, call: Call) -> Memory:
    entry = role(backend.reviews).submit_photos(_photos(memory), call)
    return _after(backend, memory.knowing(review=entry), call)


SUBMIT_PHOTOS = Act(
    "submit-photos",
    _submit_photos,
    payload=_photos,
    refusals=frozenset(
        {
            RefusalCode.PHOTO_UNUSABLE,
            RefusalCode.PHOTO_SAME_TWICE,
            RefusalCode.UPLOADS_TODAY_USED,
            RefusalCode.UPLOADS_USED,
            RefusalCode.REVIEW_PENDING,
            RefusalCode.MANUAL_REVIEW_NOT_OFFERED,
        }
    ),
    settles=_SOLVING,
    waiting=text("Handing in the pictures"),
)


def _record_proof(memory: Memory) -> RecordProof:
    typed = memory.typed
    return RecordProof(typed.institution.strip(), typed.student_number.strip(), typed.major.strip())


def _submit_record(backend: Backend, memory: Memory, call: Call) -> Memory:
    standing = role(backend.reviews).submit_record_data(_record_proof(memory), call)
    return _seen(backend, memory.knowing(check=standing), replace(call, attempt=""))


SUBMIT_RECORD = Act(
    "submit-record-data",
    _submit_record,
    payload=_record_proof,
    refusals=frozenset({RefusalCode.RECORD_DATA_MISMATCH, RefusalCode.RECORD_DATA_UNAVAILABLE}),
    settles=_SOLVING,
    waiting=text("Comparing with the record"),
)


def ask_classmate(purpose: HelpPurpose) -> Act:
    def request(memory: Memory) -> HelpRequest:
        typed = memory.typed
        return HelpRequest(
            purpose, typed.classmate_name.strip(), person.classmate_phone(typed), person.phone(typed)
        )

    def run(backend: Backend, memory: Memory, call: Call) -> Memory:
        return memory.knowing(help=role(backend.reviews).ask_classmate(request(memory), call))

    return Act(
        f"ask-classmate-{purpose}",
        run,
        payload=request,
        refusals=frozenset(
            {
                RefusalCode.CLASSMATE_NOT_FOUND,
                RefusalCode.CLASSMATE_NOT_ELIGIBLE,
                RefusalCode.HELP_REQUESTS_USED,
            }
        ),
        waiting=text("Sending the request to your classmate"),
    )


ASK_CLASSMATE = ask_classmate(HelpPurpose.SOLVE_DUPLICATE)
ASK_TO_BIND = ask_classmate(HelpPurpose.BIND_REAL_NAME)


def _look_again(backend: Backend, memory: Memory, call: Call) -> Memory:
    """The state of what waits, when its answer is due."""
    memory = days_pass(backend, memory, call)
    read = replace(call, attempt="")
    reviews = role(backend.reviews)
    if memory.known.help is not None:
        entries = reviews.help_requests(Nothing(), read).entries
        mine = next((e for e in entries if e.reference == memory.known.help.reference), memory.known.help)
        memory = memory.knowing(help=mine)
    if memory.known.review is not None:
        newest = reviews.log(Nothing(), read).entries
        mine_too = next((e for e in newest if e.reference == memory.known.review.reference), None)
        memory = memory.knowing(review=mine_too or memory.known.review)
    return _after(backend, memory, call)


LOOK_AGAIN = Act(
    "look-again",
    _look_again,
    payload=lambda memory: ("look-again", memory.known.now),
    settles=_SOLVING,
    waiting=text("Looking at where it stands"),
)


def is_refused(memory: Memory) -> bool:
    """The photo review ended without success."""
    review = memory.known.review
    return review is not None and review.state is ReviewState.NOT_APPROVED
