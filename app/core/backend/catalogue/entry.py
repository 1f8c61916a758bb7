"""What the catalogue says of one refusal."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.text import Text


@dataclass(frozen=True)
class Entry:
    """`happened` and `now` are one sentence each; `field` is where it belongs on a form, or empty for the
    form
    as a whole; `symptom` is its page in the troubleshooter; `status` its HTTP status; `quote` the site's own
    message where a notice prints one, older spellings included.
    """

    happened: Text
    now: Text
    field: str
    symptom: str
    status: int
    quote: str = ""
