"""Requests as somebody writes them who is really there: own name and number, the code just received."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from zlib import crc32

import requests

from app.core.backend.call import new_attempt
from app.core.backend.http.wire import ATTEMPT_HEADER, PRACTICE_HEADER, PREFIX
from app.core.scenarios.catalogue import DEFAULT
from harness.whole_campus import Campus

_OWN = {
    *("name", "number", "phone", "email", "password"),
    *("institution", "student_number", "major", "classmate_name", "classmate_phone"),
}
_HANDLES = {"reference", "ticket", "challenge", "secret", "record_id", "student_id", "user_name", "link"}
_GIVEN_AS = {"slip": "secret"}
_ALWAYS = {"document_type": "resident-id", "id": DEFAULT, "asked": True, "saved": True, "understood": True}
_CODE_FOR = {
    "log-in-by-code": "log-in",
    "bind": "bind",
    "change-contact": "change-contact",
    "close": "close-account",
}
_FITTING = {
    "student": ("student", "other-student"),
    "counsellor": ("counsellor", "office", "operator"),
    "office": ("office", "operator"),
    "operator": ("operator",),
}


class Insider:
    """Knows everybody on a campus of `whole_campus`, a newcomer, and what was answered so far, in practice
    `practice` at `url`.

    What it does follows from what is asked, not from chance, so that a failure can be played again.
    """

    def __init__(self, url: str, campus: Campus, practice: str) -> None:
        self._url, self._practice, self._tokens = f"{url}{PREFIX}", practice, dict(campus.tokens)
        self._asked = 0
        self._session = requests.Session()
        self._session.trust_env = False
        newcomer = self._ask("sandbox/load", {"id": DEFAULT})["persona"]
        known = [{name: str(getattr(one, name)) for name in newcomer} for one in campus.personas.values()]
        self._people = [newcomer, *known]
        self._seen: dict[str, list[Any]] = defaultdict(list)
        for record in campus.records.values():
            self._seen["record_id"].append(record.id)
        for student in campus.students.values():
            self._seen["student_id"].append(student.id)

    def close(self) -> None:
        self._session.close()

    def token(self, audience: str, asked: object) -> str:
        """Somebody's token: three times of four of somebody who may ask this."""
        digest = self._digest(asked)
        fitting = _FITTING.get(audience, ())
        who = fitting if fitting and digest % 4 else tuple(self._tokens)
        return self._tokens[who[digest // 4 % len(who)]]

    def improved(self, path: str, body: Any) -> Any:
        """The same request, three times of four with what one of these people would write in it."""
        self._asked += 1
        digest = self._digest(body)
        if digest % 4 == 0 or not isinstance(body, dict):
            return body
        who = self._people[digest // 4 % len(self._people)]
        if "code" in body:
            self._get_code(_CODE_FOR.get(path.removeprefix(f"{PREFIX}/accounts/"), "register"), body, who)
        return self._filled(body, who)

    def learn(self, answer: Any) -> None:
        """Keep the handles of an answer for later requests."""
        if isinstance(answer, list):
            for one in answer:
                self.learn(one)
        if not isinstance(answer, dict):
            return
        for name, value in answer.items():
            if name in _HANDLES and value:
                self._seen[name].append(value)
            elif name == "token":
                self._tokens.setdefault("newcomer", value)
            self.learn(value)

    def _filled(self, body: dict[str, Any], who: dict[str, Any]) -> dict[str, Any]:
        better: dict[str, Any] = {}
        for name, value in body.items():
            if name == "picture" and value is not None:
                better[name] = self._solved(str(body.get("purpose", "reset-password")))
            elif isinstance(value, dict):
                better[name] = self._filled(value, who)
            else:
                better[name] = self._word(name, value, body, who)
        return better

    def _word(self, name: str, value: Any, body: dict[str, Any], who: dict[str, Any]) -> Any:
        by_mail = body.get("channel") == "email"
        if (own := "password" if name == "new_password" else name) in _OWN:
            return who[own]
        if name in ("target", "identifier", "own_phone", "user_name"):
            return who["email"] if by_mail else who["phone"]
        if name in _ALWAYS:
            return _ALWAYS[name]
        if name == "code":
            return self._newest_code(who["email"] if by_mail else who["phone"], by_mail=by_mail) or value
        seen = self._seen[_GIVEN_AS.get(name, name)]
        return seen[-1] if seen else value

    def _solved(self, purpose: str) -> dict[str, str]:
        challenge = self._ask("accounts/picture-code", {"purpose": purpose}).get("challenge", "")
        answer = self._ask("sandbox/picture-solution", {"challenge": challenge}).get("answer", "")
        return {"challenge": challenge, "answer": answer}

    def _get_code(self, purpose: str, body: dict[str, Any], who: dict[str, Any]) -> None:
        by_mail = body.get("channel") == "email"
        channel, target = ("email", who["email"]) if by_mail else ("phone", who["phone"])
        asked = {"purpose": purpose, "channel": channel, "target": target, "picture": self._solved(purpose)}
        self._ask("accounts/send-code", asked)

    def _newest_code(self, target: str, *, by_mail: bool) -> str:
        query = {"channel": "email" if by_mail else "phone", "target": target}
        messages = self._ask("sandbox/messages", query).get("messages", [])
        return next((message["code"] for message in reversed(messages) if message["code"]), "")

    def _ask(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {PRACTICE_HEADER: self._practice, ATTEMPT_HEADER: new_attempt()}
        answer = self._session.post(f"{self._url}/{path}", json=body, headers=headers, timeout=10)
        given: dict[str, Any] = answer.json()
        return given

    def _digest(self, asked: object) -> int:
        return crc32(repr((self._asked, asked)).encode("utf-8", "surrogatepass"))
