"""Registering by e-mail as in the notices of 2012 and 2020 (machine B2), kept for practice."""

from __future__ import annotations

from app.core.backend.data.codes import Channel
from app.core.flow.acts import accounts, codes, reviews
from app.core.flow.facts import Fact
from app.core.flow.row import row, way, when
from app.core.flow.step import Exit, Group, Step

_RECORD = (when(Fact.RECORD_FOUND, Step.RECORD), when(Fact.PUBLISHED, Step.NO_RECORD), Step.NOT_PUBLISHED)

ROWS = (
    row(
        Step.EMAIL_FORM,
        Group.REGISTER,
        way(Exit.NEXT, Step.ACTIVATION, act=accounts.REGISTER_BY_EMAIL),
    ),
    row(
        Step.EMAIL_TAKEN,
        Group.REGISTER,
        way(Exit.CHANGE_EMAIL, Step.EMAIL_FORM),
        way(Exit.LOG_IN, Step.LOGIN),
        way(Exit.RESET_PASSWORD, Step.RESET_START, offered=Fact.CAN_RECOVER),
        way(Exit.FIND_USER, Step.FIND_USER, offered=Fact.CAN_RECOVER),
    ),
    row(
        Step.ACTIVATION,
        Group.REGISTER,
        way(Exit.NEXT, Step.REGISTERED, act=accounts.ACTIVATE, seals=True),
        way(Exit.RESEND, act=accounts.RESEND_ACTIVATION),
        way(Exit.CHANGE_EMAIL, Step.EMAIL_FORM),
    ),
    row(
        Step.BASIC_PHONE,
        Group.REGISTER,
        way(
            Exit.NEXT,
            when(Fact.NEEDS_ID_CHECK, Step.WAYS_OUT),
            Step.BINDING,
            act=accounts.FILL_BASIC,
        ),
    ),
    row(
        Step.BINDING,
        Group.REGISTER,
        way(Exit.BIND_PHONE, Step.BIND_PHONE),
        way(Exit.BIND_EMAIL, Step.BIND_EMAIL),
        way(Exit.BIND_HELP, Step.BIND_HELP, offered=Fact.CAN_REVIEW),
        way(Exit.LATER, *_RECORD, seals=True),
    ),
    row(
        Step.BIND_PHONE,
        Group.REGISTER,
        # Whoever binds in order to help goes back to who asks.
        way(
            Exit.NEXT,
            when(Fact.ASKED, Step.INBOX),
            *_RECORD,
            act=accounts.bind(Channel.PHONE),
            seals=True,
        ),
        way(Exit.NEW_PICTURE, act=codes.PICTURE_FOR_BINDING),
        way(Exit.RESEND, act=accounts.send_binding_code(Channel.PHONE)),
        arrive=codes.PICTURE_FOR_BINDING,
    ),
    row(
        Step.BIND_EMAIL,
        Group.REGISTER,
        way(Exit.NEXT, *_RECORD, act=accounts.bind(Channel.EMAIL), seals=True),
        way(Exit.NEW_PICTURE, act=codes.PICTURE_FOR_BINDING),
        way(Exit.RESEND, act=accounts.send_binding_code(Channel.EMAIL)),
        arrive=codes.PICTURE_FOR_BINDING,
    ),
    row(
        Step.BIND_HELP,
        Group.REGISTER,
        way(Exit.NEXT, Step.REVIEW_WAITING, act=reviews.ASK_TO_BIND),
    ),
)
