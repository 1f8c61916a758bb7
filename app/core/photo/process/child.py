"""The picture process: opens untrusted files, measures them, makes the smaller copy. `python -m` runs it.

It is started with nothing in its arguments and gets every picture over its standard input. Before it
loads anything it closes itself off (see `lockdown`).
"""

from __future__ import annotations

import dataclasses
import os
import sys
from typing import BinaryIO

from app.core.photo.process.frames import Broken, Frame, receive, send
from app.core.photo.process.lockdown import close_off

THREADS = 2


def main() -> int:
    """Serves until the standard input ends."""
    sys.dont_write_bytecode = True
    # Libraries that print must not break into the messages.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    closed_by = close_off()
    with out:
        serve(sys.stdin.buffer, out, closed_by)
    return 0


def serve(source: BinaryIO, out: BinaryIO, closed_by: str) -> None:
    """Answers one message after the other. Also used in tests, without a process."""
    try:
        worker = _Worker(out)
    except (
        Exception
    ) as error:  # a missing model or library: the program must hear of it, not see a pipe close
        send(out, Frame({"answer": "unable", "why": type(error).__name__}))
        return
    send(out, Frame({"answer": "ready", "closed_by": closed_by}))
    while True:
        try:
            question = receive(source)
        except Broken:
            return
        send(out, worker.answer(question))


class _Worker:
    """The loaded networks."""

    def __init__(self, out: BinaryIO) -> None:
        from app.core.photo.sight.inspect import Eyes

        self._out = out
        self._eyes = Eyes.open(THREADS)

    def answer(self, question: Frame) -> Frame:
        from app.core.photo.files.decode import Undecodable

        ask = question.words.get("ask")
        try:
            if ask == "look":
                return self._look(question.payload)
            if ask == "fit":
                return self._fit(question.payload)
            if ask == "words":
                return self._words(question.payload)
        except Undecodable:
            return Frame({"answer": "undecodable"})
        except MemoryError:
            return Frame({"answer": "failed", "why": "MemoryError"})
        except Exception as error:  # whatever a picture provokes must be an answer; only its type is told
            return Frame({"answer": "failed", "why": type(error).__name__})
        return Frame({"answer": "failed", "why": "question"})

    def _stage(self, name: str) -> None:
        send(self._out, Frame({"stage": name}))

    def _look(self, data: bytes) -> Frame:
        from app.core.photo.files.decode import decode
        from app.core.photo.files.header import read_header
        from app.core.photo.pixels import preview
        from app.core.photo.report import PREVIEW_SIDE
        from app.core.photo.sight.inspect import inspect

        header = read_header(data)
        self._stage("open")
        picture = decode(data, header)
        scale = max(header.width, header.height) / max(picture.shape[:2])
        found = inspect(self._eyes, picture, self._stage, scale)
        height, width, rgb = preview(picture, found.quarter_turns, PREVIEW_SIDE)
        words = {"answer": "found", "found": dataclasses.asdict(found), "preview": [width, height]}
        return Frame(words, rgb)

    def _fit(self, data: bytes) -> Frame:
        from app.core.photo.fitting.fit import fit

        content, made = fit(self._eyes, data, self._stage)
        return Frame({"answer": "fitted", "fitted": dataclasses.asdict(made)}, content)

    def _words(self, data: bytes) -> Frame:
        """All lines of text in a screenshot, from the top."""
        from app.core.photo.files.decode import decode
        from app.core.photo.files.header import read_header

        picture = decode(data, read_header(data))
        reader = self._eyes.reader
        lines = reader.read(picture, reader.find(picture, 1600))
        lines.sort(key=lambda line: (round(float(line.corners[0][1]) / 12), float(line.corners[0][0])))
        return Frame({"answer": "words", "words": [line.words for line in lines if line.certainty > 0.5]})


if __name__ == "__main__":
    sys.exit(main())
