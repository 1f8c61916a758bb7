"""A school's own service in a process of its own: a student, a counsellor, a gateway for codes."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import Envelope, Session

from app.campus.api.keys import keys_in
from app.campus.store.rows import CodeRow, PictureRow
from app.campus.store.store import Store
from app.core.backend.backend import Backend
from app.core.backend.call import Call, new_attempt
from app.core.backend.data.roster import SlipRequest, StaffLogin
from app.core.backend.http.connection import NO_PROXY, Connection
from app.core.backend.http.descriptor import CAMPUS
from app.core.backend.http.opening import open_server
from app.core.identity.id_number import compose
from harness.served import Served, serving
from harness.smtp_server import mail_server_at

NAME, PHONE = "李明", "13800138000"
NUMBER = compose("110101", date(2007, 5, 5), 1)
"""Computed when the tests run, since the real realm refuses the region that nobody lives in."""
TITLE = "校内预核对（不是学信网）"
STAFF = {"user_name": "fdy01", "role": "counsellor", "password": "Own-password-1", "college": "文学院"}


class Gateway:
    """Takes the mail that becomes short messages."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.came = threading.Event()

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.letters.append(envelope.content.decode())
        self.came.set()
        return "250 taken"

    def code(self) -> str:
        """The newest one-time code, once one has come."""
        assert self.came.wait(10), "no code was sent"
        letter = message_from_string(self.letters[-1], policy=default)
        found = re.search(r"\b\d{6}\b", letter.get_content())
        assert found is not None
        return found[0]


@dataclass
class School:
    """`place` holds the database, so that a server started there again is the same school."""

    place: Path
    gateway: Gateway = field(default_factory=Gateway)
    port: int = 0

    @contextmanager
    def open(self, *arguments: str) -> Iterator[Served]:
        """The server; on the same port when it was open before."""
        known = ("--port", str(self.port)) if self.port else ()
        with serving(self.place, "--people", "people.json", *known, *arguments) as served:
            self.port = int(served.url.rsplit(":", 1)[1])
            yield served

    def picture_answer(self, challenge: str) -> str:
        """What stands in a picture: read where the service keeps it, since no eye is here to see it."""
        row = self._rows(lambda work: work.rows(PictureRow).get(challenge))
        assert row is not None
        answer: str = row.answer
        return answer

    def codes(self) -> list[CodeRow]:
        found: list[CodeRow] = self._rows(lambda work: work.rows(CodeRow).all())
        return found

    def change(self, work: Any) -> Any:
        return self._run(work, writes=True)

    def slip(self, url: str) -> str:
        """A slip for the student, as the counsellor hands it out."""
        with _talking(url) as backend:
            assert backend.roster is not None
            login = StaffLogin(str(STAFF["user_name"]), str(STAFF["password"]))
            token = backend.roster.log_in(login, Call(attempt=new_attempt())).token
            call = Call(session=token, attempt=new_attempt())
            return backend.roster.issue_slip(SlipRequest("1"), call).secret

    def _rows(self, work: Any) -> Any:
        return self._run(work, writes=False)

    def _run(self, work: Any, *, writes: bool) -> Any:
        store = Store(
            f"sqlite:///{self.place / 'xueji-campus.db'}", keys_in(self.place / "xueji-campus.keys")
        )
        try:
            return store.run(work, writes=writes)
        finally:
            store.close()


@contextmanager
def school_at(place: Path, *, records: bool = True) -> Iterator[tuple[School, tuple[str, ...]]]:
    """The school and the arguments that have it send codes; nothing is served yet."""
    student = {"id": "1", "name": NAME, "number": NUMBER, "phone": PHONE}
    where = {"college": "文学院", "class_name": "汉文2601"}
    fields = {"xm": NAME, "sfzh": NUMBER, "zymc": "汉语言文学"}
    record = {"id": "r1", "name": NAME, "number": NUMBER, "institution": "示范大学", **where}
    record |= {
        "status": "在籍（注册学籍）",
        "published_since": "2026-09-20",
        "fields": fields,
        "compare": fields,
    }
    people = {"staff": [STAFF], "students": [student | where], "records": [record] if records else []}
    (place / "people.json").write_text(json.dumps(people), encoding="utf-8")
    school = School(place)
    with mail_server_at(school.gateway) as port:
        lines = [f'host = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "noreply@example.cn"\n']
        lines.append('sms_domain = "sms.example.cn"\n')
        (place / "mail.toml").write_text("".join(lines), encoding="utf-8")
        yield school, ("--mail", "mail.toml")


@contextmanager
def _talking(url: str) -> Iterator[Backend]:
    backend = open_server(Connection(url, proxy=NO_PROXY), CAMPUS)
    try:
        yield backend
    finally:
        backend.close()
