"""The trained networks: where each file lies, and the hash it must have.

Nothing is fetched at run time. Three files come with this program; the character reader comes
inside the wheel of `rapidocr`, whose own code (which contains a downloader) is never imported.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path


class ModelMissing(Exception):
    """A network is not installed, or is not the file it should be."""


@dataclass(frozen=True)
class Model:
    """One file: its name, the SHA-256 it must have, and the package that carries it."""

    name: str
    sha256: str
    wheel: str = ""

    def load(self) -> bytes:
        """The content, checked. Raises ModelMissing."""
        try:
            content = (self._folder() / self.name).read_bytes()
        except OSError as error:
            raise ModelMissing(self.name) from error
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise ModelMissing(self.name)
        return content

    def _folder(self) -> Traversable:
        if not self.wheel:
            return files("app.resources") / "models"
        spec = find_spec(self.wheel)
        if spec is None or spec.origin is None:
            raise ModelMissing(self.name)
        return Path(spec.origin).parent / "models"


FACE = Model(
    "blazeface_full_range.tflite", "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3"
)
FACE_NEAR = Model("blazeface_back.tflite", "e376cf6b168d5ece8a3cedb94acc4eb168a136aede125ccc3d903ef38f5beda8")
LINES = Model("ppocrv6_tiny_det.onnx", "193bab7a04fca699a6c82e6abb5b81bdb28177f0abd4062552b04908dafb19f8")
CHARACTERS = Model(
    "PP-OCRv6_rec_small.onnx",
    "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
    wheel="rapidocr",
)

ALL = (FACE, FACE_NEAR, LINES, CHARACTERS)
