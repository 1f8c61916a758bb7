"""The first window must come soon: parts load nothing that only some page needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATE = {
    *("qrcode", "PIL", "numpy", "cv2", "jinja2", "requests", "yaml", "sqlalchemy", "msgspec", "phonenumbers"),
    *("opencc", "pypinyin", "rapidfuzz", "onnxruntime", "keyring", "cryptography", "tomllib", "asyncio"),
    *("PySide6.QtPrintSupport", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtSvgWidgets"),
}


def test_parts_load_little() -> None:
    parts = sorted(f"app.widgets.{path.stem}" for path in (ROOT / "app" / "widgets").glob("[a-z]*.py"))
    assert len(parts) > 40
    code = f"import sys, json\nfor name in {parts}: __import__(name)\nprint(json.dumps(list(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert LATE & set(json.loads(out.stdout)) == set()
