"""What to do where no Chinese can be typed: a line under the field for the name."""

from __future__ import annotations

from app.core.text import text
from app.widgets.banner import Banner
from app.widgets.input_method import Trouble, trouble_here

_WORDS = {
    Trouble.NONE_CHOSEN: text(
        "No Chinese input method is set up on this computer. Copy your name from elsewhere and paste it"
        " here, or ask the staff to set up IBus or Fcitx 5."
    ),
    Trouble.NO_PLUGIN: text(
        "The input method of this computer does not reach this window. Copy your name from elsewhere and"
        " paste it here, or ask the staff to start the program with QT_IM_MODULE=ibus; Fcitx 5 answers"
        " to it too."
    ),
}


def typing_hint() -> Banner | None:
    """None where nothing is known to stand in the way."""
    found = trouble_here()
    return Banner("warn", text("Chinese cannot be typed here?"), _WORDS[found]) if found is not None else None
