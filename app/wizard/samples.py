"""An invented journey for pictures of every page: nobody's data, no service behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from app.core.backend.data.accounts import (
    Account,
    AccountState,
    AppLogin,
    ClosedAccount,
    Menu,
    Registered,
    Session,
)
from app.core.backend.data.codes import Channel, CodeAccepted, CodeSent, PictureCode
from app.core.backend.data.records import (
    Photo,
    Publication,
    Record,
    RecordField,
    RecordKind,
    RecordPage,
    StatusClass,
)
from app.core.backend.data.recovery import FoundUserName, Means, Ticket, TicketState, Way, Ways
from app.core.backend.data.reviews import (
    CheckStanding,
    HelpEntries,
    HelpEntry,
    HelpPurpose,
    HelpState,
    ReviewEntry,
    ReviewState,
    UploadQuota,
    WayOut,
    WayStanding,
)
from app.core.backend.data.sandbox import Folder, Message, Persona
from app.core.clock import CHINA
from app.core.flow.memory import Chosen, Door, Known, Memory, Typed, UsedBefore
from app.core.identity.document_type import DocumentType
from app.widgets.fonts import FAMILY
from app.wizard.sample_picture import encoded

NOW = datetime(2026, 11, 2, 10, 22, tzinfo=CHINA)
NAME, NUMBER, PHONE = "林知夏", "990000200703150028", "13800138000"
SECRET = "Qinghe2026"  # noqa: S105 - invented, and shown on the page as an example
MASKED = "*" * 14 + NUMBER[-4:]

PERSONA = Persona(
    name=NAME,
    document_type=DocumentType.RESIDENT_ID,
    number=NUMBER,
    phone=PHONE,
    email="zhixia@example.cn",
    password=SECRET,
    classmate_name="周以安",
    classmate_phone="13800138001",
    institution="青禾示范大学",
    student_number="2026010101",
    major="计算机科学与技术",
)

MESSAGE = Message(
    Channel.PHONE,
    PHONE,
    "学信网（演示）",
    "短信验证码",
    "【演示】您的短信验证码为 471902，10 分钟内有效，请勿告诉任何人。",
    NOW,
    Folder.INBOX,
    "471902",
)

MAIL = Message(
    Channel.EMAIL,
    PERSONA.email,
    "学信网",
    "学信网帐号激活邮件",
    "请点击链接激活帐号：https://practice.example/activate/7f3a",
    NOW,
    Folder.INBOX,
    link="https://practice.example/activate/7f3a",
)

_LINES = (
    ("xm", NAME, NAME),
    ("xb", "女", "女"),
    ("csrq", "2007年03月15日", "2007-03-15"),
    ("mz", "汉族", "汉族"),
    ("sfzh", MASKED, MASKED),
    ("yxmc", "青禾示范大学", "青禾示范大学"),
    ("cc", "本科", "本科"),
    ("zymc", "软件工程", "计算机科学与技术"),
    ("xz", "4 年", "四年"),
    ("xllb", "普通高等教育", "普通高等教育"),
    ("xxxs", "普通全日制", "普通全日制"),
    ("xh", "", ""),
    ("rxrq", "2026年09月05日", "2026-09-05"),
    ("xjzt", "在籍（注册学籍）", ""),
    ("byrq", "2030年06月30日", ""),
)

RECORD = Record(
    id="sample",
    kind=RecordKind.STUDENT,
    institution="青禾示范大学",
    fields=tuple(RecordField(*line) for line in _LINES),
    status="在籍（注册学籍）",
    status_class=StatusClass.OK,
    admission_photo=Photo.OWN,
    qualification_photo=Photo.MISSING,
    flags=(),
    self_checked_at=None,
    photo_seed="sample",
)

ACCOUNT = Account(
    user_name="138****8000",
    state=AccountState.ACTIVE,
    name=NAME,
    document_type=DocumentType.RESIDENT_ID,
    number=MASKED,
    phone="138****8000",
    email="",
    real_name_bound=True,
    has_security_questions=False,
    apps=(AppLogin.WECHAT,),
    menus=(Menu.RECORD,),
    closed_accounts=(ClosedAccount("139****0006", ("conscription",)),),
)

CHECK = CheckStanding(
    solved=False,
    warning_accepted=True,
    affects=(),
    ways=tuple(WayStanding(way, True) for way in WayOut),
    uploads=UploadQuota(left_today=2, left_total=4, again_at=None),
    help_requests_left=5,
    app_failures=0,
    manual_review_offered=False,
)


def _asked(number: int, who: str, purpose: HelpPurpose, state: HelpState, hours: int) -> HelpEntry:
    sent = NOW - timedelta(hours=hours)
    return HelpEntry(
        f"H-{number}", purpose, who, f"1500013000{number}", state, sent, sent + timedelta(days=7)
    )


ASKED = (
    _asked(1, "周以安", HelpPurpose.SOLVE_DUPLICATE, HelpState.SENT, 2),
    _asked(2, "沈清和", HelpPurpose.BIND_REAL_NAME, HelpState.SENT, 1),
    _asked(3, "许望舒", HelpPurpose.BIND_REAL_NAME, HelpState.HELPED, 30),
    _asked(4, "程嘉禾", HelpPurpose.SOLVE_DUPLICATE, HelpState.EXPIRED, 200),
)
"""What classmates have asked for: two wait, one was helped, one ran out."""


def sample_memory(door: Door) -> Memory:
    """Everything typed and told, as after a long practice."""
    typed = Typed(
        name=NAME,
        number=NUMBER,
        phone=PHONE,
        own_phone=True,
        code="471",
        password=SECRET,
        password_again=SECRET,
        email=PERSONA.email,
        identifier=PHONE,
        user_name=PHONE,
        classmate_name=PERSONA.classmate_name,
        classmate_phone=PERSONA.classmate_phone,
        institution=PERSONA.institution,
        student_number=PERSONA.student_number,
        major=PERSONA.major,
    )
    known = Known(
        persona=PERSONA if door is Door.PRACTISE else None,
        picture=PictureCode("sample", picture_image("R7KD"), NOW + timedelta(minutes=5)),
        code_sent=CodeSent(
            Channel.PHONE, PHONE, NOW, NOW + timedelta(minutes=10), NOW + timedelta(seconds=42), 4, 6
        ),
        code_sent_to="",
        code_accepted=CodeAccepted(NOW + timedelta(minutes=10)),
        registered=Registered(PHONE, AccountState.ACTIVE, "账号注册成功"),
        session=Session("sample", ACCOUNT, NOW + timedelta(hours=1)),
        account=ACCOUNT,
        found=FoundUserName("138****8000"),
        ways=Ways((Way(Means.PHONE, "138****8000"), Way(Means.EMAIL, "z***@example.cn"))),
        ticket=Ticket("T-0007", TicketState.SENT, NOW, NOW + timedelta(days=3)),
        check=CHECK,
        review=ReviewEntry("R-0007", MASKED, NOW, ReviewState.WAITING, NOW + timedelta(days=3)),
        inbox=HelpEntries(ASKED, 5),
        answered=replace(ASKED[0], state=HelpState.HELPED),
        page=RecordPage(Publication.PUBLISHED, NOW.date(), (RECORD,)),
        now=NOW,
    )
    return Memory(typed, Chosen(door=door, used=UsedBefore.NEVER), known)


def picture_image(characters: str) -> bytes:
    """A plain picture code as PNG."""
    image = QImage(140, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.setPen(QColor("#4A515C"))
    painter.setFont(QFont(FAMILY, 20))
    painter.drawText(QRectF(image.rect()), Qt.AlignmentFlag.AlignCenter, " ".join(characters))
    painter.end()
    return encoded(image, b"png")
