"""Whether Chinese can be typed into this window, as far as the surroundings tell.

PySide brings the IBus plug-in and none for Fcitx, so that under Fcitx nothing is composed. Fcitx 5 speaks
the language of IBus too: asking for that plug-in makes most desktops work.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, MutableMapping
from enum import Enum
from pathlib import Path


class Trouble(Enum):
    """NO_PLUGIN: the chosen method has no plug-in here. NONE_CHOSEN: no method is set up at all."""

    NO_PLUGIN = "no-plugin"
    NONE_CHOSEN = "none-chosen"


_BUILT_IN = frozenset({"compose", "xim", "none", "simple"})
"""They put accents on letters and compose no Chinese."""


def trouble(environment: Mapping[str, str], plugins: Iterable[str], platform: str) -> Trouble | None:
    """What stands in the way of Chinese; None when nothing is known to.

    `plugins` are the names of the plug-in files, `platform` is Qt's (``xcb``, ``wayland``, …). Only X11 needs
    a plug-in: elsewhere the system itself hands composed words over.
    """
    if platform != "xcb":
        return None
    methods = [method for method in _methods(environment) if method not in _BUILT_IN]
    if not methods:
        return Trouble.NONE_CHOSEN
    there = " ".join(plugins)
    return None if any(method in there for method in methods) else Trouble.NO_PLUGIN


def prefer_what_works(environment: MutableMapping[str, str]) -> None:
    """Ask for IBus where Fcitx is set up and has no plug-in; call before there is a QApplication."""
    if _methods(environment)[:1] == ["fcitx"] and not any("fcitx" in name for name in plugin_files()):
        environment["QT_IM_MODULE"] = "ibus"
        environment.pop("QT_IM_MODULES", None)


def trouble_here() -> Trouble | None:
    """For the running program, on the screen it has."""
    from PySide6.QtGui import QGuiApplication

    return trouble(os.environ, plugin_files(), QGuiApplication.platformName())


def plugin_files() -> tuple[str, ...]:
    """The names of the input plug-ins that came with Qt."""
    from PySide6.QtCore import QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    return tuple(sorted(file.name for file in folder.iterdir())) if folder.is_dir() else ()


def _methods(environment: Mapping[str, str]) -> list[str]:
    """The methods asked for, in order, ``fcitx`` for all its versions."""
    asked = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE")
    if not asked:
        asked = environment.get("XMODIFIERS", "").partition("@im=")[2]
    found = [method.strip().lower() for method in asked.split(";") if method.strip()]
    return ["fcitx" if method.startswith("fcitx") else method for method in found]
