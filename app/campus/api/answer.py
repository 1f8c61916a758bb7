"""Answers: results and problem documents."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from app.core.backend.http.problem import Problem, Trouble, of_trouble
from app.core.backend.http.wire import JSON, PROBLEM_JSON, encode
from app.core.text import Speaker

SPEAKERS = {"zh": Speaker("zh_CN"), "en": Speaker("en")}


def language_of(request: Request) -> str:
    """A key of `SPEAKERS`: Chinese, unless the client asks for English first."""
    wanted = request.headers.get("accept-language", "").strip().lower()
    return "en" if wanted.startswith("en") else "zh"


def speaker_for(request: Request) -> Speaker:
    return SPEAKERS[language_of(request)]


def result(value: object) -> Response:
    return Response(encode(value), media_type=JSON)


def problem(document: Problem) -> Response:
    headers = {}
    if document.retry_after:
        headers["Retry-After"] = str(max(1, round(document.retry_after)))
    if document.status == 405:
        headers["Allow"] = "POST"
    return Response(encode(document), document.status, headers, PROBLEM_JSON)


def trouble(request: Request, kind: Trouble, *, retry_after: float = 0.0, field: str = "") -> Response:
    return problem(of_trouble(kind, speaker_for(request), retry_after=retry_after, field=field))
