"""Words in braces: what only the play knows, looked up where it lies at that moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.codes import Channel
from app.core.backend.data.sandbox import Challenge, Message, MessageQuery, Persona
from app.core.backend.refusal import Refused
from app.core.flow.memory import Memory

LARGEST = 307_200
"""The most bytes a picture of the review may have (A103)."""
NEW_PASSWORD = "Qinghe-2027"  # noqa: S105 - of invented people, for practice only

_PNG = b"\x89PNG\r\n\x1a\n"
PICTURES: Mapping[str, bytes] = {
    "portrait": _PNG + b"portrait side, drawn for practice",
    **{f"portrait{n}": _PNG + f"portrait side, take {n}".encode() for n in range(2, 7)},
    "emblem": _PNG + b"emblem side, drawn for practice",
    "largest": _PNG + bytes(LARGEST - len(_PNG)),
    "too_large": _PNG + bytes(LARGEST - len(_PNG) + 1),
    "gif": b"GIF89a drawn for practice",
    "webp": b"RIFF\x20\x00\x00\x00WEBPVP8 ",
}
"""What is handed in as a picture: enough for a service that looks at kind and size."""


class Magic:
    """The words of one play. An unknown word stays as it is written."""

    def __init__(self, backend: Backend, persona: Persona) -> None:
        self._backend = backend
        self._persona = persona

    def word(self, written: str, memory: Memory) -> str:
        if not (written.startswith("{") and written.endswith("}")):
            return written
        name = written[1:-1]
        found = self._looked_up.get(name)
        if found is not None:
            return found(self, memory)
        value = getattr(self._persona, name, written)
        return value if isinstance(value, str) else written

    def picture(self, written: str) -> bytes:
        return PICTURES[written.strip("{}")]

    def _messages(self, channel: Channel, target: str) -> tuple[Message, ...]:
        sandbox = self._backend.sandbox
        if sandbox is None:
            return ()
        return sandbox.messages(MessageQuery(channel, target), Call()).messages

    def _codes(self, channel: Channel, memory: Memory) -> list[str]:
        target = (memory.typed.phone or self._persona.phone) if channel is Channel.PHONE else ""
        return [message.code for message in self._messages(channel, target) if message.code]

    def _solution(self, memory: Memory) -> str:
        shown = memory.known.picture
        if shown is None or self._backend.sandbox is None:
            return ""
        try:
            return self._backend.sandbox.picture_solution(Challenge(shown.challenge), Call()).answer
        except Refused:
            # Used up already: what is on the screen is an old picture.
            return ""

    def _sms(self, memory: Memory) -> str:
        return (self._codes(Channel.PHONE, memory) or [""])[-1]

    def _older_sms(self, memory: Memory) -> str:
        return (self._codes(Channel.PHONE, memory) or [""])[0]

    def _mailed_code(self, memory: Memory) -> str:
        return (self._codes(Channel.EMAIL, memory) or [""])[-1]

    def _link(self, memory: Memory) -> str:
        return (self._links() or [""])[-1]

    def _first_link(self, memory: Memory) -> str:
        return (self._links() or [""])[0]

    def _links(self) -> list[str]:
        return [message.link for message in self._messages(Channel.EMAIL, "") if message.link]

    def _other_email(self, memory: Memory) -> str:
        return f"other.{self._persona.email}"

    _looked_up: Mapping[str, Callable[[Magic, Memory], str]] = {
        "picture": _solution,
        "sms": _sms,
        "old_sms": _older_sms,
        "mail_code": _mailed_code,
        "link": _link,
        "used_link": _first_link,
        "other_email": _other_email,
        "new_password": lambda self, memory: NEW_PASSWORD,
    }
