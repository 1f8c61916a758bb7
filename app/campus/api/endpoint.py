"""One operation of a role as an HTTP endpoint."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from app.campus.api.answer import problem, result, speaker_for, trouble
from app.campus.api.hall import House
from app.campus.api.journal import Journal, Line, place_of
from app.campus.api.limits import Limits
from app.core.backend.call import Call, CancelToken
from app.core.backend.failure import Busy, Cancelled, Failure
from app.core.backend.http.problem import Trouble, of_refusal, trouble_of
from app.core.backend.http.wire import ATTEMPT_HEADER, JSON, PRACTICE_HEADER, decode
from app.core.backend.operation import Operation
from app.core.backend.refusal import RefusalCode, Refused

Endpoint = Callable[[Request], Awaitable[Response]]
ATTEMPT_PATTERN = "^[0-9A-Za-z_-]{16,64}$"
_ATTEMPT = re.compile(ATTEMPT_PATTERN)
_NUL = b"\\u0000"


class _Declined(Exception):
    def __init__(self, kind: Trouble, field: str = "") -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.field = field


def endpoint(
    operation: Operation, house: House, limits: Limits, threads: CapacityLimiter, journal: Journal
) -> Endpoint:
    """The endpoint that lets a backend of `house` perform `operation` on one of `threads`."""
    most = limits.body_with_files if takes_files(operation) else limits.body

    def method(practice: str, address: str, value: Any, call: Call) -> Any:
        house.count(operation.path, address)
        with house.room(practice) as backend:
            role = getattr(backend, operation.role)
            if role is None:
                raise Refused(RefusalCode.NOT_OFFERED)
            return getattr(role, operation.name)(value, call)

    async def perform(request: Request) -> Response:
        practice = _practice(request)
        address = request.client.host if request.client else ""
        call = _call(operation, request, limits)
        value = _decoded(await _body(request, most, limits.body_seconds), operation.request)
        try:
            async with asyncio.timeout(limits.answer_seconds):
                # An operation cannot be stopped half-way; its client may ask again with the same attempt.
                answer = await to_thread.run_sync(
                    method, practice, address, value, call, limiter=threads, abandon_on_cancel=True
                )
        except TimeoutError:
            call.cancel.cancel()
            raise _Declined(Trouble.TOOK_TOO_LONG) from None
        return result(answer)

    async def answered(request: Request) -> Response:
        start = time.perf_counter()
        code = place = ""
        try:
            answer = await perform(request)
        except Refused as refused:
            answer = problem(of_refusal(refused, speaker_for(request)))
            code = refused.code.value
        except _Declined as declined:
            retry = limits.retry_after if declined.kind is Trouble.TOOK_TOO_LONG else 0
            answer = trouble(request, declined.kind, field=declined.field, retry_after=retry)
            code = declined.kind.value
        except Failure as failure:
            code = trouble_of(failure).value
            wait = failure.retry_after if isinstance(failure, Busy) else float(limits.retry_after)
            answer = trouble(request, Trouble(code), retry_after=wait if failure.retry_helps else 0)
            place = place_of(failure.__cause__ or failure)
        except (ClientDisconnect, Cancelled):
            answer = trouble(request, Trouble.BODY_TOO_SLOW)
            code = Trouble.BODY_TOO_SLOW.value
        except Exception as defect:
            answer = trouble(request, Trouble.DEFECT)
            code = Trouble.DEFECT.value
            place = place_of(defect)
        milliseconds = round((time.perf_counter() - start) * 1000, 1)
        journal.write(Line(operation.path, answer.status_code, milliseconds, code, place))
        return answer

    return answered


def takes_files(operation: Operation) -> bool:
    """Whether a request of this operation holds pictures, and so may be large."""
    fields = msgspec.inspect.type_info(operation.request)
    return isinstance(fields, msgspec.inspect.DataclassType) and any(
        isinstance(one.type, msgspec.inspect.BytesType) for one in fields.fields
    )


def _call(operation: Operation, request: Request, limits: Limits) -> Call:
    attempt = request.headers.get(ATTEMPT_HEADER, "")
    if operation.is_write and not _ATTEMPT.match(attempt):
        raise Refused(RefusalCode.ATTEMPT_MISSING)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    session = token.strip() if scheme.lower() == "bearer" else ""
    return Call(
        session=session,
        attempt=attempt if operation.is_write else "",
        deadline=limits.answer_seconds,
        cancel=CancelToken(),
    )


def _practice(request: Request) -> str:
    practice = request.headers.get(PRACTICE_HEADER, "")
    if practice and not _ATTEMPT.match(practice):
        raise _Declined(Trouble.MALFORMED)
    return practice


async def _body(request: Request, most: int, seconds: float) -> bytes:
    """The whole body; a large one is refused by its announced length before it is read."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise _Declined(Trouble.MEDIA_TYPE)
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > most:
        raise _Declined(Trouble.TOO_LARGE)
    pieces: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                size += len(piece)
                if size > most:
                    raise _Declined(Trouble.TOO_LARGE)
                pieces.append(piece)
    except TimeoutError:
        raise _Declined(Trouble.BODY_TOO_SLOW) from None
    return b"".join(pieces)


def _decoded(body: bytes, kind: type) -> Any:
    if _NUL in body:
        # No name or number contains it, and PostgreSQL cannot store it.
        raise Refused(RefusalCode.FIELD_INVALID)
    try:
        return decode(body, kind)
    except msgspec.ValidationError as error:
        raise _Declined(Trouble.MALFORMED, _field(str(error))) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise _Declined(Trouble.MALFORMED) from None


def _field(message: str) -> str:
    """The dotted field in a message such as "Expected `str`, got `int` - at `$.identity.number`"."""
    found = re.search(r"at `\$\.([A-Za-z_.]+)", message)
    return found.group(1) if found else ""
