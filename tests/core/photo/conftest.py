"""The networks, loaded once a run, and a way to look at a drawn picture in this process."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.photo.files.decode import decode
from app.core.photo.files.header import read_header
from app.core.photo.judging.judge import Question, judge
from app.core.photo.report import PhotoReport, Side
from app.core.photo.sight.inspect import Eyes, inspect
from harness.held_card import Held, jpeg, picture
from harness.photo_look import Look

TODAY = date(2026, 9, 1)


@pytest.fixture(scope="session")
def eyes() -> Eyes:
    return Eyes.open(threads=1)


@pytest.fixture
def look(eyes: Eyes) -> Look:
    """Looks at a drawn picture, or at bytes given as `data`."""

    def looked(
        held: Held | None = None,
        *,
        data: bytes = b"",
        name: str = "photo.jpg",
        side: Side | None = None,
        number: str | None = None,
        **options: Any,
    ) -> PhotoReport:
        content = data or jpeg(picture(held or Held()), 70, **options)
        header = read_header(content)
        found = inspect(eyes, decode(content, header), lambda stage: None)
        return judge(Question(name, content, side, number), header, found, TODAY, 0)

    return looked
