"""What a page may see: the journey it belongs to, the school, the mode. Handed to every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.core.backend.descriptor import Realm
from app.core.clock import Clock
from app.core.launch import Mode
from app.core.school import SchoolProfile
from app.core.text import Text, text, verbatim
from app.widgets.language import speaker

if TYPE_CHECKING:
    from app.core.flow.memory import Memory
    from app.wizard.journey import Journey
    from app.wizard.other_services import OtherServices

GUIDE = text("Guide to the official site")
NOT_CHSI = "不是学信网"
OWN_PRACTICE = "demo"


@dataclass(frozen=True)
class Scene:
    """Nothing here changes while the window lives, but for the journey."""

    journey: Journey
    school: SchoolProfile
    clock: Clock
    mode: Mode = Mode.STUDENT
    others: OtherServices | None = None

    @property
    def memory(self) -> Memory:
        return self.journey.flow.memory

    @property
    def is_practice(self) -> bool:
        """Inside the practice: the ribbon is shown, and numbers are invented."""
        if not self.journey.begun:
            return False
        flow = self.journey.flow
        return flow.memory.chosen.door in flow.venues and flow.venue.realm is Realm.DEMO

    @property
    def practises_elsewhere(self) -> bool:
        """The practice is not the program's own: what is typed leaves this computer, perhaps."""
        return self.is_practice and self.journey.flow.venue.backend != OWN_PRACTICE

    @property
    def at_school(self) -> bool:
        """Inside a school's own service, which is not the official site and has to say so."""
        if not self.journey.begun:
            return False
        flow = self.journey.flow
        return flow.memory.chosen.door in flow.venues and flow.venue.at_school

    @property
    def guided(self) -> bool:
        """For real, on the official site: everything here only gets ready for it."""
        if not self.journey.begun:
            return False
        flow = self.journey.flow
        return flow.memory.chosen.door in flow.venues and flow.venue.guided

    @property
    def school_here(self) -> SchoolProfile | None:
        """The school, unless it is the invented one and somebody acts for real."""
        return self.school if self.is_practice or not self.school.is_example else None

    @property
    def place(self) -> Text | None:
        """What stands beside the name of the program."""
        if self.at_school and self.memory.known.facts is not None:
            return service_name(self.memory.known.facts.title)
        school = self.school_here
        name = school_name(school) if school is not None else None
        if self.guided:
            return text("Guide to the official site · {school}", school=name) if name else GUIDE
        return name

    def now(self) -> datetime:
        """The moment pages speak of: the clock of practice where there is one."""
        if self.is_practice and self.memory.known.now is not None:
            return self.memory.known.now
        return self.clock.now()

    def today(self) -> date:
        return self.now().date()


def school_name(school: SchoolProfile) -> Text:
    """The school's name in the language that is spoken now; ask again when it changes."""
    return verbatim(school.name_en if speaker().language == "en" and school.name_en else school.name)


def service_name(title: str) -> Text:
    """A school's service as it calls itself; what it is not stands there in the window's language too."""
    if speaker().language != "en" and NOT_CHSI in title:
        return verbatim(title)
    return text("{service} · a school's own pre-check, not CHSI", service=title)


def where_to_ask(school: SchoolProfile) -> Text:
    """The office of the school in one line, as the school wrote it."""
    return verbatim(" · ".join(school.office.lines))
