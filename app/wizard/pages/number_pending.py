"""A review of this number is under way (A088): wait, or use the account one has."""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text, verbatim
from app.wizard.crossing import CrossingPage
from app.wizard.ways import WayOn


class NumberPendingPage(CrossingPage):
    step = Step.NUMBER_PENDING
    title = text("A review of this number is under way")
    lead = text("Somebody handed in papers for this number. CHSI decides within three working days.")
    quote = verbatim("证件号码已经被注册，客服审核通过后才能被再次注册")
    meaning = text(
        "Until then nobody can register with it again. Your older account, if you have one, works."
    )
    ways = (
        WayOn(
            Exit.LOG_IN,
            "person",
            text("Log in with my older account"),
            text("It goes on working while the review runs."),
        ),
        WayOn(
            Exit.FIND_USER,
            "search",
            text("Find the user name of that account"),
            text("Name, document number, picture code."),
        ),
        WayOn(
            Exit.COME_BACK,
            "calendar",
            text("Wait, and come back"),
            text("Shows until when, and what to do then."),
        ),
        WayOn(
            Exit.CHANGE_IDENTITY,
            "pencil",
            text("I typed the number wrong"),
            text("Back to the form; everything else stays."),
        ),
    )
