"""What the person of a scenario enters, in words for a hall: labels and values, secrets as dots."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.flow.memory import Memory
from app.core.flow.step import Step
from app.core.scenarios.entering import USUAL
from app.core.scenarios.scenario import Move
from app.core.text import Text, text, text_in

_LABELS: dict[str, Text] = {
    "name": text("Name"),
    "number": text("Document number"),
    "phone": text("Phone number"),
    "picture": text("Picture code"),
    "code": text("SMS code"),
    "reset_code": text("Code"),
    "email": text("E-mail"),
    "email_code": text("E-mail code"),
    "password": text("Password"),
    "new_password": text("New password"),
    "login_password": text("Password"),
    "identifier": text("User name"),
    "user_name": text("User name"),
    "classmate_name": text_in("presenter", "Name of the classmate"),
    "classmate_phone": text_in("presenter", "Phone of the classmate"),
    "institution": text_in("record field", "Institution"),
    "student_number": text_in("record field", "Student number"),
    "major": text_in("presenter", "Major"),
}
"""Entries that are shown; passwords are typed twice and shown once, pictures and links not at all."""

_SECRET = frozenset({"password", "new_password", "login_password"})
_SPACED = frozenset({"code", "reset_code", "email_code"})


@dataclass(frozen=True)
class Shown:
    """One entry; `is_code` where its digits stand apart, in boxes."""

    label: Text
    value: str
    is_code: bool = False


def shown(move: Move, memory: Memory) -> tuple[Shown, ...]:
    """The entries of this move, as `memory` has them, in the order of the page."""
    names = [*USUAL.get(Step(move.step), {}), *move.type]
    lines = []
    for name in dict.fromkeys(names):
        value = getattr(memory.typed, name, "")
        if name not in _LABELS or not value:
            continue
        if name == "picture" and name not in move.type and move.step != Step.PHONE:
            continue  # only where it is really asked for: before a code is sent
        said = "●" * len(value) if name in _SECRET else value
        lines.append(Shown(_LABELS[name], said, name in _SPACED))
    return tuple(lines)
