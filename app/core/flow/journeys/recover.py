"""Back into an account one has already (machine B4)."""

from __future__ import annotations

from app.core.backend.data.accounts import AppLogin
from app.core.flow.acts import codes, login, recovery
from app.core.flow.facts import Fact
from app.core.flow.row import Branch, row, way, when
from app.core.flow.step import Exit, Group, Step


def inside() -> tuple[Branch | Step, ...]:
    """Where a log-in leads."""
    return (
        when(Fact.NEEDS_BASIC, Step.IDENTITY),
        when(Fact.NEEDS_ID_CHECK, Step.WARNING_GATE),
        when(Fact.RECORD_FOUND, Step.RECORD),
        when(Fact.PUBLISHED, Step.NO_RECORD),
        Step.NOT_PUBLISHED,
    )


ROWS = (
    row(
        Step.LOGIN,
        Group.RECOVER,
        way(Exit.NEXT, *inside(), act=login.LOG_IN),
        way(Exit.NEW_PICTURE, act=codes.NEW_PICTURE),
        way(Exit.FIND_USER, Step.FIND_USER, offered=Fact.CAN_RECOVER),
        way(Exit.RESET_PASSWORD, Step.RESET_START, offered=Fact.CAN_RECOVER),
        way(Exit.SCAN, Step.SCAN_LOGIN),
    ),
    row(
        Step.SCAN_LOGIN,
        Group.RECOVER,
        way(Exit.NEXT, *inside(), act=login.SCAN, chooses={"app": AppLogin.WECHAT}),
        way(Exit.SCAN, *inside(), act=login.SCAN, chooses={"app": AppLogin.ALIPAY}),
        way(Exit.LOG_IN, Step.LOGIN),
        way(Exit.FIND_USER, Step.FIND_USER, offered=Fact.CAN_RECOVER),
    ),
    row(
        Step.FIND_USER,
        Group.RECOVER,
        way(Exit.NEXT, Step.USER_FOUND, act=recovery.FIND_USER_NAME, sets=(Fact.NAMED,)),
        way(Exit.NEW_PICTURE, act=codes.PICTURE_FOR_RESET),
        way(Exit.REGISTER, when(Fact.LEGACY, Step.EMAIL_FORM), Step.IDENTITY, offered=Fact.CAN_REGISTER),
        arrive=codes.PICTURE_FOR_RESET,
    ),
    row(
        Step.USER_FOUND,
        Group.RECOVER,
        way(Exit.RESET_PASSWORD, Step.RESET_START),
        way(Exit.LOG_IN, Step.LOGIN),
    ),
    row(
        Step.RESET_START,
        Group.RECOVER,
        way(Exit.NEXT, when(Fact.WAYS_EXIST, Step.RESET), Step.NO_WAY_BACK, act=recovery.LIST_WAYS),
        way(Exit.NEW_PICTURE, act=codes.PICTURE_FOR_RESET),
        way(Exit.FIND_USER, Step.FIND_USER),
        arrive=codes.PICTURE_FOR_RESET,
    ),
    row(
        Step.RESET,
        Group.RECOVER,
        way(Exit.NEXT, Step.RECOVERED, act=recovery.RESET_PASSWORD, seals=True),
        way(Exit.NEW_PICTURE, act=codes.PICTURE_FOR_RESET),
        way(Exit.RESEND, act=recovery.SEND_RESET_CODE),
        way(Exit.NONE_WORKS, Step.NO_WAY_BACK),
        arrive=codes.PICTURE_FOR_RESET,
    ),
    row(
        Step.RECOVERED,
        Group.RECOVER,
        way(Exit.LOG_IN, Step.LOGIN),
        way(Exit.STOP, Step.LAST, chooses={"stopped": True}),
    ),
    row(
        Step.NO_WAY_BACK,
        Group.RECOVER,
        way(Exit.SCAN, Step.SCAN_LOGIN),
        way(Exit.LOG_IN, Step.LOGIN),
        way(Exit.REGISTER_AGAIN, Step.WARNING_GATE, offered=Fact.CAN_REVIEW),
        way(Exit.STOP, Step.LAST, chooses={"referred": True}),
    ),
)
