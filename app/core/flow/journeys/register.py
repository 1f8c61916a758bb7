"""Registering with a phone number (machine B1), and the phone number that is taken."""

from __future__ import annotations

from app.core.flow.acts import accounts, codes, login, recovery
from app.core.flow.facts import Fact
from app.core.flow.row import not_, row, way, when
from app.core.flow.step import Exit, Group, Step

ROWS = (
    row(
        Step.IDENTITY,
        Group.REGISTER,
        way(
            Exit.NEXT,
            when(Fact.CHANGING, Step.CHECK),
            when(Fact.LEGACY, Step.BASIC_PHONE),
            Step.PHONE,
            act=accounts.CHECK_IDENTITY,
            offered=not_(Fact.GUIDED),
            sets=(Fact.NAMED,),
        ),
        way(Exit.NEXT, Step.OWN_PHONE, offered=Fact.GUIDED, sets=(Fact.NAMED,)),
    ),
    row(
        Step.PHONE,
        Group.REGISTER,
        way(Exit.NEXT, Step.SMS_CODE, act=codes.SEND_CODE),
        way(Exit.NEW_PICTURE, act=codes.NEW_PICTURE),
        arrive=codes.NEW_PICTURE,
    ),
    row(
        Step.SMS_CODE,
        Group.REGISTER,
        way(Exit.NEXT, when(Fact.CHANGING, Step.CHECK), Step.PASSWORD, act=codes.CHECK_CODE),
        way(Exit.NEW_PICTURE, act=codes.NEW_PICTURE),
        way(Exit.RESEND, act=codes.RESEND_CODE),
        way(Exit.CHANGE_PHONE, Step.PHONE),
    ),
    row(Step.PASSWORD, Group.REGISTER, way(Exit.NEXT, Step.CHECK)),
    row(
        Step.CHECK,
        Group.REGISTER,
        way(Exit.NEXT, Step.REGISTERED, act=accounts.REGISTER, seals=True),
        *(
            way(exit, step, chooses={"changing": True}, sets=(Fact.CHANGING,), detour=True)
            for exit, step in (
                (Exit.CHANGE_IDENTITY, Step.IDENTITY),
                (Exit.CHANGE_PHONE, Step.PHONE),
                (Exit.CHANGE_PASSWORD, Step.PASSWORD),
            )
        ),
    ),
    row(
        Step.REGISTERED,
        Group.RECORD,
        way(
            Exit.NEXT,
            when(Fact.NEEDS_BASIC, Step.IDENTITY),
            when(Fact.NEEDS_ID_CHECK, Step.WAYS_OUT),
            when(Fact.RECORD_FOUND, Step.RECORD),
            when(Fact.PUBLISHED, Step.NO_RECORD),
            Step.NOT_PUBLISHED,
            act=login.LOG_IN_FRESH,
            seals=True,
        ),
        way(Exit.STOP, Step.LAST, chooses={"stopped": True}),
    ),
    row(
        Step.PHONE_TAKEN,
        Group.REGISTER,
        way(
            Exit.CHANGE_PHONE,
            when(Fact.NEEDS_BASIC, Step.BASIC_PHONE),
            when(Fact.LEGACY, Step.BIND_PHONE),
            Step.PHONE,
        ),
        way(Exit.LOG_IN, Step.LOGIN),
        way(Exit.RESET_PASSWORD, Step.RESET_START, offered=Fact.CAN_RECOVER),
        way(Exit.TICKET, Step.TICKET, offered=Fact.CAN_RECOVER),
    ),
    row(
        Step.TICKET,
        Group.REGISTER,
        way(Exit.NEXT, Step.TICKET_SENT, act=recovery.OPEN_TICKET),
    ),
    row(
        Step.TICKET_SENT,
        Group.REGISTER,
        way(
            Exit.LOOK_AGAIN,
            when(Fact.PHONE_FREED, Step.PHONE),
            act=recovery.LOOK_AT_TICKET,
        ),
        way(Exit.CHANGE_PHONE, Step.PHONE),
        way(Exit.COME_BACK, Step.COME_BACK),
    ),
)
