"""What the program is started with, and what bootstrap hands to the window and to the commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.core.backend.descriptor import Descriptor, Options, Profile
from app.core.text import Text

if TYPE_CHECKING:
    from app.core.backend.backend import Backend
    from app.core.backend.plugins import Plugins
    from app.core.serving import ServeOptions


class Mode(StrEnum):
    """Who sits in front of the window."""

    STUDENT = "student"
    KIOSK = "kiosk"
    COUNSELLOR = "counsellor"


LANGUAGES = ("zh_CN", "en")
THEMES = ("light", "dark", "contrast")


@dataclass(frozen=True)
class WindowOptions:
    """The options of `xueji` without a command; an empty string means that nothing was asked for.

    `backend` is the id of a descriptor; empty leaves the choice to the first question of the window.
    """

    mode: Mode = Mode.STUDENT
    backend: str = ""
    server: str = ""
    profile: Profile = Profile.PHONE
    scenario: str = ""
    school: str = ""
    lang: str = ""
    theme: str = ""
    large: bool = False
    startup_report: bool = False


class UnknownBackend(LookupError):
    """No descriptor has this id; `known` are those that exist."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        super().__init__(asked)
        self.asked = asked
        self.known = known


@dataclass(frozen=True)
class Services:
    """The concrete parts, reachable without importing the rooms they live in.

    `descriptors` lists the backends there are, without loading one. `open_backend` loads and opens
    one (slow: call it off the window's thread) and raises `UnknownBackend`, or what the backend's own
    opening raises. `plugins` finds the backends of other packages, and the troubles of those that cannot be
    used (slow too); `plugin_names` only tells what they are called. `serve` runs the campus server until it
    is told to end, and raises `UsageProblem` when it cannot begin.
    """

    descriptors: Callable[[], tuple[Descriptor, ...]]
    open_backend: Callable[[str, Options], Backend]
    plugins: Callable[[], Plugins]
    plugin_names: Callable[[], tuple[str, ...]]
    serve: Callable[[ServeOptions], None]


class UsageProblem(Exception):
    """The program was asked for something it cannot do; `words` is one line for the person who asked.

    Raised by commands and by the window's start; ends the program with exit code 2.
    """

    def __init__(self, words: Text) -> None:
        super().__init__(words.msgid)
        self.words = words
