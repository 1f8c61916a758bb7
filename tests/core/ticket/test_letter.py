from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

from app.core.text import ENGLISH
from app.core.ticket.draft import Draft
from app.core.ticket.letter import letter
from app.core.troubleshooting.model import TicketKind

ADDRESS = "kefu@chsi.com.cn"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


def test_the_letter_has_the_three_things_support_asks_for() -> None:
    written = letter(
        Draft(TicketKind.ACCOUNT, user_name="a@b.cn", description="收不到短信", screenshot=PNG), ENGLISH
    )
    assert "User name: a@b.cn" in written.body
    assert "Screenshot of the page: attached" in written.body
    assert "What happened: 收不到短信" in written.body


def test_the_mail_link_is_one_address_with_subject_and_body_and_not_too_long() -> None:
    written = letter(Draft(TicketKind.REVIEW, description="审核&超过?三天 #1\n" * 80), ENGLISH)
    link = urlsplit(written.mail_link(ADDRESS))
    asked = parse_qs(link.query)
    assert (link.scheme, link.path, link.fragment) == ("mailto", ADDRESS, "")
    assert asked["subject"] == [written.subject]
    assert asked["body"][0].startswith("Hello,")
    assert len(link.geturl()) <= 1_900


def test_the_mail_file_opens_as_a_draft_with_the_screenshot() -> None:
    written = letter(
        Draft(TicketKind.ACCOUNT, user_name="x", description="页面没有反应", screenshot=PNG), ENGLISH
    )
    message = message_from_bytes(written.mail_file(ADDRESS), policy=default)
    assert message["To"] == ADDRESS
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    body = message.get_body()
    assert body is not None
    assert "页面没有反应" in body.get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "image/png"
    assert attached.get_content() == PNG


def test_line_breaks_in_what_was_typed_cannot_add_headers() -> None:
    written = letter(
        Draft(TicketKind.ACCOUNT, user_name="x\nBcc: a@example.com", description="没有反应没有反应"), ENGLISH
    )
    message = message_from_bytes(written.mail_file(ADDRESS), policy=default)
    assert message["Bcc"] is None


def test_the_phone_release_says_what_the_rule_asks() -> None:
    draft = Draft(TicketKind.PHONE_RELEASE, name="张三", phone="13800138000", id_number="99000020070315001X")
    body = letter(draft, ENGLISH).body
    for part in ("张三", "13800138000", "99000020070315001X", "sent in this chat"):
        assert part in body
