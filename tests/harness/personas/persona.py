"""Somebody who sits down in front of the window: what they know, and how they behave."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from app.core.backend.descriptor import Profile
from app.core.identity.document_type import DocumentType
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import AccountSpec, PersonSpec, Scenario, Whose

_WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789"}

DOTTED = ("古丽娜·阿不都", "卓玛·次仁", "艾力·买买提")
RARE = ("林𠮷", "王䶮", "李𬱖文")
ABROAD = (
    PersonSpec(document_type=DocumentType.HONG_KONG_ID, number="Z9999990"),
    # No Macau card begins with 9: nobody has it, and the program may only wonder, not refuse.
    PersonSpec(document_type=DocumentType.MACAU_ID, number="99999990"),
    PersonSpec(document_type=DocumentType.TAIWAN_PERMIT, number="99999999"),
    PersonSpec(document_type=DocumentType.RESIDENCE_PERMIT),
    PersonSpec(name="MARIA SILVA", document_type=DocumentType.PASSPORT, number="ZZ9999999"),
)
CARDS = {
    DocumentType.RESIDENT_ID: r"居民身份证$|^Resident ID|Document type Resident ID",
    DocumentType.HONG_KONG_ID: r"香港身份证|Hong Kong ID",
    DocumentType.MACAU_ID: r"澳门身份证|Macau ID",
    DocumentType.TAIWAN_PERMIT: r"台湾居民来往大陆通行证|permit for Taiwan",
    DocumentType.RESIDENCE_PERMIT: r"港澳台居民居住证|Residence permit",
    DocumentType.PASSPORT: r"护照|Passport",
    DocumentType.OTHER: r"其他|Other document",
}
"""What stands on the card in their hand, as a list of documents may call it."""


@dataclass(frozen=True)
class Persona:
    """`situation` is their world, papers included; the rest is manner. Everything follows from `seed`."""

    seed: int
    situation: Scenario
    language: str
    wide_digits: bool
    blanks: bool
    other_dot: bool
    """Their input method writes another dot inside a name."""
    forgetful: bool
    """Answers "I don't remember", and goes back once to look."""
    impatient: bool
    """Presses twice."""
    mistypes: bool
    """A wrong digit in the number, the phone, the code, each once."""
    keyboard_only: bool
    size: tuple[int, int]
    """Of the window, from a large screen to the smallest it can have."""

    @property
    def card(self) -> DocumentType:
        """The document in their hand. Other papers are of people whose real card fails the check (A153)."""
        return self.situation.person.document_type

    @property
    def my_account(self) -> AccountSpec | None:
        """An account that is really theirs: by their number, or with only their own e-mail so far."""
        for account in self.situation.world.accounts:
            mine = account.number is Whose.OWN or (account.number is None and account.email is Whose.OWN)
            if mine and not account.review_pending:
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

    def answer_to(self, question: str) -> str | None:
        """What they once set as the answer to a security question; None when it is no question of theirs."""
        return dict(self.my_account.questions).get(question) if self.my_account is not None else None

    def as_typed(self, value: str) -> str:
        """Digits as this person's keyboard and habits make them."""
        if self.blanks and len(value) == 11 and value.isdigit():
            value = f"{value[:3]} {value[3:7]} {value[7:]}"
        if self.wide_digits:
            value = value.translate(_WIDE)
        return value

    def name_as_typed(self, name: str) -> str:
        return name.replace("·", "•") if self.other_dot else name

    def slipped(self, digits: str) -> str:
        """With one digit wrong, always the same one for the same person."""
        chance = random.Random(self.seed)
        place = chance.choice([i for i, c in enumerate(digits) if c.isdigit()])
        wrong = str((int(digits[place]) + chance.randrange(1, 10)) % 10)
        return digits[:place] + wrong + digits[place + 1 :]

    @contextmanager
    def on_stage(self) -> Iterator[str]:
        """The id under which practice knows this person's world meanwhile."""
        id = f"persona-{self.seed}"
        scenarios()[id] = replace(self.situation, id=id)
        try:
            yield id
        finally:
            del scenarios()[id]


def persona(seed: int) -> Persona:
    """The person of this seed."""
    chance = random.Random(seed)
    situation = chance.choice(playable())
    papers = chance.choices(
        (PersonSpec(), PersonSpec(name=chance.choice(DOTTED)), PersonSpec(name=chance.choice(RARE)), *ABROAD),
        weights=(50, 12, 12, 6, 6, 6, 4, 4),
    )[0]
    if situation.person == PersonSpec():
        situation = replace(situation, person=papers)
    return Persona(
        seed=seed,
        situation=situation,
        language="en" if chance.random() < 0.2 else "zh_CN",
        wide_digits=chance.random() < 0.2,
        blanks=chance.random() < 0.3,
        other_dot=chance.random() < 0.5,
        forgetful=chance.random() < 0.25,
        impatient=chance.random() < 0.25,
        mistypes=chance.random() < 0.3,
        keyboard_only=chance.random() < 0.3,
        size=chance.choices(((1280, 800), (1024, 600), (960, 560)), weights=(3, 2, 1))[0],
    )


def playable() -> list[Scenario]:
    """The situations of the wizard's two profiles."""
    return [s for s in scenarios().values() if s.profile in Profile]
