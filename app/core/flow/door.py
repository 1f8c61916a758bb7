"""The doors of the first question, apart, since page one needs nothing else of the flow."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """What a person came for: the answer to the first question. SCHOOL is opened from the other services."""

    PRACTISE = "practise"
    FOR_REAL = "for-real"
    MESSAGE = "message"
    SCHOOL = "school"
