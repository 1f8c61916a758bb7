"""How the window looks, and who may keep that: the next start on an own computer, nobody at a kiosk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.core.launch import Mode, WindowOptions
from app.core.settings import SettingsFaulty, load_settings, save_settings
from app.widgets.language import speaker
from app.widgets.theme import theme


@dataclass(frozen=True)
class Look:
    """Language, colours and size of type, as settings and the command line name them."""

    lang: str
    theme: str
    large: bool


def look_now() -> Look:
    """What the window wears at this moment."""
    worn = theme()
    return Look(speaker().language, worn.palette, worn.size == "large")


def dressed_for_next(options: WindowOptions, look: Look) -> WindowOptions:
    """The options for the process that follows.

    At a kiosk the next person is a stranger, who should find the window as the school set it up and not
    in the language or the colours of the one before; on an own computer the window stays as it is.
    """
    if options.mode is Mode.KIOSK:
        return options
    return replace(options, lang=look.lang, theme=look.theme, large=look.large)


def remember_look(mode: Mode, before: Look, after: Look) -> None:
    """Keep for the next start what the person changed since `before`; never at a kiosk.

    Settings that cannot be read or written are no reason to trouble anybody who is about to leave.
    """
    changed = {name: value for name, value in vars(after).items() if value != getattr(before, name)}
    if mode is Mode.KIOSK or not changed:
        return
    try:
        save_settings(replace(load_settings(), **changed))
    except (OSError, SettingsFaulty):
        return
