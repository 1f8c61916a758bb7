"""The store on every database."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text as sql

from app.campus.api.tables import ensure_tables
from app.campus.store.migrating import NewerSchema, migrate
from app.campus.store.rows import ROW_TYPES, BlockRow, CodeRow, LoadRow, SlipRow, StudentRow
from app.campus.store.shelf import METADATA, kind_of
from app.campus.store.store import MEMORY, Store, Transaction
from app.campus.store.vault import Keys, new_keys
from app.core.backend.data.accounts import Nothing
from app.core.backend.failure import Busy, StoreTrouble
from app.core.clock import CHINA
from harness.campus import Campus, all_same, reading, writing

NAME, NUMBER = "艾力·买买提𠮷", "990000200703150028"


def opened(url: str, keys: Keys | None = None) -> Store:
    store = Store(url, keys or new_keys())
    if url != MEMORY:
        ensure_tables(store)
    return store


def student(id: str = "1") -> StudentRow:
    return StudentRow(id, "学院", "班", True, NAME, NUMBER, "13900139000")


def test_a_row_comes_back_as_it_went_in(url: str) -> None:
    store = opened(url)
    moment = datetime(2026, 11, 2, 10, 22, 33, 123456, tzinfo=CHINA)
    store.run(
        lambda t: (t.rows(StudentRow).add(student()), t.rows(BlockRow).add(BlockRow("b", moment))),
        writes=True,
    )
    assert store.run(lambda t: t.rows(StudentRow).get("1"), writes=False) == student()
    found = store.run(lambda t: t.rows(BlockRow).get("b"), writes=False)
    assert found == BlockRow("b", moment.astimezone(UTC))
    assert found is not None
    assert found.until.utcoffset() == timedelta(hours=8)
    store.close()


def test_rows_are_found_by_what_is_sealed_and_come_in_order(url: str) -> None:
    store = opened(url)

    def work(t: Transaction) -> None:
        rows = t.rows(StudentRow)
        for n in range(3):
            rows.add(student(str(n)))
        assert [row.id for row in rows.all(number=NUMBER)] == ["0", "1", "2"]
        assert rows.count(phone="13900139000") == 3
        assert rows.newest(number=NUMBER) == student("2")
        assert rows.first(number="") is None
        assert rows.remove(id="1") == 1
        assert rows.get("1") is None

    store.run(work, writes=True)
    store.close()


def test_an_error_undoes_everything(url: str) -> None:
    store = opened(url)

    def fail(t: Transaction) -> None:
        t.rows(LoadRow).add(LoadRow("a", "b"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.run(fail, writes=True)
    assert store.run(lambda t: t.rows(LoadRow).count(), writes=False) == 0
    store.close()


def test_a_second_holder_is_refused_by_the_database(url: str) -> None:
    """A069: not by a check that comes first."""
    store = opened(url)
    moment = datetime(2026, 11, 2, tzinfo=CHINA)
    store.run(lambda t: t.rows(SlipRow).add(SlipRow("x", moment, "1")), writes=True)
    with pytest.raises(Busy):
        store.run(lambda t: t.rows(SlipRow).add(SlipRow("x", moment, "2")), writes=True)
    assert store.run(lambda t: t.rows(SlipRow).count(), writes=False) == 1
    store.close()


def test_nothing_personal_lies_open(new_database: Callable[[str], str], tmp_path: Path) -> None:
    """Decision 12: of a whole play nothing can be read in the file."""
    url = new_database("file")
    campus = Campus(url=url)
    person = campus.load()
    session = campus.entered(person)
    campus.records.confirm(all_same(campus.record(session), zymc="考古学"), writing(session))
    code = campus.messages(person.phone)[-1].code
    campus.close()
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(content) > 10_000
    for secret in (
        person.name,
        person.number,
        person.phone,
        person.email,
        person.password,
        code,
        session,
        "考古学",
    ):
        assert secret.encode() not in content


def test_the_migrations_make_the_tables_of_the_program(durable: str) -> None:
    store = opened(durable)
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    store.close()


def test_bringing_up_to_date_twice_changes_nothing(durable: str) -> None:
    keys = new_keys()
    store = opened(durable, keys)
    store.run(lambda t: t.rows(LoadRow).add(LoadRow("a", "b")), writes=True)
    store.close()
    again = opened(durable, keys)
    assert again.run(lambda t: t.rows(LoadRow).count(), writes=False) == 1
    again.close()


def test_a_database_of_the_first_version_is_brought_up_to_date(durable: str) -> None:
    """What was there stays; the sealed codes of before are given up, and new ones can be sent."""
    keys = new_keys()
    store = Store(durable, keys)
    with store.engine.begin() as connection:
        migrate(connection, "0001")
        connection.execute(sql("INSERT INTO load (id, scenario) VALUES ('a', 'b')"))
        connection.execute(
            sql(
                "INSERT INTO code (id, purpose, channel, sent_at, valid_until, tries, sealed)"
                " VALUES ('c', 'register', 'phone', 0, 1, 0, '')"
            )
        )
    store.close()
    campus = Campus(url=durable, keys=keys)
    assert campus.store.run(lambda t: t.rows(LoadRow).count(), writes=False) == 1
    assert campus.store.run(lambda t: t.rows(CodeRow).count(), writes=False) == 0
    assert campus.code("13900139000")
    campus.close()


def test_a_newer_schema_is_left_alone(durable: str) -> None:
    keys = new_keys()
    store = opened(durable, keys)
    with store.engine.begin() as connection:
        connection.execute(sql("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerSchema):
        ensure_tables(store)
    store.close()
    fresh = Store(durable, keys)
    with pytest.raises(NewerSchema):
        fresh.run(lambda t: t.rows(LoadRow).all(), writes=False)
    fresh.close()


def test_a_database_without_tables_is_trouble(durable: str) -> None:
    store = Store(durable, new_keys())
    with pytest.raises(StoreTrouble):
        store.run(lambda t: t.rows(LoadRow).all(), writes=False)
    store.close()


def test_other_keys_are_found_out_before_anything_is_written(durable: str) -> None:
    store = opened(durable)
    store.run(lambda t: t.rows(LoadRow).all(), writes=False)
    store.close()
    other = Store(durable, new_keys())
    with pytest.raises(StoreTrouble):
        other.run(lambda t: t.rows(LoadRow).add(LoadRow("a", "b")), writes=True)
    other.close()


def test_every_table_is_known_by_its_row_type() -> None:
    assert {kind_of(row_type).name for row_type in ROW_TYPES} == set(METADATA.tables)


# -- trouble with a file, one after the other


@pytest.fixture
def campus(new_database: Callable[[str], str]) -> Campus:
    return Campus(url=new_database("file"))


def file_of(campus: Campus) -> Path:
    return Path(campus.store.url.removeprefix("sqlite:///"))


def test_a_locked_database_is_busy_and_loses_nothing(campus: Campus, monkeypatch: pytest.MonkeyPatch) -> None:
    person = campus.load()
    session = campus.entered(person)
    monkeypatch.setattr("app.campus.store.store._LOCK_WAIT_MS", 50)
    impatient = Store(campus.store.url, campus.keys)
    impatient.run(lambda t: t.rows(LoadRow).count(), writes=False)
    other = sqlite3.connect(file_of(campus), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        impatient.run(lambda t: t.rows(LoadRow).add(LoadRow("a", "b")), writes=True)
    assert campus.records.look_up(Nothing(), reading(session)).records, "who only reads does not wait"
    other.execute("ROLLBACK")
    other.close()
    impatient.run(lambda t: t.rows(LoadRow).add(LoadRow("a", "b")), writes=True)
    impatient.close()
    campus.close()


def test_a_full_database_is_trouble_and_loses_nothing(campus: Campus) -> None:
    person = campus.load()
    session = campus.entered(person)
    with campus.store.engine.connect() as connection:
        pages = connection.execute(sql("PRAGMA page_count")).scalar_one()
        connection.execute(sql(f"PRAGMA max_page_count = {pages}"))
        connection.rollback()

    def fill(t: Transaction) -> None:
        for n in range(2000):
            t.rows(StudentRow).add(student(f"x{n}"))

    with pytest.raises(StoreTrouble):
        campus.store.run(fill, writes=True)
    assert campus.account(session).name == person.name
    assert campus.store.run(lambda t: t.rows(StudentRow).count(number=NUMBER), writes=False) == 0
    campus.close()


def test_a_read_only_database_is_trouble_and_loses_nothing(campus: Campus) -> None:
    person = campus.load()
    session = campus.entered(person)
    with campus.store.engine.connect() as connection:
        connection.execute(sql("PRAGMA query_only = ON"))
        connection.rollback()
    with pytest.raises(StoreTrouble):
        campus.log_in(person.phone, person.password)
    assert campus.records.look_up(Nothing(), reading(session)).records
    campus.close()


def test_a_damaged_database_is_trouble(campus: Campus) -> None:
    campus.load()
    campus.close()
    file = file_of(campus)
    for path in file.parent.iterdir():
        path.chmod(path.stat().st_mode | stat.S_IWUSR)
    file.write_bytes(b"not a database at all" * 1000)
    broken = Store(campus.store.url, new_keys())
    with pytest.raises(StoreTrouble):
        broken.run(lambda t: t.rows(LoadRow).all(), writes=False)
    broken.close()


def test_a_database_that_is_gone_is_trouble(tmp_path: Path) -> None:
    gone = Store(f"sqlite:///{tmp_path / 'nowhere' / 'campus.db'}", new_keys())
    with pytest.raises(StoreTrouble):
        gone.run(lambda t: t.rows(LoadRow).all(), writes=False)
    gone.close()
    far = Store("postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=2", new_keys())
    with pytest.raises(StoreTrouble):
        far.run(lambda t: t.rows(LoadRow).all(), writes=False)
    far.close()


def test_a_person_goes_all_the_way_on_every_database(url: str) -> None:
    campus = Campus(url=url)
    person = campus.load()
    session = campus.entered(person)
    receipt = campus.records.confirm(all_same(campus.record(session)), writing(session))
    assert campus.record(session).self_checked_at == receipt.at
    campus.close()
