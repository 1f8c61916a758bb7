"""The strings behind the practice stage: messages, picture answers, the clock, decisions, scenarios."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.campus.demo.casting import cast_of
from app.campus.demo.deciding import decide, decide_what_is_due
from app.campus.demo.stage import Stage
from app.campus.demo.world import build, persona_of
from app.campus.rules.due import after_working_days
from app.campus.service.work import Work
from app.campus.store.rows import ROW_TYPES, LoadRow, MessageRow, PictureRow, ScanRow, SessionRow
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.sandbox import (
    Advance,
    Challenge,
    Message,
    MessageQuery,
    Messages,
    Moment,
    PictureSolution,
    ScanRequest,
    ScanTicket,
    ScenarioLoaded,
    ScenarioQuery,
    StagedDecision,
)
from app.core.backend.refusal import RefusalCode, Refused
from app.core.scenarios.catalogue import scenarios

_LONGEST_STEP = timedelta(days=400)


class SandboxRules:
    """The handlers of the role `Sandbox`; the stage is what they pull strings of."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def messages(self, work: Work, request: MessageQuery) -> Messages:
        rows = work.rows(MessageRow)
        found = rows.all(target=request.target) if request.target else rows.all(channel=request.channel)
        return Messages(
            tuple(
                Message(
                    channel=row.channel,
                    target=row.target,
                    sender=row.sender,
                    subject=row.subject,
                    body=row.body,
                    at=row.at,
                    folder=row.folder,
                    code=row.code,
                    link=row.link,
                )
                for row in found
                if row.channel is request.channel
            )
        )

    def picture_solution(self, work: Work, request: Challenge) -> PictureSolution:
        row = work.rows(PictureRow).get(request.challenge)
        if row is None:
            raise Refused(RefusalCode.PICTURE_CODE_WRONG, field="challenge")
        return PictureSolution(row.answer)

    def advance(self, work: Work, request: Advance) -> Moment:
        """Let time pass, first seconds, then working days; what is due meanwhile happens."""
        if request.seconds < 0 or not 0 <= request.working_days <= _LONGEST_STEP.days:
            raise Refused(RefusalCode.FIELD_INVALID)
        step = timedelta(seconds=request.seconds)
        if step > _LONGEST_STEP:
            raise Refused(RefusalCode.FIELD_INVALID, field="seconds")
        moment = after_working_days(work.now + step, request.working_days)
        self._keep_logged_in(work, work.now + step, moment)
        self._stage.clock.advance(moment - work.now)
        work.now = self._stage.clock.now()
        decide_what_is_due(work)
        return Moment(work.now)

    def _keep_logged_in(self, work: Work, before: datetime, after: datetime) -> None:
        """Days are skipped for practice's sake: nobody was away, so nobody is logged out."""
        for row in work.rows(SessionRow).all() if after > before else ():
            if row.valid_until > before:
                kept = replace(row, valid_until=row.valid_until + (after - before))
                work.rows(SessionRow).put(kept)

    def stage(self, work: Work, request: StagedDecision) -> Nothing:
        decide(work, request)
        return Nothing()

    def scan(self, work: Work, request: ScanRequest) -> ScanTicket:
        ticket = work.entropy.token()
        valid_until = work.after(work.rules.scan_life)
        work.rows(ScanRow).add(ScanRow(work.index(ticket, "scan"), request.app, valid_until, request.phone))
        return ScanTicket(ticket)

    def load(self, work: Work, request: ScenarioQuery) -> ScenarioLoaded:
        """Add the world of a scenario, with people who are not there yet, and set the service up for it."""
        scenario = scenarios().get(request.id)
        if scenario is None:
            raise Refused(RefusalCode.SCENARIO_UNKNOWN)
        work.setting = self._stage.set_up(scenario)
        turn = work.rows(LoadRow).count()
        work.rows(LoadRow).add(LoadRow(work.entropy.token(), scenario.id))
        cast = cast_of(scenario, self._stage.seed, turn)
        build(work, scenario, cast, self._stage.published_since)
        return ScenarioLoaded(scenario.id, persona_of(cast))

    def reset(self, work: Work, request: Nothing) -> Nothing:
        """Forget everybody and everything. The clock goes on: nothing here can unhappen."""
        for row_type in ROW_TYPES:
            work.rows(row_type).remove()
        return Nothing()
