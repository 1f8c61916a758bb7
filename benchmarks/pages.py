"""How long a change of page keeps the window, along the sunny path and back again.

    python -m benchmarks.pages [WALKS]

Walks through practice in a real window (offscreen) with the real service. A change is the time from the
press to the next page painted, less the time the service took to answer: the work of the window's own
thread. Prints the percentiles over all changes and the slowest pages; exit code 1 past the limit.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))  # the person at the window lives there

LIMIT_MS = 50
SCENARIO = "sunny-path"


def walk() -> dict[str, list[float]]:
    """Milliseconds of the window's thread for each page it came to."""
    from app.core.scenarios.catalogue import scenarios
    from app.wizard.warming import Warming
    from harness.window import Window

    scenario = scenarios()[SCENARIO]
    took: dict[str, list[float]] = defaultdict(list)
    window = Window(SCENARIO)
    try:
        warming = Warming(window.shell)  # as the program does after its first paint
        window.wait_for(lambda: warming.done)
        for move in scenario.script:
            before = len(window.stalls)
            window.move(move, scenario)
            took[window.step.value].append(max(ms for _, ms in window.stalls[before:]))
    finally:
        window.close()
    return took


def main() -> int:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    walks = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    pages: dict[str, list[float]] = defaultdict(list)
    for _ in range(walks):
        for page, times in walk().items():
            pages[page] += times
    every = sorted(ms for times in pages.values() for ms in times)
    p95 = statistics.quantiles(every, n=20)[-1]
    print(f"{len(every)} changes of page in {walks} walks: ", end="")
    print(
        f"median {statistics.median(every):.1f} ms, p95 {p95:.1f} (limit {LIMIT_MS}), worst {every[-1]:.1f}"
    )
    for page, times in sorted(pages.items(), key=lambda entry: -max(entry[1])):
        first, middle = times[0], statistics.median(times)
        print(f"  {page:<14} median {middle:6.1f}  first {first:6.1f}  worst {max(times):6.1f}")
    del app
    return int(p95 > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
