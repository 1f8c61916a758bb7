"""The OpenAPI document, made from the table of operations, their types and the catalogue of refusals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import msgspec

from app.campus.api.endpoint import ATTEMPT_PATTERN
from app.core.backend.catalogue import CATALOGUE
from app.core.backend.data.service import CONTRACT
from app.core.backend.http.problem import STATUS, Problem, Trouble
from app.core.backend.http.wire import ATTEMPT_HEADER, CONTRACT_HEADER, JSON, PROBLEM_JSON, path_of
from app.core.backend.operation import Audience, Operation

_REF = "#/components/schemas/{name}"


_HANDLES = ("challenge", "reference", "ticket")
"""Fields by which one answer leads to the next request: the same name on both sides."""


def describe(operations: Sequence[Operation]) -> dict[str, Any]:
    """An OpenAPI 3.1 document: every operation, every status it can answer, every code behind a status."""
    kinds = {kind for one in operations for kind in (one.request, one.result)}
    ordered = sorted(kinds, key=lambda kind: kind.__name__)
    schemas, components = msgspec.json.schema_components([*ordered, Problem], ref_template=_REF)
    by_kind = dict(zip([*ordered, Problem], schemas, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Xueji campus service", "version": str(CONTRACT)},
        "paths": {path_of(one): {"post": _operation(one, by_kind, operations)} for one in operations},
        "components": {
            "schemas": components,
            "responses": _refusals(by_kind[Problem]),
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(
    one: Operation, schema: dict[type, dict[str, Any]], others: Sequence[Operation]
) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": _id(one),
        "tags": [one.role],
        "x-audience": one.audience.value,
        "requestBody": {"required": True, "content": {JSON: {"schema": schema[one.request]}}},
        "responses": {
            "200": {
                "description": "What was asked for.",
                "headers": {CONTRACT_HEADER: {"schema": {"type": "string"}, "required": True}},
                "content": {JSON: {"schema": schema[one.result]}},
                "links": _links(one, others),
            },
            **{str(s): {"$ref": f"#/components/responses/Problem{s}"} for s in _codes_by_status()},
        },
    }
    if one.is_write:
        described["parameters"] = [
            {
                "name": ATTEMPT_HEADER,
                "in": "header",
                "required": True,
                "schema": {"type": "string", "pattern": ATTEMPT_PATTERN},
            }
        ]
    if one.audience is not Audience.ANYONE:
        described["security"] = [{"session": []}]
    return described


def _id(one: Operation) -> str:
    return one.path.replace("/", "_").replace("-", "_")


def _links(one: Operation, others: Sequence[Operation]) -> dict[str, Any]:
    """Which operations take a handle that this one gives."""
    given = {part.name for part in fields(one.result)}
    return {
        f"{handle}_to_{_id(other)}": {
            "operationId": _id(other),
            "requestBody": {handle: f"$response.body#/{handle}"},
        }
        for handle in _HANDLES
        for other in others
        if handle in given and handle in {part.name for part in fields(other.request)}
    }


def _codes_by_status() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for code, entry in CATALOGUE.items():
        found[entry.status].append(code.value)
    for kind in Trouble:
        found[STATUS[kind]].append(kind.value)
    return dict(sorted(found.items()))


def _refusals(problem: dict[str, Any]) -> dict[str, Any]:
    return {
        f"Problem{status}": {
            "description": ", ".join(codes),
            "content": {
                PROBLEM_JSON: {
                    "schema": {"allOf": [problem, {"properties": {"code": {"enum": codes}}}]},
                }
            },
        }
        for status, codes in _codes_by_status().items()
    }
