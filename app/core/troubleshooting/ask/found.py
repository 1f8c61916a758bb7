"""Which parts of a title stand in the query, to be marked in a list of results."""

from __future__ import annotations

_SHORTEST = 2


def found_ranges(query: str, title: str) -> tuple[tuple[int, int], ...]:
    """Stretches of `title`, from and to before, of at least two characters that the query has too."""
    asked, shown = query.casefold(), title.casefold()
    if len(shown) != len(title):
        return ()
    ranges: list[tuple[int, int]] = []
    start = 0
    while start <= len(shown) - _SHORTEST:
        end = start
        while end < len(shown) and shown[start : end + 1] in asked:
            end += 1
        piece = shown[start:end]
        # In English only whole beginnings of words are worth a mark.
        inside_a_word = start > 0 and shown[start - 1].isascii() and shown[start - 1].isalnum()
        if (
            end - start >= _SHORTEST
            and piece.strip()
            and not (piece.isascii() and (inside_a_word or len(piece) < 4))
        ):
            ranges.append((start, end))
            start = end
        else:
            start += 1
    return tuple(ranges)
