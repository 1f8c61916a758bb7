"""What one may change on an account one is logged in to: name, phone, apps; and closing it (A140-A143)."""

from __future__ import annotations

from app.core.backend.data.accounts import AppLogin
from app.core.flow.acts import account, records
from app.core.flow.facts import Fact
from app.core.flow.row import row, way, when
from app.core.flow.step import Exit, Group, Step

_RECORD = (when(Fact.RECORD_FOUND, Step.RECORD), when(Fact.PUBLISHED, Step.NO_RECORD), Step.NOT_PUBLISHED)

ROWS = (
    row(
        Step.ACCOUNT,
        Group.ACCOUNT,
        way(Exit.CHANGE_NAME, Step.CHANGE_NAME),
        way(Exit.CHANGE_PHONE, Step.NEW_PHONE),
        way(Exit.BIND_APP, Step.BIND_APP),
        way(Exit.INBOX, Step.INBOX, offered=Fact.CAN_REVIEW),
        way(Exit.LOOK_AGAIN, *_RECORD, act=records.LOOK_UP, offered=Fact.HAS_RECORDS),
        way(Exit.CLOSE, Step.CLOSE_ACCOUNT),
        way(Exit.STOP, Step.LAST, chooses={"stopped": True}),
    ),
    row(
        Step.CHANGE_NAME,
        Group.ACCOUNT,
        way(Exit.NEXT, *_RECORD, act=account.CHANGE_NAME),
    ),
    row(
        Step.NEW_PHONE,
        Group.ACCOUNT,
        way(Exit.NEXT, Step.ACCOUNT, act=account.CHANGE_PHONE),
        way(Exit.RESEND, act=account.SEND_TO_NEW_PHONE),
        way(Exit.NEW_PICTURE, act=account.PICTURE_FOR_CHANGE),
        arrive=account.PICTURE_FOR_CHANGE,
    ),
    row(
        Step.BIND_APP,
        Group.ACCOUNT,
        way(Exit.NEXT, Step.ACCOUNT, act=account.BIND_APP, chooses={"app": AppLogin.WECHAT}),
        way(Exit.SCAN, Step.ACCOUNT, act=account.BIND_APP, chooses={"app": AppLogin.ALIPAY}),
    ),
    row(
        Step.CLOSE_ACCOUNT,
        Group.ACCOUNT,
        way(Exit.NEXT, Step.LAST, act=account.CLOSE, chooses={"stopped": True}, seals=True),
        way(Exit.RESEND, act=account.SEND_FOR_CLOSING),
        way(Exit.NEW_PICTURE, act=account.PICTURE_FOR_CLOSING),
        way(Exit.ACCOUNT, Step.ACCOUNT),
        arrive=account.PICTURE_FOR_CLOSING,
    ),
)
