"""What a reading is evidence of: weighted features, learned by counting from exemplars."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.core.troubleshooting.ask.atoms import is_han
from app.core.troubleshooting.ask.lexicon import ELSEWHERE, FILLER, Found

_WITHIN = 0.35
_PAIR = 0.5
_CHARACTERS = 0.3

Features = Mapping[str, float]


def features(found: Sequence[Found]) -> dict[str, float]:
    """Concepts, neighbouring pairs of concepts, and pairs of characters, each with a weight up to 1."""
    weights: dict[str, float] = defaultdict(float)
    before = ""
    for part in found:
        if part.meaning is None or part.meaning.concept == FILLER:
            continue
        concept = part.meaning.concept
        _raise(weights, concept, part.sureness)
        for inner in part.meaning.within:
            _raise(weights, inner, _WITHIN * part.sureness)
        if before and before != concept:
            _raise(weights, "+".join(sorted((before, concept))), _PAIR * part.sureness)
        before = concept
    written = [(character, part.filler) for part in found for character in part.word]
    for (left, plain), (right, plain_too) in pairwise(written):
        if not (plain and plain_too) and is_han(left) and is_han(right):
            _raise(weights, left + right, _CHARACTERS)
    return dict(weights)


def _raise(weights: dict[str, float], feature: str, weight: float) -> None:
    weights[feature] = max(weights[feature], weight)


@dataclass(frozen=True)
class Model:
    """How strongly each feature speaks for each class, and the exemplars themselves.

    `information` of a feature is 1 when it occurs with one class only and near 0 when it occurs with all.
    """

    information: Mapping[str, float]
    speaks_for: Mapping[str, Mapping[str, float]]
    postings: Mapping[str, Sequence[tuple[int, float]]]
    apart: str
    lengths: Sequence[float]
    classes: Sequence[str]

    @classmethod
    def learned(cls, exemplars: Sequence[tuple[str, Features]], apart: str = "") -> Model:
        """`exemplars` are pairs of a class and the features of one phrase.

        The exemplars of the class `apart` have nothing in common: only its nearest one counts.
        """
        sizes = Counter(label for label, _ in exemplars)
        share: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for label, phrase in exemplars:
            for feature, weight in phrase.items():
                share[feature][label] += weight / (sizes[label] + 3)
        information = {feature: _information(parts, len(sizes)) for feature, parts in share.items()}
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        lengths = []
        for number, (_, phrase) in enumerate(exemplars):
            weighted = {feature: weight * information[feature] for feature, weight in phrase.items()}
            lengths.append(math.sqrt(sum(weight**2 for weight in weighted.values())))
            for feature, weight in weighted.items():
                postings[feature].append((number, weight))
        speaks_for = {
            feature: {label: part / sum(parts.values()) for label, part in parts.items()}
            for feature, parts in share.items()
        }
        labels = [label for label, _ in exemplars]
        return cls(information, speaks_for, dict(postings), apart, lengths, labels)

    def scores(self, query: Features) -> dict[str, float]:
        """Between 0 and 1 for each class: its nearest exemplar, and what its exemplars have in common."""
        weighted = {
            feature: weight * self.information[feature]
            for feature, weight in query.items()
            if feature in self.information
        }
        length = math.sqrt(sum(weight**2 for weight in weighted.values()))
        if not length:
            return {}
        near: dict[int, float] = defaultdict(float)
        common: dict[str, float] = defaultdict(float)
        for feature, weight in weighted.items():
            for number, other in self.postings[feature]:
                near[number] += weight * other
            for label, part in self.speaks_for[feature].items():
                common[label] += weight * part
        nearest: dict[str, float] = defaultdict(float)
        for number, product in near.items():
            label = self.classes[number]
            nearest[label] = max(nearest[label], product / (self.lengths[number] * length))
        total = sum(weighted.values())
        found = {
            label: NEAREST * nearest[label] + (1 - NEAREST) * part / total for label, part in common.items()
        }
        if self.apart in found:
            found[self.apart] = APART * nearest[self.apart]
        return found


NEAREST = 0.55
APART = 0.66


def _information(parts: Mapping[str, float], classes: int) -> float:
    total = sum(parts.values())
    entropy = -sum(part / total * math.log(part / total) for part in parts.values() if part)
    return max(0.02, 1 - entropy / math.log(classes))


def is_elsewhere(found: Iterable[Found]) -> bool:
    return any(part.meaning is not None and part.meaning.concept == ELSEWHERE for part in found)
