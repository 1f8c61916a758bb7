"""What stands in the ribbon over every page: in practice, and at a school's own service."""

from __future__ import annotations

from app.core.text import Text, text
from app.widgets.watermark import DEMO_DATA

Marked = tuple[str, Text, Text]
"""Icon, mark, sentence."""

PRACTICE: Marked = ("pencil", DEMO_DATA, text("Practice: no network, nothing is registered with CHSI"))
PRACTICE_ELSEWHERE: Marked = ("pencil", DEMO_DATA, text("Practice: nothing is registered with CHSI"))
AT_SCHOOL: Marked = (
    "school",
    text("Pre-check of the school, not CHSI"),
    text("What you confirm here registers nothing with CHSI"),
)
