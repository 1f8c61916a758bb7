"""Where a person should come to, from the world they live in alone."""

from __future__ import annotations

from app.core.backend.data.accounts import AccountState
from app.core.backend.data.records import Flag, Photo, RecordKind, StatusClass
from app.core.scenarios.scenario import End, RecordSpec, Scenario
from app.core.selfcheck.fields import BY_KEY, DUPLICATE, PHOTO
from harness.personas.persona import Persona


def right_ends(who: Persona) -> frozenset[End]:
    """The ends that serve this person; nearly always one.

    A scenario stops where its point is made, or goes the way it wants to show; a person goes on and takes
    the quickest way that is theirs. So whatever happens to code, phone, number or password on the way, the
    record decides: right, it is confirmed; wrong, the mismatch is reported; none, the school is asked. That
    is better than the "registered", "recovered", "resolved", "stopped" of many scripts, better than waiting
    for a ticket where another phone is at hand, and better than being referred where one may register again.
    Waiting is right only where others must act first: the school has to publish, or somebody's review of
    the number is under way. Where nothing is published and the number had to be proved, that it is proved
    is what counts ("resolved").
    """
    world = who.situation.world
    if any(account.review_pending for account in world.accounts):
        return frozenset({End.WAITING})
    if not world.published:
        return frozenset({End.RESOLVED if must_prove(who) else End.WAITING})
    record = record_of(who.situation)
    if record is None:
        return frozenset({End.REFERRED})
    return frozenset({End.MISMATCH_REPORTED if differing(record) else End.RECORD_CONFIRMED})


def must_prove(who: Persona) -> bool:
    """The number is taken, by an account that this person has no way into."""
    mine = who.my_account
    return (
        mine is not None
        and mine.state is AccountState.ACTIVE
        and not (who.knows_password or who.can_recover or mine.apps)
    )


def record_of(situation: Scenario) -> RecordSpec | None:
    """The record that name and number of the ID card find."""
    world = situation.world
    reported = (*((world.record,) if world.record else ()), *world.more_records)
    return next(
        (r for r in reported if r.kind is RecordKind.STUDENT and not r.name and not r.number and r.published),
        None,
    )


def differing(record: RecordSpec) -> frozenset[str]:
    """Keys of the lines that are not as ID card and admission data say; a second record counts as one."""
    wrong = {key for key, value in record.fields.items() if value or not BY_KEY[key].may_be_empty}
    if record.status_class is not StatusClass.OK:
        wrong.add("xjzt")
    if record.admission_photo is not Photo.OWN:
        wrong.add(PHOTO)
    if Flag.DUPLICATE in record.flags:
        wrong.add(DUPLICATE)
    return frozenset(wrong)
