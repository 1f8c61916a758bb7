"""The service as such: refusals and their words."""

from __future__ import annotations

from app.core.backend.catalogue.entry import Entry
from app.core.backend.refusal import RefusalCode
from app.core.text import text

ENTRIES = {
    RefusalCode.PASSWORDS_NOT_USED: Entry(
        text("This service uses no passwords."),
        text("Please log in with a one-time code or a slip from your school."),
        "password",
        "login-refused",
        403,
    ),
    RefusalCode.NOT_OFFERED: Entry(
        text("This service does not offer that."),
        text("Please choose another way."),
        "",
        "where-to-start",
        404,
    ),
    RefusalCode.NOT_ALLOWED: Entry(
        text("This is not open to you."),
        text("Please log in as the right person."),
        "",
        "login-refused",
        403,
    ),
    RefusalCode.ATTEMPT_REUSED: Entry(
        text("The same attempt came with other data."),
        text("Please try again."),
        "",
        "site-unreachable",
        409,
    ),
    RefusalCode.ATTEMPT_MISSING: Entry(
        text("The request lacks its attempt id."),
        text("Please try again."),
        "",
        "site-unreachable",
        400,
    ),
    RefusalCode.TOO_MANY_REQUESTS: Entry(
        text("Too many requests came from here."),
        text("Please wait a moment and try again."),
        "",
        "site-unreachable",
        429,
    ),
    RefusalCode.SCENARIO_UNKNOWN: Entry(
        text("There is no such scenario."),
        text("Please choose one from the list."),
        "id",
        "where-to-start",
        404,
    ),
}
