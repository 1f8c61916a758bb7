"""Ten thousand students over three virtual days: how long it takes, and that one seed always gives the same.

    python benchmarks/three_days.py [STUDENTS] [--once]

In memory, on the virtual clock, with the quick hasher. Everybody registers, checks the record, and some
meet what people meet: a wrong code, a code too soon, a number that is taken, a wrong major. Limit for
10,000 students: 60 s. Two runs of one seed must export the same state and the same event log.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.campus.demo.descriptor import DEMO
from app.campus.demo.opening import sandbox_handlers, setting_for
from app.campus.demo.people import Person, person
from app.campus.demo.records import record_row
from app.campus.demo.stage import Stage
from app.campus.service.desk import Desk
from app.campus.service.entropy import SeededEntropy
from app.campus.service.hasher import QuickHasher
from app.campus.service.roles import backend
from app.campus.service.work import Work
from app.campus.store.rows import ROW_TYPES, KeyRow, RecordRow, StudentRow
from app.campus.store.store import MEMORY, Store, Transaction
from app.campus.store.vault import new_keys
from app.core.backend.call import Call
from app.core.backend.data.accounts import Credentials, Identity, Nothing, Registration
from app.core.backend.data.codes import Channel, CodeRequest, PictureAnswer, PictureCodeRequest, Purpose
from app.core.backend.data.records import FieldVerdict, SelfCheck, Verdict
from app.core.backend.data.sandbox import Challenge, MessageQuery
from app.core.backend.descriptor import Options
from app.core.backend.refusal import Refused
from app.core.identity.document_type import DocumentType
from app.core.scenarios.scenario import RecordSpec

LIMIT_SECONDS = 60
SEED = 2026
PASSWORD = "Qinghe2026"
THREE_DAYS = 3 * 24 * 3600


class Campus:
    """A service in memory whose every chance comes from one seed."""

    def __init__(self, students: int, seed: int) -> None:
        setting, book = setting_for(Options())
        self.stage = Stage(setting, book, seed)
        self.store = Store(MEMORY, new_keys())
        entropy = SeededEntropy(seed)
        desk = Desk(self.store, lambda: self.stage.setting, self.stage.clock, entropy, QuickHasher())
        self.backend: Any = backend(desk, DEMO, sandbox_handlers(self.stage))
        self.people = [person(seed, turn) for turn in range(students)]
        self.chance = random.Random(seed)
        self.events: list[tuple[int, int, str, str]] = []
        self.attempts = 0
        self.started = self.stage.clock.now()

        def enlist(transaction: Transaction) -> None:
            work = Work(transaction, setting, self.stage.clock.now(), entropy, QuickHasher())
            for one in self.people:
                spec = RecordSpec(fields={"zymc": "考古学"}) if self.chance.random() < 0.05 else RecordSpec()
                work.rows(RecordRow).add(record_row(work, one, spec, self.stage.published_since))
                work.rows(StudentRow).add(
                    StudentRow(
                        one.student_number, one.college, one.class_name, False, one.name, one.number, ""
                    )
                )

        self.store.run(enlist, writes=True)

    def run(self) -> None:
        """Everybody's visit, at random moments of three days."""
        moments = sorted((self.chance.randrange(THREE_DAYS), turn) for turn in range(len(self.people)))
        for moment, turn in moments:
            behind = (self.started + timedelta(seconds=moment)) - self.stage.clock.now()
            if behind > timedelta(0):
                self.stage.clock.advance(behind)
            self.visit(turn, self.people[turn])

    def visit(self, turn: int, one: Person) -> None:
        code = self.code(turn, one)
        if self.chance.random() < 0.1:
            self.try_out(turn, "too-soon", lambda: self.send(one))
        identity = Identity(one.name, DocumentType.RESIDENT_ID, one.number)
        if self.chance.random() < 0.1:
            wrong = Registration(PASSWORD, one.phone, "000000", identity=identity)
            self.try_out(turn, "wrong-code", lambda: self.backend.accounts.register(wrong, self.writing()))
        form = Registration(PASSWORD, one.phone, code, identity=identity)
        self.try_out(turn, "register", lambda: self.backend.accounts.register(form, self.writing()))
        if self.chance.random() < 0.05:
            self.try_out(turn, "again", lambda: self.backend.accounts.check_identity(identity, Call()))
        login = Credentials(one.phone, PASSWORD)
        session = self.try_out(turn, "log-in", lambda: self.backend.accounts.log_in(login, self.writing()))
        if session is None:
            return
        page = self.backend.records.look_up(Nothing(), Call(session=session.token))
        record = page.records[0]
        verdicts = [
            FieldVerdict(
                line.key, Verdict.SAME if line.shown == line.compare else Verdict.DIFFERENT, line.compare
            )
            for line in record.fields
        ]
        check = SelfCheck(record.id, (*verdicts, FieldVerdict("photo", Verdict.SAME)))
        self.try_out(
            turn, "confirm", lambda: self.backend.records.confirm(check, self.writing(session.token))
        )

    def code(self, turn: int, one: Person) -> str:
        self.try_out(turn, "send-code", lambda: self.send(one))
        query = MessageQuery(Channel.PHONE, one.phone)
        code: str = self.backend.sandbox.messages(query, Call()).messages[-1].code
        return code

    def send(self, one: Person) -> Any:
        drawn = self.backend.accounts.picture_code(PictureCodeRequest(Purpose.REGISTER), self.writing())
        answer = self.backend.sandbox.picture_solution(Challenge(drawn.challenge), Call()).answer
        request = CodeRequest(
            Purpose.REGISTER, Channel.PHONE, one.phone, PictureAnswer(drawn.challenge, answer)
        )
        return self.backend.accounts.send_code(request, self.writing())

    def try_out(self, turn: int, what: str, move: Any) -> Any:
        try:
            answer = move()
        except Refused as refused:
            answer, outcome = None, refused.code.value
        else:
            outcome = "ok"
        seconds = int((self.stage.clock.now() - self.started).total_seconds())
        self.events.append((seconds, turn, what, outcome))
        return answer

    def writing(self, session: str = "") -> Call:
        self.attempts += 1
        return Call(session=session, attempt=f"attempt-{self.attempts:012d}")

    def exported(self) -> str:
        """A digest of every row of every table, opened, without what only the keys of this run decide."""
        digest = hashlib.sha256()

        def export(transaction: Transaction) -> None:
            for row_type in ROW_TYPES:
                if row_type is not KeyRow:
                    for row in transaction.rows(row_type).all():
                        digest.update(msgspec.json.encode(_without_keyed(row)))

        self.store.run(export, writes=False)
        return digest.hexdigest()


