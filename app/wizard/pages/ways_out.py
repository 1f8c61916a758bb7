"""The four ways to prove the number, best first; what cannot work is not shown (A083-A095)."""

from __future__ import annotations

from app.core.backend.data.reviews import CheckStanding, WayOut
from app.core.flow.facts import under_review
from app.core.flow.step import Exit, Step
from app.core.text import Text, text
from app.widgets.banner import SideNote
from app.wizard.crossing import CrossingPage
from app.wizard.ways import WayOn

EXITS = {
    WayOut.APP_CHECK: Exit.APP_CHECK,
    WayOut.CLASSMATE: Exit.CLASSMATE,
    WayOut.RECORD_DATA: Exit.RECORD_DATA,
    WayOut.PHOTO_REVIEW: Exit.PHOTO_REVIEW,
}


class WaysOutPage(CrossingPage):
    step = Step.WAYS_OUT
    title = text("Prove that the number is yours")
    lead = text("One of these ways is enough. The quickest comes first.")

    def offered(self) -> tuple[WayOn, ...]:
        check = self.memory.known.check
        ask = (_ASK,) if self.unanswered else ()
        if check is None:
            return ask
        if check.solved:
            return (_PROVED,)
        found = [_way(standing.way, check) for standing in check.ways if standing.available]
        if under_review(check):
            found.append(_UNDER_REVIEW)
        found.append(
            WayOn(
                Exit.COME_BACK,
                "calendar",
                text("Not now: note what waits"),
                text("The account stays as it is."),
            )
        )
        return (*found, *ask)

    def below(self) -> None:
        self.add_side(
            SideNote(
                text("Where on the site?"),
                text("Log in with the new account, open 个人信息, press 【解决办法】."),
            ),
            SideNote(
                text("Not shown?"),
                text("A way that cannot work for you now is left out: no record yet, or no try left today."),
            ),
        )


def _way(way: WayOut, check: CheckStanding) -> WayOn:
    return WayOn(EXITS[way], _ICONS[way], _TITLES[way], _line(way, check), _TIMES[way])


def _line(way: WayOut, check: CheckStanding) -> Text:
    if way is WayOut.PHOTO_REVIEW:
        return text(
            "Two photos holding your ID. Tries left: {today} today, {total} in all.",
            today=check.uploads.left_today,
            total=check.uploads.left_total,
        )
    if way is WayOut.CLASSMATE:
        return text(
            "Somebody of your class whose phone is bound, face to face. Requests left today: {n}.",
            n=check.help_requests_left,
        )
    return _LINES[way]


_PROVED = WayOn(
    Exit.NEXT, "check", text("The number is proven already"), text("The answer has come through after all.")
)
_UNDER_REVIEW = WayOn(
    Exit.PHOTO_REVIEW,
    "hourglass",
    text("Your photos are being reviewed"),
    text("Look where the review stands before you try another way."),
)
_ASK = WayOn(Exit.LOOK_AGAIN, "refresh", text("Look which ways are open"), text("No answer has come yet."))
_ICONS = {
    WayOut.APP_CHECK: "phone",
    WayOut.CLASSMATE: "people",
    WayOut.RECORD_DATA: "document",
    WayOut.PHOTO_REVIEW: "picture",
}
_TITLES = {
    WayOut.APP_CHECK: text("Live face check in the app"),
    WayOut.CLASSMATE: text("Help of a classmate"),
    WayOut.RECORD_DATA: text("Data of your student record"),
    WayOut.PHOTO_REVIEW: text("Photo review by the staff"),
}
_LINES = {
    WayOut.APP_CHECK: text("The app of CHSI looks at your face. Decided at once."),
    WayOut.RECORD_DATA: text(
        "University, student number and major, if your record is published. Decided at once."
    ),
}
_TIMES = {
    WayOut.APP_CHECK: text("About 3 minutes"),
    WayOut.CLASSMATE: text("When your classmate logs in"),
    WayOut.RECORD_DATA: text("About 2 minutes"),
    WayOut.PHOTO_REVIEW: text("Up to 3 working days"),
}
