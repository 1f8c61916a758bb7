"""Mail leaves through a real SMTP server: with TLS and log-in, once each, and again after trouble."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from app.campus.api.keys import keys_in
from app.campus.api.mail import Courier, MailServer, Smtp, mail_server
from app.campus.api.opening import open_house, prepare
from app.campus.store.rows import MessageRow, PictureRow
from app.campus.store.store import MEMORY, Store
from app.campus.store.vault import new_keys
from app.core.backend.call import Call, new_attempt
from app.core.backend.data.accounts import CodeLogin, Identity
from app.core.backend.data.codes import Channel, CodeRequest, PictureAnswer, PictureCodeRequest, Purpose
from app.core.backend.data.sandbox import Folder
from app.core.backend.refusal import RefusalCode, Refused
from app.core.clock import CHINA
from app.core.identity.document_type import DocumentType
from app.core.identity.id_number import compose
from app.core.launch import UsageProblem
from app.core.serving import ServeOptions
from harness.certificates import Certificate, certificate
from harness.logs import ExpectLog
from harness.smtp_server import mail_server_at

SENDER = "noreply@example.cn"


class Box:
    """Keeps what arrives; refuses the first `trouble` messages."""

    def __init__(self, trouble: int = 0) -> None:
        self.letters: list[str] = []
        self.trouble = trouble
        self.came = threading.Event()

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.trouble:
            self.trouble -= 1
            return "451 come back later"
        assert isinstance(envelope.content, bytes)
        self.letters.append(envelope.content.decode())
        self.came.set()
        return "250 taken"


def row(target: str = "student@example.cn", id: str = "1") -> MessageRow:
    return MessageRow(
        id=id,
        channel=Channel.EMAIL,
        at=datetime(2026, 9, 1, 9, 0, tzinfo=CHINA),
        folder=Folder.INBOX,
        target=target,
        sender="示范大学",
        subject="邮箱校验码",
        body="您的邮箱校验码为 123456。",
    )


@pytest.fixture
def store() -> Iterator[Store]:
    one = Store(MEMORY, new_keys())
    yield one
    one.close()


@pytest.fixture
def trusted(tmp_path: Path) -> Certificate:
    return certificate(tmp_path, "127.0.0.1")


def test_a_code_arrives_over_tls_with_a_log_in(trusted: Certificate, expect_log: ExpectLog) -> None:
    box = Box()
    asked: list[bytes] = []

    def log_in(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        asked.append(data.login)
        return AuthResult(success=data.password == b"post-secret")

    context = trusted.server_context()
    told = expect_log("login_data is deprecated", logger="mail.log")
    with told, mail_server_at(box, context, authenticator=log_in, auth_require_tls=False) as port:
        ca_file = str(trusted.ca_file)
        Smtp(MailServer("127.0.0.1", SENDER, port, "tls", "campus", "post-secret", ca_file)).send(row())
    assert asked == [b"campus"]
    assert "To: student@example.cn" in box.letters[0]
    assert SENDER in box.letters[0]


def test_a_server_that_nobody_vouches_for_gets_no_letter(trusted: Certificate) -> None:
    box = Box()
    with mail_server_at(box, trusted.server_context()) as port, pytest.raises(OSError, match="certificate"):
        Smtp(MailServer("127.0.0.1", SENDER, port)).send(row())
    assert box.letters == []


def test_the_courier_tries_again_and_sends_once(store: Store, expect_log: ExpectLog) -> None:
    box = Box(trouble=2)
    with mail_server_at(box) as port, expect_log("mail-not-sent"):
        sender = Smtp(MailServer("127.0.0.1", SENDER, port, "none"))
        store.run(lambda work: work.rows(MessageRow).add(row()), writes=True)
        courier = Courier(store, sender.send, pause=0.01)
        courier.start()
        came = box.came.wait(5)
        courier.close()
        assert came
        assert courier.deliver_all() == 0
    assert len(box.letters) == 1
    assert store.run(lambda work: work.rows(MessageRow).count(), writes=False) == 0


def test_two_couriers_never_send_one_letter_twice(store: Store) -> None:
    sent: list[str] = []
    for number in range(60):
        letter = row(f"s{number}@example.cn", str(number))
        store.run(lambda work, one=letter: work.rows(MessageRow).add(one), writes=True)
    couriers = [Courier(store, lambda letter: sent.append(letter.target)) for _ in range(3)]
    working = [threading.Thread(target=courier.deliver_all) for courier in couriers]
    for thread in working:
        thread.start()
    for thread in working:
        thread.join()
    assert sorted(sent) == sorted({f"s{number}@example.cn" for number in range(60)})


def test_a_student_of_the_school_logs_in_by_a_code_through_the_gateway(tmp_path: Path) -> None:
    """The real realm, whole: a picture code, a code that leaves by mail, and the class list."""
    student = Identity("李明", DocumentType.RESIDENT_ID, compose("110199", date(2007, 5, 5), 1))
    people = {
        "students": [
            {
                "id": "1",
                "name": student.name,
                "number": student.number,
                "college": "文学院",
                "class_name": "一班",
                "phone": "13800138000",
            }
        ]
    }
    (tmp_path / "people.json").write_text(json.dumps(people), encoding="utf-8")
    box = Box()
    with mail_server_at(box) as port:
        lines = f'host = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "{SENDER}"\n'
        (tmp_path / "mail.toml").write_text(lines + 'sms_domain = "sms.example.cn"\n', encoding="utf-8")
        options = ServeOptions(
            database=f"sqlite:///{tmp_path / 'campus.db'}",
            keys=str(tmp_path / "keys"),
            people=str(tmp_path / "people.json"),
            mail=str(tmp_path / "mail.toml"),
        )
        prepare(options)
        house = open_house(options)
        accounts = house.facade.accounts
        assert accounts is not None
        picture = accounts.picture_code(PictureCodeRequest(Purpose.LOG_IN), Call(attempt=new_attempt()))
        store = Store(options.database, keys_in(tmp_path / "keys"))
        row = store.run(lambda work: work.rows(PictureRow).get(picture.challenge), writes=False)
        store.close()
        assert row is not None
        answer = PictureAnswer(picture.challenge, row.answer)
        asked = CodeRequest(Purpose.LOG_IN, Channel.PHONE, "13800138000", answer)
        accounts.send_code(asked, Call(attempt=new_attempt()))
        assert box.came.wait(10)
        letter = message_from_string(box.letters[0], policy=default)
        assert letter["To"] == "13800138000@sms.example.cn"
        code = re.search(r"\b\d{6}\b", letter.get_content())
        assert code is not None
        login = CodeLogin(student, phone="13800138000", code=code[0])
        session = accounts.log_in_by_code(login, Call(attempt=new_attempt()))
        assert session.account.name == student.name
        house.close()


def test_what_cannot_be_sent_is_not_offered(tmp_path: Path) -> None:
    options = ServeOptions(database=f"sqlite:///{tmp_path / 'campus.db'}", keys=str(tmp_path / "keys"))
    prepare(options)
    house = open_house(options)
    assert house.facade.accounts is not None
    asked = CodeRequest(Purpose.LOG_IN, Channel.PHONE, "13800138000", PictureAnswer("x", "x"))
    with pytest.raises(Refused) as caught:
        house.facade.accounts.send_code(asked, Call(attempt=new_attempt()))
    assert caught.value.code is RefusalCode.NOT_OFFERED
    house.close()


def test_short_messages_stay_for_whoever_carries_those(store: Store) -> None:
    sms = replace(row("13800138000"), channel=Channel.PHONE)
    store.run(lambda work: work.rows(MessageRow).add(sms), writes=True)
    assert Courier(store, lambda letter: None).deliver_all() == 0


@pytest.mark.parametrize(
    "content",
    [
        "",
        "host = 1",
        'host = "mail.example.cn"\nsender = "a@b"\nsecurity = "none"',
        'host = "x"\nfly = 1',
        "{",
    ],
)
def test_settings_that_cannot_work_are_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "mail.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageProblem):
        mail_server(str(file))


def test_settings_are_read(tmp_path: Path) -> None:
    file = tmp_path / "mail.toml"
    file.write_text('host = "mail.example.cn"\nsender = "noreply@example.cn"\n', encoding="utf-8")
    assert mail_server(str(file)) == MailServer("mail.example.cn", "noreply@example.cn")
    assert "secret" not in repr(MailServer("h", "s", password="secret"))
