"""Which one-time codes a service offers: those it has a way to send."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.codes import Channel, CodeRequest, CodeSent
from app.core.backend.refusal import RefusalCode, Refused


def sending_only(backend: Backend, channels: frozenset[Channel]) -> Backend:
    """The same service, which refuses codes by any channel but `channels`, instead of promising them."""
    inside: Any = type(backend.accounts)

    class Sending(inside):  # type: ignore[misc]
        def send_code(self, request: CodeRequest, call: Call) -> CodeSent:
            if request.channel not in channels:
                raise Refused(RefusalCode.NOT_OFFERED, field="channel")
            sent: CodeSent = super().send_code(request, call)
            return sent

    return replace(backend, accounts=Sending())
