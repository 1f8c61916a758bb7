"""Which rule answers which operation, and a backend made of it."""

from __future__ import annotations

from collections.abc import Mapping

from app.campus.rules import (
    activation,
    codes,
    corrections,
    facts,
    login,
    pictures,
    records,
    registration,
    reports,
    shown,
)
from app.campus.service.desk import Desk, Handler, role
from app.core.backend.backend import Backend
from app.core.backend.descriptor import Capability, Descriptor
from app.core.backend.roles.accounts import Accounts
from app.core.backend.roles.corrections import Corrections
from app.core.backend.roles.records import Records
from app.core.backend.roles.sandbox import Sandbox
from app.core.backend.roles.service import Service

SERVICE: Mapping[str, Handler] = {"facts": facts.facts}
ACCOUNTS: Mapping[str, Handler] = {
    "picture_code": pictures.picture_code,
    "send_code": codes.send_code,
    "check_code": codes.check_code,
    "check_identity": registration.check_identity,
    "check_contact": registration.check_contact,
    "register": registration.register,
    "activate": activation.activate,
    "resend_activation": activation.resend_activation,
    "log_in": login.log_in,
    "log_in_by_code": login.log_in_by_code,
    "log_in_by_scan": login.log_in_by_scan,
    "log_out": login.log_out,
    "account": shown.account,
}
RECORDS: Mapping[str, Handler] = {"look_up": records.look_up, "confirm": records.confirm}
CORRECTIONS: Mapping[str, Handler] = {"report": reports.report, "cases": corrections.cases}


def backend(desk: Desk, descriptor: Descriptor, sandbox: Mapping[str, Handler] | None = None) -> Backend:
    """The roles that the service is set up to play; closing it closes the store."""
    offered = desk.setting().capabilities
    return Backend(
        descriptor=descriptor,
        service=role(desk, Service, SERVICE),
        accounts=role(desk, Accounts, ACCOUNTS) if Capability.REGISTER in offered else None,
        records=role(desk, Records, RECORDS) if Capability.RECORD in offered else None,
        corrections=role(desk, Corrections, CORRECTIONS) if Capability.CORRECT in offered else None,
        sandbox=role(desk, Sandbox, sandbox) if sandbox is not None else None,
        close=desk.store.close,
    )
