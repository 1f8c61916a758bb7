"""The record, its self-check, and what becomes of what is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.backend.data.accounts import Nothing
from app.core.backend.data.corrections import (
    Case,
    CaseDecision,
    CaseFilter,
    CaseState,
    Mismatch,
    PhotoCause,
)
from app.core.backend.data.records import (
    FieldVerdict,
    Flag,
    Owner,
    Photo,
    Publication,
    SelfCheck,
    StatusClass,
    Verdict,
)
from app.core.backend.data.roster import ClassFilter, Progress, SlipRequest
from app.core.backend.data.sandbox import Persona, Subject
from app.core.backend.refusal import RefusalCode
from harness.campus import Campus, all_same, identity_of, reading, refuses, writing


@pytest.fixture
def campus() -> Campus:
    return Campus()


def inside(campus: Campus, scenario: str) -> tuple[Persona, str]:
    person = campus.load(scenario)
    return person, campus.entered(person)


def test_a_record_is_found_by_exactly_name_and_number(campus: Campus) -> None:
    """A021, A051, A162, A173: a wrong name is no error, but there is no record."""
    person = campus.load()
    campus.register(person, identity=identity_of(person, name="青小禾"))
    session = campus.log_in(person.phone, person.password)
    page = campus.records.look_up(Nothing(), reading(session))
    assert page.records == ()
    assert page.publication is Publication.PUBLISHED


def test_the_record_shows_every_line_beside_what_is_known(campus: Campus) -> None:
    """A161: photo and the named fields, each with what admission data say."""
    person, session = inside(campus, "major-wrong")
    record = campus.record(session)
    lines = {field.key: (field.shown, field.compare) for field in record.fields}
    assert {"xm", "xb", "csrq", "sfzh", "xh", "zymc"} <= lines.keys()
    assert lines["zymc"] == ("考古学", person.major)
    assert lines["sfzh"] == ("*" * 14 + person.number[-4:],) * 2
    assert record.admission_photo is Photo.OWN
    assert record.qualification_photo is Photo.MISSING
    assert record.status_class is StatusClass.OK


def test_nothing_is_shown_before_the_school_has_published(campus: Campus) -> None:
    campus.stage.setting = replace(campus.stage.setting, published=False)
    _, session = inside(campus, "record-not-published")
    page = campus.records.look_up(Nothing(), reading(session))
    assert (page.publication, page.records) == (Publication.NOT_YET, ())
    campus.decide(Subject.PUBLICATION, accept=True)
    page = campus.records.look_up(Nothing(), reading(session))
    assert page.publication is Publication.PUBLISHED
    assert page.published_since == campus.stage.clock.now().date()


def test_who_deferred_entry_has_no_record(campus: Campus) -> None:
    """A185: 保留入学资格."""
    person, session = inside(campus, "entry-deferred")
    assert campus.records.look_up(Nothing(), reading(session)).records == ()
    office = campus.staff("office")
    entry = next(
        one
        for one in campus.roster.students(ClassFilter(), reading(office)).entries
        if one.student_id == person.student_number
    )
    assert entry.entry_deferred


@pytest.mark.parametrize(
    ("scenario", "status_class", "flag"),
    [
        ("status-not-enrolled", StatusClass.SUSPENDED, None),
        ("status-unknown", StatusClass.UNKNOWN, None),
        ("upgraded-student-pending", StatusClass.OK, Flag.PRIOR_DIPLOMA_PENDING),
        ("duplicate-record", StatusClass.OK, Flag.DUPLICATE),
    ],
)
def test_states_and_flags(
    campus: Campus, scenario: str, status_class: StatusClass, flag: Flag | None
) -> None:
    """A176, A180: 专科资格待查, duplicate records."""
    _, session = inside(campus, scenario)
    record = campus.record(session)
    assert record.status_class is status_class
    assert flag is None or flag in record.flags


def test_a_record_left_behind_is_no_duplicate(campus: Campus) -> None:
    """A180: only two records of one present study are."""
    _, session = inside(campus, "earlier-record-of-another-school")
    flags = [record.flags for record in campus.records.look_up(Nothing(), reading(session)).records]
    assert flags == [(), ()]
    _, session = inside(campus, "duplicate-record")
    flags = [record.flags for record in campus.records.look_up(Nothing(), reading(session)).records]
    assert flags == [(Flag.DUPLICATE,), (Flag.DUPLICATE,)]


def test_a_check_is_finished_when_everything_is_decided(campus: Campus) -> None:
    """A161: finish when all are decided; the time is kept."""
    _, session = inside(campus, "sunny-path")
    record = campus.record(session)
    for check in (
        SelfCheck(record.id, ()),
        replace(all_same(record), verdicts=all_same(record).verdicts[:-1]),
        replace(all_same(record), verdicts=(*all_same(record).verdicts, FieldVerdict("xm", Verdict.SAME))),
        replace(all_same(record), verdicts=(*all_same(record).verdicts, FieldVerdict("zz", Verdict.SAME))),
    ):
        with refuses(RefusalCode.SELF_CHECK_INCOMPLETE):
            campus.records.confirm(check, writing(session))
    assert campus.record(session).self_checked_at is None
    receipt = campus.records.confirm(all_same(record), writing(session))
    assert receipt.at == campus.stage.clock.now()
    assert receipt.cases == ()
    assert campus.record(session).self_checked_at == receipt.at


def test_fields_that_the_school_does_not_count_may_stay_open(campus: Campus) -> None:
    _, session = inside(campus, "sunny-path")
    check = all_same(campus.record(session))
    counted = tuple(verdict for verdict in check.verdicts if verdict.key not in ("fy", "bh"))
    assert len(counted) == len(check.verdicts) - 2
    campus.records.confirm(replace(check, verdicts=counted), writing(session))


def test_what_differs_is_reported_with_the_check(campus: Campus) -> None:
    """A163: each difference becomes a case for whoever mends it."""
    person, session = inside(campus, "major-wrong")
    check = all_same(campus.record(session), zymc=person.major, xm="")
    receipt = campus.records.confirm(check, writing(session))
    cases = {case.reference: case for case in campus.corrections.cases(Nothing(), reading(session)).cases}
    assert set(receipt.cases) == cases.keys()
    major = next(case for case in cases.values() if case.key == "zymc")
    assert (major.shown, major.should_be, major.owner) == ("考古学", person.major, Owner.SCHOOL)
    assert major.due.isoformat() == "2026-11-13"
    assert "admission-letter" in major.bring


def test_nobody_sees_or_checks_another_ones_record(campus: Campus) -> None:
    _, session = inside(campus, "sunny-path")
    other = campus.load()
    stranger = campus.entered(other)
    record = campus.record(session)
    for id in (record.id, "R0"):
        with refuses(RefusalCode.RECORD_UNKNOWN):
            campus.records.confirm(replace(all_same(record), record_id=id), writing(stranger))
        with refuses(RefusalCode.RECORD_UNKNOWN):
            campus.corrections.report(Mismatch(id, "xm", "x"), writing(stranger))
    campus.decide(Subject.PUBLICATION, accept=False)
    with refuses(RefusalCode.RECORD_UNKNOWN):
        campus.records.confirm(all_same(record), writing(session))


def test_a_missing_record_can_be_reported(campus: Campus) -> None:
    """A162: the account is right, and the school has none."""
    _, session = inside(campus, "entry-deferred")
    case = campus.corrections.report(Mismatch("", "record", ""), writing(session))
    assert (case.owner, case.state) == (Owner.SCHOOL, CaseState.REPORTED)
    with refuses(RefusalCode.RECORD_UNKNOWN):
        campus.corrections.report(Mismatch("", "xm", ""), writing(session))


def test_the_same_thing_reported_twice_is_one_case(campus: Campus) -> None:
    _, session = inside(campus, "major-wrong")
    record = campus.record(session)
    first = campus.corrections.report(Mismatch(record.id, "zymc", "甲"), writing(session))
    again = campus.corrections.report(Mismatch(record.id, "zymc", "乙"), writing(session))
    assert again == first
    with refuses(RefusalCode.FIELD_INVALID, "key"):
        campus.corrections.report(Mismatch(record.id, "zz", ""), writing(session))


@pytest.mark.parametrize(
    ("key", "since_admission", "in_law", "owner", "first"),
    [
        ("zymc", False, False, Owner.SCHOOL, "admission-letter"),
        ("xm", False, False, Owner.SCHOOL, "id-card"),
        ("xm", True, False, Owner.PROVINCE, "id-card"),
        ("sfzh", True, True, Owner.SCHOOL, "id-card"),
        ("zymc", True, False, Owner.SCHOOL, "admission-letter"),
        ("duplicate", False, False, Owner.SCHOOL, "id-card"),
        ("status", False, False, Owner.SCHOOL, "admission-letter"),
        ("photo", False, False, Owner.SCHOOL, "id-card"),
    ],
)
def test_every_mismatch_has_an_owner(
    campus: Campus, key: str, since_admission: bool, in_law: bool, owner: Owner, first: str
) -> None:
    """A163, A164, A174, A175: who mends what (D3)."""
    _, session = inside(campus, "sunny-path")
    record = campus.record(session)
    case = campus.corrections.report(Mismatch(record.id, key, "", since_admission, in_law), writing(session))
    assert case.owner is owner
    assert case.bring[0] == first
    assert ("change-certificate" in case.bring) == in_law


def reported(campus: Campus, scenario: str, key: str, should_be: str = "") -> tuple[str, Case]:
    _, session = inside(campus, scenario)
    mismatch = Mismatch(campus.record(session).id, key, should_be)
    return session, campus.corrections.report(mismatch, writing(session))


def decide(campus: Campus, staff: str, case: Case, state: CaseState, **more: object) -> Case:
    decided: Case = campus.corrections.decide(CaseDecision(case.reference, state, **more), writing(staff))  # type: ignore[arg-type]
    return decided


def test_the_college_confirms_before_the_office_mends(campus: Campus) -> None:
    """A164, A175, A186: reported, confirmed, sent, mended; the value before is kept."""
    session, case = reported(campus, "major-wrong", "zymc", "软件工程")
    office = campus.staff("office")
    for too_early in (CaseState.SENT, CaseState.MENDED, CaseState.REPORTED):
        with refuses(RefusalCode.CASE_STATE):
            decide(campus, office, case, too_early)
    for state in (CaseState.COLLEGE_CONFIRMED, CaseState.SENT, CaseState.MENDED):
        assert decide(campus, office, case, state).state is state
    shown = {field.key: field.shown for field in campus.record(session).fields}
    assert shown["zymc"] == "软件工程"
    (seen,) = campus.corrections.cases(Nothing(), reading(session)).cases
    assert (seen.shown, seen.should_be, seen.state) == ("考古学", "软件工程", CaseState.MENDED)
    with refuses(RefusalCode.CASE_STATE):
        decide(campus, office, case, CaseState.REFUSED, reason="x")


def test_a_school_may_send_without_the_colleges_word() -> None:
    campus = Campus(rules={"reports_need_college": False})
    _, case = reported(campus, "major-wrong", "zymc")
    assert decide(campus, campus.staff("office"), case, CaseState.SENT).state is CaseState.SENT


def test_a_refusal_gives_a_reason(campus: Campus) -> None:
    session, case = reported(campus, "major-wrong", "zymc")
    office = campus.staff("office")
    with refuses(RefusalCode.FIELD_REQUIRED, "reason"):
        decide(campus, office, case, CaseState.REFUSED, reason=" ")
    assert decide(campus, office, case, CaseState.REFUSED, reason="与录取信息一致").reason == "与录取信息一致"
    again = campus.corrections.report(Mismatch(campus.record(session).id, "zymc", ""), writing(session))
    assert again.reference != case.reference


def test_a_mended_name_is_the_name_one_is_found_by(campus: Campus) -> None:
    """A021, A175: the record is looked up by what it is now."""
    session, case = reported(campus, "name-wrong-in-the-record", "xm", "青小禾")
    office = campus.staff("office")
    for state in (CaseState.COLLEGE_CONFIRMED, CaseState.SENT, CaseState.MENDED):
        decide(campus, office, case, state)
    assert campus.records.look_up(Nothing(), reading(session)).records == ()


def test_capture_data_are_mended_at_once(campus: Campus) -> None:
    """A177, A178: the school corrects what was captured wrong, effective at once."""
    session, case = reported(campus, "photo-of-somebody-else", "photo")
    college = campus.staff("office")
    mended = decide(campus, college, case, CaseState.MENDED, photo_cause=PhotoCause.CAPTURE_DATA_WRONG)
    assert mended.state is CaseState.MENDED
    assert campus.record(session).admission_photo is Photo.OWN


def test_a_school_may_want_the_long_way_for_photos_too() -> None:
    campus = Campus(rules={"photo_data_mended_at_once": False})
    _, case = reported(campus, "photo-of-somebody-else", "photo")
    with refuses(RefusalCode.CASE_STATE):
        decide(
            campus, campus.staff("office"), case, CaseState.MENDED, photo_cause=PhotoCause.CAPTURE_DATA_WRONG
        )


def test_a_photo_that_nobody_captured_goes_to_the_capture_department(campus: Campus) -> None:
    """A181: the school finds no image."""
    _, case = reported(campus, "photo-missing", "photo")
    assert case.owner is Owner.CAPTURE
    office = campus.staff("office")
    other = decide(campus, office, case, CaseState.COLLEGE_CONFIRMED, photo_cause=PhotoCause.DUPLICATE_PHOTO)
    assert other.owner is Owner.SCHOOL, "A179: of two captures the school deletes one"
    back = decide(campus, office, case, CaseState.SENT, photo_cause=PhotoCause.NOT_CAPTURED)
    assert back.owner is Owner.CAPTURE


def test_of_two_records_the_invalid_one_is_withdrawn(campus: Campus) -> None:
    """A180: the school cancels the invalid record."""
    session, case = reported(campus, "duplicate-record", "duplicate")
    assert len(campus.records.look_up(Nothing(), reading(session)).records) == 2
    office = campus.staff("office")
    for state in (CaseState.COLLEGE_CONFIRMED, CaseState.SENT, CaseState.MENDED):
        decide(campus, office, case, state)
    (left,) = campus.records.look_up(Nothing(), reading(session)).records
    assert left.flags == ()


def test_a_counsellor_sees_the_own_classes_only(campus: Campus) -> None:
    """A186, A186b: the college looks first, and at its own."""
    person, session = inside(campus, "major-wrong")
    campus.corrections.report(Mismatch(campus.record(session).id, "zymc", ""), writing(session))
    office = campus.staff("office")
    (case,) = campus.corrections.class_cases(CaseFilter(), reading(office)).cases
    me = next(
        one
        for one in campus.roster.students(ClassFilter(), reading(office)).entries
        if one.student_id == person.student_number
    )
    own = campus.staff("counsellor", me.college, (me.class_name,))
    same_college = campus.staff("counsellor", me.college)
    other = campus.staff("counsellor", me.college, ("别的班",))
    elsewhere = campus.staff("counsellor", "别的学院")
    for token, seen in ((own, 1), (same_college, 1), (other, 0), (elsewhere, 0)):
        assert len(campus.corrections.class_cases(CaseFilter(), reading(token)).cases) == seen
    with refuses(RefusalCode.CASE_UNKNOWN):
        decide(campus, other, case, CaseState.COLLEGE_CONFIRMED)
    with refuses(RefusalCode.CASE_UNKNOWN):
        decide(campus, office, replace(case, reference="C-0"), CaseState.COLLEGE_CONFIRMED)
    decide(campus, own, case, CaseState.COLLEGE_CONFIRMED)
    decide(campus, own, case, CaseState.SENT)
    with refuses(RefusalCode.NOT_ALLOWED):
        decide(campus, own, case, CaseState.MENDED)
    filtered = CaseFilter(CaseState.REPORTED)
    assert campus.corrections.class_cases(filtered, reading(office)).cases == ()
    by_college = CaseFilter(college="别的学院")
    assert campus.corrections.class_cases(by_college, reading(office)).cases == ()


def progress(campus: Campus, person: Persona) -> Progress:
    entries = campus.roster.students(ClassFilter(), reading(campus.staff("office"))).entries
    found: Progress = next(one.progress for one in entries if one.student_id == person.student_number)
    return found


def test_the_class_list_shows_where_everybody_stands(campus: Campus) -> None:
    """A186b: the board of a class."""
    person = campus.load("major-wrong")
    assert progress(campus, person) is Progress.NOT_REGISTERED
    session = campus.entered(person)
    assert progress(campus, person) is Progress.NOT_CHECKED
    record = campus.record(session)
    campus.records.confirm(all_same(record), writing(session))
    assert progress(campus, person) is Progress.DONE
    campus.corrections.report(Mismatch(record.id, "zymc", ""), writing(session))
    assert progress(campus, person) is Progress.MISMATCH
    deferred = campus.load("entry-deferred")
    campus.register(deferred)
    assert progress(campus, deferred) is Progress.NO_RECORD


def test_a_list_is_filtered_and_masked(campus: Campus) -> None:
    person = campus.load()
    office = campus.staff("office")
    entries = campus.roster.students(ClassFilter(), reading(office)).entries
    me = next(one for one in entries if one.student_id == person.student_number)
    assert me.number == "*" * 14 + person.number[-4:]
    assert campus.roster.students(ClassFilter(college="x"), reading(office)).entries == ()
    assert campus.roster.students(ClassFilter(class_name="x"), reading(office)).entries == ()
    assert me in campus.roster.students(ClassFilter(me.college, me.class_name), reading(office)).entries
    elsewhere = campus.staff("counsellor", "别的学院")
    assert campus.roster.students(ClassFilter(), reading(elsewhere)).entries == ()
    with refuses(RefusalCode.NOT_ALLOWED):
        campus.roster.issue_slip(SlipRequest(person.student_number), writing(elsewhere))


def test_students_are_no_staff_and_staff_no_students(campus: Campus) -> None:
    session = campus.entered(campus.load())
    office = campus.staff("office")
    with refuses(RefusalCode.NOT_ALLOWED):
        campus.roster.students(ClassFilter(), reading(session))
    with refuses(RefusalCode.SESSION_ENDED):
        campus.roster.students(ClassFilter(), reading())
    with refuses(RefusalCode.NOT_ALLOWED):
        campus.account(office)
