"""From the first question to the first form."""

from __future__ import annotations

from app.core.flow.facts import Fact
from app.core.flow.memory import Door
from app.core.flow.row import row, way, when
from app.core.flow.step import Exit, Group, Step

ROWS = (
    row(
        Step.FIRST,
        Group.GROUND,
        way(Exit.PRACTISE, Step.BEFORE, chooses={"door": Door.PRACTISE}),
        way(Exit.FOR_REAL, Step.OFFICIAL, chooses={"door": Door.FOR_REAL}),
        way(Exit.MESSAGE, Step.MESSAGE, chooses={"door": Door.MESSAGE}),
        way(Exit.SERVICES, Step.SERVICES),
    ),
    row(
        Step.SERVICES,
        Group.GROUND,
        way(Exit.PRACTISE, Step.BEFORE, chooses={"door": Door.PRACTISE}, fresh=True),
        way(Exit.FOR_REAL, Step.OFFICIAL, chooses={"door": Door.FOR_REAL}, fresh=True),
        way(Exit.SCHOOL, Step.SCHOOL_LOGIN, chooses={"door": Door.SCHOOL}, fresh=True),
    ),
    row(
        Step.MESSAGE,
        Group.GROUND,
        way(Exit.FOR_REAL, Step.OFFICIAL, chooses={"door": Door.FOR_REAL}),
        way(Exit.PRACTISE, Step.BEFORE, chooses={"door": Door.PRACTISE}),
        way(Exit.STOP, Step.LAST, chooses={"referred": True}),
    ),
    row(
        Step.BEFORE,
        Group.PREPARE,
        way(Exit.NEXT, when(Fact.LEGACY, Step.EMAIL_FORM), Step.IDENTITY, offered=Fact.CAN_REGISTER),
        way(Exit.HAVE_ACCOUNT, Step.HAVE_ACCOUNT),
    ),
    row(
        Step.HAVE_ACCOUNT,
        Group.RECOVER,
        way(Exit.FIND_USER, Step.FIND_USER, offered=Fact.CAN_RECOVER),
        way(Exit.LOG_IN, Step.LOGIN),
        way(Exit.SCAN, Step.SCAN_LOGIN),
        way(Exit.RESET_PASSWORD, Step.RESET_START, offered=Fact.CAN_RECOVER),
        way(Exit.REGISTER, when(Fact.LEGACY, Step.EMAIL_FORM), Step.IDENTITY, offered=Fact.CAN_REGISTER),
    ),
)
