"""There may be an account already: cheap ways back into it come before registering."""

from __future__ import annotations

from app.core.flow.step import Exit, Step
from app.core.text import text
from app.wizard.crossing import CrossingPage
from app.wizard.ways import WayOn


class HaveAccountPage(CrossingPage):
    step = Step.HAVE_ACCOUNT
    title = text("Then look for your account first")
    lead = text("A second registration with the same number leads to trouble. Looking takes a minute.")
    ways = (
        WayOn(
            Exit.FIND_USER,
            "search",
            text("Find my user name"),
            text("With name, document number and a picture code. Shows whether there is an account at all."),
        ),
        WayOn(
            Exit.LOG_IN,
            "person",
            text("Log in"),
            text("The user name can be phone number, document number or e-mail."),
        ),
        WayOn(Exit.SCAN, "phone", text("Log in by scanning"), text("If WeChat or Alipay was bound once.")),
        WayOn(
            Exit.RESET_PASSWORD,
            "key",
            text("Reset the password"),
            text("By phone, e-mail or security questions, whichever is bound."),
        ),
        WayOn(
            Exit.REGISTER,
            "pencil",
            text("I am sure I never registered"),
            text("If the number is registered after all, the site says so before anything happens."),
        ),
    )
