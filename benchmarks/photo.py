"""How fast photos are judged: ``python -m benchmarks.photo``. Needs the drawn pictures of the tests.

Each line: what, measured, limit, measured / limit. Wall time is that of this machine with all its other
work; CPU seconds of the picture process stand beside it.
"""

from __future__ import annotations

import statistics
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil

from app.core.clock import SystemClock
from app.core.photo.files.header import read_header
from app.core.photo.judging.judge import Question, file_problem
from app.core.photo.process.watched import PictureProcess
from app.core.photo.service import PhotoService

RUNS = 7


def line(what: str, measured: float, limit: float, unit: str) -> None:
    print(f"{what:<52} {measured:9.2f} {unit:<3} limit {limit:7.2f}  ratio {measured / limit:5.2f}")


def cpu_seconds(pid: int) -> float:
    spent = psutil.Process(pid).cpu_times()
    return spent.user + spent.system


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from harness.held_card import Held, jpeg, picture, synthetic_number

    large = jpeg(picture(Held(width=3000, seed=4)), 85)
    small = jpeg(picture(Held(width=1200, seed=4)), 85)
    times = []
    for data in [large, small, large[:50_000], small[:-9], b"%PDF-1.7" + bytes(999)] * 40:
        started = time.perf_counter()
        file_problem(Question("a.jpg", data), read_header(data))
        times.append(1000 * (time.perf_counter() - started))
    line("type, size, wholeness of a file, p95", statistics.quantiles(times, n=20)[-1], 50, "ms")

    number = synthetic_number(4)
    started = time.perf_counter()
    # A generous limit: this machine may be busy, and a killed run would measure nothing.
    with closing(PhotoService(SystemClock(), PictureProcess(seconds=120))) as service:
        assert service.check(large, number=number).check("number_matches").outcome == "pass"
        line("check of 12 MP, cold (process, models, picture)", time.perf_counter() - started, 3.0, "s")
        pid = service._process.pid
        assert pid is not None
        for name, data, limit in (("12 MP", large, 1.5), ("2 MP", small, 1.5)):
            walls, spent = [], []
            for _ in range(RUNS):
                before, started = cpu_seconds(pid), time.perf_counter()
                service.check(data, number=number)
                walls.append(time.perf_counter() - started)
                spent.append(cpu_seconds(pid) - before)
            line(f"check of {name}, warm, median wall", statistics.median(walls), limit, "s")
            line(f"check of {name}, warm, median CPU (two cores)", statistics.median(spent), 2 * limit, "s")
        peak = psutil.Process(pid).memory_info().rss / 2**20
        walls, spent = [], []
        for _ in range(3):
            before, started = cpu_seconds(pid), time.perf_counter()
            copy = service.fit(large)
            walls.append(time.perf_counter() - started)
            spent.append(cpu_seconds(pid) - before)
        line("fit of 12 MP, median wall", statistics.median(walls), 5.0, "s")
        line("fit of 12 MP, median CPU (two cores)", statistics.median(spent), 10.0, "s")
        line("size of the copy", len(copy.content) / 1000, 300, "KB")
        line(
            "memory of the picture process",
            max(peak, psutil.Process(pid).memory_info().rss / 2**20),
            650,
            "MB",
        )
        print(f"number read in the copy: {copy.number_readable}; network closed by: {service.closed_by}")


if __name__ == "__main__":
    main()
