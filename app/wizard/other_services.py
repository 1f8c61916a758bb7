"""Which services there are besides the program's own: a campus server, and what other packages bring.

What they are called is looked up once the window has been painted; they are loaded when somebody asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.launch import Services
from app.core.text import Text, text, verbatim
from app.widgets.task import TaskRunner

if TYPE_CHECKING:
    from app.core.backend.plugins import Plugins
    from app.wizard.journey import Journey

CAMPUS = "campus"
PRACTICE = text("A plug-in, for practice with invented data")
REAL = text("A plug-in, for your own data")


@dataclass(frozen=True)
class Offer:
    """A service to choose: `what` says where or what it is, or what was wrong when it was last tried.

    One that cannot be used at all is not `usable`.
    """

    id: str
    title: Text
    what: Text
    usable: bool = True
    trouble: bool = False


class OtherServices(QObject):
    """`changed` whenever another is known, or known to be faulty."""

    changed = Signal()

    def __init__(self, services: Services, server: str, journey: Journey) -> None:
        super().__init__(journey)
        self._services, self._server = services, server
        self._names: tuple[str, ...] = ()
        self._plugins: Plugins | None = None
        self._loading = False
        self._troubles: dict[str, Text] = {}
        self._runner = TaskRunner(self)
        journey.failed.connect(self._note)

    @property
    def any(self) -> bool:
        """Whether there is anything to choose, as far as is known."""
        return bool(self._server or self._names)

    @property
    def looking(self) -> bool:
        """The plug-ins are being loaded."""
        return self._loading

    def look(self) -> None:
        """Find out what plug-ins are called, in the background."""
        if not self._names and not self._runner.busy:
            # An environment that cannot even be listed has no plug-ins to offer.
            self._runner.run(
                lambda cancel: self._services.plugin_names(),
                done=self._named,
                failed=lambda error: self._named(()),
            )

    def load(self) -> None:
        """Load the plug-ins, in the background; each has its time and no more."""
        if self._plugins is None and not self._loading:
            self._loading = True
            self._runner.run(lambda cancel: self._services.plugins(), done=self._loaded)

    def offers(self) -> tuple[Offer, ...]:
        """What is known, the campus server first, what cannot be used last."""
        from app.core.backend.descriptor import Realm

        found: list[Offer] = []
        if self._server:
            found.append(Offer(CAMPUS, text("Campus server"), verbatim(self._server)))
        if self._plugins is None:
            return tuple(found)
        for one in self._plugins.descriptors:
            trouble = self._troubles.get(one.id)
            what = PRACTICE if one.realm is Realm.DEMO else REAL
            found.append(Offer(one.id, one.title, trouble or what, trouble=trouble is not None))
        for bad in self._plugins.troubles:
            found.append(Offer(bad.name, verbatim(bad.name), bad.words, usable=False, trouble=True))
        return tuple(found)

    def close(self) -> None:
        self._runner.cancel()

    def _named(self, names: tuple[str, ...]) -> None:
        self._names = names
        self.changed.emit()

    def _loaded(self, plugins: Plugins) -> None:
        self._plugins, self._loading = plugins, False
        self._names = tuple(one.id for one in plugins.descriptors) + tuple(b.name for b in plugins.troubles)
        self.changed.emit()

    def _note(self, failure: object) -> None:
        """A plug-in that was chosen failed: named from now on, with the reason."""
        from app.core.backend.failure import Defect
        from app.core.backend.plugins import BadPlugin

        if isinstance(failure, BadPlugin):
            self._troubles[failure.name] = failure.words
        elif isinstance(failure, Defect) and failure.backend:
            self._troubles[failure.backend] = failure.words
        else:
            return
        self.changed.emit()
