"""Hashing, chance, and log-ins that upgrade a hash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.campus.service.entropy import SeededEntropy, SystemEntropy
from app.campus.service.hasher import OWASP_MEMORY_KIB, OWASP_PASSES, Argon2Hasher, QuickHasher
from app.campus.store.rows import AccountRow
from app.core.backend.descriptor import Capability
from app.core.backend.failure import Defect
from app.core.backend.refusal import RefusalCode
from harness.campus import Campus, refuses


def test_argon2id_keeps_the_floor_of_owasp() -> None:
    hashed = Argon2Hasher().hash("Qinghe2026")
    assert hashed.startswith("$argon2id$")
    parameters = dict(part.split("=") for part in hashed.split("$")[3].split(","))
    assert int(parameters["m"]) >= OWASP_MEMORY_KIB
    assert int(parameters["t"]) >= OWASP_PASSES
    for weak in ({"memory_kib": OWASP_MEMORY_KIB - 1}, {"passes": OWASP_PASSES - 1}):
        with pytest.raises(ValueError, match="OWASP"):
            Argon2Hasher(**weak)


def test_a_hash_matches_its_password_only_and_grows_old() -> None:
    old, new = Argon2Hasher(OWASP_MEMORY_KIB), Argon2Hasher()
    hashed = old.hash("Qinghe2026")
    assert new.matches(hashed, "Qinghe2026")
    assert not new.matches(hashed, "Qinghe2027")
    assert not new.matches("no hash", "Qinghe2026")
    assert new.is_outdated(hashed)
    assert new.is_outdated("no hash")
    assert not old.is_outdated(hashed)
    assert old.hash("Qinghe2026") != hashed, "salted"
    assert new.matches(new.hash("\udc80"), "\udc80")


def test_a_log_in_brings_an_old_hash_up_to_date() -> None:
    campus = Campus()
    person = campus.load()
    campus.register(person)
    argon = Argon2Hasher(OWASP_MEMORY_KIB)

    def with_old_hash(transaction) -> None:  # type: ignore[no-untyped-def]
        row = transaction.rows(AccountRow).first(phone=person.phone)
        transaction.rows(AccountRow).put(replace(row, password_hash="outdated"))

    campus.store.run(with_old_hash, writes=True)
    with refuses(RefusalCode.LOGIN_REFUSED):
        campus.log_in(person.phone, person.password)
    campus.store.run(
        lambda t: t.rows(AccountRow).put(
            replace(row_of(t, person.phone), password_hash=argon.hash(person.password), login_failures=0)
        ),
        writes=True,
    )
    campus.desk.hasher = Argon2Hasher()
    campus.log_in(person.phone, person.password)
    fresh = campus.store.run(lambda t: row_of(t, person.phone).password_hash, writes=False)
    assert not campus.desk.hasher.is_outdated(fresh)


def row_of(transaction, phone: str) -> AccountRow:  # type: ignore[no-untyped-def]
    found: AccountRow = transaction.rows(AccountRow).first(phone=phone)
    return found


def test_the_quick_hasher_is_one_too() -> None:
    quick = QuickHasher()
    assert quick.matches(quick.hash("a"), "a")
    assert not quick.matches(quick.hash("a"), "b")
    assert quick.is_outdated("$argon2id$x")
    assert not quick.is_outdated(quick.hash("a"))


def test_seeded_chance_repeats_itself_and_the_systems_does_not() -> None:
    def drawn(entropy: SeededEntropy | SystemEntropy) -> tuple[str, str, str]:
        return entropy.token(), entropy.digits(6), entropy.letters(5, "AB")

    assert drawn(SeededEntropy(1)) == drawn(SeededEntropy(1)) != drawn(SeededEntropy(2))
    first = drawn(SystemEntropy())
    assert first != drawn(SystemEntropy())
    assert (len(first[0]), len(first[1]), set(first[2]) <= {"A", "B"}) == (32, 6, True)


def test_only_roles_that_are_offered_are_played() -> None:
    campus = Campus()
    campus.stage.setting = replace(campus.stage.setting, capabilities=frozenset({Capability.RECORD}))
    from app.campus.demo.descriptor import DEMO
    from app.campus.service.roles import backend

    opened = backend(campus.desk, DEMO)
    assert opened.records is not None
    assert (opened.accounts, opened.reviews, opened.roster, opened.sandbox) == (None,) * 4


def test_a_defect_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    campus = Campus()
    monkeypatch.setattr(campus.desk, "setting", lambda: 1 / 0)
    with pytest.raises(Defect):
        campus.send("13900139000")
