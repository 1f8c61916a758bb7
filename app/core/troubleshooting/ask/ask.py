"""The search box: a sentence in, the symptoms it may mean out, best first; nothing when not sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.troubleshooting.ask.atoms import atoms
from app.core.troubleshooting.ask.evidence import Model, features, is_elsewhere
from app.core.troubleshooting.ask.lexicon import FILLER, Found, Lexicon
from app.core.troubleshooting.ask.numbers import strip_numbers

STRANGERS = "strangers"
THRESHOLD = 0.3
CLOSE = 0.5
LONELY = 0.5
QUOTED = 1.0
LONG_MESSAGE = 8


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
        messages: Mapping[str, str],
    ) -> None:
        """`phrases` by symptom; `messages` of the site, each with its symptom; `anchors` are concepts."""
        self._lexicon = lexicon
        self._messages = {"".join(atoms(message)): symptom for message, symptom in messages.items()}
        self._anchors = anchors
        exemplars = []
        for symptom, spoken in phrases.items():
            for phrase in spoken:
                words = atoms(phrase)
                found = features(words, lexicon.read(words))
                if found:
                    exemplars.append((symptom, found))
        self._model = Model.learned(exemplars, apart=STRANGERS)

    def answer(self, words: str, limit: int = 5) -> Answer:
        query = strip_numbers(words)
        cut = atoms(query)
        found = self._lexicon.read(cut)
        scores = self._model.scores(features(cut, found))
        if self._is_about_something_else(found):
            return Answer(query, ())
        scores = {key: score - _price(found) for key, score in scores.items()}
        quoted = self._quoted("".join(cut))
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

    def _is_about_something_else(self, found: Sequence[Found]) -> bool:
        """Another matter is named, or one word of ours stands among words that mean nothing here."""
        concepts = {part.meaning.concept for part in found if part.meaning} - {FILLER}
        if concepts & self._anchors:
            return False
        unknown = sum(1 for part in found if part.meaning is None)
        known = sum(
            part.end - part.start for part in found if part.meaning and part.meaning.concept != FILLER
        )
        return is_elsewhere(found) or (
            len(concepts) <= 1 and unknown >= 2 and unknown >= LONELY * (unknown + known)
        )


def _price(found: Sequence[Found]) -> float:
    """Words that mean nothing here make every match less sure, up to a point."""
    unknown = sum(1 for part in found if part.meaning is None)
    known = sum(part.end - part.start for part in found if part.meaning and part.meaning.concept != FILLER)
    return 0.35 * unknown / (unknown + known + 1) if unknown else 0.0
