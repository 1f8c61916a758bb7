"""Around every answer: the security headers, and the door that closes when the house is full."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.campus.api.answer import SPEAKERS, language_of
from app.campus.api.limits import Limits
from app.core.backend.data.service import CONTRACT
from app.core.backend.http.problem import Trouble, of_trouble
from app.core.backend.http.wire import CONTRACT_HEADER, PROBLEM_JSON, encode

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
        wait = limits.retry_after
        # Made once: turning somebody away must cost next to nothing.
        self._away = {
            language: encode(of_trouble(Trouble.BUSY, speaker, retry_after=wait))
            for language, speaker in SPEAKERS.items()
        }
        self._away_headers = [(b"retry-after", str(wait).encode()), (b"content-type", PROBLEM_JSON.encode())]

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
            await self._turn_away(scope, send_with_headers)
            return
        self._busy += 1
        try:
            await self._inside(scope, receive, send_with_headers)
        finally:
            self._busy -= 1

    async def _turn_away(self, scope: Scope, send: Send) -> None:
        await asyncio.sleep(self._limits.door_seconds)
        body = self._away[language_of(Request(scope))]
        headers = [*self._away_headers, (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": body})
