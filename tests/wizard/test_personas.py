"""Invented people walk through the practice with nothing but what they can see and hear.

Those who were stuck once walk in every run, and a sample that changes with the seed of the run, which every
run prints. One of them again: ``XUEJI_PERSONA=<seed> python3 go.py test tests/wizard/test_personas.py -s``.
The full run, on both cores, with its figures in the last lines:
``XUEJI_PERSONAS=200 XUEJI_PERSONA=<first seed> python3 go.py test tests/wizard/test_personas.py -n 2``.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from app.bootstrap import services
from app.core.backend.call import Call, new_attempt
from app.core.backend.data.records import Verdict
from app.core.backend.data.sandbox import Advance, Challenge
from app.core.backend.descriptor import Profile
from app.core.backend.refusal import Refused
from app.core.flow.end import end_of
from app.core.identity.document_type import DocumentType
from app.core.launch import WindowOptions
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import End
from app.core.selfcheck.fields import DUPLICATE
from app.widgets.language import set_language
from app.wizard.practice_mailbox import PracticeMailbox
from app.wizard.shell import Shell
from app.wizard.start import open_shell, school_of, venues_of
from harness.personas.eyes import Eyes
from harness.personas.hands import Hands
from harness.personas.persona import Persona, persona
from harness.personas.right import differing, record_of, right_ends
from harness.personas.walk import Outcome, Walker
from harness.stray_windows import only_window

ONCE_STUCK = (18, 57, 106, 109, 119, 124, 450468, 631704)
"""Personas whose dead ends were mended; they walk in every run."""
SAMPLE = 16
"""More of them, others in each run: together about half a minute of one core."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "number" in metafunc.fixturenames:
        metafunc.parametrize("number", people(metafunc.config))


def people(config: pytest.Config) -> list[int]:
    """Seeds of those who walk: as the environment says, else the old ones and a sample of this run."""
    one, count = os.environ.get("XUEJI_PERSONA"), os.environ.get("XUEJI_PERSONAS")
    if one or count:
        return list(range(int(one or 0), int(one or 0) + int(count or 1)))
    of_the_run = getattr(config.option, "randomly_seed", 0)
    first = of_the_run if isinstance(of_the_run, int) else 0
    return [*ONCE_STUCK, *range(first, first + SAMPLE)]


def test_they_reach_the_right_end_and_are_never_stuck(
    number: int, qapp: QApplication, record_property
) -> None:
    who = persona(number)
    walk = walked(who, qapp)
    good = not walk.outcome.stuck and walk.end in right_ends(who) and walk.differs == expected_to_differ(who)
    record_property("persona", number)
    record_property("came to", "stuck" if walk.outcome.stuck else walk.end.value)
    record_property("right", good)
    about = f"XUEJI_PERSONA={number}: {who.situation.id}, {who.language}, {who.card}"
    assert not walk.outcome.stuck, f"{about} is stuck: {walk.outcome.stuck}"
    assert good, "\n".join([f"{about} came to {walk.end} with {sorted(walk.differs)}", *walk.outcome.way])


def expected_to_differ(who: Persona) -> frozenset[str]:
    """The lines that this person should have called different, when they came to check a record at all."""
    record = record_of(who.situation)
    if record is None or right_ends(who) != {End.MISMATCH_REPORTED}:
        return frozenset()
    return differing(record) - {DUPLICATE}


def test_two_hundred_of_them_are_as_different_as_people_are() -> None:
    """Every trait occurs, in both languages where it can matter, and alone as well as with others."""
    crowd = [persona(number) for number in range(200)]
    traits: Counter[str] = Counter()
    for who in crowd:
        name = who.situation.person.name
        traits["dot"] += "·" in name
        traits["rare"] += any(ord(character) > 0xFFFF or character == "䶮" for character in name)
        traits.update([who.card.value, who.language, f"{who.size[0]} wide", who.situation.profile.value])
        for manner in ("wide_digits", "blanks", "forgetful", "impatient", "mistypes", "keyboard_only"):
            traits[manner] += getattr(who, manner)
        traits["in a hurry by keyboard"] += who.impatient and who.keyboard_only
    kinds = {kind.value for kind in DocumentType} - {DocumentType.FOREIGN_RESIDENT.value}
    assert kinds <= set(traits)
    assert min(traits.values()) >= 2, traits
    assert len({who.situation.id for who in crowd}) >= 0.7 * len(scenarios())


