"""Around every answer: the security headers, and the door that closes when the house is full."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.campus.api.answer import trouble
from app.campus.api.limits import Limits
from app.core.backend.data.service import CONTRACT
from app.core.backend.http.problem import Trouble
from app.core.backend.http.wire import CONTRACT_HEADER

_HEADERS = [
    (CONTRACT_HEADER.lower().encode(), str(CONTRACT).encode()),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
]
_OVER_TLS = [(b"strict-transport-security", b"max-age=31536000")]
_ALWAYS_OPEN = ("/health", "/ready")


class Gate:
    """ASGI middleware: more than `threads` + `waiting` requests at once are answered 503, Retry-After."""

    def __init__(self, inside: ASGIApp, limits: Limits) -> None:
        self._inside = inside
        self._limits = limits
        self._busy = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inside(scope, receive, send)
            return
        extra = _HEADERS + (_OVER_TLS if scope.get("scheme") == "https" else [])

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *extra]
            await send(message)

        full = self._busy >= self._limits.threads + self._limits.waiting
        if full and scope["path"] not in _ALWAYS_OPEN:
            answer = trouble(Request(scope), Trouble.BUSY, retry_after=self._limits.retry_after)
            await answer(scope, receive, send_with_headers)
            return
        self._busy += 1
        try:
            await self._inside(scope, receive, send_with_headers)
        finally:
            self._busy -= 1
