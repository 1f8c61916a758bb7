"""Reads the list of sources."""

from __future__ import annotations

from app.core.text import text
from app.core.troubleshooting.form import Form
from app.core.troubleshooting.sources import Source, Sources
from app.core.troubleshooting.strict_yaml import Value, read


def read_sources(source: bytes, form: Form) -> Sources:
    top = form.fields(read(source, form.file), ("documents", "rules", "no_advice", "outside"))
    documents = {
        key.text: _source(key.text, part, form, outside=False) for key, part in form.entries(top["documents"])
    }
    by_id = outside_sources(top["outside"], form)
    for key, rules in form.entries(top["rules"]):
        document = documents.get(key.text)
        if document is None:
            form.fault(key.line, text("there is no document “{id}”", id=key.text[:60]))
            continue
        for rule in form.items(rules):
            word = form.word(rule)
            by_id[word.text] = Source(word.text, document.title, document.year, outside=False)
    no_advice = frozenset(form.word(item).text for item in form.items(top.get("no_advice")))
    return Sources(by_id, no_advice)


def outside_sources(value: Value, form: Form) -> dict[str, Source]:
    """Sources that are no notice of the site or a school's rule; a school's own file may add some."""
    return {key.text: _source(key.text, part, form, outside=True) for key, part in form.entries(value)}


def _source(key: str, value: Value, form: Form, *, outside: bool) -> Source:
    fields = form.fields(value, ("title", "year"))
    if "title" not in fields or "year" not in fields:
        form.fault(value.line, text("“{keys}” is missing here", keys="title, year"))
        return Source(key, key, 0, outside)
    return Source(key, form.word(fields["title"]).text, form.number(fields["year"]), outside)
