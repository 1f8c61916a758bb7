"""What `pip install .` would put in place."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = target.glob("xueji_guide-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_speaks_chinese(contents: list[str]) -> None:
    assert contents.count("app/resources/locale/zh_CN/LC_MESSAGES/xueji.mo") == 1


def test_the_wheel_holds_all_resources(contents: list[str]) -> None:
    resources = (path for path in (ROOT / "app" / "resources").rglob("*") if path.is_file())
    missing = {path.relative_to(ROOT).as_posix() for path in resources} - set(contents)
    assert not missing


def test_the_wheel_holds_nothing_but_the_program(contents: list[str]) -> None:
    foreign = [name for name in contents if not name.startswith(("app/", "xueji_guide-"))]
    assert not foreign
    assert any(name.endswith("licenses/NOTICE") for name in contents)
