"""What stands in the ribbon over every page: in practice, and at a school's own service."""

from __future__ import annotations

from app.core.text import Text, text
from app.widgets.watermark import DEMO_DATA
from app.wizard.scene import Scene

Marked = tuple[str, Text, Text]
"""Icon, mark, sentence."""

PRACTICE: Marked = ("pencil", DEMO_DATA, text("Practice: no network, nothing is registered with CHSI"))
PRACTICE_ELSEWHERE: Marked = ("pencil", DEMO_DATA, text("Practice: nothing is registered with CHSI"))
AT_SCHOOL: Marked = (
    "school",
    text("Pre-check of the school, not CHSI"),
    text("What you confirm here registers nothing with CHSI"),
)


def mark_of(scene: Scene) -> Marked | None:
    """The mark for where the person is now; None where nothing could be taken for CHSI."""
    if scene.is_practice:
        return PRACTICE_ELSEWHERE if scene.practises_elsewhere else PRACTICE
    return AT_SCHOOL if scene.at_school else None
