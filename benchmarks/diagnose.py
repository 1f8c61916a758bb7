"""How often the search is right, and how fast, on labelled phrases; `--misses FILE` lists the wrong ones.

    python -m benchmarks.diagnose            every figure
    python -m benchmarks.diagnose --misses tuning

`held_out` was set aside before tuning and `final` was written after it: neither is ever listed. The
others were measured once unseen, and tuned on after that.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from app.core.troubleshooting.ask.ask import Ask
from app.core.troubleshooting.ask.load import built_in_ask

PHRASES = Path(__file__).parents[1] / "tests" / "core" / "troubleshooting" / "phrases"
LIMIT_MS = 20


def labelled(name: str) -> list[tuple[str, str]]:
    rows = (PHRASES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(symptom, phrase) for symptom, phrase in (row.split("\t") for row in rows)]


def unlabelled(name: str) -> list[str]:
    return (PHRASES / f"{name}.txt").read_text("utf-8").splitlines()


def measure(ask: Ask, name: str) -> tuple[float, float]:
    """Shares of phrases whose symptom comes first, and among the first three."""
    rows = labelled(name)
    ranks = [[match.symptom for match in ask.answer(phrase).matches] for _, phrase in rows]
    first = sum(found[:1] == [symptom] for found, (symptom, _) in zip(ranks, rows, strict=True))
    three = sum(symptom in found[:3] for found, (symptom, _) in zip(ranks, rows, strict=True))
    return first / len(rows), three / len(rows)


def main() -> None:
    started = time.thread_time()
    ask = built_in_ask()
    print(f"search built in {(time.thread_time() - started) * 1000:.0f} ms")
    if "--misses" in sys.argv:
        name = sys.argv[sys.argv.index("--misses") + 1]
        if "held_out" in name or name == "final":
            sys.exit("held-out phrases are not looked at")
        misses(ask, name)
        return
    for name in ("tuning", "held_out", "wild", "fresh", "blind", "unseen", "final"):
        first, three = measure(ask, name)
        n = len(labelled(name))
        print(
            f"{name}: {n} phrases, first right {first:.1%} (asked 90%), among three {three:.1%} (asked 98%)"
        )
    for name in (
        "no_match_tuning",
        "no_match_held_out",
        "wild_no_match",
        "fresh_no_match",
        "blind_no_match",
        "unseen_no_match",
        "final_no_match",
    ):
        rows = unlabelled(name)
        wrong = sum(bool(ask.answer(phrase).matches) for phrase in rows)
        print(f"{name}: {len(rows)} phrases, {wrong} matched (asked 0)")
    times = []
    for _, phrase in labelled("tuning"):
        begun = time.thread_time()
        ask.answer(phrase)
        times.append((time.thread_time() - begun) * 1000)
    worst = max(times)
    median = statistics.median(times)
    print(f"a query, processor time: median {median:.2f} ms, slowest {worst:.2f} ms, limit {LIMIT_MS} ms")
    print(f"the limit is {LIMIT_MS / worst:.0f} times the slowest")


def misses(ask: Ask, name: str) -> None:
    if "no_match" in name:
        for phrase in unlabelled(name):
            for match in ask.answer(phrase).matches[:1]:
                print(f"{phrase}\t{match.symptom} {match.score}")
        return
    for symptom, phrase in labelled(name):
        found = ask.answer(phrase).matches
        if not found or found[0].symptom != symptom:
            print(f"{symptom}\t{phrase}\t{[(match.symptom, match.score) for match in found[:3]]}")


if __name__ == "__main__":
    main()
