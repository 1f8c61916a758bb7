"""Schemathesis against everything the OpenAPI document says, one request leading to the next.

`XUEJI_SCHEMA_CASES=10000 pytest tests/campus/api/test_schema.py` plays many.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import rule, run_state_machine_as_test
from schemathesis.checks import not_a_server_error
from schemathesis.generation.stateful.state_machine import StepInput
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
from harness.insider import Insider
from harness.live_server import live
from harness.whole_campus import Campus, open_campus, whole_campus

CASES = int(os.environ.get("XUEJI_SCHEMA_CASES", "1000"))
STEPS = 25
STEPS_TAKEN = 14
"""Of these so many are calls; the others find nothing to follow."""
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def test_nothing_the_document_allows_breaks_the_server() -> None:
    hall = Hall(lambda: open_campus().backend, rooms=20, idle=0.0)
    answered: Counter[tuple[str, int]] = Counter()
    with whole_campus() as campus, live(application(hall)) as url:
        machine = journey(url, campus, answered)
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=max(1, CASES // STEPS_TAKEN),
                stateful_step_count=STEPS,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                database=None,
            ),
        )
        operations = {one.ok().path for one in machine.schema.get_all_operations()}
    hall.close()
    asked = {path for path, _ in answered}
    done = {path for path, status in answered if status == 200}
    successes = sum(count for (_, status), count in answered.items() if status == 200)
    told = f"{answered.total()} calls, {successes} done; {len(asked)} of {len(operations)} operations asked"
    print(f"{told}, {len(done)} of them done")  # noqa: T201 - what a long run is made for
    assert answered.total() >= 0.8 * CASES, told
    assert successes >= 0.2 * answered.total(), told
    assert len(asked) >= 0.8 * len(operations), operations - asked
    assert len(done) >= 0.25 * len(operations), operations - done


def journey(url: str, campus: Campus, answered: Counter[tuple[str, int]]) -> Any:
    """A fresh campus for each; every call by anybody at all; every answer as the document says."""
    schema = schemathesis.openapi.from_url(f"{url}{PREFIX}/openapi.json")

    class Journey(schema.as_state_machine()):  # type: ignore[misc]
        def setup(self) -> None:
            self.practice = new_attempt()
            self.insider = Insider(url, campus, self.practice)

        def teardown(self) -> None:
            self.insider.close()
            super().teardown()

        def before_call(self, case: Any) -> None:
            case.body = self.insider.improved(case.path, case.body)

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            audience = case.operation.definition.raw["x-audience"]
            token = self.insider.token(audience, (case.path, case.body))
            bearer = {"Authorization": f"Bearer {token}"} if token else {}
            return {"headers": {PRACTICE_HEADER: self.practice, **bearer}}

        def validate_response(self, response: Any, case: Any, **kwargs: Any) -> None:
            answered[case.path, response.status_code] += 1
            case.validate_response(response, checks=CHECKS)
            if response.status_code == 200:
                self.insider.learn(response.json())

    # The links of the document reach few operations: each gets a rule of its own besides.
    operations = [one.ok() for one in schema.get_all_operations()]
    rules = {f"ask_{one.definition.raw['operationId']}": asking(one) for one in operations}
    return type("Journey", (Journey,), rules)


def asking(operation: Any) -> Callable[..., None]:
    @rule(case=operation.as_strategy())
    def ask(machine: Any, case: Any) -> None:
        machine.step(StepInput.initial(case))

    return ask
