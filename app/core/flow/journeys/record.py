"""The record: found or not, checked line by line, and who mends what differs (machine B5)."""

from __future__ import annotations

from app.core.flow.acts import records
from app.core.flow.facts import Fact
from app.core.flow.memory import Door
from app.core.flow.row import not_, row, way, when
from app.core.flow.step import Exit, Group, Step

_RECORD = (when(Fact.RECORD_FOUND, Step.RECORD), when(Fact.PUBLISHED, Step.NO_RECORD), Step.NOT_PUBLISHED)

ROWS = (
    row(
        Step.RECORD,
        Group.RECORD,
        way(
            Exit.NEXT,
            when(Fact.ALL_SAME, Step.LAST),
            Step.MISMATCH,
            act=records.CONFIRM,
            seals=True,
        ),
        way(Exit.INBOX, Step.INBOX, offered=Fact.CAN_REVIEW),
    ),
    row(
        Step.NOT_PUBLISHED,
        Group.RECORD,
        way(Exit.COME_BACK, Step.COME_BACK),
        way(Exit.LOOK_AGAIN, *_RECORD, act=records.LOOK_UP, offered=Fact.HAS_RECORDS),
        way(Exit.ACCOUNT, Step.ACCOUNT, offered=not_(Fact.AT_SCHOOL)),
        way(Exit.INBOX, Step.INBOX, offered=Fact.CAN_REVIEW),
        way(Exit.STOP, Step.LAST, chooses={"stopped": True}),
    ),
    row(
        Step.NO_RECORD,
        Group.RECORD,
        way(Exit.LOOK_AGAIN, *_RECORD, act=records.LOOK_UP, offered=Fact.HAS_RECORDS),
        way(Exit.ACCOUNT, Step.ACCOUNT, offered=not_(Fact.AT_SCHOOL)),
        way(Exit.INBOX, Step.INBOX, offered=Fact.CAN_REVIEW),
        way(Exit.COME_BACK, Step.COME_BACK, chooses={"referred": True}),
        way(Exit.STOP, Step.LAST, chooses={"referred": True}),
    ),
    row(
        Step.MISMATCH,
        Group.RECORD,
        way(Exit.NEXT, Step.LAST, offered=not_(Fact.GUIDED)),
        way(Exit.COME_BACK, Step.COME_BACK),
    ),
    row(
        Step.COME_BACK,
        Group.GROUND,
        way(Exit.NEXT, Step.LAST),
    ),
    row(
        Step.LAST,
        Group.GROUND,
        way(
            Exit.FOR_REAL,
            Step.OFFICIAL,
            chooses={"door": Door.FOR_REAL},
            fresh=True,
        ),
    ),
)
