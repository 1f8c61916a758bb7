"""QR codes, the picture with boxes, the hand-out, long texts, the path of owners."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.core.text import verbatim
from app.widgets.dated_line import DatedEntry, DatedLine
from app.widgets.handout import HandOut, Preview
from app.widgets.language import set_language
from app.widgets.long_text import LongText
from app.widgets.owner_path import OwnerPath, Station
from app.widgets.picture_view import PictureBox, PictureView
from app.widgets.qr import LEAST_MODULE, QUIET, QrPanel, qr_modules
from app.widgets.theme import apply_theme, theme, theme_of

ADDRESS = "https://account.chsi.com.cn/account/"


def read(image: QImage) -> list[str]:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    picture = Image.frombuffer(
        "RGB",
        (plain.width(), plain.height()),
        bytes(plain.constBits()),
        "raw",
        "RGB",
        plain.bytesPerLine(),
        1,
    )
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("palette", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", ["standard", "large", "projector"])
def test_a_code_is_read_back_in_every_dress(app: QApplication, qtbot, palette, size) -> None:
    apply_theme(app, theme_of(palette, size))
    panel = QrPanel(ADDRESS, verbatim("地址"))
    qtbot.addWidget(panel)
    assert read(panel.grab().toImage()) == [ADDRESS]
    assert panel.grab().toImage().pixelColor(0, 0) == QColor("#FFFFFF")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(words=st.text("查学籍0123 \nabc：。", min_size=1, max_size=220).map(str.strip).filter(bool))
def test_whatever_it_holds_comes_back(words: str) -> None:
    panel = QrPanel(words, verbatim("步骤"))
    assert read(panel.grab().toImage()) == [words]
    panel.deleteLater()


def test_modules_are_whole_pixels_and_not_too_small(qtbot) -> None:
    panel = QrPanel(ADDRESS * 6, verbatim("地址"), most=100)
    qtbot.addWidget(panel)
    assert panel.module() == LEAST_MODULE
    assert panel.width() == LEAST_MODULE * (len(qr_modules(ADDRESS * 6)) + 2 * QUIET)


def test_too_much_for_a_code_is_said() -> None:
    with pytest.raises(ValueError, match="too much"):
        qr_modules("学" * 3000)


def test_a_code_says_what_it_holds(qtbot) -> None:
    panel = QrPanel(ADDRESS, verbatim("学信网账号页面"))
    qtbot.addWidget(panel)
    assert (panel.accessibleName(), panel.accessibleDescription()) == ("学信网账号页面", ADDRESS)
    panel.set_content("https://www.chsi.com.cn/", verbatim("学信网"))
    assert read(panel.grab().toImage()) == ["https://www.chsi.com.cn/"]


def picture() -> QImage:
    image = QImage(1000, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#404040"))
    return image


def square(x: float, y: float, side: float) -> tuple[tuple[float, float], ...]:
    return ((x, y), (x + side, y), (x + side, y + side), (x, y + side))


def test_a_box_stands_where_the_finding_is(qtbot) -> None:
    view = PictureView(verbatim("您选的照片"))
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_picture(picture(), [PictureBox(square(400, 200, 200), verbatim("号码可读"), "ok")])
    area = view.picture_area()
    assert (area.width(), area.height()) == (500, 300)
    shown = view.grab().toImage()
    assert shown.pixelColor(200, round(area.top()) + 150) == theme().colour("pictureOk")
    assert shown.pixelColor(250, round(area.top()) + 150) == QColor("#404040")


def test_every_box_is_told(qtbot) -> None:
    view = PictureView(verbatim("您选的照片"))
    qtbot.addWidget(view)
    view.show_picture(picture(), [PictureBox(square(0, 0, 50), verbatim("住址被挡住"), "bad", 1)])
    assert view.accessibleDescription() == "1 住址被挡住"


@pytest.mark.parametrize("where", [(0, 0), (950, 0), (0, 550), (950, 550), (-100, -100), (400, 200)])
def test_labels_stay_in_the_picture(qtbot, where) -> None:
    view = PictureView(verbatim("您选的照片"))
    qtbot.addWidget(view)
    view.resize(500, 300)
    boxes = [PictureBox(square(*where, 50), verbatim("证件完整"), state) for state in ("ok", "warn", "bad")]
    view.show_picture(picture(), boxes)
    assert not view.grab().isNull()


def test_no_picture_is_a_place_for_one(qtbot) -> None:
    view = PictureView(verbatim("您选的照片"))
    qtbot.addWidget(view)
    assert view.picture_area().isEmpty()
    assert not view.grab().isNull()


def page(words: str = "回来办这几件事") -> HandOut:
    return HandOut(lambda: f"<h2>{words}</h2><p>11 月 13 日（周五）前完成自查</p>", verbatim("回来卡"))


def test_the_page_is_saved_as_a_pdf_that_can_be_searched(tmp_path: Path) -> None:
    target = tmp_path / "卡.pdf"
    page().save_pdf(target)
    data = target.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    assert b"NotoSansSC" in data
    assert len(data) < 100_000


def test_a_page_too_long_still_is_one_page(tmp_path: Path) -> None:
    target = tmp_path / "long.pdf"
    HandOut(lambda: "<p>一行</p>" * 200, verbatim("回来卡")).save_pdf(target)
    assert target.read_bytes().count(b"/Type /Page\n") == 1


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no"):
        page().save_pdf(tmp_path / "no" / "such" / "folder.pdf")


def test_a_page_opens_nothing(tmp_path: Path, qtbot) -> None:
    picture().save(str(tmp_path / "secret.png"))
    inside = HandOut(
        lambda: f'<img src="{tmp_path / "secret.png"}" width="400" height="300">', verbatim("回来卡")
    )
    preview = Preview(inside)
    qtbot.addWidget(preview)
    middle = preview.grab().toImage().pixelColor(preview.width() // 3, preview.height() // 5)
    assert middle != QColor("#404040")


def test_the_preview_is_white_paper_in_the_dark_too(app: QApplication, qtbot) -> None:
    apply_theme(app, theme_of("dark"))
    preview = Preview(page())
    qtbot.addWidget(preview)
    shown = preview.grab().toImage()
    assert shown.pixelColor(preview.width() // 2, preview.height() - 60) == QColor("#FFFFFF")
    row = range(preview.width())
    ink = [shown.pixelColor(x, y) for y in range(40, 120) for x in row]
    assert any(pixel.lightness() < 90 for pixel in ink), "black words"
    assert "回来办这几件事" in preview.accessibleDescription()


def test_printing_is_loaded_only_when_something_is_printed() -> None:
    code = "import sys, app.widgets.handout; print('PySide6.QtPrintSupport' in sys.modules)"
    import sys

    root = Path(__file__).resolve().parents[2]
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert out.stdout.strip() == "False"


def test_a_long_text_is_never_markup(app: QApplication, qtbot) -> None:
    reading = LongText(
        [("head", verbatim("说明")), ("quote", "<h1>x</h1><a href='http://example.invalid'>y</a>")]
    )
    qtbot.addWidget(reading)
    assert reading.toPlainText() == "说明\n<h1>x</h1><a href='http://example.invalid'>y</a>"
    set_language(app, "en")
    assert reading.toPlainText().startswith("说明\n<h1>")


def test_the_path_says_who_acts_now(qtbot) -> None:
    path = OwnerPath(
        (
            Station("person", verbatim("您"), verbatim("告诉辅导员")),
            Station("school", verbatim("学院"), verbatim("核实")),
        )
    )
    qtbot.addWidget(path)
    assert path.accessibleName() == "您: 告诉辅导员 (现在) → 学院: 核实"
    assert path.heightForWidth(900) < path.heightForWidth(200), "one under the other where it is narrow"
    for width in (200, 900):
        path.resize(width, path.heightForWidth(width))
        assert not path.grab().isNull()


def test_a_dated_line_reads_in_order(qtbot) -> None:
    line = DatedLine(
        (
            DatedEntry(verbatim("11 月 4 日"), verbatim("再上传")),
            DatedEntry(verbatim("11 月 13 日"), verbatim("截止"), deadline=True),
        )
    )
    qtbot.addWidget(line)
    line.resize(600, 200)
    assert not line.grab().isNull()
    line.show_entries(())
    assert not line.grab().isNull()


WORDS = "回来再办卡\n11 月 13 日 17:00 学院要求完成自查\n" + "1. 登录查看审核结果\n" * 12


def test_the_code_on_paper_is_read_back() -> None:
    with_code = HandOut(
        lambda: '<p>卡</p><img src="code" width="150" height="150">', verbatim("回来卡"), code=lambda: WORDS
    )
    paper = QImage(1748, 2480, QImage.Format.Format_RGB32)  # A5 at 300 dots per inch
    paper.fill(QColor("#FFFFFF"))
    painter = QPainter(paper)
    with_code.paint(painter, 300)
    painter.end()
    assert read(paper) == [WORDS.strip()] or read(paper) == [WORDS]


@pytest.mark.parametrize("lines", [1, 30, 60, 200])
def test_a_page_fills_its_paper_and_never_more(lines: int) -> None:
    paper = QImage(740, 1050, QImage.Format.Format_RGB32)
    paper.fill(QColor("#FFFFFF"))
    painter = QPainter(paper)
    HandOut(lambda: "<p style='background:#404040'>一行</p>" * lines, verbatim("回来卡")).paint(painter, 127)
    painter.end()
    margin = 40
    edge = [paper.pixelColor(x, y) for x in range(740) for y in (*range(margin), *range(1050 - margin, 1050))]
    assert {pixel.name() for pixel in edge} == {"#ffffff"}
