"""The figures of the personas, in the last lines of a run, whichever process they walked in."""

from __future__ import annotations

from collections import Counter

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    walks = [dict(report.user_properties) for report in reports if report.when == "call"]
    walks = [walk for walk in walks if "persona" in walk]
    if not walks:
        return
    ends = Counter(walk["came to"] for walk in walks)
    seeds = sorted(walk["persona"] for walk in walks)
    wrong = sum(not walk["right"] for walk in walks) - ends["stuck"]
    told = ", ".join(f"{end} {count}" for end, count in sorted(ends.items()))
    share = 100 * (1 - (wrong + ends["stuck"]) / len(walks))
    terminalreporter.write_line(
        f"personas from seed {seeds[0]} to {seeds[-1]}: {len(walks)} walked, {told}; "
        f"{ends['stuck']} stuck, {wrong} at a wrong end, {share:.1f} % right"
    )
