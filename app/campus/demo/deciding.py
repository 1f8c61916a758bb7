"""What invented staff decide, for the newest open thing of a kind, or for the next one."""

from __future__ import annotations

from app.campus.demo.world import stage
from app.campus.service.work import Work
from app.core.scenarios.scenario import Decision


def decide(work: Work, decision: Decision) -> None:
    stage(work, decision)
