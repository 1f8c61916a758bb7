"""How requests and answers travel: paths, headers and JSON, the same for server and client."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from app.core.backend.data.service import CONTRACT
from app.core.backend.operation import Operation

PREFIX = f"/v{CONTRACT}"
CONTRACT_HEADER = "Xueji-Contract"
"""On every answer: which contract the service speaks. An answer without it is not from this service."""
ATTEMPT_HEADER = "Idempotency-Key"
PRACTICE_HEADER = "Xueji-Practice"
"""In the demo realm: which practice a client is in. Random, and forgotten with the client."""
JSON = "application/json"
PROBLEM_JSON = "application/problem+json"
MAX_REQUEST = 8_000_000
"""Bytes of a request body: two pictures of 2 MB in base64, with room."""
MAX_ANSWER = 16_000_000
"""Bytes of an answer that a client is willing to read."""


def path_of(operation: Operation) -> str:
    """All operations are POST: even a question may hold personal numbers, which no address should."""
    return f"{PREFIX}/{operation.path}"


def encode(value: object) -> bytes:
    """A request or result as UTF-8 JSON; bytes become base64, moments ISO 8601 with their offset."""
    return msgspec.json.encode(value)


def decode(body: bytes, kind: type) -> Any:
    """A value of `kind`; raises `msgspec.DecodeError` for anything else. Unknown members are ignored."""
    return _decoder(kind).decode(body)


@cache
def _decoder(kind: type) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
