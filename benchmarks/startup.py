"""How soon the window is there, beside the least that Qt can do, and whether it answers while the rest loads.

    python -m benchmarks.startup [ROUNDS]

In turn in one run, medians: the whole process of `xueji --startup-report` (offscreen, first page painted,
no backend loaded) and of a bare window with twelve line edits, each from its start to its end. Then, in
processes of their own, the window as it is really opened, where practice is chosen at once: the longest
time in which the event loop did not answer until the service behind it is open. Exit code 1 past a limit.

Both sides run from compiled modules, as an installation leaves them behind.
"""

from __future__ import annotations

import compileall
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RATIO = 1.5
MEMORY_MB = 35
STALL_MS = 50

BARE = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False

app, window = QApplication([]), QWidget()
column, painted = QVBoxLayout(window), Painted()
for _ in range(12):
    column.addWidget(QLineEdit())
window.installEventFilter(painted)
window.resize(1280, 800)
window.show()
app.exec()
pages = int(open("/proc/self/statm").read().split()[1])
print(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
"""

LOADING = """
import time
from PySide6.QtCore import QTimer
from app.bootstrap import services
from app.core.flow.step import Exit
from app.core.launch import WindowOptions
from app.widgets.watchdog import Watchdog
from app.wizard.start import application, open_shell, school_of, venues_of
from app.wizard.warming import Warming

options, parts = WindowOptions(), services()
app = application(options)
shell = open_shell(options, parts, venues_of(options, parts), school_of(options))
journey, dog = shell.scene.journey, Watchdog(interval=2)
shell.show()
app.processEvents()
warming, began = Warming(shell), time.perf_counter()
dog.start()

def look():
    if warming.done and not journey.begun:
        journey.take(Exit.PRACTISE)
    if journey.begun and journey.backend is not None:
        app.quit()

timer = QTimer(interval=10)
timer.timeout.connect(look)
timer.start()
app.exec()
dog.stop()
print(dog.longest, (time.perf_counter() - began) * 1000)
shell.close()
"""


NO_SETTINGS = "/nonexistent"
"""They are looked for as always, and those of whoever measures are not found."""

XUEJI = "import sys; from app.bootstrap import main; sys.exit(main())"
"""What the console script `xueji` does; a checkout has none."""


def run(*line: str) -> tuple[float, str]:
    """Milliseconds from start to exit, and what it printed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": NO_SETTINGS}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *line],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    return (time.perf_counter() - began) * 1000, done.stdout.strip().splitlines()[-1]


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    compileall.compile_dir(ROOT / "app", quiet=1)
    bare, ours, bare_mb, ours_mb = [], [], [], []
    reports = []
    for _ in range(rounds):
        took, said = run("-c", BARE)
        bare.append(took)
        bare_mb.append(float(said))
        took, said = run("-c", XUEJI, "--startup-report")
        ours.append(took)
        reports.append(json.loads(said))
        ours_mb.append(reports[-1]["rss_mb"])
    stalls, opened = [], []
    for _ in range(max(3, rounds // 3)):
        longest, whole = run("-c", LOADING)[1].split()
        stalls.append(float(longest))
        opened.append(float(whole))
    middle = statistics.median
    ratio, more = middle(ours) / middle(bare), middle(ours_mb) - middle(bare_mb)
    print(f"{rounds} rounds in turn, medians")
    print(f"bare window, twelve line edits   {middle(bare):7.1f} ms  {middle(bare_mb):6.1f} MB")
    print(f"xueji --startup-report           {middle(ours):7.1f} ms  {middle(ours_mb):6.1f} MB")
    print(f"  first paint / first key        {middle([r['first_paint_ms'] for r in reports]):7.1f} /", end="")
    print(f" {middle([r['interactive_ms'] for r in reports]):.1f} ms, {reports[0]['modules']} modules")
    print(f"ratio {ratio:.2f} (limit {RATIO}), memory +{more:.1f} MB (limit +{MEMORY_MB})")
    print(f"loading the service: longest stall {middle(stalls):.1f} ms (limit {STALL_MS})", end="")
    print(f", open after {middle(opened):.0f} ms")
    return int(ratio > RATIO or more > MEMORY_MB or middle(stalls) > STALL_MS)


if __name__ == "__main__":
    sys.exit(main())
