"""The example package of the guide: built as a wheel, installed beside the program, and used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
EXAMPLE = ROOT / "docs" / "example-backend"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the built package, as an installer would leave it."""
    place = tmp_path_factory.mktemp("example")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)],
        cwd=EXAMPLE,
        check=True,
        capture_output=True,
    )
    (wheel,) = place.glob("*.whl")
    site = place / "site"
    zipfile.ZipFile(wheel).extractall(site)
    return site


def xueji(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(site)]), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=site,
    )


def test_the_example_keeps_the_contract(installed: Path) -> None:
    done = xueji(installed, "conformance", "--backend", "mine", "--json")
    report = json.loads(done.stdout)
    assert report["failures"] == []
    assert report["backend"] == "mine"
    assert set(report["roles"]) == {"service", "guide"}
    assert report["roles"]["guide"]["passed"] >= 4
    assert done.returncode == 0


def test_it_stands_beside_the_backends_of_the_program(installed: Path) -> None:
    code = "from app.bootstrap import services; print(*(d.id for d in services().plugins().descriptors))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(installed)])}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["mine"]


def test_without_the_package_the_backend_is_unknown(tmp_path: Path) -> None:
    done = xueji(tmp_path, "conformance", "--backend", "mine", "--json")
    assert done.returncode == 2
    assert done.stdout == ""


def test_the_guide_shows_the_example_as_it_is() -> None:
    words = (ROOT / "docs" / "backends.md").read_text(encoding="utf-8")
    shown = [line.strip() for line in words.splitlines() if line.startswith("    ") and "=" in line]
    real = (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8")
    assert len(shown) > 5
    for line in shown:
        assert line in real
