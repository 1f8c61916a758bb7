"""Every part on a few sheets, in any dress: to be looked at, and walked over by the tests.

    QT_QPA_PLATFORM=offscreen python -m tests.widgets.gallery FOLDER PALETTE SIZE LANGUAGE [SHEET…]

Words from outside (names, places) are invented; the rest are the parts' own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.widgets.language import set_language
from app.widgets.theme import apply_theme, theme, theme_of
from tests.widgets.gallery_entry import code, identity, start
from tests.widgets.gallery_record import mending, paper, photo, record, trouble

SHEETS: dict[str, Callable[[], QWidget]] = {
    "start": start,
    "identity": identity,
    "code": code,
    "record": record,
    "mending": mending,
    "trouble": trouble,
    "photo": photo,
    "paper": paper,
}


def main(
    folder: str, palette: str = "light", size: str = "standard", language: str = "zh_CN", *only: str
) -> None:
    app = QApplication([])
    set_language(app, language)
    apply_theme(app, theme_of(palette, size, calm=True))  # type: ignore[arg-type]
    for name in only or SHEETS:
        sheet = SHEETS[name]()
        sheet.resize(theme().px(1280) if size == "large" else 1280, theme().px(800))
        sheet.show()
        for _ in range(4):
            app.processEvents()
        sheet.grab().save(str(Path(folder) / f"{name}-{palette}-{size}-{language}.png"))
        sheet.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
