"""The vocabulary: what a stretch of atoms means, as written, by sound, by initials or nearly spelled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.core.troubleshooting.ask.atoms import atoms, is_han, stem
from app.core.troubleshooting.ask.sound import blurred, is_pinyin, syllables

FILLER = ""
ELSEWHERE = "elsewhere"

_SOUND_DISCOUNT = 0.8
_LEANING = {FILLER: -0.3, ELSEWHERE: 0.6}
"""Between two ways of reading, fillers lose, and the name of another matter wins."""
_LONGEST_INITIALS = 14
HINT, _HINT_SHARE = 0.4, 0.6
DOUBTFUL = 0.6
"""How sure two syllables that only sound right are; a hint is less."""
_LONGEST_SPELLING = 24


@dataclass(frozen=True)
class Meaning:
    """A concept (`FILLER` and `ELSEWHERE` among them), and concepts within or behind it, which count less."""

    concept: str
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A stretch of the query and what it means (None: unknown).

    `start` and `end` count atoms after pinyin has been read; `word` is how a Chinese stretch is written.
    """

    start: int
    end: int
    meaning: Meaning | None
    sureness: float = 1.0
    word: str = ""

    @property
    def unknown(self) -> bool:
        """Nothing of the vocabulary stands here; at most a character hints at something."""
        return self.meaning is None or self.sureness <= HINT

    @property
    def filler(self) -> bool:
        return self.meaning is not None and self.meaning.concept == FILLER