def _verdict(is_same: bool) -> Verdict:
    return Verdict.SAME if is_same else Verdict.DIFFERENT


def _without_keyed(row: Any) -> dict[str, Any]:
    """A row without blind indexes: they come from the keys, which every store has its own of."""
    found = {key: value for key, value in vars(row).items() if not isinstance(value, bytes)}
    is_index = isinstance(found.get("id"), str) and len(found["id"]) == 64
    return {key: value for key, value in found.items() if not (is_index and key == "id")}


def main(arguments: list[str]) -> int:
    numbers = [int(word) for word in arguments if word.isdigit()]
    students = numbers[0] if numbers else 10_000
    results = []
    for _ in range(1 if "--once" in arguments else 2):
        begun, worked = time.perf_counter(), time.process_time()
        campus = Campus(students, SEED)
        campus.run()
        took = time.perf_counter() - begun
        log = hashlib.sha256(msgspec.json.encode(campus.events)).hexdigest()
        results.append((campus.exported(), log))
        outcomes = Counter(f"{what}:{outcome}" for _, _, what, outcome in campus.events)
        limit = LIMIT_SECONDS * students / 10_000
        worked = time.process_time() - worked
        print(
            f"{students} students, {campus.attempts} writes: {took:.1f} s ({worked:.1f} s of processor time)"
        )
        print(f"  {took / limit:.2f} of the limit of {limit:.0f} s")
        print("  " + ", ".join(f"{name} {count}" for name, count in sorted(outcomes.items())))
        campus.store.close()
    same = len(set(results)) == 1
    verdict = "identical" if same else "DIFFERENT"
    print(f"state {results[0][0][:16]}, event log {results[0][1][:16]}: {verdict}")
    return 0 if same and took <= limit else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
