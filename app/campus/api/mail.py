"""Sending messages that leave the service: by SMTP, from the outbox in the database."""

from __future__ import annotations

import smtplib
import ssl
import threading
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formataddr
from functools import partial
from pathlib import Path

import msgspec

from app.campus.store.rows import MessageRow
from app.campus.store.store import Store, Transaction
from app.core import log
from app.core.backend.data.codes import Channel
from app.core.backend.failure import Failure
from app.core.launch import UsageProblem
from app.core.text import text

_SECONDS = 15.0


@dataclass(frozen=True)
class MailServer:
    """Settings of the mail server. `security` is ``tls`` (from the first byte), ``starttls``, or ``none``.

    ``none`` is for a relay on this very computer. `ca_file` names authorities to trust in place of the
    public ones. With an `sms_domain`, messages to phones go to ``13800138000@`` that domain, where the
    campus's gateway turns mail into short messages.
    """

    host: str
    sender: str
    port: int = 465
    security: str = "tls"
    user_name: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""
    sms_domain: str = ""

    @property
    def channels(self) -> frozenset[Channel]:
        """What can be reached through this server."""
        return frozenset(Channel) if self.sms_domain else frozenset({Channel.EMAIL})

    def __post_init__(self) -> None:
        local = self.host in ("localhost", "127.0.0.1", "::1")
        if self.security not in ("tls", "starttls", "none") or (self.security == "none" and not local):
            raise ValueError("security")


def mail_server(path: str) -> MailServer:
    """The settings in a TOML file; raises `UsageProblem`."""
    try:
        return msgspec.convert(tomllib.loads(Path(path).read_text(encoding="utf-8")), MailServer, strict=True)
    except (OSError, ValueError) as error:
        raise UsageProblem(text("the mail settings {file} cannot be used", file=path)) from error


class Smtp:
    """Hands one message to the mail server."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    def send(self, row: MessageRow) -> None:
        """Raises `OSError` or `smtplib.SMTPException` when the server did not take it."""
        letter = EmailMessage()
        letter["From"] = formataddr((row.sender, self._server.sender))
        by_gateway = row.channel is Channel.PHONE
        letter["To"] = f"{row.target}@{self._server.sms_domain}" if by_gateway else row.target
        letter["Subject"] = row.subject
        letter.set_content(row.body)
        server = self._server
        with self._connected() as connection:
            if server.user_name:
                connection.login(server.user_name, server.password)
            connection.send_message(letter)

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        trusted = ssl.create_default_context(cafile=server.ca_file or None)
        # Named, since smtplib would else ask the name service who this computer is, and wait for it.
        name = server.sender.rpartition("@")[2] or "localhost"
        if server.security == "tls":
            return smtplib.SMTP_SSL(server.host, server.port, name, timeout=_SECONDS, context=trusted)
        connection = smtplib.SMTP(server.host, server.port, name, timeout=_SECONDS)
        try:
            if server.security == "starttls":
                connection.starttls(context=trusted)
        except BaseException:
            connection.close()
            raise
        return connection


class Courier:
    """Takes messages of some channels out of the outbox and hands them to `send`, on a thread of its own.

    Each is taken out before it is sent, so that several processes never send one twice; one that could not
    be sent is put back and tried again later. What is in hand when a process is killed is lost, and the
    person asks for another code.
    """

    def __init__(
        self,
        store: Store,
        send: Callable[[MessageRow], None],
        channels: frozenset[Channel] = frozenset({Channel.EMAIL}),
        pause: float = 1.0,
    ) -> None:
        self._store = store
        self._channels = channels
        self._send = send
        self._pause = pause
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._ending.set()
        self._thread.join(_SECONDS + 1)

    def deliver_all(self) -> int:
        """Send what waits now; how many were sent."""
        sent = 0
        while (row := self._store.run(self._take_one, writes=True)) is not None:
            try:
                self._send(row)
            except (OSError, smtplib.SMTPException) as error:
                self._store.run(partial(_put_back, row), writes=True)
                log.defect("mail-not-sent", error)
                break
            sent += 1
        return sent

    def _take_one(self, work: Transaction) -> MessageRow | None:
        rows = work.rows(MessageRow)
        for channel in self._channels:
            row = rows.first(channel=channel)
            if row is not None:
                rows.remove(id=row.id)
                return row
        return None

    def _run(self) -> None:
        while not self._ending.wait(self._pause):
            try:
                self.deliver_all()
            except Failure as failure:
                log.defect("outbox-not-read", failure)


def _put_back(row: MessageRow, work: Transaction) -> None:
    work.rows(MessageRow).add(row)