@dataclass
class Lexicon:
    """Built once from the vocabulary; `read` is then fast and keeps nothing of what it reads."""

    _forms: dict[tuple[str, ...], Meaning] = field(default_factory=dict)
    _sounds: dict[tuple[str, ...], Meaning] = field(default_factory=dict)
    _letters: dict[str, Meaning] = field(default_factory=dict)
    _initials: dict[str, Meaning] = field(default_factory=dict)
    _hints: dict[str, Meaning] = field(default_factory=dict)
    _english: frozenset[str] = frozenset()
    _longest: int = 1

    @classmethod
    def of(
        cls,
        concepts: Mapping[str, Sequence[str]],
        fillers: Iterable[str],
        elsewhere: Iterable[str],
        implies: Mapping[str, Sequence[str]],
    ) -> Lexicon:
        lexicon = cls()
        groups = {FILLER: fillers, ELSEWHERE: elsewhere, **concepts}
        for concept, forms in groups.items():
            for form in forms:
                key = tuple(stem(atom) for atom in atoms(form))
                other = lexicon._forms.get(key)
                doubtful = other is not None and other.concept not in (FILLER, concept)
                lexicon._forms[key] = Meaning(concept, (other.concept,) if other and doubtful else ())
        lexicon._forms.pop((), None)
        lexicon._longest = max(map(len, lexicon._forms))
        lexicon._english = frozenset(
            atom for form in lexicon._forms for atom in form if atom.isascii() and atom.isalpha()
        )
        for written, meaning in list(lexicon._forms.items()):
            if meaning.concept not in (FILLER, ELSEWHERE):
                within = (
                    *meaning.within,
                    *implies.get(meaning.concept, ()),
                    *lexicon._inside(written, meaning),
                )
                lexicon._forms[written] = Meaning(meaning.concept, tuple(dict.fromkeys(within)))
        for written, meaning in lexicon._forms.items():
            lexicon._add_sound(written, meaning)
        lexicon._find_hints()
        return lexicon

    def read(self, words: Sequence[str]) -> tuple[Found, ...]:
        """The best cover of `words` (from `atoms`) by forms of the vocabulary, in order."""
        spelled = self._without_pinyin(words)
        found = self._cover(spelled)
        # How it sounds is asked only where something written is not known: that takes most of the time.
        return self._cover(spelled, sounds=_sounds_of(spelled)) if any(p.unknown for p in found) else found

    def _add_sound(self, form: tuple[str, ...], meaning: Meaning) -> None:
        if not all(is_han(atom) for atom in form):
            if len(form) == 1 and form[0].isalpha() and len(form[0]) <= 4:
                self._initials.setdefault(form[0], meaning)
            return
        sound = syllables("".join(form))
        if len(form) >= 2:
            self._sounds.setdefault(sound, meaning)
        self._letters.setdefault("".join(sound), meaning)
        if len(form) >= 3 and meaning.concept != ELSEWHERE:
            self._initials.setdefault("".join(part[0] for part in sound), meaning)

    def _find_hints(self) -> None:
        """Characters that stand in the forms of one concept nearly alone hint at it by themselves."""
        uses: dict[str, Counter[str]] = defaultdict(Counter)
        for form, meaning in self._forms.items():
            for atom in set(form):
                if is_han(atom):
                    uses[atom][meaning.concept] += 1
        for atom, counted in uses.items():
            concept, most = counted.most_common(1)[0]
            alone = most >= _HINT_SHARE * sum(counted.values())
            if alone and most >= 2 and concept not in (FILLER, ELSEWHERE):
                self._hints[atom] = Meaning(concept)

    def _inside(self, form: tuple[str, ...], meaning: Meaning) -> tuple[str, ...]:
        """The concepts that parts of a longer form mean by themselves."""
        if len(form) < 3:
            return ()
        found = self._cover(form, whole=False)
        return tuple(
            {
                part.meaning.concept: None
                for part in found
                if part.meaning and part.meaning.concept not in (FILLER, ELSEWHERE, meaning.concept)
            }
        )

    def _cover(
        self, words: Sequence[str | Meaning], *, whole: bool = True, sounds: Sequence[str] = ()
    ) -> tuple[Found, ...]:
        """Dynamic programming: long forms before short ones, as written before as heard.

        With `whole` False the form that covers everything is left out.
        """
        count = len(words)
        keys = [word if isinstance(word, Meaning) else stem(word) for word in words]
        best: list[float] = [0.0] * (count + 1)
        last: list[Found] = [Found(0, 0, None)] * (count + 1)
        for end in range(1, count + 1):
            best[end], last[end] = best[end - 1], self._unknown(end, keys[end - 1])
            meaning = keys[end - 1]
            if isinstance(meaning, Meaning):
                best[end], last[end] = best[end - 1] + 2.0, Found(end - 1, end, meaning, _SOUND_DISCOUNT)
                continue
            for start in range(max(0, end - self._longest), end):
                if not whole and end - start == count:
                    continue
                found = self._at(keys, sounds, start, end)
                if found is None:
                    continue
                worth = best[start] + (end - start) ** 1.5 * found.sureness
                worth += _LEANING.get(found.meaning.concept, 0.0) if found.meaning else 0.0
                if worth > best[end]:
                    best[end], last[end] = worth, found
        path = []
        end = count
        while end:
            path.append(last[end])
            end = last[end].start
        return tuple(reversed(path))

    def _unknown(self, end: int, key: str | Meaning) -> Found:
        if isinstance(key, Meaning):
            return Found(end - 1, end, None)
        return Found(end - 1, end, self._hints.get(key), HINT, word=key)

    def _at(self, keys: Sequence[str | Meaning], sounds: Sequence[str], start: int, end: int) -> Found | None:
        meaning = self._forms.get(tuple(keys[start:end]))  # type: ignore[arg-type]
        if meaning is not None:
            return Found(start, end, meaning, word="".join(map(str, keys[start:end])))
        if end - start >= 2 and sounds and all(sounds[start:end]):
            heard = self._sounds.get(tuple(sounds[start:end]))
            if heard is not None:
                word = "".join(map(str, keys[start:end]))
                return Found(start, end, heard, _SOUND_DISCOUNT if end - start > 2 else DOUBTFUL, word)
        return None

    def _without_pinyin(self, words: Sequence[str]) -> list[str | Meaning]:
        """Runs of letters that are no English are replaced by what they mean as pinyin or initials."""
        plain: list[str | Meaning] = []
        position = 0
        while position < len(words):
            end = position
            while end < len(words) and words[end].isascii() and words[end].isalpha():
                end += 1
            if end > position:
                plain.extend(self._letters_read(words[position:end]))
                position = end
            else:
                plain.append(words[position])
                position += 1
        return plain

    def _letters_read(self, run: Sequence[str]) -> list[str | Meaning]:
        known = [stem(word) in self._english for word in run]
        sounding = [is_pinyin(word) for word in run]
        foreign = sum(1 for k, p in zip(known, sounding, strict=True) if p and not k)
        english = sum(1 for k, p in zip(known, sounding, strict=True) if k and not p)
        in_pinyin = foreign > english
        plain: list[str | Meaning] = []
        letters = ""
        for word, is_known, sounds in zip(run, known, sounding, strict=True):
            if sounds and (in_pinyin or not is_known) and not (is_known and len(word) > 3 and not in_pinyin):
                letters += word
                continue
            plain.extend(self._heard(letters))
            letters = ""
            plain.extend([word] if is_known else self._guessed(word))
        plain.extend(self._heard(letters))
        return plain

    def _heard(self, letters: str) -> list[str | Meaning]:
        return self._spelled_out(blurred(letters), self._letters, shortest=2) if letters else []

    def _guessed(self, word: str) -> list[str | Meaning]:
        """Initials when they explain the whole word, else the nearest English word, else the word itself."""
        if len(word) <= _LONGEST_INITIALS:
            meanings = self._spelled_out(word, self._initials, shortest=2)
            if meanings and all(isinstance(part, Meaning) for part in meanings):
                return meanings
        if len(word) >= 4:
            from rapidfuzz import fuzz, process

            near = process.extractOne(stem(word), self._english, scorer=fuzz.ratio, score_cutoff=80)
            if near is not None:
                return [near[0]]
        return [word]

    def _spelled_out(
        self, letters: str, table: Mapping[str, Meaning], *, shortest: int
    ) -> list[str | Meaning]:
        """Cuts `letters` into forms of `table`; what lies between them stays as it is."""
        count = len(letters)
        best = [0.0] * (count + 1)
        came: list[tuple[int, Meaning | None]] = [(0, None)] * (count + 1)
        for end in range(1, count + 1):
            best[end], came[end] = best[end - 1], (end - 1, None)
            for start in range(max(0, end - _LONGEST_SPELLING), end - shortest + 1):
                meaning = table.get(letters[start:end])
                if meaning is not None and (worth := best[start] + (end - start) ** 1.3) > best[end]:
                    best[end], came[end] = worth, (start, meaning)
        parts: list[str | Meaning] = []
        end = count
        while end:
            start, meaning = came[end]
            if meaning is not None:
                parts.append(meaning)
            elif parts and isinstance(parts[-1], str):
                parts[-1] = letters[start:end] + parts[-1]
            else:
                parts.append(letters[start:end])
            end = start
        return parts[::-1]


def _sounds_of(words: Sequence[str | Meaning]) -> list[str]:
    """The syllable of each Chinese character, empty for anything else."""
    sounds = [""] * len(words)
    position = 0
    while position < len(words):
        end = position
        while end < len(words) and isinstance(words[end], str) and is_han(str(words[end])):
            end += 1
        if end > position:
            sounds[position:end] = syllables("".join(str(word) for word in words[position:end]))
        position = end + 1 if end == position else end
    return sounds
