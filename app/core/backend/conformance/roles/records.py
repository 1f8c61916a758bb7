"""Looking up one's record, finishing the self-check, and what becomes of a mismatch."""

from __future__ import annotations

from app.core.backend.conformance.bench import Bench
from app.core.backend.conformance.case import cases_of, expect, expect_refusal
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.corrections import CaseFilter, CaseState, Mismatch
from app.core.backend.data.records import FieldVerdict, Publication, Record, SelfCheck, Verdict
from app.core.backend.refusal import RefusalCode

_PHOTO = "photo"


def a_published_record_is_found_by_its_owner(bench: Bench) -> None:
    """A021."""
    session, record = bench.student_with_record()
    page = bench.records.look_up(Nothing(), bench.read(session))
    expect(page.publication is Publication.PUBLISHED, "records are there, but not published")
    keys = [field.key for field in record.fields]
    expect(len(set(keys)) == len(keys), "a field stands twice")
    long = [field for field in record.fields if len(field.shown) == 18 and field.shown[:17].isdigit()]
    expect(not long, "a record shows an ID number in full")


def no_record_is_a_state_and_no_error(bench: Bench) -> None:
    """A162."""
    _, session = bench.student()
    page = bench.records.look_up(Nothing(), bench.read(session))
    expect(not page.records, "somebody unknown to the school has a record")


def a_finished_check_is_confirmed_once(bench: Bench) -> None:
    session, record = bench.student_with_record()
    call = bench.write(session)
    receipt = bench.records.confirm(_check(record), call)
    expect(not receipt.cases, "a record without mistakes made a case")
    expect(bench.records.confirm(_check(record), call) == receipt, "one attempt gave two receipts")
    page = bench.records.look_up(Nothing(), bench.read(session))
    expect(page.records[0].self_checked_at is not None, "the record does not say that it was checked")


def an_unfinished_check_is_refused(bench: Bench) -> None:
    session, record = bench.student_with_record()
    half = SelfCheck(record.id, _check(record).verdicts[1:])
    expect_refusal(
        RefusalCode.SELF_CHECK_INCOMPLETE, lambda: bench.records.confirm(half, bench.write(session))
    )


def nobody_confirms_anothers_record(bench: Bench) -> None:
    _, record = bench.student_with_record()
    _, stranger = bench.student()
    expect_refusal(
        RefusalCode.RECORD_UNKNOWN, lambda: bench.records.confirm(_check(record), bench.write(stranger))
    )


def what_differs_becomes_a_case(bench: Bench) -> None:
    """A163."""
    session, record = bench.student_with_record()
    key = record.fields[-1].key
    receipt = bench.records.confirm(_check(record, wrong=key), bench.write(session))
    expect(len(receipt.cases) == 1, "one difference made not one case")
    cases = bench.corrections.cases(Nothing(), bench.read(session)).cases
    expect([one.reference for one in cases] == list(receipt.cases), "the case is not among one's own")


def a_reported_mismatch_is_kept_with_both_values(bench: Bench) -> None:
    """A164."""
    session, record = bench.student_with_record()
    field = record.fields[-1]
    case = bench.corrections.report(Mismatch(record.id, field.key, "应为此"), bench.write(session))
    expect(case.state is CaseState.REPORTED, f"a fresh case is {case.state}")
    expect((case.shown, case.should_be) == (field.shown, "应为此"), "before and after were not kept")
    expect(case in bench.corrections.cases(Nothing(), bench.read(session)).cases, "the case cannot be seen")


def nobody_sees_anothers_cases(bench: Bench) -> None:
    session, record = bench.student_with_record()
    mismatch = Mismatch(record.id, record.fields[-1].key, "应为此")
    bench.corrections.report(mismatch, bench.write(session))
    _, stranger = bench.student()
    expect(
        not bench.corrections.cases(Nothing(), bench.read(stranger)).cases, "somebody sees another's cases"
    )
    expect_refusal(
        RefusalCode.RECORD_UNKNOWN, lambda: bench.corrections.report(mismatch, bench.write(stranger))
    )


def students_are_not_staff(bench: Bench) -> None:
    _, session = bench.student()
    expect_refusal(
        (RefusalCode.NOT_ALLOWED, RefusalCode.NOT_OFFERED),
        lambda: bench.corrections.class_cases(CaseFilter(), bench.read(session)),
    )


def _check(record: Record, wrong: str = "") -> SelfCheck:
    keys = [*(field.key for field in record.fields), _PHOTO]
    return SelfCheck(
        record.id,
        tuple(
            FieldVerdict(key, Verdict.DIFFERENT, "应为此")
            if key == wrong
            else FieldVerdict(key, Verdict.SAME)
            for key in keys
        ),
    )


CASES = (
    *cases_of(
        "records",
        a_published_record_is_found_by_its_owner,
        no_record_is_a_state_and_no_error,
        a_finished_check_is_confirmed_once,
        an_unfinished_check_is_refused,
        nobody_confirms_anothers_record,
    ),
    *cases_of(
        "corrections",
        what_differs_becomes_a_case,
        a_reported_mismatch_is_kept_with_both_values,
        nobody_sees_anothers_cases,
        students_are_not_staff,
    ),
)
