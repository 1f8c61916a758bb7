"""Help among classmates as the helper reads it: what it is for, and where a request stands."""

from __future__ import annotations

from app.core.backend.data.reviews import HelpPurpose, HelpState
from app.core.text import Text, text

FOR: dict[HelpPurpose, Text] = {
    HelpPurpose.SOLVE_DUPLICATE: text("Prove that the ID number is theirs"),
    HelpPurpose.BIND_REAL_NAME: text("Bind their phone by real name"),
}
MEANS: dict[HelpPurpose, Text] = {
    HelpPurpose.SOLVE_DUPLICATE: text(
        "Their ID number is registered already. Your word proves that it is theirs; "
        "the other accounts with it are closed for good."
    ),
    HelpPurpose.BIND_REAL_NAME: text(
        "Your word binds this phone number to their account. It takes the place of the SMS code."
    ),
}
STATES: dict[HelpState, Text] = {
    HelpState.SENT: text("waits for your answer"),
    HelpState.HELPED: text("you helped"),
    HelpState.REFUSED: text("you declined"),
    HelpState.EXPIRED: text("ran out, or is not needed any more"),
}
NOT_BOUND = text("Your own phone is not bound by real name yet")
ONLY_BOUND = text("Only somebody whose phone is bound can help. Bind it first; the request stays.")
