"""One server, two windows: somebody asks a classmate, the classmate answers, and the first one goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.backend.backend import Backend
from app.core.backend.data.reviews import HelpState
from app.core.backend.data.sandbox import Persona
from app.core.backend.http.connection import NO_PROXY, Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.opening import open_server
from app.core.flow.step import Exit, Step
from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import End
from app.widgets.labels import Label
from harness.served import serving
from harness.window import Window

ASKING = scenarios()["classmate-helps"]
TO_LOG_IN = scenarios()["helper-finds-nothing"].script[:3]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A shared practice, as a process of its own."""
    with serving(tmp_path, "--demo", "--database", f"sqlite:///{tmp_path}/hall.db") as served:
        yield served.url


@pytest.fixture
def windows(server: str, qapp: object) -> Iterator[tuple[Window, Window]]:
    """Who asks, with the request sent; and the classmate's window, on the page of the log-in."""

    def there(opened: Backend) -> Backend:
        opened.close()
        return open_server(Connection(server, proxy=NO_PROXY), CAMPUS)

    asker, helper = Window(ASKING.id, wrap=there), Window(wrap=there)
    for move in ASKING.script[:-1]:
        asker.move(move, ASKING)
    assert asker.step is Step.REVIEW_WAITING
    for move in TO_LOG_IN:
        helper.move(move, ASKING)
    assert helper.step is Step.LOGIN
    yield asker, helper
    asker.close()
    helper.close()


def persona_of(window: Window) -> Persona:
    persona = window.flow.memory.known.persona
    assert persona is not None
    return persona


def opens_the_request(helper: Window, persona: Persona) -> Any:
    """The classmate logs in with their own account and opens what is in the inbox."""
    helper.type_into("identifier", persona.classmate_phone)
    helper.type_into("login_password", persona.password)
    helper.press(Exit.NEXT)
    assert helper.step is Step.RECORD
    assert helper.shell.inbox.accessibleName() == "收件箱：1 条请求"
    helper.press(Exit.INBOX)
    inbox: Any = helper.page
    (row,) = inbox.rows.values()
    assert row.accessibleName() == persona.name
    assert persona.phone in row.accessibleDescription()
    helper.press(Exit.NEXT)
    assert helper.step is Step.HELP_REQUEST
    return helper.page


def until_when(asker: Window) -> bool:
    """Whether the page of whoever waits says how long the request counts."""
    labels = [part for part in asker.page.findChildren(Label) if part.isVisibleTo(asker.page)]
    return "有效期至" in [part.text() for part in labels]


def test_who_is_helped_goes_on(windows: tuple[Window, Window]) -> None:
    asker, helper = windows
    page = opens_the_request(helper, persona_of(asker))
    helper.press(Exit.NEXT)
    assert helper.step is Step.HELP_REQUEST, "nobody helps without having met"
    assert helper.has_errors
    page.met.click()
    helper.press(Exit.NEXT)
    assert helper.step is Step.HELP_ANSWERED
    assert helper.end is End.RESOLVED
    asker.press(Exit.LOOK_AGAIN)
    assert asker.step is Step.PROVED
    assert asker.end is End.RESOLVED
    assert not asker.forced
    assert not helper.forced


def test_who_is_declined_is_told_and_has_another_way(windows: tuple[Window, Window]) -> None:
    asker, helper = windows
    assert until_when(asker)
    opens_the_request(helper, persona_of(asker))
    helper.press(Exit.DECLINE)
    assert helper.step is Step.HELP_ANSWERED
    asker.press(Exit.LOOK_AGAIN)
    assert asker.step is Step.REVIEW_WAITING
    help = asker.flow.memory.known.help
    assert help is not None
    assert help.state is HelpState.REFUSED
    assert not until_when(asker)
    asker.press(Exit.OTHER_WAY)
    assert asker.step is Step.WAYS_OUT
