"""A school's own pre-check of its own records: in by a one-time code or a slip, then the record."""

from __future__ import annotations

from app.core.flow.acts import school
from app.core.flow.facts import Fact
from app.core.flow.row import row, way, when
from app.core.flow.step import Exit, Group, Step

ROWS = (
    row(
        Step.SCHOOL_LOGIN,
        Group.SCHOOL,
        way(
            Exit.NEXT,
            when(Fact.RECORD_FOUND, Step.RECORD),
            when(Fact.PUBLISHED, Step.NO_RECORD),
            Step.NOT_PUBLISHED,
            act=school.LOG_IN,
            seals=True,  # a slip is used up: going back and on again would find it worthless
        ),
        way(Exit.NEW_PICTURE, act=school.PICTURE),
        way(Exit.RESEND, act=school.SEND_CODE),
        arrive=school.PICTURE,
    ),
)
