"""Somebody who sits down in front of the window: what they know, and how they behave."""

from __future__ import annotations

import random
from dataclasses import dataclass

from app.core.backend.data.records import Photo
from app.core.backend.descriptor import Profile
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import AccountSpec, End, Scenario, Whose

_WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789"}


@dataclass(frozen=True)
class Persona:
    """`situation` is the world they live in; the rest is manner. Everything follows from `seed`."""

    seed: int
    situation: Scenario
    language: str
    wide_digits: bool
    blanks: bool
    forgetful: bool
    """Answers "I don't remember", and goes back once to look."""
    impatient: bool
    """Presses twice."""
    mistypes: bool
    keyboard_only: bool

    @property
    def own_accounts(self) -> list[AccountSpec]:
        return [a for a in self.situation.world.accounts if Whose.OWN in (a.number, a.phone, a.email)]

    @property
    def my_account(self) -> AccountSpec | None:
        """An account that is really theirs, by their number or, without one, by their own contact."""
        for account in self.situation.world.accounts:
            if account.number is Whose.OWN and not account.review_pending:
                return account
        return None

    @property
    def knows_password(self) -> bool:
        mine = self.my_account
        return mine is not None and mine.remembers_password

    @property
    def can_recover(self) -> bool:
        mine = self.my_account
        return mine is not None and (
            mine.phone is Whose.OWN or mine.email is Whose.OWN or bool(mine.questions)
        )

    @property
    def photo_is_mine(self) -> bool:
        record = self.situation.world.record
        return record is None or record.admission_photo is Photo.OWN

    def answer_to(self, question: str) -> str:
        """What they know of a security question; a guess when they never set it."""
        mine = self.my_account
        known = dict(mine.questions) if mine is not None else {}
        return known.get(question, "不知道")

    def as_typed(self, value: str) -> str:
        """Digits as this person's keyboard and habits make them."""
        if self.blanks and len(value) == 11 and value.isdigit():
            value = f"{value[:3]} {value[3:7]} {value[7:]}"
        if self.wide_digits:
            value = value.translate(_WIDE)
        return value


def persona(seed: int) -> Persona:
    """The person of this seed."""
    chance = random.Random(seed)
    return Persona(
        seed=seed,
        situation=chance.choice(playable()),
        language="en" if chance.random() < 0.2 else "zh_CN",
        wide_digits=chance.random() < 0.2,
        blanks=chance.random() < 0.3,
        forgetful=chance.random() < 0.25,
        impatient=chance.random() < 0.25,
        mistypes=chance.random() < 0.3,
        keyboard_only=chance.random() < 0.3,
    )


def playable() -> list[Scenario]:
    """Situations of the wizard's two profiles whose outcome does not hang on what a script types wrong."""
    return [s for s in scenarios().values() if s.profile in Profile]


GOOD = {End.RECORD_CONFIRMED, End.MISMATCH_REPORTED, End.RESOLVED, End.RECOVERED}


def right_ends(who: Persona) -> set[End]:
    """The ends that serve this person, given the world they live in; never merely giving up."""
    world = who.situation.world
    if who.situation.end is End.WAITING or not world.published:
        return {*GOOD, End.WAITING, End.REGISTERED}
    if world.record is None or who.situation.end is End.REFERRED:
        return {*GOOD, End.REFERRED, End.WAITING}
    if any(a.review_pending for a in world.accounts):
        return {*GOOD, End.WAITING}
    return {*GOOD, who.situation.end, End.WAITING} if world.accounts else {*GOOD, who.situation.end}
