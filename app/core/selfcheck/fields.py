"""The lines of a student record: the site's own keys, labels, and what each is worth in the self-check (D1).

A school's profile may switch lines off; the minimum that the notice of 2024 names (A161) is never switched
off.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.text import Text, text, text_in


class Weight(StrEnum):
    """KEY: must be right. CHECK: look at it. OPTIONAL: often old after a change of major, no report needed
    (G-WUST).
    """

    KEY = "key"
    CHECK = "check"
    OPTIONAL = "optional"


@dataclass(frozen=True)
class Field:
    """One line. `identity`: changing it needs legal proof (A164). `minimum`: named by A161.

    `may_be_empty`: an empty value is normal for a new student, so it waits and is not wrong. `means` says
    what may stand there, where the label alone does not.
    """

    key: str
    label: Text
    weight: Weight
    identity: bool = False
    minimum: bool = False
    may_be_empty: bool = False
    means: Text | None = None


FIELDS: tuple[Field, ...] = (
    Field("xm", text_in("record field", "Name"), Weight.KEY, identity=True, minimum=True),
    Field("xb", text_in("record field", "Sex"), Weight.KEY, identity=True, minimum=True),
    Field("csrq", text_in("record field", "Date of birth"), Weight.KEY, identity=True, minimum=True),
    Field("mz", text_in("record field", "Ethnic group"), Weight.KEY, identity=True),
    Field("sfzh", text_in("record field", "Document number"), Weight.KEY, identity=True, minimum=True),
    Field("yxmc", text_in("record field", "Institution"), Weight.KEY),
    Field("cc", text_in("record field", "Level"), Weight.KEY, means=text("such as 专科, 本科, 硕士研究生")),
    Field("zymc", text_in("record field", "Major"), Weight.KEY, minimum=True),
    Field(
        "xz",
        text_in("record field", "Length of study"),
        Weight.KEY,
        means=text("years of study, such as 4 年"),
    ),
    Field(
        "xllb", text_in("record field", "Kind of education"), Weight.KEY, means=text("such as 普通高等教育")
    ),
    Field(
        "xxxs", text_in("record field", "Form of study"), Weight.KEY, means=text("such as 普通全日制, 业余")
    ),
    Field("xh", text_in("record field", "Student number"), Weight.CHECK, minimum=True, may_be_empty=True),
    Field("ksh", text_in("record field", "Candidate number"), Weight.CHECK, may_be_empty=True),
    Field("rxrq", text_in("record field", "Date of entry"), Weight.CHECK),
    Field("xjzt", text_in("record field", "Record status"), Weight.KEY),
    Field("byrq", text_in("record field", "Expected graduation"), Weight.CHECK),
    Field("fy", text_in("record field", "Branch"), Weight.OPTIONAL, may_be_empty=True),
    Field("xsh", text_in("record field", "Department"), Weight.OPTIONAL, may_be_empty=True),
    Field("bh", text_in("record field", "Class"), Weight.OPTIONAL, may_be_empty=True),
)

BY_KEY = {field.key: field for field in FIELDS}

PHOTO = "photo"
RECORD = "record"
DUPLICATE = "duplicate"
"""Keys of things that can be wrong and are no line: the admission photo, no record at all, a second
record.
"""

SUBJECTS: dict[str, Text] = {
    **{field.key: field.label for field in FIELDS},
    PHOTO: text_in("record field", "Admission photo"),
    RECORD: text_in("record field", "No record shown"),
    DUPLICATE: text_in("record field", "Record shown twice"),
}
"""What a mismatch is about, in words."""
