"""Schemathesis against everything the OpenAPI document says, one request leading to the next.

`XUEJI_SCHEMA_CASES=10000 pytest tests/campus/api/test_schema.py` plays many.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from zlib import crc32

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.campus.api.application import application
from app.campus.api.hall import Hall
from app.core.backend.call import new_attempt
from app.core.backend.http.wire import PRACTICE_HEADER, PREFIX
from harness.live_server import live
from harness.whole_campus import open_campus, whole_campus

CASES = int(os.environ.get("XUEJI_SCHEMA_CASES", "1000"))
STEPS = 10
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def test_nothing_the_document_allows_breaks_the_server() -> None:
    played = 0
    hall = Hall(lambda: open_campus().backend, rooms=20, idle=0.0)
    tokens = list(open_tokens())
    with live(application(hall)) as url:
        schema = schemathesis.openapi.from_url(f"{url}{PREFIX}/openapi.json")

        class Journey(schema.as_state_machine()):  # type: ignore[misc]
            """A fresh campus for each; every call by anybody at all; every answer as the document says."""

            def setup(self) -> None:
                self.practice = new_attempt()

            def get_call_kwargs(self, case: Any) -> dict[str, Any]:
                # By what is asked, not by chance, so that a failure can be played again.
                who = crc32(repr((case.path, case.body)).encode("utf-8", "surrogatepass"))
                token = tokens[who % len(tokens)]
                bearer = {"Authorization": f"Bearer {token}"} if token else {}
                return {"headers": {PRACTICE_HEADER: self.practice, **bearer}}

            def validate_response(self, response: Any, case: Any, **kwargs: Any) -> None:
                nonlocal played
                played += 1
                case.validate_response(response, checks=CHECKS)

        run_state_machine_as_test(
            Journey,
            settings=settings(
                max_examples=max(1, CASES // STEPS),
                stateful_step_count=STEPS,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                database=None,
            ),
        )
    hall.close()
    assert played >= CASES // 2, played


def open_tokens() -> Iterator[str]:
    with whole_campus() as campus:
        yield from campus.tokens.values()
