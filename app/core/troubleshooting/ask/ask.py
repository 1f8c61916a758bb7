"""The search box: a sentence in, the symptoms it may mean out, best first; nothing when not sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.troubleshooting.ask.atoms import atoms
from app.core.troubleshooting.ask.evidence import Model, features, is_elsewhere
from app.core.troubleshooting.ask.lexicon import DOUBTFUL, FILLER, Found, Lexicon
from app.core.troubleshooting.ask.numbers import strip_numbers

STRANGERS = "strangers"
THRESHOLD = 0.3
"""Below this nothing is said."""
CLOSE = 0.5
"""Others are shown when they come to this share of the best."""
LONELY, SURE = 0.5, 0.75
"""One concept among so many unknown characters is no match, unless a sentence like it is known so well."""
QUOTED, LONG_MESSAGE = 1.0, 8
"""The score of a quoted message, and how long it must be to count inside other words."""


@dataclass(frozen=True)
class Match:
    """A symptom that the words may mean; `score` is between 0 and 1 and only orders matches."""

    symptom: str
    node: str
    score: float


@dataclass(frozen=True)
class Answer:
    """`query` is what was looked for, numbers stripped; no matches: not sure."""

    query: str
    matches: tuple[Match, ...]


class Ask:
    """Reads, weighs and ranks. Made once; holds nothing of a query afterwards."""

    def __init__(
        self,
        lexicon: Lexicon,
        phrases: Mapping[str, Sequence[str]],
        anchors: frozenset[str],
        belongs: frozenset[str],
        messages: Mapping[str, str],
    ) -> None:
        """`phrases` by symptom; `messages` of the site, each with its symptom.

        `anchors` are concepts that are ours whatever else is named; `belongs` concepts that every system has.
        """
        self._lexicon = lexicon
        self._messages = {"".join(atoms(message)): symptom for message, symptom in messages.items()}
        self._anchors, self._belongs = anchors, belongs
        exemplars = []
        for symptom, spoken in phrases.items():
            for phrase in spoken:
                found = features(lexicon.read(atoms(phrase)))
                if found:
                    exemplars.append((symptom, found))
        self._model = Model.learned(exemplars, apart=STRANGERS)

    def answer(self, words: str, limit: int = 5) -> Answer:
        query = strip_numbers(words)
        cut = atoms(query)
        found = self._lexicon.read(cut)
        scores = self._model.scores(features(found))
        quoted = self._quoted("".join(cut))
        if not quoted and self._is_about_something_else(found, max(scores.values(), default=0.0)):
            return Answer(query, ())
        if self._names_an_anchor(found):
            scores.pop(STRANGERS, None)
        scores = {key: score - _price(found) for key, score in scores.items()}
        if quoted:
            scores[quoted] = QUOTED
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        best = ranked[0] if ranked else (STRANGERS, 0.0)
        if best[0] == STRANGERS or best[1] < THRESHOLD:
            return Answer(query, ())
        close = [item for item in ranked if item[1] >= CLOSE * best[1] and item[0] != STRANGERS]
        return Answer(
            query, tuple(Match(key, key, round(min(score, 1.0), 3)) for key, score in close[:limit])
        )

    def _quoted(self, words: str) -> str:
        """The symptom of a message that stands in `words` whole; short ones count only alone."""
        if words in self._messages:
            return self._messages[words]
        within = [m for m in self._messages if len(m) >= LONG_MESSAGE and m in words]
        return self._messages[max(within, key=len)] if within else ""

    def _names_an_anchor(self, found: Sequence[Found]) -> bool:
        return any(part.meaning is not None and part.meaning.concept in self._anchors for part in found)

    def _names_another_system(self, found: Sequence[Found]) -> bool:
        """An unknown name stands at the beginning, and right after it what every system has."""
        run = 0
        for part in found:
            if part.unknown:
                run += 2 if len(part.word) > 2 else 1
            elif run or not part.filler:
                return run >= 2 and part.meaning is not None and part.meaning.concept in self._belongs
        return False

    def _is_about_something_else(self, found: Sequence[Found], best: float) -> bool:
        """Another matter is named, nothing is named, or one word of ours stands among unknown ones."""
        if self._names_an_anchor(found):
            return False
        concepts = {part.meaning.concept for part in found if part.meaning and part.sureness > DOUBTFUL} - {
            FILLER
        }
        if not concepts:
            return True
        unknown, known = _counted(found)
        lonely = len(concepts) <= 1 and unknown >= 2 and unknown >= LONELY * (unknown + known)
        return is_elsewhere(found) or self._names_another_system(found) or (lonely and best < SURE)


def _price(found: Sequence[Found]) -> float:
    """Words that mean nothing here make every match less sure, up to a point."""
    unknown, known = _counted(found)
    return 0.35 * unknown / (unknown + known + 1) if unknown else 0.0


def _counted(found: Sequence[Found]) -> tuple[int, int]:
    """How many atoms mean nothing here, and how many mean something; fillers are neither."""
    unknown = sum(1 for part in found if part.meaning is None)
    return unknown, sum(part.end - part.start for part in found if part.meaning and not part.filler)
