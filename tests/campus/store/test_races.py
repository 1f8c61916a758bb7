"""Two at the same moment: exactly one wins, with threads and with processes, on SQLite and PostgreSQL."""

from __future__ import annotations

import multiprocessing
import threading
from collections import Counter
from collections.abc import Callable

import pytest

from app.campus.store.rows import AccountRow, ClaimRow
from app.core.backend.data.reviews import ReviewPhotos
from app.core.backend.failure import Busy
from app.core.backend.refusal import Refused
from harness.campus import EMBLEM, PORTRAIT, Campus, writing
from harness.campus_worker import contend, outcome_of, rivals

RIVALS = 6
TAKEN = {"number": "ID_NUMBER_TAKEN", "phone": "PHONE_TAKEN"}


def at_once(moves: list[Callable[[], str]]) -> Counter[str]:
    """Outcomes of moves that begin together, a thread each."""
    barrier = threading.Barrier(len(moves))
    outcomes: list[str] = []

    def run(move: Callable[[], str]) -> None:
        barrier.wait(30)
        outcomes.append(move())

    threads = [threading.Thread(target=run, args=(move,)) for move in moves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(outcomes)


@pytest.mark.parametrize("same", TAKEN)
def test_of_many_threads_one_wins(url: str, same: str) -> None:
    """A030, A049, A069, A080: one account a number, one a phone."""
    campus = Campus(url=url)
    for _ in range(3):
        forms = rivals(campus, RIVALS, same=same)
        found = at_once([lambda form=form: outcome_of(campus, form) for form in forms])  # type: ignore[misc]
        assert found == {"ok": 1, TAKEN[same]: RIVALS - 1}
    assert_consistent(campus)
    campus.close()


@pytest.mark.parametrize("same", TAKEN)
def test_of_many_processes_one_wins(durable: str, same: str) -> None:
    campus = Campus(url=durable)
    forms = rivals(campus, 3, same=same)
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(len(forms))
    ends = [spawn.Pipe(duplex=False) for _ in forms]
    workers = [
        spawn.Process(target=contend, args=(durable, campus.keys, form, start, sender))
        for form, (_, sender) in zip(forms, ends, strict=True)
    ]
    for worker in workers:
        worker.start()
    found = Counter(receiver.recv() for receiver, _ in ends)
    for worker in workers:
        worker.join()
        worker.close()
    for pair in ends:
        for end in pair:
            end.close()
    assert found == {"ok": 1, TAKEN[same]: len(forms) - 1}
    assert_consistent(campus)
    campus.close()


def test_a_quota_holds_at_the_same_moment(url: str) -> None:
    """A110: of many uploads at once one is taken, the others find it pending."""
    campus = Campus(url=url)
    _, session = campus.needing_check()

    def upload(take: int) -> str:
        photos = ReviewPhotos(PORTRAIT + bytes([take]), EMBLEM)
        try:
            campus.reviews.submit_photos(photos, writing(session))
        except Refused as refused:
            return refused.code.value
        return "ok"

    moves: list[Callable[[], str]] = [lambda take=take: upload(take) for take in range(RIVALS)]  # type: ignore[misc]
    assert at_once(moves) == {"ok": 1, "REVIEW_PENDING": RIVALS - 1}
    campus.close()


def test_many_who_want_different_things_all_get_them(url: str) -> None:
    campus = Campus(url=url)
    forms = [campus.form(campus.load()) for _ in range(RIVALS)]

    def patient(form: object) -> str:
        while True:
            try:
                return outcome_of(campus, form)  # type: ignore[arg-type]
            except Busy:
                continue

    found = at_once([lambda form=form: patient(form) for form in forms])  # type: ignore[misc]
    assert found == {"ok": RIVALS}
    campus.close()


def assert_consistent(campus: Campus) -> None:
    accounts = campus.store.run(lambda t: t.rows(AccountRow).all(), writes=False)
    claims = campus.store.run(lambda t: Counter(row.account for row in t.rows(ClaimRow).all()), writes=False)
    assert len({row.number for row in accounts}) == len({row.phone for row in accounts}) == len(accounts)
    assert claims == {row.id: 2 for row in accounts}
