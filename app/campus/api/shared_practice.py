"""A practice that many share through one database: one clock for all, and a stage that nobody changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.campus.demo.deciding import decide_what_is_due
from app.campus.demo.sandbox import SandboxRules
from app.campus.demo.stage import START, Stage
from app.campus.rules.due import after_working_days
from app.campus.service.desk import Desk, Handler
from app.campus.service.work import Work
from app.campus.store.rows import ClockRow
from app.campus.store.store import Store, Transaction
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.sandbox import Advance, Moment, ScenarioLoaded, ScenarioQuery
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import Clock
from app.core.scenarios.catalogue import scenarios

_CLOCK = "practice"
_LONGEST_STEP = timedelta(days=400)


def begin_clock(store: Store, real: Clock) -> None:
    """Start the clock of the practice at the stage's start, unless it runs already."""

    def begin(work: Transaction) -> None:
        if work.rows(ClockRow).get(_CLOCK) is None:
            work.rows(ClockRow).add(ClockRow(_CLOCK, real.now(), 0))

    store.run(begin, writes=True)


class SharedDesk(Desk):
    """Its clock runs with real time, and is moved in the database for all processes at once."""

    def moment(self, transaction: Transaction) -> datetime:
        row = transaction.rows(ClockRow).get(_CLOCK)
        if row is None:
            return START
        return START + (self.clock.now() - row.begun) + timedelta(seconds=row.ahead)


class SharedRules(SandboxRules):
    """The practice stage without what would change it for everybody: no reset, no other rules."""

    def advance(self, work: Work, request: Advance) -> Moment:
        step = timedelta(seconds=request.seconds)
        if not timedelta(0) <= step <= _LONGEST_STEP or not 0 <= request.working_days <= _LONGEST_STEP.days:
            raise Refused(RefusalCode.FIELD_INVALID)
        moment = after_working_days(work.now + step, request.working_days)
        self._keep_logged_in(work, work.now + step, moment)
        row = work.rows(ClockRow).get(_CLOCK)
        if row is not None:
            ahead = row.ahead + round((moment - work.now).total_seconds())
            work.rows(ClockRow).put(ClockRow(row.id, row.begun, ahead))
        work.now = moment
        decide_what_is_due(work)
        return Moment(moment)

    def load(self, work: Work, request: ScenarioQuery) -> ScenarioLoaded:
        """People of a scenario that needs no other service than this; the rest is for practising alone."""
        scenario = scenarios().get(request.id)
        before = self._stage.setting
        if scenario is None:
            raise Refused(RefusalCode.SCENARIO_UNKNOWN)
        try:
            if self._stage.set_up(scenario) != before:
                raise Refused(RefusalCode.NOT_OFFERED)
        finally:
            self._stage.setting = before
        return super().load(work, request)

    def reset(self, work: Work, request: Nothing) -> Nothing:
        raise Refused(RefusalCode.NOT_OFFERED)


def shared_handlers(stage: Stage) -> Mapping[str, Handler]:
    rules = SharedRules(stage)
    return {
        "messages": rules.messages,
        "picture_solution": rules.picture_solution,
        "advance": rules.advance,
        "stage": rules.stage,
        "scan": rules.scan,
        "load": rules.load,
        "reset": rules.reset,
    }
