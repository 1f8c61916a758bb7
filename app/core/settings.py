"""What a computer remembers between two starts: how the window looks, and where the school's things are.

Every setting is a field of `Settings`, with its type and default; there is no other way to have one.
Nothing about a person is a setting. When adding one: add the field, its check below if not every value of
its type is right, and a line in `docs/cli.md`.
"""

from __future__ import annotations

import os
import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from app.core.launch import LANGUAGES, THEMES, WindowOptions
from app.core.text import Text, text

PLACE_VARIABLE = "XUEJI_SETTINGS"
"""An environment variable that names another file, for kiosks and tests."""

_MOST_BYTES = 100_000
_ADDRESS = re.compile(r"https?://[^\s/@]+(/[^\s@]*)?")


@dataclass(frozen=True)
class Settings:
    """Empty words mean that nothing is set. `school` is a file, `server` an address without a name in it.

    `proxy` is the way to a campus server (``none``, an address, or empty for the computer's own), `ca_file`
    a PEM file with the campus's certificate authority.
    """

    lang: str = ""
    theme: str = ""
    large: bool = False
    backend: str = ""
    server: str = ""
    school: str = ""
    proxy: str = ""
    ca_file: str = ""


class SettingsFaulty(Exception):
    """A settings file, or a value for one, cannot be used; `words` says which key and why."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.msgid)
        self.words = words


def settings_file() -> Path:
    """Where the settings are: `PLACE_VARIABLE`, or the place the system has for such files."""
    named = os.environ.get(PLACE_VARIABLE)
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_config_path("xueji-guide", appauthor=False) / "settings.toml"


def load_settings(path: Path | None = None) -> Settings:
    """The settings in `path`, or the defaults when there is no file. Raises `SettingsFaulty`."""
    path = path or settings_file()
    try:
        source = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError:
        raise SettingsFaulty(text("the settings cannot be read")) from None
    import tomllib

    try:
        if len(source) > _MOST_BYTES:
            raise ValueError
        found = tomllib.loads(source.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise SettingsFaulty(text("the settings file is damaged")) from None
    return make_settings(found)


def make_settings(values: dict[str, Any]) -> Settings:
    """Settings from plain values; `SettingsFaulty` for an unknown key or a value that does not fit."""
    kinds = get_type_hints(Settings)
    for key, value in values.items():
        if key not in kinds:
            raise SettingsFaulty(text("there is no setting “{key}”", key=key))
        if type(value) is not kinds[key] or not _fits(key, value):
            raise SettingsFaulty(text("the setting “{key}” has a value that does not fit", key=key))
    return Settings(**values)


def remembered(options: WindowOptions, settings: Settings) -> WindowOptions:
    """The options with what was not asked for taken from the settings."""
    unasked = {
        f.name: getattr(settings, f.name) for f in fields(Settings) if not getattr(options, f.name, True)
    }
    return replace(options, **unasked)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write what differs from the defaults; the old file is replaced in one step. Raises `OSError`."""
    path = path or settings_file()
    values = asdict(make_settings(asdict(settings)))
    lines = [f"{f.name} = {_toml(values[f.name])}\n" for f in fields(Settings) if values[f.name] != f.default]
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text("".join(lines), encoding="utf-8")
    fresh.replace(path)


def _fits(key: str, value: object) -> bool:
    words = str(value)
    if not words.isprintable():
        return False
    match key:
        case "lang":
            return words in ("", *LANGUAGES)
        case "theme":
            return words in ("", *THEMES)
        case "server":
            # A name or password in an address would be a secret in a plain file.
            return not words or _ADDRESS.fullmatch(words) is not None
        case "proxy":
            return words in ("", "none") or _ADDRESS.fullmatch(words) is not None
        case _:
            return True


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
