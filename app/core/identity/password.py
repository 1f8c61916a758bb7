"""A password for practice: the rules of the two profiles. No official password is ever asked for."""

from __future__ import annotations

from app.core.backend.descriptor import Profile
from app.core.identity.id_number import normalize_id_number
from app.core.identity.result import Result, error
from app.core.text import text

SHORTEST = {Profile.PHONE: 8, Profile.EMAIL_LEGACY: 6}
LONGEST = 30


def check_password(
    value: str, profile: Profile = Profile.PHONE, *, username: str = "", id_number: str = ""
) -> Result:
    """Check a password, which stays out of the result: `normalized` is always empty.

    `phone`: 8 to 30 visible ASCII characters of at least two kinds, holding neither the user name nor the
    last six characters of the ID number. `email_legacy` (A049): six or more digits or letters.
    """
    if not value:
        return Result("password", "", (error("EMPTY", text("Please choose a password.")),))
    is_legacy = profile is Profile.EMAIL_LEGACY
    problems = []
    if is_legacy and not (value.isascii() and value.isalnum()):
        problems.append(error("CHAR", text("Only digits and letters may be used.")))
    elif not all("!" <= c <= "~" for c in value):
        words = text("Only letters, digits and signs of the English keyboard may be used, without blanks.")
        problems.append(error("CHAR", words))
    if len(value) < SHORTEST[profile]:
        words = text("At least {shortest} characters are needed.", shortest=SHORTEST[profile])
        problems.append(error("SHORT", words, unfinished=True))
    if not is_legacy and len(value) > LONGEST:
        problems.append(error("LONG", text("At most {longest} characters are possible.", longest=LONGEST)))
    if not is_legacy and _is_personal(value, username, id_number):
        words = text("It holds your user name or the end of your ID number, which others may know.")
        problems.append(error("PERSONAL", words))
    if not is_legacy and _kinds(value) < 2:
        words = text("Please use at least two of: letters, digits, other signs.")
        problems.append(error("WEAK", words, unfinished=True))
    return Result("password", "", tuple(problems))


def _kinds(value: str) -> int:
    """How many of letters, digits and others there are."""
    return len({"letter" if c.isalpha() else "digit" if c.isdigit() else "other" for c in value})


def _is_personal(value: str, username: str, id_number: str) -> bool:
    lowered = value.casefold()
    name = username.strip().casefold()
    known = [name, name.partition("@")[0], normalize_id_number(id_number)[-6:].casefold()]
    # A shorter piece turns up in a password by chance.
    return any(piece in lowered for piece in known if len(piece) >= 3)
