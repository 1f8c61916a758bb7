"""Pictures of every page in every dress: ``python -m app.wizard.screenshots DIR [PART OF A NAME]``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.guide import InstructionQuery, Topic
from app.core.backend.data.records import FieldVerdict, SelfCheckReceipt, Verdict
from app.core.backend.data.reviews import HelpState
from app.core.backend.descriptor import Capability, Options, Profile, Realm
from app.core.backend.failure import TooSlow
from app.core.backend.official.backend import open_official
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import VirtualClock
from app.core.flow.flow import Snapshot
from app.core.flow.memory import Door, Memory
from app.core.flow.step import Step
from app.core.flow.venue import Venue
from app.core.school import load_school
from app.widgets.language import set_language
from app.widgets.theme import apply_theme, theme_of
from app.widgets.waiting import SHOW_AFTER
from app.wizard.journey import Journey
from app.wizard.page_table import PAGES
from app.wizard.samples import MESSAGE, NOW, RECORD, sample_memory
from app.wizard.scene import Scene
from app.wizard.shell import Shell

LANGUAGES = ("zh_CN", "en")
DRESSES = (("light", "standard"), ("dark", "standard"), ("light", "large"), ("contrast", "standard"))
SIZES = ((1024, 600), (1920, 1080))
GUIDED = frozenset({Step.OFFICIAL, Step.OWN_PHONE, Step.GUIDE})
AT_SCHOOL = {Step.SCHOOL_LOGIN: Door.SCHOOL}
ACROSS = 6


@dataclass(frozen=True)
class View:
    """One picture: a step with its memory, and what is done to the window before it is taken."""

    name: str
    step: Step
    memory: Memory
    refusal: Refused | None = None
    then: Callable[[Shell], None] | None = None


def views() -> Iterator[View]:
    """Every page once, and the states in which a page looks different."""
    for step in PAGES:
        door = Door.FOR_REAL if step in GUIDED else AT_SCHOOL.get(step, Door.PRACTISE)
        memory = sample_memory(door)
        if step is Step.GUIDE:
            guide = open_official(Options()).guide
            assert guide is not None
            memory = memory.knowing(instructions=guide.instructions(InstructionQuery(Topic.REGISTER), Call()))
            memory = memory.choosing(topic=Topic.REGISTER)
        if step is Step.SMS_CODE:
            memory = memory.knowing(code_sent_to=memory.typed.phone)
        if step in (Step.FIRST, Step.MESSAGE, Step.SERVICES):
            memory = Memory()
        if step in (Step.RECORD, Step.MISMATCH):
            memory = memory.typing(verdicts=_verdicts(8 if step is Step.RECORD else 99))
        yield View(step.value, step, memory)
    practice = sample_memory(Door.PRACTISE)
    wrong = practice.typing(number="990000200702290010")
    yield View("identity-wrong", Step.IDENTITY, wrong, then=lambda shell: shell.forward())
    yield from _inbox(practice)
    yield from _school(sample_memory(Door.SCHOOL))
    refused, sent = Refused(RefusalCode.CODE_WRONG), practice.knowing(code_sent_to=practice.typed.phone)
    yield View("sms-code-refused", Step.SMS_CODE, sent, refused)
    yield View("waiting", Step.CHECK, practice, then=_wait)
    yield View(
        "no-answer", Step.CHECK, practice, then=lambda shell: shell.scene.journey.failed.emit(TooSlow())
    )
    yield View("still-there", Step.CHECK, practice, then=lambda shell: shell.idle.idle.emit())


def _school(memory: Memory) -> Iterator[View]:
    """The pages that look different at a school's own service."""
    slip = memory.choosing(by_slip=True).typing(slip="7K3MPQ2XABCD4EFG")
    yield View("school-slip-refused", Step.SCHOOL_LOGIN, slip, Refused(RefusalCode.LOGIN_REFUSED))
    for step in (Step.RECORD, Step.NO_RECORD, Step.NOT_PUBLISHED):
        yield View(f"school-{step}", step, memory)
    done = memory.knowing(receipt=SelfCheckReceipt("Z-20261019-004821", NOW, ()))
    yield View("school-last", Step.LAST, done)


