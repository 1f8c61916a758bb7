"""The type of the fixture `look` of the photo tests."""

from __future__ import annotations

from collections.abc import Callable

from app.core.photo.report import PhotoReport

Look = Callable[..., PhotoReport]
