"""The document number is registered already (A080): first try to get back in, without harm to anything."""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text, verbatim
from app.widgets.banner import SideNote
from app.wizard.crossing import CrossingPage
from app.wizard.ways import WayOn


class NumberTakenPage(CrossingPage):
    step = Step.NUMBER_TAKEN
    title = text("This number has an account already")
    lead = text("No reason to worry: most often you registered it yourself, for another service.")
    quote = verbatim("证件号码已被注册")
    meaning = text("The commonest reason is military service registration, or photo proofreading at school.")
    ways = (
        WayOn(
            Exit.FIND_USER,
            "search",
            text("Find the user name first"),
            text("Name, document number, picture code. Harms no account."),
        ),
        WayOn(
            Exit.LOG_IN,
            "id-card",
            text("Log in with the document number"),
            text("It is a user name too. Try the passwords you usually choose."),
        ),
        WayOn(
            Exit.SCAN,
            "phone",
            text("Log in by scanning"),
            text("If you bound WeChat or Alipay once."),
        ),
        WayOn(
            Exit.CHANGE_IDENTITY,
            "pencil",
            text("I typed the number wrong"),
            text("Back to the form; everything else stays."),
        ),
        WayOn(
            Exit.NONE_WORKS,
            "warning",
            text("None of this works"),
            text("Then you can register again. Please read first what that closes."),
        ),
    )

    def below(self) -> None:
        self.add_side(
            SideNote(
                text("Not by the school"),
                text(
                    "Your school cannot see or change accounts of CHSI. Only you can, or the staff of CHSI."
                ),
            ),
            SideNote(
                text("Registered by a stranger?"),
                text("Look it up under “I got a message”, or ask the staff of CHSI: 010-67410388."),
            ),
        )
