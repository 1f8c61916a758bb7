"""One million legal resident numbers and names: none may be refused, and how fast, beside python-stdnum.

    python benchmarks/identity.py [--count N] [--seed N]

Numbers are built from every county code the library's table knows, every day since 1930, every sequence;
names from the blocks a Chinese name may use, a tenth of them in two parts with a dot. All are invented at
run time and kept nowhere. The peer checks the same numbers; it refuses many legal ones, since it asks
whether the county existed in the year of birth.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import stdnum
from stdnum.cn import ric

from app.core.identity.han import DOT
from app.core.identity.id_number import check_id_number, compose
from app.core.identity.name import check_name
from app.core.identity.region import PROVINCES, county_name

TODAY = date(2026, 9, 1)
FIRST_DAY = date(1930, 1, 1)
BATCH = 20_000
COMMON = [chr(code) for code in range(0x4E00, 0x9FA6)]
RARE = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x20000, 0x323B0))]


def county_codes() -> list[str]:
    table = Path(stdnum.__file__).parent / "cn" / "loc.dat"
    codes, province = [], ""
    for line in table.read_text(encoding="utf-8").splitlines():
        if line[:2].isdigit():
            province = line[:2]
        elif line[:2] == "  " and line[2:6].isdigit() and province in PROVINCES:
            codes.append(province + line[2:6])
    return [*codes, "810000", "820000", "830000", "990000"]


def numbers(count: int, source: random.Random) -> Iterator[str]:
    codes, days = county_codes(), (TODAY - FIRST_DAY).days
    for _ in range(count):
        birth = FIRST_DAY + timedelta(days=source.randrange(days))
        yield compose(source.choice(codes), birth, source.randrange(1, 1000))


def names(count: int, source: random.Random) -> Iterator[str]:
    for _ in range(count):
        letters = source.choices(COMMON, k=source.randint(2, 4))
        if source.random() < 0.05:
            letters[-1] = source.choice(RARE)
        if source.random() < 0.1:
            letters += [DOT, *source.choices(COMMON, k=source.randint(2, 6))]
        yield "".join(letters)


def refused(
    values: Iterator[str], accepts: tuple[Callable[[str], bool], ...]
) -> tuple[list[int], list[float]]:
    """How many of `values` each of `accepts` refuses, and the seconds each takes, batch by batch in turn."""
    counts, seconds = [0] * len(accepts), [0.0] * len(accepts)
    while batch := [value for _, value in zip(range(BATCH), values, strict=False)]:
        for which, accept in enumerate(accepts):
            start = time.perf_counter()
            counts[which] += sum(not accept(value) for value in batch)
            seconds[which] += time.perf_counter() - start
    return counts, seconds


def is_clean(number: str) -> bool:
    """Valid, and of a county we know."""
    result = check_id_number(number, today=TODAY, county_of=county_name)
    return result.codes in ((), ("SYNTHETIC",))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    source = random.Random(options.seed)

    county_name("110105"), ric.is_valid("11010519491231002X")  # both load their table before the clock runs
    (ours, alone, peer), (our_time, alone_time, peer_time) = refused(
        numbers(options.count, source),
        (
            is_clean,
            lambda number: check_id_number(number, today=TODAY).valid,
            ric.is_valid,
        ),
    )
    (wrong_names,), (name_time,) = refused(
        names(options.count, source), (lambda name: check_name(name).valid,)
    )

    each = 1e6 / options.count
    print(
        f"resident numbers: {options.count:,}; refused or county unknown {ours}, "
        f"refused without table {alone}"
    )
    print(f"  with counties {our_time * each:.2f} µs each, without {alone_time * each:.2f} µs")
    ratio = our_time / peer_time
    print(f"  python-stdnum {peer_time * each:.2f} µs each, refused {peer:,}; ratio ours/stdnum {ratio:.2f}")
    print(f"names: {options.count:,}; refused {wrong_names}; {name_time * each:.2f} µs each")
    return 1 if ours or alone or wrong_names else 0


if __name__ == "__main__":
    sys.exit(main())
