"""A scenario as a show: one press shows what is typed, the next what comes of it, and Back looks at it again.

What was shown is kept as it was. Going back and forth in front of a hall therefore never asks the service
twice; only the press after the newest picture plays on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.backend.backend import Backend
from app.core.backend.call import Call, CancelToken, new_attempt
from app.core.backend.data.codes import Channel
from app.core.backend.data.sandbox import Advance, Message, MessageQuery, Moment
from app.core.backend.descriptor import Profile
from app.core.backend.refusal import Refused
from app.core.flow.acts.entering import entered as come_in
from app.core.flow.door import Door
from app.core.flow.flow import Flow, carry_out, start
from app.core.flow.memory import Memory, Typed
from app.core.flow.step import Exit, Step
from app.core.flow.venue import venue_of
from app.core.scenarios.entering import entered
from app.core.scenarios.player import let_happen, looked_round
from app.core.scenarios.scenario import Move, Scenario

LATER_DAYS = 3
"""Working days the presenter lets pass: what staff need for a ticket or a review."""


@dataclass(frozen=True)
class Still:
    """What the hall sees at one moment: the flow as it stands, and the messages beside it.

    `number` counts the steps from 1. `filled` is true while what is typed stands there and is not sent;
    `days_passed` is said.
    """

    flow: Flow
    number: int
    of: int
    filled: bool = False
    messages: tuple[Message, ...] = ()
    channel: Channel = Channel.PHONE
    now: datetime | None = None
    days_passed: int = 0
    over: bool = False
    """Nothing comes after this."""

    @property
    def step(self) -> Step:
        return self.flow.step

    @property
    def refusal(self) -> Refused | None:
        """What was refused by the press before."""
        return None if self.filled else self.flow.refusal


class Show:
    """Plays on an open backend with a sandbox. Slow: every method but `still` asks the service."""

    def __init__(self, scenario: Scenario, backend: Backend) -> None:
        self.scenario = scenario
        self._backend, self._cancel = backend, CancelToken()
        flow = start({Door.PRACTISE: venue_of(backend.descriptor, scenario.profile)})
        self._flow: Flow = flow.keeping(come_in(backend, flow.memory, scenario.id, self._cancel))
        self._moves = [move for move in scenario.script for _ in range(move.repeat)]
        self._played, self._filled = 0, False
        self._stills = [self._still()]
        self._at = 0

    @property
    def still(self) -> Still:
        return self._stills[self._at]

    def forward(self) -> Still:
        """The next picture; at the end the last one again."""
        if self._at == len(self._stills) - 1 and not self.still.over:
            self._stills.append(self._play_on())
        self._at = min(self._at + 1, len(self._stills) - 1)
        return self.still

    def back(self) -> Still:
        """The picture before; at the beginning the first one again."""
        self._at = max(0, self._at - 1)
        return self.still

    def later(self, days: int = LATER_DAYS) -> Still:
        """Working days pass, from the newest picture on."""
        if self._backend.sandbox is not None:
            self._backend.sandbox.advance(Advance(working_days=days), Call(attempt=new_attempt()))
        self._flow = looked_round(self._flow, self._backend, self._cancel)
        self._stills.append(self._still(days=days))
        self._at = len(self._stills) - 1
        return self.still

    @property
    def _move(self) -> Move | None:
        """What the script does next; None at its end, or where it has lost its way."""
        if self._played == len(self._moves) or self._moves[self._played].step != self._flow.step:
            return None
        return self._moves[self._played]

    def _play_on(self) -> Still:
        move = self._move
        persona = self._flow.memory.known.persona
        assert move is not None
        assert persona is not None
        if not self._filled:
            before = self._flow.memory
            self._flow = self._flow.keeping(entered(move, self._backend, persona, before))
            self._filled = True
            if _on_the_page(self._flow.memory) != _on_the_page(before):
                return self._still()
        let_happen(move, self._backend)
        self._flow = carry_out(self._flow, Exit(move.exit), self._backend, self._cancel)
        self._flow = looked_round(self._flow, self._backend, self._cancel)
        self._played, self._filled = self._played + 1, False
        return self._still(days=move.working_days)

    def _still(self, days: int = 0) -> Still:
        flow, move = self._flow, self._move
        legacy = self.scenario.profile is Profile.EMAIL_LEGACY
        channel = Channel.EMAIL if legacy else Channel.PHONE
        messages, now = self._lying_there(channel)
        return Still(
            flow=flow.keeping(flow.memory.knowing(now=now)),
            number=self._played + 1,
            of=len(self._moves) + 1,
            filled=self._filled,
            messages=messages,
            channel=channel,
            now=now,
            days_passed=days,
            over=move is None,
        )

    def _lying_there(self, channel: Channel) -> tuple[tuple[Message, ...], datetime | None]:
        sandbox = self._backend.sandbox
        if sandbox is None:
            return (), None
        found = sandbox.messages(MessageQuery(channel), Call(cancel=self._cancel)).messages
        moment: Moment = sandbox.advance(Advance(), Call(attempt=new_attempt()))
        return tuple(sorted(found, key=lambda message: message.at, reverse=True)), moment.now


def _on_the_page(memory: Memory) -> tuple[Typed, bool]:
    """What is filled in and ticked."""
    return memory.typed, memory.chosen.met_in_person
