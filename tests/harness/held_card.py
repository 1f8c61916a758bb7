"""Pictures of synthetic people who hold a drawn card: never a real person, never a real document.

The people are those of `openpeople`; the card says SPECIMEN and carries a number of region 99.
"""

from __future__ import annotations

import importlib.util
import io
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from app.core.identity.id_number import check_character

ROOT = Path(__file__).resolve().parent.parent.parent
FONTS = ROOT / "app" / "resources" / "fonts"
DOT = 16  # pixels per millimetre of the drawn card
WIDTH, HEIGHT = round(85.6 * DOT), 54 * DOT
PEOPLE = {
    "P001": (608, 514, 466, 652),
    "P003": (703, 482, 537, 707),
    "P006": (549, 427, 612, 889),
}
"""Faces in the source pictures: left, top, width, height."""
Box = tuple[float, float, float, float]
FIELDS: dict[str, Box] = {
    "name": (14, 5.6, 25, 10),
    "birth": (14, 19.6, 43, 24),
    "address": (14, 26.6, 49, 40),
    "number": (30, 44.2, 75.4, 48.8),
    "portrait": (55, 7, 79, 38),
    "authority": (36, 37.5, 64, 42.5),
    "valid": (36, 44.5, 67, 49.5),
}
"""Millimetres on the card."""


@dataclass(frozen=True)
class Held:
    """What the picture shows. `finger`, `glare` and `sticker` name a field."""

    person: str = "P001"
    side: str = "portrait"
    number: str = ""
    width: int = 1200
    card_width: float = 0.3
    """Of the width of the picture."""
    tilt: float = 3.0
    finger: str = ""
    glare: str = ""
    sticker: str = ""
    face_cover: str = ""
    second: str = ""
    blur: float = 0.0
    gain: float = 1.0
    shift: tuple[float, float] = (0.0, 0.0)
    """Of the card, in card widths."""
    headless: bool = False
    seed: int = 1


def synthetic_number(seed: int) -> str:
    """Region 99, born 2004 to 2008, with its check character."""
    rng = random.Random(seed)
    year, month, day = rng.randint(2004, 2008), rng.randint(1, 12), rng.randint(1, 28)
    first = f"99{rng.randint(1000, 9999)}{year}{month:02d}{day:02d}"
    first += f"{rng.randint(1, 999):03d}"
    return first + check_character(first)


