"""Something is with others: where it stands, when the answer is due, what else can be done (A111-A114)."""

from __future__ import annotations

from app.core.backend.data.reviews import HelpState, ReviewState
from app.core.flow.memory import Memory
from app.core.flow.step import Exit, Step
from app.core.text import Text, text, verbatim
from app.widgets.banner import Banner
from app.wizard.answers import Answer, AnswerCard
from app.wizard.crossing import CrossingPage
from app.wizard.ways import WayOn

REVIEW_STATES = {
    ReviewState.WAITING: text("waiting for review"),
    ReviewState.APPROVED: text("approved"),
    ReviewState.NOT_APPROVED: text("not approved"),
}
HELP_STATES = {
    HelpState.SENT: text("sent, not answered yet"),
    HelpState.HELPED: text("your classmate has helped"),
    HelpState.REFUSED: text("your classmate refused"),
    HelpState.EXPIRED: text("ran out without an answer"),
}


class ReviewWaitingPage(CrossingPage):
    step = Step.REVIEW_WAITING
    title = text("Now others have to act")
    lead = text("You have done your part. Nothing is lost while you wait.")
    ways = (
        WayOn(
            Exit.LOOK_AGAIN,
            "refresh",
            text("Look where it stands"),
            text("In practice three working days go by at once."),
        ),
        WayOn(
            Exit.COME_BACK,
            "calendar",
            text("Note when to come back"),
            text("With the date, beside the deadline of your school."),
        ),
        WayOn(
            Exit.OTHER_WAY,
            "undo",
            text("Choose another way meanwhile"),
            text("The request stays open."),
        ),
    )

    def above(self) -> None:
        self.state = Banner("warn", text("Waiting"), icon="hourglass")
        self.log = AnswerCard()
        self.body.addWidget(self.state)
        self.body.addWidget(self.log)

    def show_memory(self, memory: Memory) -> None:
        super().show_memory(memory)
        self.log.show_answers(_log(memory))
        failed = _failure(memory)
        if failed is not None:
            self.state.show_words("bad", text("Not approved"), failed, icon="alert")
            return
        due = memory.known.review.due if memory.known.review is not None else None
        self.state.show_words(
            "warn",
            text("The answer is due by {day}", day=due.date())
            if due is not None
            else text("As soon as your classmate logs in"),
            text("CHSI tells you by phone or e-mail; you can also log in and look."),
            icon="hourglass",
        )


def _failure(memory: Memory) -> Text | None:
    review, help = memory.known.review, memory.known.help
    if review is not None and review.state is ReviewState.NOT_APPROVED:
        return text(
            "Reason: {reason}. Please choose another way, or hand in better pictures.", reason=review.reason
        )
    if help is not None and help.state in (HelpState.REFUSED, HelpState.EXPIRED):
        return text("Your classmate did not help. Please ask somebody else, or choose another way.")
    return None


def _log(memory: Memory) -> list[Answer]:
    review, help = memory.known.review, memory.known.help
    rows = []
    if review is not None:
        rows += [
            Answer(text("Document number"), verbatim(review.number)),
            Answer(text("Handed in"), text("{moment}", moment=review.created_at)),
            Answer(text("State"), REVIEW_STATES[review.state]),
        ]
    if help is not None:
        rows += [
            Answer(text("Asked"), verbatim(help.other)),
            Answer(text("Sent"), text("{moment}", moment=help.sent_at)),
            Answer(text("State"), HELP_STATES[help.state]),
        ]
    if help is not None and help.until is not None and help.state is HelpState.SENT:
        rows.append(Answer(text("Counts until"), text("{moment}", moment=help.until)))
    return rows
