"""Invented people walk through the practice with nothing but what they can see and hear.

Those who were stuck once walk in every run; many by
``XUEJI_PERSONAS=200 python3 go.py test tests/wizard/test_personas.py -s``, from a seed by ``XUEJI_PERSONA``.
"""

from __future__ import annotations

import os
from collections import Counter

from PySide6.QtWidgets import QApplication

from app.bootstrap import services
from app.core.backend.call import Call, new_attempt
from app.core.backend.data.sandbox import Advance, Challenge
from app.core.backend.refusal import Refused
from app.core.flow.end import end_of
from app.core.launch import WindowOptions
from app.core.scenarios.scenario import End
from app.widgets.language import set_language
from app.wizard.practice_mailbox import PracticeMailbox
from app.wizard.shell import Shell
from app.wizard.start import open_shell, school_of, venues_of
from harness.personas.eyes import Eyes
from harness.personas.hands import Hands
from harness.personas.persona import Persona, persona, right_ends
from harness.personas.walk import Outcome, Walker

ONCE_STUCK = (18, 450468, 631704)
"""Personas whose dead ends were mended; they walk in every run."""
RIGHT = 0.97


def test_people_reach_the_right_end_and_nobody_is_stuck(qapp: QApplication, qtbot, request) -> None:
    count, first = int(os.environ.get("XUEJI_PERSONAS", 0)), int(os.environ.get("XUEJI_PERSONA", 0))
    people = range(first, first + count) if count else ONCE_STUCK
    ends: Counter[str] = Counter()
    stuck, wrong = [], []
    for number in people:
        who = persona(number)
        outcome, end = walked(who, qapp, qtbot)
        ends[end.value] += 1
        if outcome.stuck:
            stuck.append(f"{number} {who.situation.id} {who.language}: {outcome.stuck}")
        elif end not in right_ends(who):
            wrong.append(f"{number} {who.situation.id} came to {end}")
    print(  # noqa: T201 - the figure this test is run for
        f"{len(people)} personas from seed {people[0]}: {dict(ends)}, "
        f"{len(stuck)} stuck, {len(wrong)} at a wrong end"
    )
    assert not stuck, "\n".join(stuck)
    assert len(wrong) <= (1 - RIGHT) * max(len(people), 40), "\n".join(wrong)


def walked(who: Persona, app: QApplication, qtbot) -> tuple[Outcome, End]:
    """One person's walk in a window of their own, closed afterwards."""
    set_language(app, who.language)
    options = WindowOptions(
        lang=who.language, scenario=who.situation.id, profile=who.situation.profile, backend="demo"
    )
    offered = services()
    shell = open_shell(options, offered, venues_of(options, offered), school_of(options))
    qtbot.addWidget(shell)
    shell.show()
    journey = shell.scene.journey
    qtbot.waitUntil(lambda: journey.memory.known.persona is not None, timeout=20_000)
    walker = Walker(
        who,
        journey.memory.known.persona,
        Eyes(shell),
        Hands(shell, keyboard_only=who.keyboard_only),
        settle=lambda: settled(shell, app, qtbot),
        read_picture=lambda: picture_as_read(shell),
        wait=lambda: minute_passes(shell),
    )
    outcome = walker.walk()
    end = end_of(journey.flow)
    shell.close()
    return outcome, end


def settled(shell: Shell, app: QApplication, qtbot) -> None:
    """Wait as a person does: until the window neither works nor brings a message."""
    journey = shell.scene.journey
    qtbot.waitUntil(lambda: not journey.busy, timeout=20_000)
    if shell.phone.isVisible():
        shell.phone.show_for(True)
        qtbot.waitUntil(lambda: not shell.phone.reading, timeout=20_000)
    for mailbox in shell.page.findChildren(PracticeMailbox):
        qtbot.waitUntil(lambda mailbox=mailbox: not mailbox.reading, timeout=20_000)
    app.processEvents()


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