def picture(held: Held) -> NDArray[np.uint8]:
    """Red, green, blue."""
    source, (x, y, wide, high) = _person(held.person)
    scale = held.width * 0.27 / wide
    size = (held.width, round(held.width * 4 / 3))
    left, top = held.width / 2 - (x + wide / 2) * scale, size[1] * 0.2 - y * scale
    matrix = np.array([[scale, 0, left], [0, scale, top]], np.float32)
    scene = cv2.warpAffine(source, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    pixels = scene.astype(np.float32)
    face = (x * scale + left, y * scale + top, wide * scale, high * scale)
    if held.side:
        _hold(pixels, held, face)
    if held.face_cover:
        _cover(pixels, held.face_cover, face)
    if held.second:
        _stand_beside(pixels, held.second, face)
    if held.headless:
        pixels = pixels[round(face[1] + 1.15 * face[3]) :]
    if held.blur:
        pixels = cv2.GaussianBlur(pixels, (0, 0), held.blur)
    noise = np.random.default_rng(held.seed).normal(0, 1.0, pixels.shape)
    return (pixels * held.gain + noise).clip(0, 255).astype(np.uint8)


def jpeg(pixels: NDArray[np.uint8], quality: int = 80, **options: object) -> bytes:
    return stored(Image.fromarray(pixels), "JPEG", quality=quality, **options)


def stored(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


@cache
def _person(name: str) -> tuple[NDArray[np.uint8], tuple[int, int, int, int]]:
    spec = importlib.util.find_spec("openpeople")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "data" / "curated" / name / "assets" / "amateur_selfie.jpg"
    return np.asarray(Image.open(path).convert("RGB")), PEOPLE[name]


@cache
def _font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(next(FONTS.glob("*Regular*"))), round(size * DOT))


def _card(held: Held) -> NDArray[np.float32]:
    """The drawn card, red, green, blue."""
    image = Image.new("RGB", (WIDTH, HEIGHT), (222, 234, 236) if held.side == "portrait" else (236, 230, 222))
    draw = ImageDraw.Draw(image)

    def put(
        x: float, y: float, words: str, size: float = 3.1, fill: tuple[int, int, int] = (20, 20, 24)
    ) -> None:
        draw.text((x * DOT, y * DOT), words, font=_font(size), fill=fill)

    blue = (70, 120, 170)
    if held.side == "portrait":
        number = held.number or synthetic_number(held.seed)
        for x, y, words in (
            (6, 6, "姓名"),
            (6, 13, "性别"),
            (24, 13, "民族"),
            (6, 20, "出生"),
            (6, 27, "住址"),
        ):
            put(x, y, words, 2.7, blue)
        put(6, 45, "公民身份号码", 2.7, blue)
        put(14, 5.6, "样张示", 3.6)
        put(14, 12.6, "男" if int(number[16]) % 2 else "女")
        put(32, 12.6, "汉")
        for x, words in ((14, number[6:10]), (27, str(int(number[10:12]))), (35.5, str(int(number[12:14])))):
            put(x, 19.6, words)
        for x, words in ((22.5, "年"), (31.5, "月"), (40, "日")):
            put(x, 20, words, 2.7, blue)
        for line, words in enumerate(("测试省样张市虚构区示例", "路12号样张小区34栋", "501室")):
            put(14, 26.6 + 4.4 * line, words)
        for i, sign in enumerate(number):
            put(30 + 2.52 * i, 44.6, sign, 3.75)
        source, (x, y, wide, high) = _person(held.person)
        head = Image.fromarray(
            source[y - high // 3 : y + round(1.4 * high), x - wide // 4 : x + round(1.25 * wide)]
        )
        image.paste(head.resize((24 * DOT, 31 * DOT)), (55 * DOT, 7 * DOT))
        put(56, 39, "测试样张 SPECIMEN", 2.2, (190, 60, 60))
    else:
        draw.ellipse(
            [value * DOT for value in (6, 5, 22, 21)], fill=(200, 30, 30), outline=(215, 170, 40), width=10
        )
        for i, sign in enumerate("中华人民共和国"):
            put(28 + 6.9 * i, 6, sign, 5.0)
        for i, sign in enumerate("居民身份证"):
            put(27 + 10.2 * i, 15, sign, 6.8)
        put(60, 29, "测试样张 SPECIMEN", 2.2, (190, 60, 60))
        for y, label, words in ((38, "签发机关", "样张县公安局"), (45, "有效期限", "2021.06.18-2031.06.18")):
            put(20, y, label, 2.9)
            put(36, y - 0.1, words)
    if held.sticker:
        draw.rectangle([value * DOT for value in FIELDS[held.sticker]], fill=(245, 235, 150))
    return np.asarray(image).astype(np.float32)


def _hold(pixels: NDArray[np.float32], held: Held, face: Box) -> None:
    height, width = pixels.shape[:2]
    card_width = held.width * held.card_width
    middle = np.array(
        [width / 2 + held.shift[0] * card_width, face[1] + 1.95 * face[3] + held.shift[1] * card_width]
    )
    half = np.array([[-1, -0.631], [1, -0.631], [1, 0.631], [-1, 0.631]]) * card_width / 2
    angle = np.radians(held.tilt)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners = (half @ turn + middle).astype(np.float32)
    flat = np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]], np.float32)
    shrink = min(1.0, 2 * card_width / WIDTH)
    card = cv2.resize(_card(held), None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    matrix = cv2.getPerspectiveTransform(flat * shrink, corners)
    drawn = cv2.warpPerspective(card, matrix, (width, height), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.ones(card.shape[:2], np.float32), matrix, (width, height))[..., None]
    pixels *= 1 - mask
    pixels += drawn * mask

    def at(x: float, y: float) -> NDArray[np.float64]:
        point = matrix @ [x * DOT * shrink, y * DOT * shrink, 1]
        return np.asarray(point[:2] / point[2], np.float64)

    if held.finger:
        left, top, right, bottom = FIELDS[held.finger]
        x = (left + right) / 2
        _rod(pixels, at(x + 5, 66), at(x, (top + bottom) / 2), 0.08 * card_width)
    if held.glare:
        left, top, right, bottom = FIELDS[held.glare]
        centre = at((left + right) / 2, (top + bottom) / 2)
        rows, columns = np.mgrid[0:height, 0:width]
        far = ((columns - centre[0]) / (0.24 * card_width)) ** 2 + (
            (rows - centre[1]) / (0.13 * card_width)
        ) ** 2
        pixels += (np.exp(-1.2 * far) * 290)[..., None]


def _rod(
    pixels: NDArray[np.float32], start: NDArray[np.float64], end: NDArray[np.float64], radius: float
) -> None:
    """A finger: skin-coloured, round."""
    points = [tuple(int(value) for value in point) for point in (start, end)]
    cv2.line(pixels, points[0], points[1], (196, 150, 122), int(2 * radius), cv2.LINE_AA)


def _cover(pixels: NDArray[np.float32], cover: str, face: Box) -> None:
    x, y, wide, high = face
    if cover == "mask":
        centre, axes = (int(x + wide / 2), int(y + 0.75 * high)), (int(0.48 * wide), int(0.29 * high))
        cv2.ellipse(pixels, centre, axes, 0, 0, 360, (190, 210, 225), -1, cv2.LINE_AA)
    if cover == "sunglasses":
        for side in (-1, 1):
            centre, axes = (
                (int(x + wide * (0.5 + 0.24 * side)), int(y + 0.4 * high)),
                (int(0.22 * wide), int(0.14 * high)),
            )
            cv2.ellipse(pixels, centre, axes, 0, 0, 360, (15, 15, 18), -1, cv2.LINE_AA)


def _stand_beside(pixels: NDArray[np.float32], name: str, face: Box) -> None:
    source, (x, y, wide, high) = _person(name)
    head = source[y - high // 3 : y + round(1.5 * high), max(0, x - wide // 3) : x + round(1.33 * wide)]
    scale = 0.75 * face[2] / wide
    small = cv2.resize(head, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    top = max(0, int(face[1]))
    part = small[: pixels.shape[0] - top]
    pixels[top : top + part.shape[0], : part.shape[1]] = part
