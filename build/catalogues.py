"""Compiles the translations: `app/resources/locale/<language>/*.po` to `LC_MESSAGES/xueji.mo`.

`go.py` calls it in a checkout and `hatch_build.py` when a wheel is made, so that both speak
Chinese. Babel is needed here only; the running program reads the result with the standard library.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "app" / "resources" / "locale"


class ClashError(ValueError):
    """Two files of one language translate the same message differently."""


def languages(locale: Path = LOCALE) -> list[Path]:
    """The folders that hold at least one .po file, by name."""
    return sorted({source.parent for source in locale.glob("*/*.po")})


def merge(folder: Path) -> Catalog:
    """All areas of one language in one catalogue. Raises `ClashError`."""
    merged = Catalog(locale=folder.name, charset="utf-8", project="xueji-guide")
    origin: dict[tuple[object, object], Path] = {}
    clashes = []
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            area = read_po(file, locale=folder.name, charset="utf-8", abort_invalid=True)
        for message in area:
            if not message.id:
                continue
            key = (message.context, message.id if isinstance(message.id, str) else message.id[0])
            known = merged.get(key[1], context=message.context)
            if known is not None and known.string != message.string:
                clashes.append(f"{key[1]!r}: {origin[key].name} and {path.name} differ")
            origin.setdefault(key, path)
            merged[message.id] = message
    if clashes:
        raise ClashError("\n".join(clashes))
    return merged


def compile_language(folder: Path) -> Path:
    """Writes the compiled catalogue and returns its path. Untranslated and fuzzy messages stay out."""
    compiled = folder / "LC_MESSAGES" / "xueji.mo"
    buffer = io.BytesIO()
    write_mo(buffer, merge(folder))
    compiled.parent.mkdir(exist_ok=True)
    # A program that is running may be reading the old one: it is replaced, never overwritten.
    fresh = compiled.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(buffer.getvalue())
    fresh.replace(compiled)
    return compiled


def compile_all(locale: Path = LOCALE) -> list[Path]:
    return [compile_language(folder) for folder in languages(locale)]


if __name__ == "__main__":
    try:
        compile_all()
    except ClashError as clash:
        sys.exit(f"catalogues: {clash}")
