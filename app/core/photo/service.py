"""What windows and commands use: checks a picture, makes the smaller copy, reads a screenshot.

Pictures are opened in a process of their own, which is watched: more than 1 GiB of memory or 10 s,
and it is ended and replaced. All calls wait for their answer; call them from a worker thread.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec

from app.core.clock import Clock
from app.core.photo import limits
from app.core.photo.files.header import read_header
from app.core.photo.findings import Findings
from app.core.photo.fitting.copy import FittedPhoto, Made, told
from app.core.photo.judging.judge import Question, file_problem, judge
from app.core.photo.process.frames import Frame
from app.core.photo.process.watched import PictureProcess, Trouble
from app.core.photo.report import PhotoReport, Preview, Side
from app.core.text import Text, text

Progress = Callable[[str], None]
Cancelled = Callable[[], bool]
STAGES = ("open", "face", "card", "fields")
"""Names that `progress` hears while a picture is checked."""


class PhotoCancelled(Exception):
    """The person pressed cancel; nothing is kept."""


class PhotoRefused(Exception):
    """The copy cannot be made. `why` is for the person."""

    def __init__(self, why: Text) -> None:
        super().__init__(str(why))
        self.why = why


class PhotoService:
    """One picture at a time; a second call waits for the first."""

    def __init__(self, clock: Clock, process: PictureProcess | None = None) -> None:
        self._clock = clock
        self._process = process or PictureProcess()
        self._turn = threading.Lock()

    def warm(self) -> None:
        """Starts the picture process, which takes about a second to be ready. Returns at once."""
        self._process.start()

    def check(
        self,
        picture: bytes | Path,
        side: Side | None = None,
        number: str | None = None,
        *,
        name: str = "",
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> PhotoReport:
        """Checks a file or the bytes of a pasted picture.

        `side`: the slot it is for; `number`: the ID number typed. Raises PhotoCancelled, and OSError when
        the file cannot be read.
        """
        started = time.perf_counter()
        data = _content(picture)
        question = Question(name or (picture.name if isinstance(picture, Path) else ""), data, side, number)
        header = read_header(data)
        today = self._clock.now().date()

        def report(
            found: Findings | None, *, undecodable: bool = False, trouble: Text | None = None
        ) -> PhotoReport:
            elapsed = round(1000 * (time.perf_counter() - started))
            return judge(question, header, found, today, elapsed, undecodable=undecodable, trouble=trouble)

        if len(data) > limits.BYTES_READ or file_problem(question, header):
            return report(None)
        try:
            answer = self._ask("look", data, progress, cancelled)
        except Trouble as trouble:
            return report(None, trouble=trouble.why)
        if answer.words.get("answer") == "undecodable":
            return report(None, undecodable=True)
        try:
            found = msgspec.convert(answer.words.get("found"), Findings)
        except msgspec.ValidationError:
            return report(None, trouble=_unopened())
        return replace(report(found), preview=_preview(answer))

    def fit(
        self,
        picture: bytes | Path,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> FittedPhoto:
        """A copy of at most 300,000 bytes. Raises PhotoRefused, PhotoCancelled, OSError."""
        data = _content(picture)
        header = read_header(data)
        question = Question("", data)
        if len(data) > limits.BYTES_READ or file_problem(question, header):
            raise PhotoRefused(text("This file cannot be opened as a picture, so no copy can be made."))
        try:
            answer = self._ask("fit", data, progress, cancelled)
        except Trouble as trouble:
            raise PhotoRefused(trouble.why) from trouble
        if answer.words.get("answer") == "undecodable":
            raise PhotoRefused(text("The file is damaged. Please copy it from the phone once more."))
        try:
            made = msgspec.convert(answer.words.get("fitted"), Made)
        except msgspec.ValidationError as error:
            raise PhotoRefused(_unopened()) from error
        if not 0 < len(answer.payload) <= limits.BYTES_SAFE:
            raise PhotoRefused(
                text("The picture could not be made small enough. Please choose another photo.")
            )
        return told(answer.payload, made)

    def read_words(
        self, picture: bytes | Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> tuple[str, ...]:
        """The lines of text in a screenshot, from the top. Raises PhotoRefused, PhotoCancelled, OSError."""
        data = _content(picture)
        if len(data) > limits.BYTES_READ or file_problem(Question("", data), read_header(data)):
            raise PhotoRefused(text("This file cannot be opened as a picture."))
        try:
            answer = self._ask("words", data, progress, cancelled)
        except Trouble as trouble:
            raise PhotoRefused(trouble.why) from trouble
        try:
            return tuple(msgspec.convert(answer.words.get("words"), list[str]))
        except msgspec.ValidationError as error:
            raise PhotoRefused(_unopened()) from error

    @property
    def closed_by(self) -> str:
        """Who keeps the picture process off the network: `system` or `python`; empty before its start."""
        return self._process.closed_by

    def close(self) -> None:
        """Ends the picture process. A later call starts it anew."""
        self._process.stop()

    def _ask(self, ask: str, data: bytes, progress: Progress | None, cancelled: Cancelled | None) -> Frame:
        with self._turn:
            answer = self._process.ask(Frame({"ask": ask}, data), progress, cancelled)
        if answer is None:
            raise PhotoCancelled
        if answer.words.get("answer") == "failed":
            raise Trouble(_unopened())
        return answer


def _content(picture: bytes | Path) -> bytes:
    """The bytes, of a file at most one more than will be looked at."""
    if isinstance(picture, bytes):
        return picture
    with contextlib.closing(picture.open("rb")) as source:
        return source.read(limits.BYTES_READ + 1)


def _preview(answer: Frame) -> Preview | None:
    """The small copy, when its size is what it says."""
    match answer.words.get("preview"):
        case [int(width), int(height)] if (
            width > 0 and height > 0 and len(answer.payload) == 3 * width * height
        ):
            return Preview(width, height, answer.payload)
    return None


def _unopened() -> Text:
    return text("This photo could not be opened safely. Please try another one.")
