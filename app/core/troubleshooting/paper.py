"""A page of advice to take along: for a printer, and as plain words."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from app.core.text import Speaker, Text, listed, text, verbatim
from app.core.troubleshooting.model import Leaf, Tree

if TYPE_CHECKING:
    from jinja2 import Template


def html(tree: Tree, leaf: Leaf, owner: str, office: tuple[str, ...], speaker: Speaker) -> str:
    """One A5 page for `QTextDocument`; `owner` in words, `office` as the school wrote it."""
    wording = tree.says(speaker.language)
    words = wording.node(leaf.id)
    return _template().render(
        title=words.title,
        lead=words.lead,
        steps=words.steps,
        facts=[
            (speaker.say(text("Who decides")), owner),
            (speaker.say(text("How long")), speaker.say(leaf.time.label)),
            (speaker.say(text("What to bring")), join_things(tree, leaf, speaker) or "–"),
        ],
        address=tree.pages.get(leaf.page, ""),
        office=office,
        labels={
            "where": speaker.say(text("Where to ask")),
            "official": speaker.say(text("The only official site:")),
            "warning": speaker.say(text("Give nobody a code or password.")),
            "sources": speaker.say(sources_line(leaf)),
        },
    )


def join_things(tree: Tree, leaf: Leaf, speaker: Speaker) -> str:
    """What to bring, in one line."""
    bring = tree.says(speaker.language).bring
    return speaker.say(listed(verbatim(bring[key]) for key in leaf.bring)) if leaf.bring else ""


def sources_line(leaf: Leaf) -> Text:
    """What the page rests on, and when it was last looked at."""
    return text(
        "Based on {sources}; checked {month}",
        sources=", ".join(leaf.sources),
        month=f"{leaf.checked:%Y-%m}",
    )


def checked_line(tree: Tree, leaf: Leaf) -> Text:
    """The same for a reader: the names of the notices instead of the numbers of their rules."""
    found = (tree.sources.by_id[key] for key in leaf.sources)
    notices = dict.fromkeys(f"《{source.title}》" for source in found if not source.outside)
    month = f"{leaf.checked:%Y-%m}"
    if not notices:
        return text("Checked {month}", month=month)
    return text("After {notices}; checked {month}", notices="".join(notices), month=month)


@lru_cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    source = (files("app.resources") / "handouts" / "advice.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(source)
