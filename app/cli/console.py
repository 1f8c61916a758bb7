"""What a command may write: words for people, one JSON document for scripts, notes on standard error."""

from __future__ import annotations

import sys
from typing import Any, TextIO

from app.core.text import Speaker, Text

_CONTROL = {
    code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"
}
"""Names and files come from people: none of them may move the cursor or recolour a terminal."""


class Console:
    """Writes to standard output and standard error in one language.

    Either stream may be missing (a windowed program on Windows has none): what is written is then lost.
    """

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self._out: TextIO | None = sys.stdout
        self._err: TextIO | None = sys.stderr

    def say(self, message: Text) -> None:
        """One line for a person, on standard output. Not together with `document`."""
        self._write(self._out, self.speaker.say(message).translate(_CONTROL) + "\n")

    def note(self, message: Text) -> None:
        """One line for a person, on standard error."""
        self._write(self._err, "xueji: " + self.speaker.say(message).translate(_CONTROL) + "\n")

    def document(self, value: Any) -> None:
        """The one JSON document of a command run with `--json`."""
        import json

        encoding = (getattr(self._out, "encoding", None) or "utf-8").lower().replace("_", "-")
        # Where the stream is not UTF-8, escapes keep the document the same for every reader.
        words = json.dumps(value, ensure_ascii=encoding not in ("utf-8", "utf8"), allow_nan=False)
        # A lone surrogate (an undecodable argument) cannot be encoded, but JSON has an escape for it.
        self._write(self._out, "".join(_escape(c) if "\ud800" <= c <= "\udfff" else c for c in words) + "\n")

    def _write(self, stream: TextIO | None, words: str) -> None:
        if stream is None:
            return
        encoding = getattr(stream, "encoding", None) or "utf-8"
        stream.write(words.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()


def _escape(character: str) -> str:
    return f"\\u{ord(character):04x}"