def _inbox(practice: Memory) -> Iterator[View]:
    """Nobody asks; somebody who may not help yet; a request that is closed; one that was declined."""
    account, inbox = practice.known.account, practice.known.inbox
    assert account is not None
    assert inbox is not None
    unbound = practice.knowing(account=replace(account, real_name_bound=False))
    yield View("inbox-empty", Step.INBOX, practice.knowing(inbox=replace(inbox, entries=())))
    yield View("inbox-unbound", Step.INBOX, unbound)
    yield View("help-request-unbound", Step.HELP_REQUEST, unbound)
    closed = Refused(RefusalCode.HELP_REQUEST_CLOSED)
    yield View("help-request-closed", Step.HELP_REQUEST, practice, closed)
    yield View("help-request-not-met", Step.HELP_REQUEST, practice, then=lambda shell: shell.forward())
    declined = replace(inbox.entries[0], state=HelpState.REFUSED)
    yield View(
        "help-declined",
        Step.HELP_ANSWERED,
        practice.knowing(answered=declined, inbox=replace(inbox, entries=())),
    )


def _verdicts(first: int) -> tuple[FieldVerdict, ...]:
    given = []
    for line in RECORD.fields[:first]:
        same = line.shown != "软件工程"
        given.append(
            FieldVerdict(line.key, Verdict.SAME if same else Verdict.DIFFERENT, "" if same else line.compare)
        )
    return tuple(given)


def _wait(shell: Shell) -> None:
    shell.waiting.start(limit=20)
    QTest.qWait(SHOW_AFTER + 120)


def stage() -> Shell:
    """The window with no service behind it; nothing can be sent."""
    practice = Venue("demo", Realm.DEMO, frozenset(Capability) - {Capability.GUIDE}, Profile.PHONE)
    official = Venue("official", Realm.REAL, frozenset({Capability.GUIDE}), Profile.PHONE)
    school = Venue("campus", Realm.REAL, frozenset({Capability.REGISTER, Capability.RECORD}), Profile.PHONE)
    venues = {Door.PRACTISE: practice, Door.FOR_REAL: official, Door.SCHOOL: school}
    journey = Journey(venues, _nothing_to_open, Options())
    return Shell(Scene(journey, load_school(), VirtualClock(NOW)))


def _nothing_to_open(name: str, options: Options) -> Backend:
    raise LookupError(name)


def take(shell: Shell, view: View) -> QImage:
    """The window as `view` shows it."""
    journey = shell.scene.journey
    shell.idle_screen.hide()
    shell.waiting.stop()
    shell.no_answer.hide()
    memory = view.memory
    before = [] if view.step is Step.FIRST else [Snapshot(Step.FIRST, memory.chosen)]
    flow = replace(
        journey.flow,
        stack=(*before, Snapshot(view.step, memory.chosen)),
        memory=memory,
        refusal=view.refusal,
        passed=(),
    )
    journey.start_again(flow)
    shell.phone.phone.show_messages([MESSAGE], rise=False)
    shell.phone.phone.set_time(NOW)
    QApplication.processEvents()
    if view.then is not None:
        view.then(shell)
    QApplication.processEvents()
    return shell.grab().toImage()


def sheet(pictures: list[QImage], width: int) -> QImage:
    """All pictures small on one."""
    height = round(width * pictures[0].height() / pictures[0].width())
    rows = -(-len(pictures) // ACROSS)
    whole = QImage(ACROSS * (width + 8), rows * (height + 8), QImage.Format.Format_RGB32)
    whole.fill(QColor("#808080"))
    painter = QPainter(whole)
    for i, picture in enumerate(pictures):
        place = QRect(i % ACROSS * (width + 8), i // ACROSS * (height + 8), width, height)
        small = picture.scaled(
            place.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(place, small)
    painter.end()
    return whole


def main(arguments: list[str]) -> int:
    """Write the pictures; a second argument keeps only views whose name contains it."""
    if not arguments:
        print("python -m app.wizard.screenshots DIR [PART OF A NAME]", file=sys.stderr)  # noqa: T201
        return 2
    folder, wanted = Path(arguments[0]), arguments[1] if len(arguments) > 1 else ""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["xueji"])
    assert isinstance(app, QApplication)
    set_language(app, LANGUAGES[0])
    apply_theme(app, theme_of("light", "standard", True))
    shell = stage()
    shell.show()
    chosen = [view for view in views() if wanted in view.name]
    for language, (palette, size), (width, height) in product(LANGUAGES, DRESSES, SIZES):
        set_language(app, language)
        apply_theme(app, theme_of(palette, size, True))
        shell.resize(width, height)
        dress = size if size != "standard" else palette
        name = f"{language}-{dress}-{width}x{height}"
        (folder / name).mkdir(parents=True, exist_ok=True)
        pictures = []
        for view in chosen:
            pictures.append(take(shell, view))
            pictures[-1].save(str(folder / name / f"{view.name}.png"))
        sheet(pictures, 480).save(str(folder / f"sheet-{name}.png"))
    shell.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
