"""Which names a misspelt query may mean: those a few slips of the fingers away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST_NAMES = 3
"""Names that are suggested at most."""


def closest(query: Sequence[Sequence[str]], names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The slugs whose names are closest to a query or to one of its words, the closest first.

    `query` holds the parts of each word, `names` folded names with their slugs. In a word of 3 to
    5 letters one slip is allowed, in a longer one two, in a shorter one none.
    """
    meant = {"".join(parts) for parts in query} | {"".join(p for parts in query for p in parts)}
    found: dict[str, int] = {}
    for name, slug in names:
        written = name.replace(" ", "")
        for word in meant:
            most = min(2, len(word) // 3)
            slips = distance(word, written, most) if most else 1
            if slips <= most and slips < found.get(slug, 3):
                found[slug] = slips
    return tuple(sorted(found, key=lambda slug: found[slug]))[:MOST_NAMES]


def distance(one: str, other: str, most: int) -> int:
    """Letters left out, added, changed or swapped with their neighbour; `most` + 1 for more.

    The optimal string alignment distance: Damerau's four slips, each place changed once.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last: list[int] = [*range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, opposite in enumerate(other, 1):
            slips = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and (letter, one[i - 2]) == (other[j - 2], opposite):
                slips = min(slips, before[j - 2] + 1)
            row.append(slips)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
