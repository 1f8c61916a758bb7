"""The next person gets another program in the same process: nothing of the one before can be left in it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

WORDS = """
import os, sys
from app.wizard.renew import replace_process
secret = "typed by the person before"
print(os.getpid(), flush=True)
replace_process([sys.executable, "-c", "import os; print(os.getpid()); print('secret' in globals())"])
print("never said")
"""


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a second process is started")
def test_a_new_program_takes_the_place_of_the_old_one() -> None:
    done = subprocess.run([sys.executable, "-c", WORDS], capture_output=True, text=True, check=True)
    before, after, knows = done.stdout.split()
    assert before == after
    assert knows == "False"
