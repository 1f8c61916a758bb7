"""The phone number is registered already (A030-A035): the cheapest remedy first."""

from __future__ import annotations

from app.core.backend.refusal import RefusalCode
from app.core.flow import person
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.mask import mask_phone
from app.core.text import text, verbatim
from app.widgets.banner import SideNote
from app.wizard.crossing import CrossingPage
from app.wizard.ways import WayOn

BOUND = verbatim("电子邮件（或手机号）已被用户绑定邮箱（或手机）时使用")


class PhoneTakenPage(CrossingPage):
    step = Step.PHONE_TAKEN
    title = text("This mobile number is registered already")
    quote = verbatim("该手机号码已被注册")
    meaning = text("Somebody has an account with it: you yourself, a parent, or who had the number before.")
    ways = (
        WayOn(
            Exit.CHANGE_PHONE,
            "pencil",
            text("Check the number, or use another of my own"),
            text("A slip of the pen is the commonest reason."),
        ),
        WayOn(
            Exit.LOG_IN,
            "person",
            text("It is my account: log in"),
            text("The number is the user name."),
        ),
        WayOn(
            Exit.RESET_PASSWORD,
            "key",
            text("It is my account, I forgot the password"),
            text("You have the phone in your hand: the code comes to it."),
        ),
        WayOn(
            Exit.TICKET,
            "headset",
            text("It is not my account: ask the staff of CHSI"),
            text("Name, number, document number and a photo holding your ID. Then register promptly."),
        ),
    )

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        phone = person.phone(memory.typed)
        self.head.set_lead(text("It is about {phone}.", phone=mask_phone(phone)) if phone else None)
        refusal = self.scene.journey.flow.refusal
        if refusal is not None and refusal.code is RefusalCode.CONTACT_BOUND and self.banner is not None:
            owner = verbatim(str(refusal.details.get("owner", "")))
            self.banner.show_words(
                "accent",
                text("The site's message: {quote}", quote=BOUND),
                text("It is bound to the account {owner}. If that is yours, log in with it.", owner=owner),
            )

    def below(self) -> None:
        self.add_side(
            SideNote(
                text("Only to the official staff"),
                text("Photos of your ID card never go to a chat group, a classmate or a stranger."),
            )
        )
