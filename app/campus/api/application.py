"""The campus service as a web application: a path for every operation of the roles it plays."""

from __future__ import annotations

import time
from typing import Any

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from app.campus.api.answer import result, trouble
from app.campus.api.endpoint import endpoint
from app.campus.api.gate import Gate
from app.campus.api.hall import House
from app.campus.api.journal import Journal, Line, place_of
from app.campus.api.limits import Limits
from app.campus.api.openapi import describe
from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.accounts import Nothing
from app.core.backend.http.problem import Trouble
from app.core.backend.http.wire import PREFIX, path_of
from app.core.backend.operation import Operation
from app.core.backend.table import wire_operations
from app.core.clock import Clock, SystemClock


def offered(backend: Backend) -> tuple[Operation, ...]:
    """The operations of the roles that `backend` plays and that may leave the program."""
    return tuple(one for one in wire_operations() if getattr(backend, one.role) is not None)


def application(house: House, limits: Limits | None = None, clock: Clock | None = None) -> ASGIApp:
    """The ASGI application that serves `house`. Whoever opened the house closes it."""
    limits = limits or Limits()
    journal = Journal(clock or SystemClock())
    threads = CapacityLimiter(limits.threads)
    app = FastAPI(title="Xueji campus service", docs_url=None, redoc_url=None, openapi_url=None)
    for operation in wire_operations():
        perform = endpoint(operation, house, limits, threads, journal)
        app.router.add_route(path_of(operation), perform, methods=["POST"], include_in_schema=False)
    document = describe(offered(house.facade))

    async def openapi(request: Request) -> Response:
        return result(document)

    async def health(request: Request) -> Response:
        return result({"status": "ok"})

    async def ready(request: Request) -> Response:
        try:
            await to_thread.run_sync(house.facade.service.facts, Nothing(), Call(deadline=2.0))
        except Exception as error:
            journal.write(Line("ready", 503, 0.0, Trouble.STORE, place_of(error)))
            return trouble(request, Trouble.STORE, retry_after=limits.retry_after)
        return result({"status": "ready"})

    async def declined(request: Request, error: Any) -> Response:
        start = time.perf_counter()
        answer = trouble(request, _kind(request, error))
        milliseconds = round((time.perf_counter() - start) * 1000, 1)
        journal.write(Line("-", answer.status_code, milliseconds))
        return answer

    for path, asked in ((f"{PREFIX}/openapi.json", openapi), ("/health", health), ("/ready", ready)):
        app.router.add_route(path, asked, methods=["GET"], include_in_schema=False)
    app.add_exception_handler(HTTPException, declined)
    return Gate(app, limits)


def _kind(request: Request, error: HTTPException) -> Trouble:
    if error.status_code == 405:
        return Trouble.METHOD
    head = request.url.path.strip("/").partition("/")[0]
    if head.startswith("v") and head[1:].isdigit() and f"/{head}" != PREFIX:
        return Trouble.WRONG_VERSION
    return Trouble.NO_SUCH_PATH
