"""How quick the parts of the window are, beside Qt's own or a limit people feel; no screen needed.

    python benchmarks/parts.py [--rounds N]

Limits: 100 ms is what still feels like at once (Nielsen 1993), 16.7 ms is one picture of a screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from app.core.text import verbatim
from app.widgets.id_number import IdNumberField
from app.widgets.labels import PlainLabel
from app.widgets.language import set_language
from app.widgets.qr import QrPanel, qr_modules
from app.widgets.theme import apply_theme, theme_of
from tests.widgets.gallery import SHEETS

AT_ONCE, PICTURE = 100.0, 1000 / 60
SENTENCE = "先在这里查好要填的内容，再用自己的手机到学信网办理。本程序不连接学信网，由您本人在手机上办理。"


def timed(work: Callable[[], object], rounds: int) -> float:
    """The median time of one call with its repaint, in milliseconds of this process's own work."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        QApplication.processEvents()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)


def told(name: str, figure: float, beside: float, what: str) -> None:
    print(f"{name:44} {figure:8.2f} ms   {figure / beside:6.2f} of {what} ({beside:.2f} ms)")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=20)
    rounds = options.parse_args().rounds
    app = QApplication([])
    set_language(app, "zh_CN")
    light, dark = theme_of("light", calm=True), theme_of("dark", calm=True)
    apply_theme(app, light)

    for name, make in SHEETS.items():
        first = timed(lambda make=make: opened(make()), 3)  # type: ignore[misc]
        told(f"open the sheet {name!r}", first, AT_ONCE, "at once")

    sheet = opened(SHEETS["record"]())
    turn = iter([dark, light] * rounds)
    told(
        "change the colours of the record",
        timed(lambda: apply_theme(app, next(turn)), rounds),
        AT_ONCE,
        "at once",
    )
    words = iter(["en", "zh_CN"] * rounds)
    told("change its language", timed(lambda: set_language(app, next(words)), rounds), AT_ONCE, "at once")
    told("paint it anew", timed(sheet.repaint, rounds), PICTURE, "a picture")
    sheet.close()
    sheet.deleteLater()

    plain, number = opened(QLineEdit()), IdNumberField(verbatim("证件号码"))
    opened(number)
    peer = timed(lambda: QTest.keyClicks(plain, "9"), rounds)
    told(
        "a key in the number field",
        timed(lambda: QTest.keyClicks(number.input, "9"), rounds),
        peer,
        "a plain field",
    )

    theirs, ours = QLabel(SENTENCE), PlainLabel(SENTENCE)
    theirs.setWordWrap(True)

    def lay_theirs() -> None:
        theirs.setText(SENTENCE)
        theirs.heightForWidth(300)

    def lay_ours() -> None:
        ours.set_words(SENTENCE)
        ours.heightForWidth(300)

    told("break a sentence into lines", timed(lay_ours, 200), timed(lay_theirs, 200), "a QLabel")
    address = "https://account.chsi.com.cn/account/preregister.action"
    told(
        "make a code",
        timed(lambda: (qr_modules.cache_clear(), QrPanel(address, verbatim("x")))[0], 5),
        AT_ONCE,
        "at once",
    )


def opened(window: QWidget) -> QWidget:
    window.resize(1280, 800)
    window.show()
    return window


if __name__ == "__main__":
    main()
