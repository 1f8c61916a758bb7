"""The real thing, guided: everything checked here first, then done by the person on the official site."""

from __future__ import annotations

from app.core.backend.data.guide import Topic
from app.core.flow.acts import guide
from app.core.flow.facts import Fact
from app.core.flow.row import row, way, when
from app.core.flow.step import Exit, Group, Step

ROWS = (
    row(
        Step.OFFICIAL,
        Group.PREPARE,
        way(Exit.NEXT, Step.IDENTITY, chooses={"topic": Topic.REGISTER}),
        way(Exit.RECORD, Step.GUIDE, chooses={"topic": Topic.RECORD}),
        way(Exit.FIND_USER, Step.GUIDE, chooses={"topic": Topic.RECOVER}),
    ),
    row(Step.OWN_PHONE, Group.PREPARE, way(Exit.NEXT, Step.GUIDE)),
    row(
        Step.GUIDE,
        Group.OFFICIAL,
        way(
            Exit.REPORTED,
            when(Fact.SYMPTOM, Step.MESSAGE),
            when(Fact.TOPIC_DONE, Step.LAST),
            Step.GUIDE,
            act=guide.REPORT,
        ),
        way(Exit.COME_BACK, Step.COME_BACK),
        arrive=guide.INSTRUCTIONS,
    ),
)
