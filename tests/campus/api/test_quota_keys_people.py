"""Limits per address and campus, the key file, and the file of people."""

from __future__ import annotations

import json
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import open_backend
from app.campus.api.hall import Hall
from app.campus.api.keys import ensure_keys, keys_in
from app.campus.api.people import load_people
from app.campus.api.quota import Allowance, Quota
from app.campus.api.tables import ensure_tables
from app.campus.service.entropy import SeededEntropy
from app.campus.service.hasher import QuickHasher
from app.campus.store.rows import StaffRow, StudentRow
from app.campus.store.store import MEMORY, Store
from app.campus.store.vault import new_keys
from app.core.backend.call import Call
from app.core.backend.data.accounts import Nothing
from app.core.backend.descriptor import Options
from app.core.backend.failure import Busy
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import CHINA, VirtualClock
from app.core.launch import UsageProblem

START = datetime(2026, 9, 1, 9, 0, tzinfo=CHINA)


def refused(quota: Quota, address: str) -> datetime | None:
    try:
        quota.count("accounts/send-code", address)
    except Refused as one:
        return one.retry_at if one.code is RefusalCode.TOO_MANY_REQUESTS else START - timedelta(days=1)
    return None


def test_an_address_has_its_share_until_the_window_ends() -> None:
    clock, store = VirtualClock(START), Store(MEMORY, new_keys())
    quota = Quota(store, clock, {"accounts/send-code": (Allowance(3, 3600),)})
    assert [refused(quota, "10.0.0.1") for _ in range(4)] == [None, None, None, START + timedelta(hours=1)]
    assert refused(quota, "10.0.0.2") is None
    clock.advance(timedelta(hours=1))
    assert refused(quota, "10.0.0.1") is None
    quota.count("records/look-up", "10.0.0.1")
    store.close()


def test_the_campus_as_a_whole_has_a_share_too_and_processes_count_together(tmp_path: Path) -> None:
    keys = new_keys()
    stores = [Store(f"sqlite:///{tmp_path / 'one.db'}", keys) for _ in range(2)]
    ensure_tables(stores[0])
    allowed = {"accounts/send-code": (Allowance(4, 3600, everybody=True),)}
    quotas = [Quota(store, VirtualClock(START), allowed) for store in stores]
    told = [refused(quotas[n % 2], f"10.0.0.{n}") for n in range(6)]
    assert [one is None for one in told] == [True] * 4 + [False] * 2
    for store in stores:
        store.close()


def test_keys_are_made_once_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    ensure_keys(file)
    first = keys_in(file)
    ensure_keys(file)
    assert keys_in(file) == first
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", ["", "{}", '{"seal": "AA==", "index": "AA=="}', '{"seal": 1, "index": 2}', "[]"]
)
def test_a_file_that_is_no_key_file_is_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "keys"
    file.write_text(content)
    with pytest.raises(UsageProblem):
        keys_in(file)
    ensure_keys(file)
    assert file.read_text() == content


def test_people_are_added_once_and_all_or_none(tmp_path: Path) -> None:
    store = Store(MEMORY, new_keys())
    file = tmp_path / "people.json"
    student = {"id": "1", "name": "李明", "number": "1", "college": "文学院", "class_name": "一班"}
    staff = {"user_name": "fdy", "role": "counsellor", "password": "secret"}

    def load(people: object) -> None:
        file.write_text(json.dumps(people), encoding="utf-8")
        load_people(store, file, SeededEntropy(1), QuickHasher())

    for _ in range(2):
        load({"students": [student], "staff": [staff]})
    assert store.run(lambda work: work.rows(StudentRow).count(), writes=False) == 1
    (row,) = store.run(lambda work: work.rows(StaffRow).all(), writes=False)
    assert "secret" not in row.password_hash
    with pytest.raises(UsageProblem):
        load({"students": [{**student, "id": "2"}], "staff": [{**staff, "role": "king"}]})
    assert store.run(lambda work: work.rows(StudentRow).count(), writes=False) == 1
    store.close()


def test_a_full_hall_clears_the_room_left_alone_longest() -> None:
    def open_room() -> object:
        return open_backend("demo", Options())

    hall = Hall(open_room, rooms=3, idle=0.0)  # type: ignore[arg-type]
    seen = {}
    for practice in ("one", "two", "three"):
        with hall.room(practice) as backend:
            seen[practice] = backend
    with hall.room("three") as backend:
        assert backend is seen["three"]
    with hall.room("one") as backend:
        assert backend is not seen["one"]
        assert backend.service.facts(Nothing(), Call()).title
    hall.close()


def test_a_hall_in_use_turns_the_next_one_away() -> None:
    hall = Hall(lambda: open_backend("demo", Options()), rooms=2, idle=600.0)
    with hall.room("one"), pytest.raises(Busy), hall.room("two"):
        pass
    hall.close()
