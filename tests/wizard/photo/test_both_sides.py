"""The photo helper in the window, with a service that answers from a script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.core.photo.fitting.copy import FittedPhoto
from app.core.photo.report import CHECK_IDS, Check, Outcome, PhotoReport, Preview, Side, Verdict
from app.core.photo.service import PhotoRefused
from app.core.text import text, verbatim
from app.widgets.labels import Label
from app.widgets.language import set_language
from app.wizard.photo.both_sides import PhotoHelper, Purpose
from app.wizard.photo.example import Example
from app.wizard.photo.place import PhotoPlace
from app.wizard.photo.told import told
from app.wizard.photo_slot import PhotoSlot

PLACE = (100.0, 200.0, 300.0, 200.0, 300.0, 260.0, 100.0, 260.0)


def report(side: Side = Side.PORTRAIT, **outcomes: Outcome) -> PhotoReport:
    checks = tuple(
        Check(name, outcomes.get(name, Outcome.PASS), 1, 1, verbatim(f"about {name}"), (PLACE,))
        for name in CHECK_IDS
    )
    return PhotoReport(
        "a.jpg",
        Verdict.OK,
        "jpeg",
        900_000,
        1000,
        1500,
        9,
        checks,
        side,
        likeness="f" * 64 if side is Side.PORTRAIT else "0" * 64,
        preview=Preview(2, 3, bytes(18)),
    )


def fitted(content: bytes = b"copy") -> FittedPhoto:
    return FittedPhoto(
        content, ".jpg", 800, 1200, 70, True, 7, 7, (text("The pixels were left as they are."),), None
    )


class Scripted:
    """Answers each picture by its bytes; closed when nobody needs it."""

    def __init__(self) -> None:
        self.reports: dict[bytes, PhotoReport] = {}
        self.warmed, self.closed, self.refuse = 0, 0, False

    def warm(self) -> None:
        self.warmed += 1

    def close(self) -> None:
        self.closed += 1

    def check(self, data: bytes, side: Side, number: str | None, **_: Any) -> PhotoReport:
        return self.reports.get(data, report(side))

    def fit(self, data: bytes, **_: Any) -> FittedPhoto:
        if self.refuse:
            raise PhotoRefused(text("The file is damaged. Please copy it from the phone once more."))
        return fitted(b"copy of " + data)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    set_language(qapp, "en")


@pytest.fixture
def service() -> Scripted:
    return Scripted()


@pytest.fixture
def helper(qtbot: QtBot, service: Scripted) -> PhotoHelper:
    made = PhotoHelper(service, "", None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


@pytest.fixture
def take(qtbot: QtBot) -> Callable[[PhotoPlace, bytes], None]:
    def taken(place: PhotoPlace, data: bytes) -> None:
        place.take_bytes(data, "a.jpg")
        qtbot.waitUntil(lambda: place.report is not None and not place._runner.busy)

    return taken


Take = Callable[[PhotoPlace, bytes], None]


def test_ways_without_a_photo_come_first(helper: PhotoHelper, service: Scripted) -> None:
    assert helper.consent.isVisible()
    assert not helper.pictures.isVisible()
    assert service.warmed == 0
    helper.consent.yes.click()
    assert helper.pictures.isVisible()
    assert service.warmed == 1


def test_declining_leaves_and_asks_for_another_way(
    qtbot: QtBot, helper: PhotoHelper, service: Scripted
) -> None:
    with qtbot.waitSignals([helper.done, helper.other_way]):
        helper.consent.no.click()
    assert service.closed == 1


def test_both_copies_are_handed_back(
    qtbot: QtBot, helper: PhotoHelper, take: Take, service: Scripted
) -> None:
    helper.consent.yes.click()
    for side, place in helper.places.items():
        assert not helper.use.isEnabled()
        take(place, side.value.encode())
        for tick in place.look.ticks:
            tick.setChecked(True)
    assert helper.use.isEnabled()
    with qtbot.waitSignal(helper.taken) as taken, qtbot.waitSignal(helper.done):
        helper.use.click()
    assert taken.args == [b"copy of portrait", b"copy of emblem"]
    assert service.closed == 1
    assert all(place.report is None and place.copy is None for place in helper.places.values())


def test_the_same_picture_twice_is_noticed(helper: PhotoHelper, take: Take, service: Scripted) -> None:
    service.reports[b"x"] = report(Side.PORTRAIT)
    helper.consent.yes.click()
    for place in helper.places.values():
        take(place, b"x")
        for tick in place.look.ticks:
            tick.setChecked(True)
    assert helper.notice.isVisible()
    assert not helper.use.isEnabled()


def test_a_failing_photo_blocks_twice_and_then_only_advises(
    helper: PhotoHelper, take: Take, service: Scripted
) -> None:
    service.reports[b"bad"] = report(fields_uncovered=Outcome.FAIL)
    helper.consent.yes.click()
    portrait, emblem = helper.places.values()
    take(emblem, b"good")
    for tick in emblem.look.ticks:
        tick.setChecked(True)
    for tries, enabled in ((1, False), (2, True)):
        take(portrait, b"bad")
        for tick in portrait.look.ticks:
            tick.setChecked(True)
        assert portrait.failures == tries
        assert helper.use.isEnabled() is enabled


def test_ticks_are_asked_for_each_photo_anew(helper: PhotoHelper, take: Take) -> None:
    place = helper.places[Side.PORTRAIT]
    take(place, b"one")
    place.look.ticks[0].setChecked(True)
    take(place, b"two")
    assert not place.look.ticks[0].isChecked()


def test_the_copy_is_saved_where_the_person_wants(helper: PhotoHelper, take: Take, tmp_path: Path) -> None:
    place = helper.places[Side.EMBLEM]
    take(place, b"raw")
    place.save_to(tmp_path / "emblem.jpg")
    assert (tmp_path / "emblem.jpg").read_bytes() == b"copy of raw"


def test_what_cannot_be_made_small_is_said(helper: PhotoHelper, take: Take, service: Scripted) -> None:
    service.refuse = True
    place = helper.places[Side.PORTRAIT]
    take(place, b"raw")
    assert place.copy is None
    assert "damaged" in str(place.made.message)


def test_a_missing_file_is_said(qtbot: QtBot, helper: PhotoHelper, tmp_path: Path) -> None:
    place = helper.places[Side.PORTRAIT]
    place.open_file(tmp_path / "gone.jpg")
    qtbot.waitUntil(lambda: str(place.banner.title.message) == "This file cannot be read")


def test_the_worst_trouble_is_told_first_and_shown_in_its_place() -> None:
    found = report(glare=Outcome.WARN, fields_uncovered=Outcome.FAIL, bytes=Outcome.FAIL)
    shown = told(found)
    assert shown.kind == "bad"
    assert str(shown.message) == "about fields_uncovered"
    assert [row.state for row in shown.rows].count("bad") == 1
    assert shown.boxes[0].corners[0] == (100.0 * 3 / 1500, 200.0 * 3 / 1500)


def test_size_alone_is_no_trouble_since_a_copy_is_made() -> None:
    assert told(report(bytes=Outcome.FAIL)).kind == "ok"
    assert told(replace(report(), preview=None)).boxes == ()


def test_the_ticket_needs_one_side_only(qtbot: QtBot, service: Scripted, take: Take) -> None:
    helper = PhotoHelper(service, "", None, (Side.PORTRAIT,))  # type: ignore[arg-type]
    qtbot.addWidget(helper)
    helper.show()
    helper.consent.yes.click()
    (place,) = helper.places.values()
    take(place, b"one")
    for tick in place.look.ticks:
        tick.setChecked(True)
    with qtbot.waitSignal(helper.taken) as taken:
        helper.use.click()
    assert taken.args == [b"copy of one", b""]
    assert helper.use.text() == "Use this photo"


def test_only_a_review_names_ways_without_a_photo(qtbot: QtBot, service: Scripted) -> None:
    """They prove a number and so close other accounts: whoever writes a ticket has not been warned."""
    for purpose in Purpose:
        helper = PhotoHelper(service, purpose=purpose)  # type: ignore[arg-type]
        qtbot.addWidget(helper)
        helper.show()
        spoken = " ".join(label.text() for label in helper.consent.findChildren(Label) if label.isVisible())
        assert ("live face check" in spoken) is (purpose is Purpose.REVIEW)
        assert helper.consent.no.isVisible() is (purpose is Purpose.REVIEW)
        assert helper.consent.focusProxy().isVisible()


def test_a_mere_look_is_done_whatever_was_found(qtbot: QtBot, service: Scripted, take: Take) -> None:
    helper = PhotoHelper(service, purpose=Purpose.LOOK)  # type: ignore[arg-type]
    qtbot.addWidget(helper)
    helper.show()
    helper.consent.yes.click()
    assert helper.use.text() == "Done checking"
    take(helper.places[Side.PORTRAIT], b"one")
    with qtbot.assertNotEmitted(helper.taken), qtbot.waitSignal(helper.done):
        helper.use.click()
    assert service.closed == 1


def test_trouble_is_outlined_and_nothing_covers_it() -> None:
    shown = told(report(fields_uncovered=Outcome.FAIL))
    assert shown.boxes
    assert not any(box.named for box in shown.boxes)


def test_beside_a_picture_of_a_fault_stands_that_it_is_one(helper: PhotoHelper) -> None:
    look = helper.places[Side.PORTRAIT].look
    said = [label.text() for label in look.findChildren(Label)]
    assert said == ["Not like this"] * len(look.findChildren(Example))


def test_a_slot_without_a_picture_speaks_the_language_of_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    slot = PhotoSlot(text("Portrait side"), text("The side with the photo"), "portrait", practice=False)
    qtbot.addWidget(slot)
    for language, words in (("zh_CN", "还没有照片"), ("en", "No picture yet")):
        set_language(qapp, language)
        assert words in [label.text() for label in slot.findChildren(QLabel)]
