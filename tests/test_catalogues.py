"""Every text of the program has its Chinese, and nothing else is in the catalogues."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo

from app.core.text import placeholders
from catalogues import LOCALE, ClashError, compile_language, languages, merge

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"
KEYWORDS = {"text": None, "text_in": ((1, "c"), 2), "text_n": (1, 2)}
PYTHON_FILES = sorted(APP.rglob("*.py"))


def forms(message: Message) -> list[str]:
    """The translations of one message: one, or one for each plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    """What the markers in the sources ask for, with the place of each."""
    catalog = Catalog()
    for path in PYTHON_FILES:
        name = path.relative_to(ROOT).as_posix()
        for line, msgid, _, context in extract_from_file("python", path, keywords=KEYWORDS):
            catalog.add(msgid, locations=[(name, line)], context=context)
    return catalog


@pytest.fixture(scope="module", params=languages(), ids=lambda folder: folder.name)
def translated(request: pytest.FixtureRequest) -> Catalog:
    return merge(request.param)


def describe(message: Message) -> str:
    place = ", ".join(f"{name}:{line}" for name, line in message.locations)
    return f"{message.id!r}{f' [{message.context}]' if message.context else ''} {place}"


def missing(wanted: Catalog, translated: Catalog) -> Iterator[str]:
    for message in wanted:
        if not message.id:
            continue
        found = translated.get(message.id, context=message.context)
        if found is None or not all(forms(found)):
            yield f"not translated: {describe(message)}"
        elif found.fuzzy:
            yield f"fuzzy: {describe(message)}"
        elif found.pluralizable != message.pluralizable:
            yield f"plural in one place only: {describe(message)}"


def test_there_is_chinese() -> None:
    assert "zh_CN" in [folder.name for folder in languages()]


def test_every_text_is_translated(wanted: Catalog, translated: Catalog) -> None:
    faults = list(missing(wanted, translated))
    assert not faults, "\n".join(faults)


def test_every_translation_is_used(wanted: Catalog, translated: Catalog) -> None:
    unused = [m for m in translated if m.id and wanted.get(m.id, context=m.context) is None]
    assert not unused, "\n".join(map(describe, unused))


def test_placeholders_are_those_of_the_source(translated: Catalog) -> None:
    faults = []
    for message in translated:
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        needed, allowed = placeholders(sources[0]), placeholders(sources[-1])
        # A plural may count where the singular need not: "{what} differs", "{n} items differ: {what}".
        if not all(needed <= placeholders(form) <= allowed for form in forms(message)):
            faults.append(describe(message))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("word", "instead"), [("帐号", "账号"), ("帐户", "账户"), ("正面", "人像面"), ("背面", "国徽面")]
)
def test_the_words_of_the_house(translated: Catalog, word: str, instead: str) -> None:
    def own_words(form: str) -> str:
        return re.sub("“[^”]*”|「[^」]*」", "", form)  # what the site says is quoted as it is

    faults = [describe(m) for m in translated for form in forms(m) if m.id and word in own_words(form)]
    assert not faults, f"{instead} instead of {word}:\n" + "\n".join(faults)


def calls_of_markers() -> Iterator[tuple[str, ast.Call]]:
    for path in PYTHON_FILES:
        if path.relative_to(APP).as_posix() == "core/text.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", node


def test_markers_get_literals() -> None:
    """What is computed cannot be extracted, and so would never be translated."""
    faults = []
    for place, call in calls_of_markers():
        assert isinstance(call.func, ast.Name)
        literal = call.args[: 1 if call.func.id == "text" else 2]
        if not literal or not all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in literal):
            faults.append(place)
    assert not faults, "\n".join(faults)


def test_markers_get_the_values_they_name() -> None:
    """A value that is missing would show its name in braces to a student."""
    faults = []
    for place, call in calls_of_markers():
        given = {keyword.arg for keyword in call.keywords}
        # The words of refusals are templates: whoever refuses hands the values in.
        if None in given or (place.startswith("app/core/backend/catalogue/") and not given):
            continue
        literals = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        named = placeholders(literals[-1]) if literals else set()
        counts = {"n"} if isinstance(call.func, ast.Name) and call.func.id == "text_n" else set()
        if named | counts != given | counts:
            faults.append(f"{place}: names {sorted(named)}, gets {sorted(map(str, given))}")
    assert not faults, "\n".join(faults)


def test_markers_keep_their_names() -> None:
    faults = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for path in PYTHON_FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "app.core.text"
        if any(alias.asname for alias in node.names)
    ]
    assert not faults, "\n".join(faults)


def test_two_areas_may_say_the_same_but_not_differ(tmp_path: Path) -> None:
    folder = tmp_path / "zh_CN"
    folder.mkdir()
    (folder / "one.po").write_text('msgid "Continue"\nmsgstr "继续"\n', encoding="utf-8")
    (folder / "two.po").write_text('msgid "Continue"\nmsgstr "继续"\n', encoding="utf-8")
    with compile_language(folder).open("rb") as compiled:
        assert read_mo(compiled).get("Continue").string == "继续"
    (folder / "two.po").write_text('msgid "Continue"\nmsgstr "下一步"\n', encoding="utf-8")
    with pytest.raises(ClashError, match=r"one\.po and two\.po"):
        merge(folder)


def test_compiled_catalogues_are_those_of_the_sources() -> None:
    """What the other tests see is what `go.py` compiled."""
    for folder in languages(LOCALE):
        with (folder / "LC_MESSAGES" / "xueji.mo").open("rb") as compiled:
            assert len(read_mo(compiled)) == len(merge(folder))
