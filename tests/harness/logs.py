"""A log line that a test did not announce fails it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

ExpectLog: TypeAlias = "Callable[..., AbstractContextManager[None]]"
"""What the fixture `expect_log` gives: ``with expect_log("pattern", logger="app.core"): …``"""


@dataclass
class _Expectation:
    pattern: re.Pattern[str]
    logger: str
    seen: list[str] = field(default_factory=list)

    def takes(self, record: logging.LogRecord, words: str) -> bool:
        named = record.name == self.logger or record.name.startswith(f"{self.logger}.") or not self.logger
        return named and self.pattern.search(words) is not None


class LogWatch(logging.Handler):
    """Collects lines from warning upwards, of any logger, that nobody expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.unexpected: list[str] = []
        self._expected: list[_Expectation] = []

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        for expectation in self._expected:
            if expectation.takes(record, words):
                expectation.seen.append(words)
                return
        self.unexpected.append(f"{record.levelname} {record.name}: {words}")

    @contextmanager
    def expecting(self, pattern: str, logger: str = "") -> Iterator[None]:
        """Inside, lines of `logger` and below that match `pattern` are fine; none at all is a failure."""
        expectation = _Expectation(re.compile(pattern), logger)
        self._expected.append(expectation)
        try:
            yield
        finally:
            self._expected.remove(expectation)
        assert expectation.seen, f"no log line matched {pattern!r}"
