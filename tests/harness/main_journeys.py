"""The main journeys of both profiles: what every trouble is tried on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from app.core.scenarios.catalogue import scenarios
from app.core.scenarios.scenario import End, Move, Scenario

NAMED = (
    "sunny-path",
    "number-taken-recovered",
    "number-taken-app-check",
    "photo-review-second-try",
    "classmate-helps",
    "record-data-proves-it",
    "number-under-review",
    "phone-taken-ticket",
    "phone-taken-use-another",
    "phone-taken-told-late",
    "older-sms-code",
    "forgot-user-name",
    "forgot-password-by-email",
    "forgot-password-by-questions",
    "no-recovery-way",
    "log-in-with-old-account",
    "log-in-by-wechat",
    "record-published-meanwhile",
    "major-wrong",
    "photo-missing",
    "legacy-sunny-path",
    "legacy-bound-by-email",
    "legacy-bound-by-classmate",
    "legacy-email-taken",
    "legacy-email-awaiting-activation",
    "legacy-number-taken-then-bound",
)
_NEW_PHONE = {"new_phone": "13900139000"}
_PICTURE = {"picture": "{picture}"}
_ACCOUNT = Move("no-record", "account")
CHANGES: Mapping[str, tuple[End, tuple[Move, ...]]] = {
    "account-name": (
        End.RECORD_CONFIRMED,
        (
            _ACCOUNT,
            Move("account", "change-name"),
            Move("change-name", type={"new_name": "{name}"}),
            Move("record"),
        ),
    ),
    "account-phone": (
        End.REGISTERED,
        (
            _ACCOUNT,
            Move("account", "change-phone"),
            Move("new-phone", "resend", seconds=60, type=_NEW_PHONE | _PICTURE),
            Move("new-phone"),
            Move("account", "stop"),
        ),
    ),
    "account-app": (
        End.REGISTERED,
        (_ACCOUNT, Move("account", "bind-app"), Move("bind-app"), Move("account", "stop")),
    ),
}
"""Changes of the account, from the page of somebody whose record was not found."""


@lru_cache
def main_journeys() -> dict[str, Scenario]:
    all_of_them = scenarios()
    found = {id: all_of_them[id] for id in NAMED}
    base = all_of_them["name-mistyped-on-account"]
    for id, (end, moves) in CHANGES.items():
        found[id] = replace(base, end=end, script=(*base.script[:-1], *moves))
    return found
