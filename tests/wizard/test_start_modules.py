"""What may not be loaded when the first page is painted: each of these costs the person time to wait."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

LATER = (
    *("sqlalchemy", "cryptography", "argon2", "fastapi", "pydantic", "uvicorn", "requests", "urllib3"),
    *("cv2", "numpy", "onnxruntime", "rapidocr", "PIL", "qrcode", "yaml", "msgspec", "jinja2"),
    *("keyring", "stdnum", "phonenumbers", "email_validator", "rapidfuzz", "pypinyin", "opencc"),
    *("python_calamine", "openpyxl", "chinese_calendar", "subprocess", "secrets", "importlib.resources"),
    *("PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtTest", "PySide6.QtMultimedia"),
    *("app.campus.demo.opening", "app.core.backend.backend", "app.core.backend.catalogue"),
    *("app.core.flow.flow", "app.core.flow.memory", "app.core.flow.table", "app.core.flow.entries"),
    *("app.core.identity", "app.core.rules", "app.core.troubleshooting", "app.core.scenarios"),
    *("app.widgets.waiting", "app.widgets.virtual_phone", "app.widgets.idle_screen", "app.wizard.ways"),
    *("app.wizard.map", "app.wizard.no_answer", "app.wizard.practice_phone", "app.wizard.presenter"),
)

START = """
import sys
from PySide6.QtWidgets import QApplication
import app.wizard.start as start

def loaded(app, window):
    window.show()
    app.processEvents()
    print(" ".join(sys.modules))
    return 0

start.report = loaded
from app.bootstrap import main
main(["--startup-report", *sys.argv[1:]])
"""


@pytest.mark.parametrize("dress", [[], ["--lang", "en", "--theme", "dark"]], ids=["plain", "english-dark"])
def test_the_first_page_is_painted_with_little_loaded(dress: list[str], tmp_path: object) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XUEJI_SETTINGS": f"{tmp_path}/none.toml"}
    environment.pop("COVERAGE_PROCESS_START", None)
    line = [sys.executable, "-c", START, *dress]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "app.wizard.pages.first" in loaded
    assert sorted(loaded.intersection(LATER)) == []
    pages = {name for name in loaded if name.startswith("app.wizard.pages.")}
    assert pages == {"app.wizard.pages.first"}
