"""One person's way through the wizard: the flow, the service behind it, and the one task that may run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.backend.call import DEADLINE, CancelToken
from app.core.backend.descriptor import Options, Profile
from app.core.flow.door import Door
from app.core.flow.step import Exit, Step
from app.core.flow.venue import Venue
from app.core.launch import UnknownBackend
from app.core.text import Text, text
from app.widgets.task import TaskRunner

if TYPE_CHECKING:
    from app.core.backend.backend import Backend
    from app.core.flow.acts.act import Act
    from app.core.flow.flow import Flow
    from app.core.flow.memory import Memory

OpenBackend = Callable[[str, Options], "Backend"]
OPENING = text("Opening practice")
ASKING = text("Asking the service what it is")


class Journey(QObject):
    """Holds the flow and changes it; knows no page.

    `moved` comes when another page is to be shown, `informed` when the present one has news, `refused`
    when the service said no (the flow then stands where that is mended), `failed(Failure)` when no answer
    came: then `retry` repeats exactly what was tried, with the same attempt id.

    The flow with all its steps is loaded when it is first asked for, since the first page does without:
    ask `begun` and `step` where that page must not pull it in.
    """

    moved = Signal()
    informed = Signal()
    refused = Signal()
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self,
        venues: Mapping[Door, Venue],
        open_backend: OpenBackend,
        options: Options,
        *,
        deadline: float = DEADLINE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._venues = venues
        self._flow: Flow | None = None
        self._open, self._options = open_backend, options
        self._backends: dict[str, Backend] = {}
        self._runner = TaskRunner(self)
        self._loader = TaskRunner(self)
        # The page is painted before the machine gets busy.
        self._soon = QTimer(self, singleShot=True, interval=40)
        self._soon.timeout.connect(self.load_in_background)
        self._again: Callable[[], None] | None = None
        self._then: Callable[[], None] | None = None
        self.typed_now: Callable[[], Memory] | None = None
        """What stands in the fields of the page at this moment; the window sets it."""
        self.waiting_for: Text = OPENING
        self.is_quiet = False
        """What is under way was not asked for by leaving: one may go on typing meanwhile."""
        self._deadline = QTimer(self, singleShot=True, interval=round(deadline * 1000))
        self._deadline.timeout.connect(self._too_slow)
        self.scenario = options.scenario

    @property
    def venues(self) -> Mapping[Door, Venue]:
        return self._flow.venues if self._flow is not None else self._venues

    @property
    def begun(self) -> bool:
        """False on the first page, before anything was asked for."""
        return self._flow is not None

    @property
    def flow(self) -> Flow:
        if self._flow is None:
            from app.core.flow.flow import start

            self._flow = start(self._venues)
        return self._flow

    @flow.setter
    def flow(self, flow: Flow) -> None:
        self._flow = flow

    @property
    def step(self) -> Step:
        return self._flow.step if self._flow is not None else Step.FIRST

    @property
    def busy(self) -> bool:
        return self._runner.busy or self._then is not None

    @property
    def loading(self) -> bool:
        """A service is being opened, perhaps while nobody waits for it."""
        return self._loader.busy or self._soon.isActive()

    @property
    def memory(self) -> Memory:
        return self.flow.memory

    @property
    def backend(self) -> Backend | None:
        """The opened backend of the present venue, or None while it is not open."""
        return self._backends.get(self.flow.venue.backend)

    def keep(self, memory: Memory) -> None:
        """Take over what was typed; the page stays."""
        self.flow = self.flow.keeping(memory)

    def take(self, exit: Exit) -> None:
        """Try a way out of the present step; does nothing while something is under way."""
        if self.busy:
            return
        if self._must_enter():
            self._enter(lambda: self.take(exit))
            return
        going, act = self.flow.trying(exit)
        self.flow = going
        if act is None:
            self._arrive(going.arrived(exit, going.memory))
            return
        stays = not going.moves(exit)
        self._run(
            act,
            self._informed if stays else lambda memory: self._arrive(self.flow.arrived(exit, memory)),
            again=partial(self.take, exit),
            quiet=stays,
        )

    def back(self) -> None:
        if not self.busy and self.flow.can_go_back:
            self._arrive(self.flow.back())

    def retry(self) -> None:
        """Repeat what failed."""
        again, self._again = self._again, None
        if again is not None and not self.busy:
            again()

    def cancel(self) -> None:
        """No longer wait for the answer; what was typed and the attempt id stay."""
        self._deadline.stop()
        if self.busy:
            self._then = None
            self._runner.cancel()
            self.busy_changed.emit(False)

    def load_in_background(self) -> None:
        """Open the backend of the present venue before anybody needs it; trouble is told when it is."""
        if self.backend is None and not self._loader.busy and not self._runner.busy:
            self._loader.run(self._entering(), done=self._entered, failed=self._not_entered)

    def open_practice(self, profile: Profile, scenario: str) -> Backend:
        """Another practice service, apart from this journey; slow, and to be closed by whoever asked."""
        name = self._venues[Door.PRACTISE].backend
        return self._open(
            name, replace(self._options, profile=profile, scenario=scenario, time_goes_on=False)
        )

    def ask(self, service: str) -> None:
        """Open another service, from the page of services: what it says of itself decides where that leads.

        No call is made in the window's thread; cancelled, or without an answer, the page stays.
        """
        if self.busy:
            return
        options, scenario, open_backend = self._options, self.scenario, self._open
        known = self._backends.get(service)

        def work(cancel: CancelToken) -> Any:
            from app.core.backend.failure import NotInstalled
            from app.core.flow.acts.entering import entered
            from app.core.flow.memory import Memory

            try:
                backend = known or open_backend(service, replace(options, cancel=cancel))
            except UnknownBackend as unknown:
                raise NotInstalled from unknown
            try:
                return service, backend, entered(backend, Memory(), scenario, cancel).known
            except BaseException:
                if known is None:
                    backend.close()
                raise

        self._start(work, self._met, ASKING, again=partial(self.ask, service))

    def start_again(self, flow: Flow) -> None:
        """Go on from anywhere: the troubleshooter leads back to a step; tests and pictures begin at any."""
        self.flow = flow
        self.moved.emit()
        if self.backend is not None:
            self._ask_on_arrival()

    def close(self) -> None:
        """Abandon what runs and close every backend."""
        self.cancel()
        self._soon.stop()
        self._loader.cancel()
        for backend in self._backends.values():
            backend.close()
        self._backends.clear()

    def _must_enter(self) -> bool:
        """The service must be there when its people and pictures are shown next."""
        return self._has_venue and self.backend is None

    @property
    def _has_venue(self) -> bool:
        return self.memory.chosen.door in self.flow.venues

    def _enter(self, then: Callable[[], None]) -> None:
        """Go on with `then` when the service is open; it may be opening already."""
        self._then, self._again = then, then
        self.waiting_for, self.is_quiet = OPENING, False
        self._deadline.start()
        self.load_in_background()
        self.busy_changed.emit(True)

    def _entering(self) -> Callable[[CancelToken], Any]:
        name, memory = self.flow.venue.backend, self.memory
        options, scenario, open_backend = self._options, self.scenario, self._open

        def work(cancel: CancelToken) -> Any:
            from app.core.flow.acts.entering import entered

            backend = open_backend(name, options)
            return name, backend, entered(backend, memory, scenario, cancel).known

        return work

    def _met(self, result: Any) -> None:
        from app.core.backend.failure import NotForStudents
        from app.core.flow.venue import door_to, venue_of

        name, backend, known = result
        self._backends[name] = backend
        venue = venue_of(backend.descriptor, known.facts.profile)
        door = door_to(venue)
        if door is None:
            self.failed.emit(NotForStudents())
            return
        flow = replace(self.flow, venues={**self.flow.venues, door: venue})
        going, _ = flow.trying(Exit(door))
        told = going.memory.knowing(service=name, persona=known.persona, facts=known.facts, now=known.now)
        self._arrive(going.arrived(Exit(door), told))

    def _entered(self, result: Any) -> None:
        name, backend, known = result
        self._backends[name] = backend
        self.flow = self.flow.informed(
            self.memory.knowing(service=name, persona=known.persona, facts=known.facts, now=known.now)
        )
        self.informed.emit()
        then, self._then = self._then, None
        if then is not None:
            self._deadline.stop()
            self.busy_changed.emit(False)
            then()

    def _not_entered(self, error: BaseException) -> None:
        if self._then is not None:
            self._then = None
            self._deadline.stop()
            self.busy_changed.emit(False)
            self._tell(error, None)

    def _arrive(self, flow: Flow) -> None:
        self.flow = flow
        self.moved.emit()
        self._ask_on_arrival()
        if self._has_venue and self.backend is None:
            self._soon.start()

    def _ask_on_arrival(self) -> None:
        prepared, act = self.flow.arriving()
        if act is None:
            return
        self.flow = prepared
        self._run(act, self._informed, again=self._ask_on_arrival, quiet=True)

    def _informed(self, memory: Memory) -> None:
        self.flow = self.flow.informed(memory)
        self.informed.emit()

    def _run(
        self, act: Act, done: Callable[[Memory], None], *, again: Callable[[], None], quiet: bool = False
    ) -> None:
        backend, memory = self.backend, self.memory
        if backend is None:
            self._enter(again)
            return

        def work(cancel: CancelToken) -> Memory:
            return act.carried_out(backend, memory, cancel)

        def answered(answer: Memory) -> None:
            # Who typed on while a picture came must find it again.
            typed = self.typed_now() if quiet and self.typed_now is not None else self.memory
            done(answer.with_typing_of(typed, since=memory))

        self._start(work, answered, act.waiting, again=again, act=act, quiet=quiet)

    def _start(
        self,
        work: Callable[[CancelToken], Any],
        done: Callable[[Any], None],
        waiting: Text,
        *,
        again: Callable[[], None],
        act: Act | None = None,
        quiet: bool = False,
    ) -> None:
        self.waiting_for, self._again, self.is_quiet = waiting, again, quiet
        self._deadline.start()

        def succeeded(result: Any) -> None:
            self._ended()
            done(result)

        def went_wrong(error: BaseException) -> None:
            self._ended()
            self._tell(error, act)

        self._runner.run(work, done=succeeded, failed=went_wrong)
        self.busy_changed.emit(True)

    def _ended(self) -> None:
        """The answer is here: from now on the next thing may begin, even from within its own slot."""
        self._deadline.stop()
        self._runner.cancel()
        self.busy_changed.emit(False)

    def _tell(self, error: BaseException, act: Act | None) -> None:
        from app.core.backend.failure import Cancelled, Defect, Failure
        from app.core.backend.refusal import Refused

        if isinstance(error, Cancelled):
            return
        if isinstance(error, Refused):
            before = self.flow.step
            self.flow = self.flow.refused(error, act)
            if self.flow.step is not before:
                self.moved.emit()
                self._ask_on_arrival()
            else:
                self.refused.emit()
                self._renew_picture()
            return
        self.failed.emit(error if isinstance(error, Failure) else Defect(self.flow.venue.backend))

    def _renew_picture(self) -> None:
        """A picture code counts for one try: after a refusal its page shows another, without being asked."""
        from app.core.flow.step import Exit

        memory = self.memory
        used = memory.known.picture is not None and bool(memory.typed.picture)
        if used and self.flow.offers(Exit.NEW_PICTURE):
            refusal = self.flow.refusal
            self.take(Exit.NEW_PICTURE)
            self.flow = replace(self.flow, refusal=refusal)

    def _too_slow(self) -> None:
        """A call that keeps no deadline of its own is abandoned here; its answer will not be heard."""
        from app.core.backend.failure import TooSlow

        self.cancel()
        self.failed.emit(TooSlow())
