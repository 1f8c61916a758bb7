"""The helper's side of help among classmates: the inbox, one request, and what follows (A068, A123).

What was answered cannot be taken back, so the answer seals; the confirmation of having met counts for the
request it was given for, and every way to another one takes it back.
"""

from __future__ import annotations

from app.core.flow.acts import helping
from app.core.flow.facts import Fact
from app.core.flow.row import not_, row, way, when
from app.core.flow.step import Exit, Group, Step

_RECORD = (when(Fact.RECORD_FOUND, Step.RECORD), when(Fact.PUBLISHED, Step.NO_RECORD), Step.NOT_PUBLISHED)
_BINDING = (
    way(Exit.BIND_PHONE, Step.BIND_PHONE, offered=(Fact.LEGACY, not_(Fact.BOUND))),
    way(Exit.CHANGE_PHONE, Step.NEW_PHONE, offered=(not_(Fact.LEGACY), not_(Fact.BOUND))),
)
"""Whose own phone is not bound cannot help: in the newer profile the code to a phone binds it."""
_NONE_AT_HAND = {"request": "", "met_in_person": False}

ROWS = (
    row(
        Step.INBOX,
        Group.ACCOUNT,
        way(Exit.NEXT, Step.HELP_REQUEST, offered=Fact.ASKED, chooses={"met_in_person": False}),
        way(Exit.LOOK_AGAIN, act=helping.READ_INBOX),
        *_BINDING,
        way(Exit.RECORD, *_RECORD, offered=Fact.HAS_RECORDS),
        way(Exit.STOP, Step.LAST, chooses={"stopped": True}),
        arrive=helping.READ_INBOX,
    ),
    row(
        Step.HELP_REQUEST,
        Group.ACCOUNT,
        way(Exit.NEXT, Step.HELP_ANSWERED, act=helping.HELP, seals=True),
        way(Exit.DECLINE, Step.HELP_ANSWERED, act=helping.DECLINE, seals=True),
        way(Exit.INBOX, Step.INBOX, chooses=_NONE_AT_HAND),
        *_BINDING,
    ),
    row(
        Step.HELP_ANSWERED,
        Group.ACCOUNT,
        way(Exit.INBOX, Step.INBOX, chooses=_NONE_AT_HAND),
        way(Exit.RECORD, *_RECORD, offered=Fact.HAS_RECORDS),
        way(Exit.ACCOUNT, Step.ACCOUNT),
        way(Exit.STOP, Step.LAST, chooses={"stopped": True}),
    ),
)
