"""What `--check` finds, and what a broken or hostile file can do: nothing but be refused, with its line."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.troubleshooting.fault import Fault, TreeFaulty
from app.core.troubleshooting.load import built_in, examine, load
from app.core.troubleshooting.strict_yaml import read

TODAY = date(2026, 11, 22)
SHIPPED = (files("app.resources") / "troubleshooting" / "tree.yaml").read_text("utf-8")
WORDS = (files("app.resources") / "troubleshooting" / "words.en.yaml").read_text("utf-8")

HOSTILE = {
    "yaml bomb": "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n",
    "merge of aliases": "a: &a {b: c}\nd:\n  <<: *a\n",
    "deep nesting": "a: " + "[" * 50_000 + "]" * 50_000,
    "deep mapping": "".join("  " * n + "a:\n" for n in range(60)),
    "python object": "a: !!python/object/apply:os.system [echo]\n",
    "own tag": "a: !thing 1\n",
    "two documents": "a: b\n---\nc: d\n",
    "a list": "- a\n- b\n",
    "a word": "hello",
    "nothing": "",
    "only a comment": "# nothing\n",
    "unclosed": "a: [b, c\n",
    "tabs": "a:\n\tb: c\n",
    "control character": "a: b\x07c\n",
    "ten megabytes": "a: b\n" * 2_000_000,
    "one endless line": "a: " + "b" * 10_000_000,
    "many values": "a: [" + "b," * 150_000 + "]\n",
    "keys that are lists": "? [a, b]\n: c\n",
    "not text": "a: \udcff",
    "html": "<html><body>hello</body></html>",
    "wrong types": "format: [1]\nchecked: {a: b}\nnone_of_these: []\nareas: x\nnodes: 3\npages: [a]\n",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_in_a_second_and_the_built_in_tree_serves(
    source: str, tmp_path: Path
) -> None:
    path = tmp_path / "tree.yaml"
    path.write_bytes(source.encode("utf-8", "surrogateescape"))
    begun = time.perf_counter()
    loaded = load(path, TODAY)
    assert time.perf_counter() - begun < 1
    assert loaded.is_built_in
    assert loaded.tree is built_in()
    assert not loaded.faults[0].advisory
    assert loaded.faults[0].place.line >= 1
    assert loaded.faults[0].place.file == "tree.yaml"


def test_a_missing_file_is_a_fault_as_well(tmp_path: Path) -> None:
    assert load(tmp_path / "none.yaml", TODAY).faults
    assert load(tmp_path, TODAY).faults


@given(st.text(max_size=300) | st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_anything_is_read_or_refused(source: str | bytes) -> None:
    content = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    faults: tuple[Fault, ...] = ()
    try:
        read(content, "tree.yaml")
    except TreeFaulty as faulty:
        faults = faulty.faults
    assert all(fault.place.line >= 1 for fault in faults)


def faults_of(
    tmp_path: Path, change: Callable[[str], str], words: Callable[[str], str] | None = None
) -> tuple[Fault, ...]:
    changed = change(SHIPPED)
    assert words or changed != SHIPPED, "the change did not take"
    path = tmp_path / "tree.yaml"
    path.write_text(changed, "utf-8")
    if words:
        assert words(WORDS) != WORDS, "the change did not take"
        (tmp_path / "words.en.yaml").write_text(words(WORDS), "utf-8")
    try:
        return examine(path, TODAY)[1]
    except TreeFaulty as faulty:
        return faulty.faults


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda source: source.replace(old, new, 1)


FAULTY = {
    "unknown target": (replaced("answers: {have: prior-", "answers: {have: nowhere-"), "does not exist"),
    "doubled id": (lambda s: s + "  scam-money: {owner: student}\n", "stands here twice"),
    "unreachable": (
        lambda s: s + "  alone: {owner: student, time: 5 minutes, sources: [A001]}\n",
        "cannot be reached",
    ),
    "dead end": (lambda s: s + "  alone: {messages: [x]}\n", "dead end"),
    "loop": (replaced("then: {found: start-log-in,", "then: {found: id-number-taken,"), "circle"),
    "overlap": (replaced("single: sms-type-again", "single: sms-newest-code"), "overlap"),
    "no owner": (
        replaced("{owner: student, time: 1 minutes, sources: [mtf", "{time: 1 minutes, sources: [mtf"),
        "dead end",
    ),
    "unknown owner": (replaced("owner: issuer", "owner: nobody"), "not known here"),
    "no source": (replaced("sources: [mtf-2024]}", "sources: []}"), "names no source"),
    "unknown source": (replaced("sources: [mtf-2024]}", "sources: [A999]}"), "not in the list"),
    "no date": (replaced("checked: 2026-11-21\n", ""), "has no date"),
    "date in the future": (replaced("checked: 2026-11-21", "checked: 2031-01-01"), "in the future"),
    "impossible date": (replaced("checked: 2026-11-21", "checked: 2026-02-30"), "a date like"),
    "stale": (replaced("checked: 2026-11-21", "checked: 2024-11-21"), "look at it again"),
    "unknown key": (replaced("none_of_these:", "colour: red\nnone_of_these:"), "not a key that belongs here"),
    "unwarned re-registering": (
        replaced("failed: id-taken-gate}", "failed: register-again}"),
        "without the warning",
    ),
    "unwarned photo": (
        replaced("{unclear: photo-retake-gate,", "{unclear: photo-retake,"),
        "without the warning",
    ),
    "hidden risk": (
        replaced(
            "risks: [closes-accounts], page: app,\n     sources: [A084, A086]",
            "page: app,\n     sources: [A084, A086]",
        ),
        "does not carry the risk",
    ),
    "foreign host": (
        replaced("https://www.chsi.com.cn/\n", "https://www.chsi.com.cn.example.com/\n"),
        "only https addresses",
    ),
    "look-alike host": (
        replaced("https://www.chsi.com.cn/\n", "https://wwwchsi.com.cn/\n"),
        "only https addresses",
    ),
    "user in address": (
        replaced("https://www.chsi.com.cn/\n", "https://www.chsi.com.cn@evil.example/\n"),
        "only https addresses",
    ),
    "plain http": (
        replaced("https://www.chsi.com.cn/\n", "http://www.chsi.com.cn/\n"),
        "only https addresses",
    ),
    "unknown page": (replaced("page: report", "page: elsewhere"), "there is no page"),
    "odd time": (replaced("time: 24 hours", "time: soon"), "write a time like"),
    "symptom without node": (replaced("areas:\n", "areas:\n  more: [not-there]\n"), "has no node"),
    "symptom twice": (
        replaced("help: [contact-support,", "help: [contact-support, record-missing,"),
        "twice",
    ),
    "no words": (
        lambda s: s.replace("answers: {have:", "answers: {maybe: support-phone, have:", 1),
        "has no “",
    ),
    "too deep": (
        lambda s: (
            s.replace("used: id-taken-recover, never", "used: deep-1, never", 1)
            + "".join(
                f"  deep-{n}: {{answers: {{a: deep-{n + 1}, b: id-taken-recover}}}}\n" for n in range(1, 8)
            )
            + "  deep-8: {answers: {a: scam-money, b: id-taken-recover}}\n"
        ),
        "questions",
    ),
}


@pytest.mark.parametrize(("change", "said"), FAULTY.values(), ids=FAULTY.keys())
def test_check_names_the_fault_and_its_line(change: Callable[[str], str], said: str, tmp_path: Path) -> None:
    found = [fault for fault in faults_of(tmp_path, change) if said in str(fault.message)]
    assert found, said
    assert all(fault.place.line >= 1 for fault in found)


FAULTY_WORDS = {
    "html": (replaced("line: There is one official site", "line: <b>There</b> is one official site"), "HTML"),
    "foreign link": (
        replaced("line: There is one official site", "line: see www.example.com for"),
        "only addresses",
    ),
    "invisible": (replaced("line: There is", "line: There\u202e is"), "invisible"),
    "missing node": (replaced("  scam-money:", "  scam-mony:"), "there is no node"),
    "missing step": (replaced("    - Tell your counsellor or campus security\n", ""), "number of steps"),
    "missing answer": (replaced("      money: Money, or to do it for me\n", ""), "has no “"),
    "same answers": (
        replaced("      never: None of them\n", "      never: Yes, one of them\n"),
        "say the same",
    ),
    "unknown language": (replaced("language: en", "language: fr"), "must be one of"),
}


@pytest.mark.parametrize(("words", "said"), FAULTY_WORDS.values(), ids=FAULTY_WORDS.keys())
def test_check_names_the_fault_of_the_words(words: Callable[[str], str], said: str, tmp_path: Path) -> None:
    found = faults_of(tmp_path, lambda source: source, words)
    assert any(said in str(fault.message) for fault in found), [str(f.message) for f in found]


def test_a_school_may_change_structure_alone_and_keep_the_words(tmp_path: Path) -> None:
    path = tmp_path / "our_tree.yaml"
    path.write_text(SHIPPED.replace("time: 24 hours", "time: 12 hours"), "utf-8")
    loaded = load(path, TODAY)
    assert not loaded.is_built_in
    assert loaded.faults == ()
    assert loaded.tree.says("en") == built_in().says("en")


def test_a_school_may_change_the_words_of_one_page(tmp_path: Path) -> None:
    path = tmp_path / "tree.yaml"
    path.write_text(SHIPPED, "utf-8")
    (tmp_path / "words.en.yaml").write_text(
        "language: en\nnodes:\n  photo-two:\n    title: Ask in room 204\n    steps: [Go there, Look again]\n",
        "utf-8",
    )
    loaded = load(path, TODAY)
    assert loaded.tree.says("en").node("photo-two").title == "Ask in room 204"
    assert loaded.tree.says("zh_CN") == built_in().says("zh_CN")


def test_a_school_may_name_a_source_of_its_own(tmp_path: Path) -> None:
    own = "sources:\n  our-notice: {title: Notice 7, year: 2026}\n"
    path = tmp_path / "tree.yaml"
    path.write_text(
        own + SHIPPED.replace("sources: [mtf-2024]}", "sources: [our-notice, mtf-2024]}", 1), "utf-8"
    )
    assert load(path, TODAY).tree.sources.by_id["our-notice"].title == "Notice 7"