BETTER = {
    "rare-character-dropped": "types the character",
    "name-mistyped-on-account": "types the name right, or mends it",
    "no-recovery-way": "registers again",
    "phone-taken-ticket-waiting": "takes another phone",
    "phone-taken-ticket-photo-too-large": "takes another phone",
    "record-published-meanwhile": "does not sit there until the school publishes",
    "photo-review-waiting": "takes the face check",
    "photo-too-large": "takes the face check",
}
"""Situations whose script comes to an end of a record, or to waiting, that is not a person's."""


@pytest.mark.parametrize("id", [s.id for s in scenarios().values() if s.profile in Profile])
def test_a_persons_right_end_is_that_of_the_script_or_a_better_one(id: str) -> None:
    """Scripts that stop early ("registered", "recovered", …) are gone on from; the others agree."""
    situation = scenarios()[id]
    who = replace(persona(0), situation=situation)
    stops_early = {End.REGISTERED, End.RECOVERED, End.RESOLVED, End.STOPPED}
    if situation.end not in stops_early:
        assert (situation.end in right_ends(who)) is (id not in BETTER)


@dataclass(frozen=True)
class Walk:
    """`differs` are the lines of the record that were called different."""

    outcome: Outcome
    end: End
    differs: frozenset[str]


def walked(who: Persona, app: QApplication) -> Walk:
    """One person's walk in a window of their own, closed afterwards."""
    set_language(app, who.language)
    with who.on_stage() as scenario:
        profile = who.situation.profile
        options = WindowOptions(lang=who.language, scenario=scenario, profile=profile, backend="demo")
        offered = services()
        shell = open_shell(options, offered, venues_of(options, offered), school_of(options))
        shell.resize(*who.size)
        shell.show()
        try:
            with only_window(shell, app):
                return _walk(who, shell)
        finally:
            shell.close()
            shell.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _walk(who: Persona, shell: Shell) -> Walk:
    journey = shell.scene.journey
    until(lambda: journey.memory.known.persona is not None)
    papers = journey.memory.known.persona
    assert papers is not None
    outcome = Walker(
        who,
        papers,
        Eyes(shell),
        Hands(shell, keyboard_only=who.keyboard_only),
        settle=lambda: settled(shell),
        read_picture=lambda: picture_as_read(shell),
        wait=lambda: minute_passes(shell),
    ).walk()
    verdicts = journey.memory.typed.verdicts
    differs = frozenset(v.key for v in verdicts if v.verdict is Verdict.DIFFERENT)
    return Walk(outcome, end_of(journey.flow), differs)


def until(what: Callable[[], bool]) -> None:
    patience = QDeadlineTimer(20_000)
    while not what():
        assert not patience.hasExpired(), "it took too long"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def settled(shell: Shell) -> None:
    """Wait as a person does: until the window neither works nor brings a message."""
    QCoreApplication.processEvents()
    until(lambda: not shell.scene.journey.busy)
    if shell.phone.isVisible():
        shell.phone.show_for(True)
        until(lambda: not shell.phone.reading)
    for mailbox in shell.page.findChildren(PracticeMailbox):
        until(lambda mailbox=mailbox: not mailbox.reading)
    QCoreApplication.processEvents()


def picture_as_read(shell: Shell) -> str:
    """The eye for the picture: practice knows what is drawn in it."""
    journey = shell.scene.journey
    picture, backend = journey.memory.known.picture, journey.backend
    if picture is None or backend is None or backend.sandbox is None:
        return ""
    try:
        return backend.sandbox.picture_solution(Challenge(picture.challenge), Call()).answer
    except Refused:
        return "used"  # what it showed has been typed already: whoever types it again is refused


def minute_passes(shell: Shell) -> None:
    """Waiting in front of the window, without the minute."""
    backend = shell.scene.journey.backend
    if backend is not None and backend.sandbox is not None:
        backend.sandbox.advance(Advance(seconds=61), Call().trying(new_attempt()))
