"""The picture process as seen by the program: started, asked, watched, ended."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, cast

import psutil

import app
from app.core.photo.process.frames import Broken, Frame, receive, send
from app.core.text import Text, text

MEMORY_MOST = 1 << 30
SECONDS_MOST = 10.0
SECONDS_TO_START = 30.0
LOOK_EVERY = 0.05
ANEW = "fit"
"""Each trial of a copy is a piece of work of its own: time is counted anew, three times at most."""


class Trouble(Exception):
    """The process was ended or could not be started. `why` is for the person."""

    def __init__(self, why: Text) -> None:
        super().__init__(str(why))
        self.why = why


def _too_heavy() -> Text:
    return text(
        "Opening this photo took too much memory, so it was stopped. Please choose the photo as "
        "the phone saved it."
    )


def _too_slow() -> Text:
    return text(
        "Opening this photo took too long, so it was stopped. Please try once more, or choose another photo."
    )


def _ended() -> Text:
    return text("Opening this photo failed, and nothing else was harmed. Please choose another photo.")


def _unable() -> Text:
    return text(
        "The part that looks at photos is not completely installed. Everything else works; "
        "please tell the person who looks after this computer."
    )


class PictureProcess:
    """Starts on demand; after trouble the next question starts a fresh one.

    `command` runs the child; `memory` is in bytes and `seconds` counts from the question.
    """

    def __init__(
        self,
        command: Sequence[str] = (sys.executable, "-m", "app.core.photo.process.child"),
        memory: int = MEMORY_MOST,
        seconds: float = SECONDS_MOST,
    ) -> None:
        self._command = list(command)
        self._memory = memory
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._listener: threading.Thread | None = None
        self._ready = False
        self._guard = threading.Lock()
        self.closed_by = ""

    @property
    def pid(self) -> int | None:
        return None if self._child is None else self._child.pid

    def start(self) -> None:
        """Starts the process if none is alive; does not wait for it."""
        with self._guard:
            if self._child is not None and self._child.poll() is None:
                return
            self._ready = False
            self._answers = queue.SimpleQueue()
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._listener = threading.Thread(
                target=_listen, args=(self._child, self._answers), name="photo-listener", daemon=True
            )
            self._listener.start()

    def ask(
        self, question: Frame, progress: Callable[[str], None] | None, cancelled: Callable[[], bool] | None
    ) -> Frame | None:
        """The answer, or None when cancelled. Raises Trouble."""
        self.start()
        if not self._ready:
            first = self._wait(SECONDS_TO_START, None, cancelled)
            if first is None:
                return None
            if first.words.get("answer") != "ready":
                self.stop()
                raise Trouble(_unable())
            self._ready = True
            self.closed_by = str(first.words.get("closed_by", ""))
        child = self._child
        if child is None or child.stdin is None:
            raise Trouble(_ended())
        sender = threading.Thread(target=_send, args=(child, question), daemon=True)
        sender.start()
        answer = self._wait(self._seconds, progress, cancelled)
        sender.join(timeout=1)
        return answer

    def stop(self) -> None:
        """Ends the process; harmless when there is none."""
        with self._guard:
            child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        if self._listener is not None:
            self._listener.join(timeout=2)
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue

    def _wait(
        self, seconds: float, progress: Callable[[str], None] | None, cancelled: Callable[[], bool] | None
    ) -> Frame | None:
        child = self._child
        if child is None:
            raise Trouble(_ended())
        limit = time.monotonic() + seconds
        last = time.monotonic() + 3 * seconds
        while True:
            try:
                frame = self._answers.get(timeout=LOOK_EVERY)
            except queue.Empty:
                why = (
                    _too_slow()
                    if time.monotonic() > limit
                    else _too_heavy()
                    if self._heavy(child.pid)
                    else None
                )
                if why is not None:
                    self.stop()
                    raise Trouble(why) from None
                if cancelled is not None and cancelled():
                    self.stop()
                    return None
                continue
            if frame is None:
                self.stop()
                raise Trouble(_ended())
            if "stage" in frame.words:
                if frame.words["stage"] == ANEW:
                    limit = min(time.monotonic() + seconds, last)
                if progress is not None:
                    progress(str(frame.words["stage"]))
                continue
            return frame

    def _heavy(self, pid: int) -> bool:
        try:
            return int(psutil.Process(pid).memory_info().rss) > self._memory
        except psutil.Error:
            return False


def _listen(child: subprocess.Popen[bytes], answers: queue.SimpleQueue[Frame | None]) -> None:
    """Passes messages on; None when the process is gone."""
    try:
        while True:
            answers.put(receive(cast(BinaryIO, child.stdout)))
    except (Broken, OSError, ValueError):
        answers.put(None)


def _send(child: subprocess.Popen[bytes], question: Frame) -> None:
    """Runs in a thread: a child that does not read must not block the program."""
    try:
        send(cast(BinaryIO, child.stdin), question)
    except (OSError, ValueError):
        return  # the listener tells that the process is gone


def _environment() -> dict[str, str]:
    """Little of the program's own: where Python and the system are."""
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "LANG", "HOME", "USERPROFILE")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment["PYTHONPATH"] = str(Path(app.__file__).resolve().parent.parent)
    environment["PYTHONIOENCODING"] = "utf-8"
    # With glibc's default of many arenas the process keeps half as much again as it uses.
    environment["MALLOC_ARENA_MAX"] = "2"
    return environment
