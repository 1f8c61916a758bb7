from __future__ import annotations

import os
import subprocess
import sys

import pytest

import app
from app import bootstrap
from app.core.backend.descriptor import Options
from app.core.launch import UnknownBackend


def test_every_built_in_descriptor_is_found_under_its_own_id() -> None:
    assert [descriptor.id for descriptor in bootstrap.descriptors()] == list(bootstrap.BUILT_IN)


def test_an_unknown_backend_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownBackend) as refusal:
        bootstrap.open_backend("elsewhere", Options())
    assert refusal.value.known == tuple(bootstrap.BUILT_IN)


def test_the_module_and_its_version_agree_with_the_distribution() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "app", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"xueji {app.__version__}\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows report a closed reader otherwise")
def test_a_reader_that_has_had_enough_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        command = [sys.executable, "-m", "app", "check", "phone", "13800138000"]
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_listing_backends_loads_neither_a_service_nor_a_window() -> None:
    code = (
        "import sys; from app import bootstrap; bootstrap.descriptors();"
        "heavy = {'sqlalchemy', 'PySide6', 'numpy', 'requests', 'msgspec', 'yaml'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
