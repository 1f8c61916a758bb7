"""Who mends what is wrong in a record: the table of D3 as one function.

The order of the path is the order in which one asks; its last member is who can change the record.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.backend.data.corrections import PhotoCause
from app.core.backend.data.records import Owner
from app.core.selfcheck.fields import BY_KEY, DUPLICATE, PHOTO, RECORD, Weight
from app.core.text import Text, text

ID_CARD = text("ID card")
LETTER = text("Admission letter")
SCREENSHOT = text("Screenshot of the record page")
HOUSEHOLD = text("Household register, or the certificate of the police about the change")
EXAM_DATA = text("Printed data of the entrance examination")
DIPLOMA = text("Diploma of the earlier studies, or its registration form or certificate")
PORTRAIT = text("A recent portrait photograph")


@dataclass(frozen=True)
class Mending:
    """`path` begins with the student; `owner` decides; `bring` in order of importance; `say` is the reason
    in a sentence.

    `report` is false where nothing needs to be reported at all.
    """

    path: tuple[Owner, ...]
    owner: Owner
    bring: tuple[Text, ...]
    say: Text
    report: bool = True


_SCHOOL_PATH = (Owner.STUDENT, Owner.SCHOOL)
_PROVINCE_PATH = (Owner.STUDENT, Owner.SCHOOL, Owner.PROVINCE)


def who_mends(
    key: str,
    *,
    wrong_since_admission: bool = False,
    changed_in_law: bool = False,
    photo_cause: PhotoCause | None = None,
) -> Mending:
    """Who mends a wrong line `key` (of D1, or photo, record, duplicate).

    `wrong_since_admission`: the entrance-examination data are wrong in the same way. `changed_in_law`: name
    or number
    changed since. Raises KeyError for an unknown key.
    """
    if key == PHOTO:
        return _photo(photo_cause)
    if key == RECORD:
        return Mending(
            _SCHOOL_PATH,
            Owner.SCHOOL,
            (ID_CARD, LETTER),
            text("The school looks you up by name and number and compares both with its list."),
        )
    if key == DUPLICATE:
        return Mending(
            _SCHOOL_PATH,
            Owner.SCHOOL,
            (ID_CARD, SCREENSHOT),
            text("The school confirms which record is valid and cancels the other."),
        )
    field = BY_KEY[key]
    if field.identity:
        return _identity(wrong_since_admission, changed_in_law)
    if field.weight is Weight.OPTIONAL:
        return Mending(
            _SCHOOL_PATH,
            Owner.SCHOOL,
            (SCREENSHOT,),
            text("This item does not go into your diploma; mention it, but it seldom needs mending."),
            report=False,
        )
    if key == "xjzt":
        return Mending(
            _SCHOOL_PATH,
            Owner.SCHOOL,
            (ID_CARD, SCREENSHOT),
            text("Only the school can say what this status means and change it."),
        )
    return Mending(
        _PROVINCE_PATH,
        Owner.SCHOOL,
        (ID_CARD, LETTER, SCREENSHOT),
        text("The school changes it on the platform, and the province approves."),
    )


def _identity(wrong_since_admission: bool, changed_in_law: bool) -> Mending:
    if changed_in_law:
        return Mending(
            (Owner.STUDENT, Owner.ISSUER, Owner.SCHOOL, Owner.PROVINCE),
            Owner.SCHOOL,
            (HOUSEHOLD, ID_CARD, SCREENSHOT),
            text(
                "You bring lawful proof; the school or the province examines and changes it. Many schools "
                "take "
                "such changes only at certain times: ask early."
            ),
        )
    if wrong_since_admission:
        return Mending(
            _PROVINCE_PATH,
            Owner.PROVINCE,
            (ID_CARD, EXAM_DATA, SCREENSHOT),
            text(
                "Who made the mistake mends it: the examination authority of your home province first, then"
                " the school."
            ),
        )
    return Mending(
        _PROVINCE_PATH,
        Owner.SCHOOL,
        (ID_CARD, LETTER, SCREENSHOT),
        text("The school changes it on the platform, and the province approves."),
    )


def _photo(cause: PhotoCause | None) -> Mending:
    if cause is PhotoCause.NOT_CAPTURED:
        return Mending(
            (Owner.STUDENT, Owner.SCHOOL, Owner.CAPTURE),
            Owner.CAPTURE,
            (ID_CARD, PORTRAIT),
            text("No picture exists anywhere; the capture department takes a new one."),
        )
    return Mending(
        _SCHOOL_PATH,
        Owner.SCHOOL,
        (ID_CARD, SCREENSHOT),
        text(
            "The school looks for the cause in its image module: wrong capture data, a second picture "
            "or a second "
            "record. The admission photo itself cannot be exchanged."
        ),
    )
