"""Killed in the middle of writing: nothing acknowledged is lost, nothing half-written is seen."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
from collections import Counter

import pytest

from app.campus.store.rows import AccountRow, AttemptRow, ClaimRow
from app.campus.store.vault import new_keys
from harness.campus import Campus
from harness.campus_worker import write_until_killed

ROUNDS = int(os.environ.get("XUEJI_KILLS", "20"))
"""`XUEJI_KILLS=200 pytest tests/campus/store/test_killed.py` is the long run."""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_what_was_acknowledged_is_there_after_a_kill(durable: str) -> None:
    kill_and_look(durable, ROUNDS)


def kill_and_look(url: str, rounds: int) -> int:
    """Start a writer, kill it at a random moment, look; `rounds` times. How many writes were acknowledged."""
    keys = new_keys()
    campus = Campus(url=url, keys=keys)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["harness.campus_worker"])
    chance = random.Random(rounds)
    told: list[str] = []
    for turn in range(rounds):
        receiver, sender = context.Pipe(duplex=False)
        writer = context.Process(target=write_until_killed, args=(url, keys, turn, sender))
        writer.start()
        sender.close()
        assert receiver.poll(60)
        receiver.recv()
        writer.join(chance.uniform(0.01, 0.25))
        writer.kill()
        writer.join()
        writer.close()
        told += acknowledged(receiver)
        receiver.close()
        assert_nothing_lost(campus, told)
    campus.close()
    return len(told)


def acknowledged(receiver: multiprocessing.connection.Connection) -> list[str]:
    """What the writer told of before it was killed."""
    found = []
    try:
        while receiver.poll(0):
            found.append(receiver.recv())
    except (EOFError, OSError):
        pass
    return found


def assert_nothing_lost(campus: Campus, told: list[str]) -> None:
    accounts = campus.store.run(lambda t: t.rows(AccountRow).all(), writes=False)
    mine = {row.phone: row for row in accounts}
    assert set(told) <= mine.keys()
    claims = campus.store.run(lambda t: t.rows(ClaimRow).all(), writes=False)
    held = Counter(claim.account for claim in claims)
    # Account, both claims and the attempt were written together, or not at all.
    assert held == {row.id: 2 for row in accounts}
    assert campus.store.run(lambda t: t.rows(AttemptRow).count(), writes=False) >= len(told)
