"""What a file is, told from its bytes without decoding a pixel.

Plain Python over a bounded number of blocks: it may be run on any bytes, in any process. Nothing is
believed of the file's name, and no size in a header is used to reserve memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the content is. The first three may be uploaded (A103)."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    HEIC = "heic"
    BMP = "bmp"
    TIFF = "tiff"
    PDF = "pdf"
    EMPTY = "empty"
    OTHER = "other"


ALLOWED = (Kind.JPEG, Kind.PNG, Kind.GIF)


class Fault(StrEnum):
    """Why a file cannot be a whole picture."""

    CUT_OFF = "cut-off"
    DAMAGED = "damaged"
    BOMB = "bomb"


@dataclass(frozen=True)
class Header:
    """Facts of a file. Sizes are pixels as stored, before EXIF rotation; 0 when unknown."""

    kind: Kind
    width: int = 0
    height: int = 0
    frames: int = 1
    orientation: int = 1
    """EXIF: 1 upright, 3 upside down, 6 and 8 sideways, 2 4 5 7 mirrored as well."""
    colours: str = "rgb"
    """`rgb`, `grey`, `cmyk`; with `16` or `alpha` after a blank where it is so."""
    fault: Fault | None = None
    after_end: int = 0
    """Bytes that follow the end of the picture."""
    metadata: tuple[bytes, ...] = ()
    """Blocks of text and data beside the pixels, as they stand in the file."""
    from_photoshop_block: bool = False

    @property
    def turned(self) -> bool:
        """Shown sideways: width and height change places."""
        return self.orientation >= 5

    @property
    def shown_size(self) -> tuple[int, int]:
        return (self.height, self.width) if self.turned else (self.width, self.height)


def read_header(data: bytes) -> Header:
    """Never raises on any content."""
    from app.core.photo.files import gif, jpeg, png

    if not data:
        return Header(Kind.EMPTY)
    kind = sniff(data)
    if kind is Kind.JPEG:
        return jpeg.read(data)
    if kind is Kind.PNG:
        return png.read(data)
    if kind is Kind.GIF:
        return gif.read(data)
    return Header(kind)


def sniff(data: bytes) -> Kind:
    """The type by its first bytes."""
    if data.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Kind.GIF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"avif"):
        return Kind.HEIC
    if data.startswith(b"BM"):
        return Kind.BMP
    if data.startswith((b"II*\0", b"MM\0*")):
        return Kind.TIFF
    if data.lstrip()[:5] == b"%PDF-":
        return Kind.PDF
    return Kind.OTHER
