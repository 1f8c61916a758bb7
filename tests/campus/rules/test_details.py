"""Small things that nobody noticed when they were broken on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.campus.store.rows import StaffRow
from app.core.backend.data.accounts import (
    Activation,
    BasicInformation,
    Binding,
    ContactClaim,
    Nothing,
    Registration,
    SecurityAnswers,
)
from app.core.backend.data.codes import Channel, Purpose
from app.core.backend.data.corrections import CaseDecision, CaseState, Mismatch
from app.core.backend.data.recovery import Means, PasswordReset
from app.core.backend.data.reviews import HelpAnswer, HelpPurpose, HelpRequest
from app.core.backend.data.roster import ClassFilter, StaffLogin
from app.core.backend.descriptor import Profile
from app.core.backend.refusal import RefusalCode
from harness.campus import Campus, all_same, identity_of, reading, refuses, writing
from harness.campus_worker import rivals


@pytest.fixture
def campus() -> Campus:
    return Campus()


def test_staff_need_their_password(campus: Campus) -> None:
    campus.staff("office")
    row = campus.store.run(lambda t: t.rows(StaffRow).all()[0], writes=False)
    for user_name, password in ((row.user_name, "wrong-1"), ("nobody", "staff-1"), ("nobody", "")):
        with refuses(RefusalCode.LOGIN_REFUSED, "user_name"):
            campus.roster.log_in(StaffLogin(user_name, password), writing())
    assert campus.roster.log_in(StaffLogin(row.user_name, "staff-1"), writing()).role == "office"


def test_a_counsellor_of_a_class_sees_that_class(campus: Campus) -> None:
    person = campus.load()
    office = campus.staff("office")
    me = next(
        one
        for one in campus.roster.students(ClassFilter(), reading(office)).entries
        if one.student_id == person.student_number
    )
    assert me.name == person.name
    own = campus.staff("counsellor", me.college, (me.class_name,))
    other = campus.staff("counsellor", me.college, ("别的班",))
    assert me in campus.roster.students(ClassFilter(), reading(own)).entries
    assert me not in campus.roster.students(ClassFilter(), reading(other)).entries


def test_no_record_counts_for_a_name_that_is_another(campus: Campus) -> None:
    person = campus.load()
    campus.register(person, identity=identity_of(person, name="青小禾"))
    entries = campus.roster.students(ClassFilter(), reading(campus.staff("office"))).entries
    assert next(one for one in entries if one.student_id == person.student_number).progress == "no-record"


def test_a_phone_taken_after_the_code_came_is_not_bound(campus: Campus) -> None:
    """A069: what counts is the moment of binding."""
    person, quicker = campus.load(), campus.load()
    session = campus.entered(person)
    code = campus.code(person.other_phone, Purpose.CHANGE_CONTACT, session=session)
    campus.advance(60)
    campus.register(quicker, phone=person.other_phone)
    with refuses(RefusalCode.PHONE_TAKEN, "target"):
        campus.accounts.change_contact(Binding(Channel.PHONE, person.other_phone, code), writing(session))
    assert campus.account(session).phone == f"{person.phone[:3]}****{person.phone[-4:]}"


def test_a_classmate_may_bind_another_phone_than_was_filled_in() -> None:
    """A068: own phone, as typed in the request."""
    campus = Campus(Profile.EMAIL_LEGACY)
    person = campus.load("legacy-sunny-path")
    campus.accounts.register(Registration(person.password, email=person.email), writing())
    campus.accounts.activate(Activation(campus.messages(person.email, Channel.EMAIL)[-1].link), writing())
    session = campus.log_in(person.email, person.password)
    form = BasicInformation(identity_of(person), person.phone)
    campus.accounts.fill_basic_information(form, writing(session))
    ask = HelpRequest(
        HelpPurpose.BIND_REAL_NAME, person.classmate_name, person.classmate_phone, person.other_phone
    )
    sent = campus.reviews.ask_classmate(ask, writing(session))
    helper = campus.log_in(person.classmate_phone, person.password)
    campus.reviews.answer_classmate(HelpAnswer(sent.reference, True, True), writing(helper))
    assert campus.log_in(person.other_phone, person.password)
    assert campus.accounts.check_contact(ContactClaim(Channel.PHONE, person.phone), reading()).free
    with refuses(RefusalCode.CONTACT_BOUND):
        campus.accounts.check_contact(ContactClaim(Channel.PHONE, person.other_phone), reading())


def test_a_reset_forgives_the_failures(campus: Campus) -> None:
    person = campus.load()
    session = campus.entered(person)
    campus.accounts.set_security_questions(SecurityAnswers((("色", "青"),)), writing(session))
    for _ in range(3):
        with refuses(RefusalCode.LOGIN_REFUSED):
            campus.log_in(person.phone, "wrong-1")
    reset = PasswordReset(person.phone, Means.QUESTIONS, "Another-2026", answers=("青",))
    campus.recovery.reset_password(reset, writing())
    for _ in range(2):
        with refuses(RefusalCode.LOGIN_REFUSED):
            campus.log_in(person.phone, "wrong-1")
    assert campus.log_in(person.phone, "Another-2026"), "two failures after the reset are two, not three"


def test_an_unknown_user_name_is_told_at_its_field(campus: Campus) -> None:
    with refuses(RefusalCode.USER_NAME_NOT_FOUND, "user_name"):
        campus.recovery.reset_password(PasswordReset("13900139999", Means.PHONE, "Another-2026"), writing())


@pytest.mark.parametrize(
    ("scenario", "key", "shown"),
    [
        ("status-not-enrolled", "status", "在籍（休学）"),
        ("sunny-path", "photo", ""),
        ("sunny-path", "record", ""),
    ],
)
def test_a_report_keeps_what_was_shown(campus: Campus, scenario: str, key: str, shown: str) -> None:
    """A164: the value before is kept."""
    session = campus.entered(campus.load(scenario))
    case = campus.corrections.report(Mismatch(campus.record(session).id, key, ""), writing(session))
    assert case.shown == shown


def test_what_to_bring(campus: Campus) -> None:
    """A164: legal proof for what changed in law."""
    session = campus.entered(campus.load())
    record = campus.record(session).id

    def bring(key: str, in_law: bool = False) -> tuple[str, ...]:
        mismatch = Mismatch(record, key, "", changed_in_law=in_law)
        found: tuple[str, ...] = campus.corrections.report(mismatch, writing(session)).bring
        return found

    assert bring("xm", in_law=True) == ("id-card", "household-register", "change-certificate")
    assert bring("csrq") == ("id-card", "household-register", "admission-letter")
    assert bring("photo") == ("id-card",)
    assert bring("duplicate") == ("id-card", "admission-letter")
    assert bring("zymc") == ("admission-letter",)


def test_a_mended_number_is_the_number_one_is_found_by(campus: Campus) -> None:
    """A021, A175: like the name."""
    person, other = campus.load(), campus.load()
    session = campus.entered(person)
    case = campus.corrections.report(
        Mismatch(campus.record(session).id, "sfzh", other.number), writing(session)
    )
    office = campus.staff("office")
    for state in (CaseState.COLLEGE_CONFIRMED, CaseState.SENT, CaseState.MENDED):
        campus.corrections.decide(CaseDecision(case.reference, state), writing(office))
    assert campus.records.look_up(Nothing(), reading(session)).records == ()


def test_references_can_be_told_over_the_phone(campus: Campus) -> None:
    session = campus.entered(campus.load())
    receipt = campus.records.confirm(all_same(campus.record(session)), writing(session))
    kind, day, number = receipt.reference.split("-")
    assert (kind, day, len(number)) == ("Z", "20261102", 6)


def test_a_wrong_code_is_told_at_its_field(campus: Campus) -> None:
    form = replace(rivals(campus, 1, same="phone")[0], code=" ")
    with refuses(RefusalCode.FIELD_REQUIRED, "code"):
        campus.accounts.register(form, writing())
