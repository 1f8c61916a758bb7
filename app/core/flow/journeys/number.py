"""A document number that is registered already (machine B3): recover first, the gate, then four ways out.

Everything that leads to registering again, or to proving the number, lies behind `WARNING_GATE` (A090,
A091); `walk` proves over this table that no path goes round it.
"""

from __future__ import annotations

from app.core.flow.acts import reviews
from app.core.flow.facts import Fact
from app.core.flow.row import both, row, way, when
from app.core.flow.step import Exit, Group, Step

_SOLVED = when(Fact.SOLVED, Step.PROVED)
_BOUND = (
    both(Fact.BOUND, Fact.RECORD_FOUND, Step.RECORD),
    both(Fact.BOUND, Fact.PUBLISHED, Step.NO_RECORD),
    when(Fact.BOUND, Step.NOT_PUBLISHED),
)

ROWS = (
    row(
        Step.NUMBER_TAKEN,
        Group.PROVE,
        way(Exit.FIND_USER, Step.FIND_USER, offered=Fact.CAN_RECOVER),
        way(Exit.LOG_IN, Step.LOGIN),
        way(Exit.SCAN, Step.SCAN_LOGIN),
        way(Exit.CHANGE_IDENTITY, Step.IDENTITY),
        way(Exit.NONE_WORKS, Step.WARNING_GATE, offered=Fact.CAN_REVIEW),
    ),
    row(
        Step.NUMBER_PENDING,
        Group.PROVE,
        way(Exit.LOG_IN, Step.LOGIN),
        way(Exit.FIND_USER, Step.FIND_USER, offered=Fact.CAN_RECOVER),
        way(Exit.CHANGE_IDENTITY, Step.IDENTITY),
        way(Exit.COME_BACK, Step.COME_BACK),
    ),
    row(
        Step.WARNING_GATE,
        Group.PROVE,
        way(Exit.FIND_USER, Step.FIND_USER, offered=Fact.CAN_RECOVER),
        way(
            Exit.NEXT,
            when(Fact.NEEDS_ID_CHECK, Step.WAYS_OUT),
            when(Fact.CODE_OK, Step.CHECK),
            both(Fact.LEGACY, Fact.NEEDS_BASIC, Step.BASIC_PHONE),
            when(Fact.LEGACY, Step.EMAIL_FORM),
            when(Fact.NAMED, Step.PHONE),
            Step.IDENTITY,
            chooses={"warned": True, "register_again": True},
            sets=(Fact.WARNED,),
        ),
    ),
    row(
        Step.WAYS_OUT,
        Group.PROVE,
        way(Exit.APP_CHECK, Step.APP_CHECK),
        way(Exit.CLASSMATE, Step.CLASSMATE),
        way(Exit.RECORD_DATA, Step.RECORD_DATA),
        way(Exit.PHOTO_REVIEW, when(Fact.UNDER_REVIEW, Step.REVIEW_WAITING), Step.PHOTO_REVIEW),
        way(Exit.COME_BACK, Step.COME_BACK),
        # The answer that settled it may have been lost on the way, as may the one to what the page asks.
        way(Exit.NEXT, Step.PROVED, offered=Fact.SOLVED, seals=True),
        way(Exit.LOOK_AGAIN, act=reviews.STANDING),
        arrive=reviews.STANDING,
        gated=True,
    ),
    row(
        Step.APP_CHECK,
        Group.PROVE,
        way(Exit.NEXT, _SOLVED, act=reviews.CHECK_IN_APP, seals=True),
        way(Exit.OTHER_WAY, Step.WAYS_OUT),
        gated=True,
    ),
    row(
        Step.CLASSMATE,
        Group.PROVE,
        way(Exit.NEXT, Step.REVIEW_WAITING, act=reviews.ASK_CLASSMATE),
        way(Exit.OTHER_WAY, Step.WAYS_OUT),
        gated=True,
    ),
    row(
        Step.RECORD_DATA,
        Group.PROVE,
        way(Exit.NEXT, _SOLVED, act=reviews.SUBMIT_RECORD, seals=True),
        way(Exit.OTHER_WAY, Step.WAYS_OUT),
        gated=True,
    ),
    row(
        Step.PHOTO_REVIEW,
        Group.PROVE,
        way(Exit.NEXT, Step.REVIEW_WAITING, act=reviews.SUBMIT_PHOTOS),
        way(Exit.OTHER_WAY, Step.WAYS_OUT),
        gated=True,
    ),
    row(
        Step.REVIEW_WAITING,
        Group.PROVE,
        way(Exit.LOOK_AGAIN, _SOLVED, *_BOUND, act=reviews.LOOK_AGAIN),
        way(
            Exit.OTHER_WAY,
            when(Fact.NEEDS_ID_CHECK, Step.WAYS_OUT),
            when(Fact.LEGACY, Step.BINDING),
            Step.WAYS_OUT,
        ),
        way(Exit.COME_BACK, Step.COME_BACK),
    ),
    row(
        Step.PROVED,
        Group.PROVE,
        way(
            Exit.NEXT,
            when(Fact.LEGACY, Step.BINDING),
            when(Fact.RECORD_FOUND, Step.RECORD),
            when(Fact.PUBLISHED, Step.NO_RECORD),
            Step.NOT_PUBLISHED,
            seals=True,
        ),
    ),
)
