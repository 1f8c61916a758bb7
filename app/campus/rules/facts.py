"""What the service says of itself."""

from __future__ import annotations

from enum import StrEnum

from app.campus.service.work import Work
from app.core.backend.data.accounts import Nothing
from app.core.backend.data.service import CONTRACT, ServiceFacts
from app.core.rules.limits import rule_ids


def facts(work: Work, request: Nothing) -> ServiceFacts:
    setting = work.setting
    return ServiceFacts(
        title=setting.title,
        realm=setting.realm,
        profile=setting.profile,
        contract=CONTRACT,
        capabilities=tuple(sorted(setting.capabilities)),
        now=work.now,
        reveal_taken=setting.rules.reveal_taken,
        passwords=setting.passwords,
        limits=tuple((id, _as_text(getattr(setting.rules, id))) for id in rule_ids()),
    )


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return value.value if isinstance(value, StrEnum) else str(value)
