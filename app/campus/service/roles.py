"""Which rule answers which operation, and a backend made of it."""

from __future__ import annotations

from collections.abc import Mapping

from app.campus.rules import (
    activation,
    binding,
    changes,
    classmates,
    codes,
    corrections,
    facts,
    login,
    mending,
    pictures,
    records,
    recovery,
    registration,
    reports,
    reviews,
    roster,
    shown,
    tickets,
    ways_out,
)
from app.campus.service.desk import Desk, Handler, role
from app.core.backend.backend import Backend
from app.core.backend.descriptor import Capability, Descriptor
from app.core.backend.roles.accounts import Accounts
from app.core.backend.roles.corrections import Corrections
from app.core.backend.roles.records import Records
from app.core.backend.roles.recovery import Recovery
from app.core.backend.roles.reviews import Reviews
from app.core.backend.roles.roster import Roster
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
    "fill_basic_information": binding.fill_basic_information,
    "bind": binding.bind,
    "change_contact": changes.change_contact,
    "change_name": changes.change_name,
    "set_security_questions": changes.set_security_questions,
    "bind_app": changes.bind_app,
    "close": changes.close,
}
RECOVERY: Mapping[str, Handler] = {
    "find_user_name": recovery.find_user_name,
    "ways": recovery.ways,
    "reset_password": recovery.reset_password,
    "open_ticket": tickets.open_ticket,
    "ticket": tickets.ticket,
}
REVIEWS: Mapping[str, Handler] = {
    "standing": ways_out.check_standing,
    "accept_warning": ways_out.accept_warning,
    "check_in_app": reviews.check_in_app,
    "submit_photos": reviews.submit_photos,
    "log": reviews.log,
    "submit_record_data": reviews.submit_record_data,
    "ask_classmate": classmates.ask_classmate,
    "help_requests": classmates.help_requests,
    "inbox": classmates.inbox,
    "answer_classmate": classmates.answer_classmate,
}
RECORDS: Mapping[str, Handler] = {"look_up": records.look_up, "confirm": records.confirm}
CORRECTIONS: Mapping[str, Handler] = {
    "report": reports.report,
    "cases": corrections.cases,
    "class_cases": mending.class_cases,
    "decide": mending.decide,
}
ROSTER: Mapping[str, Handler] = {
    "log_in": roster.log_in,
    "students": roster.students,
    "issue_slip": roster.issue_slip,
}


def backend(desk: Desk, descriptor: Descriptor, sandbox: Mapping[str, Handler] | None = None) -> Backend:
    """The roles that the service is set up to play; closing it closes the store."""
    offered = desk.setting().capabilities
    return Backend(
        descriptor=descriptor,
        service=role(desk, Service, SERVICE),
        accounts=role(desk, Accounts, ACCOUNTS) if Capability.REGISTER in offered else None,
        recovery=role(desk, Recovery, RECOVERY) if Capability.RECOVER in offered else None,
        reviews=role(desk, Reviews, REVIEWS) if Capability.REVIEW in offered else None,
        records=role(desk, Records, RECORDS) if Capability.RECORD in offered else None,
        corrections=role(desk, Corrections, CORRECTIONS) if Capability.CORRECT in offered else None,
        roster=role(desk, Roster, ROSTER) if Capability.ROSTER in offered else None,
        sandbox=role(desk, Sandbox, sandbox) if sandbox is not None else None,
        close=desk.store.close,
    )
