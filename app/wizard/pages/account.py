"""What can be done with an account one is logged in to (A140-A143); what the site calls 账号管理."""

from __future__ import annotations

from app.core.backend.data.accounts import AppLogin
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import listed, text, verbatim
from app.widgets.banner import SideNote
from app.wizard.answers import Answer, AnswerCard
from app.wizard.crossing import CrossingPage
from app.wizard.ways import ENOUGH, WayOn

APPS = {AppLogin.WECHAT: text("WeChat"), AppLogin.ALIPAY: text("Alipay")}
NONE = text("none yet")


class AccountPage(CrossingPage):
    step = Step.ACCOUNT
    title = text("Your account")
    lead = text("On the site this is 账号管理.")
    ways = (
        WayOn(
            Exit.LOOK_AGAIN,
            "list",
            text("Look at the record"),
            text("With the account as it is now."),
        ),
        WayOn(
            Exit.CHANGE_NAME,
            "pencil",
            text("Change the name"),
            text("When it differs from the ID card, or a rare character was left out."),
        ),
        WayOn(
            Exit.CHANGE_PHONE,
            "phone",
            text("Change the phone number"),
            text("The code comes to the new number; it is the user name from then on."),
        ),
        WayOn(
            Exit.BIND_APP,
            "shield-check",
            text("Bind WeChat or Alipay"),
            text("Then you can log in by scanning when you forget the password."),
        ),
        WayOn(
            Exit.INBOX,
            "mail",
            text("Inbox"),
            text("Classmates who ask you to help: prove a number, bind a phone."),
        ),
        WayOn(
            Exit.CLOSE,
            "trash",
            text("Close the account (注销)"),
            text("For an account you do not need. It cannot be undone."),
        ),
        ENOUGH,
    )

    def above(self) -> None:
        self.card = AnswerCard()
        self.body.addWidget(self.card)

    def below(self) -> None:
        self.add_side(
            SideNote(
                text("The document number"),
                text("It can never be changed. A wrong one: register again, or ask the staff of CHSI."),
            )
        )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        account = memory.known.account
        if account is None:
            return
        apps = listed(APPS[app] for app in account.apps) if account.apps else NONE
        self.card.show_answers(
            [
                Answer(text("Name"), verbatim(account.name)),
                Answer(text("Document number"), verbatim(account.number)),
                Answer(text("Mobile number"), verbatim(account.phone) if account.phone else NONE),
                Answer(text("Apps bound"), apps),
            ]
        )
