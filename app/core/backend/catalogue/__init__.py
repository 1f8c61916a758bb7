"""The words of every refusal, what to do now, where it belongs on a form, and its page in the
troubleshooter.
"""

from __future__ import annotations

from string import Formatter

from app.core.backend.catalogue import account, codes, forms, records, recovery, registering, reviews, service
from app.core.backend.catalogue.entry import Entry
from app.core.backend.refusal import RefusalCode, Refused
from app.core.text import Text

CATALOGUE: dict[RefusalCode, Entry] = {
    **forms.ENTRIES,
    **codes.ENTRIES,
    **registering.ENTRIES,
    **recovery.ENTRIES,
    **account.ENTRIES,
    **reviews.ENTRIES,
    **records.ENTRIES,
    **service.ENTRIES,
}


def what_happened(refused: Refused) -> Text:
    """The sentence of the catalogue with the refusal's details filled in."""
    return _filled(CATALOGUE[refused.code].happened, refused)


def what_now(refused: Refused) -> Text:
    return _filled(CATALOGUE[refused.code].now, refused)


def where(refused: Refused) -> str:
    """The request field that the refusal concerns; empty for the form as a whole."""
    return refused.field or CATALOGUE[refused.code].field


def _filled(words: Text, refused: Refused) -> Text:
    wanted = [name for _, name, _, _ in Formatter().parse(words.msgid) if name]
    return Text(words.msgid, tuple((name, refused.details.get(name, "")) for name in wanted))
