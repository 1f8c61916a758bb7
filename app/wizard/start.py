"""Opens the window: called by bootstrap with what was asked for and with the services."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.core.backend.descriptor import Options
from app.core.clock import SystemClock
from app.core.flow.door import Door
from app.core.flow.step import Exit
from app.core.flow.venue import Venue, venue_of
from app.core.launch import Services, UsageProblem, WindowOptions
from app.core.school import SchoolFaulty, SchoolProfile, load_school
from app.core.text import text
from app.widgets.input_method import prefer_what_works
from app.widgets.language import set_language
from app.widgets.roles import install_roles
from app.widgets.theme import apply_theme, theme_of
from app.wizard.journey import Journey
from app.wizard.look import dressed_for_next, look_now, remember_look
from app.wizard.other_services import OtherServices
from app.wizard.renew import command_line, end_process, replace_process
from app.wizard.scene import Scene
from app.wizard.shell import Shell
from app.wizard.startup_report import report
from app.wizard.warming import Warming


def run(options: WindowOptions, services: Services) -> int:
    """Open the window, return when it is closed; a finished person is followed by a new process."""
    venues = venues_of(options, services)
    school = school_of(options)
    app = application(options)
    shell = open_shell(options, services, venues, school)
    if options.startup_report:
        return end_process(report(app, shell))
    before = look_now()
    renewed: list[bool] = []

    def renew() -> None:
        renewed.append(True)
        shell.close()

    shell.finished.connect(renew)
    shell.show()
    Warming(shell)
    code = app.exec()
    remember_look(options.mode, before, look_now())
    if renewed:
        return replace_process(command_line(dressed_for_next(options, look_now())))
    return end_process(code)


def _room() -> QSize:
    """The size of the pictures, or what the screen has when that is less (a title bar takes about 40)."""
    screen = QGuiApplication.primaryScreen().availableSize()
    return QSize(1280, 800).boundedTo(QSize(screen.width(), screen.height() - 40))


def application(options: WindowOptions) -> QApplication:
    """The one QApplication, speaking and dressed as asked."""
    prefer_what_works(os.environ)
    app = QApplication.instance() or QApplication(["xueji"])
    assert isinstance(app, QApplication)
    app.setApplicationName("xueji")
    set_language(app, "en" if options.lang == "en" else "zh_CN")
    palette = options.theme or "light"
    apply_theme(app, theme_of(palette, "large" if options.large else "standard"))
    install_roles()
    return app


def open_shell(
    options: WindowOptions, services: Services, venues: dict[Door, Venue], school: SchoolProfile
) -> Shell:
    """The window on the first question; a backend asked for by name answers the question itself."""
    opening = Options(
        profile=options.profile,
        scenario=options.scenario,
        server=options.server or school.server,
        school_file=options.school,
        time_goes_on=True,
    )
    journey = Journey(venues, services.open_backend, opening)
    others = OtherServices(services, opening.server, journey)
    scene = Scene(journey, school, SystemClock(), options.mode, others)
    shell = Shell(scene, partial(_open_troubleshooter, tree_file(options)))
    shell.resize(_room())
    door = _door_asked_for(options, venues)
    if door is not None:
        journey.take(Exit(door))
    elif options.backend:
        journey.take(Exit.SERVICES)
        journey.ask(options.backend)
    return shell


def venues_of(options: WindowOptions, services: Services) -> dict[Door, Venue]:
    """Where each door leads. Other services are asked what they are before a door leads to them."""
    found = {d.id: d for d in services.descriptors()}
    doors = {Door.PRACTISE: "demo", Door.FOR_REAL: "official"}
    return {door: venue_of(found[name], options.profile) for door, name in doors.items() if name in found}


def school_of(options: WindowOptions) -> SchoolProfile:
    """The profile asked for; `UsageProblem` when it cannot be used."""
    try:
        return load_school(options.school)
    except SchoolFaulty as faulty:
        raise UsageProblem(faulty.words) from faulty
    except OSError as missing:
        raise UsageProblem(
            text("the school's profile cannot be read: {file}", file=options.school)
        ) from missing


def tree_file(options: WindowOptions) -> Path | None:
    """A school's own troubleshooting tree: ``tree.yaml`` beside its profile."""
    beside = Path(options.school).with_name("tree.yaml") if options.school else None
    return beside if beside is not None and beside.is_file() else None


def _open_troubleshooter(tree: Path | None, shell: Shell, symptom: str) -> QWidget:
    """Loaded when it is first asked for."""
    from app.wizard.troubleshooter.side import open_troubleshooter

    return open_troubleshooter(shell, symptom, tree)


def _door_asked_for(options: WindowOptions, venues: dict[Door, Venue]) -> Door | None:
    if options.backend:
        return next((door for door, venue in venues.items() if venue.backend == options.backend), None)
    return Door.PRACTISE if options.scenario and Door.PRACTISE in venues else None
