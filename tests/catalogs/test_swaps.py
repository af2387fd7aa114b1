"""Figures that change places, and what cannot be seen or is glued to one, in shipped texts.

`SAMPLE` of each kind is tried at a run; the environment variable MUTATIONS=all tries `ALL`.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict

from service.state.site import Site
from tests.catalogs.changes import GLUED, NUMERAL, STRUCK, SWAPS, UNSEEN, places, put_in
from tests.catalogs.test_mutations import Changed, refused, shown_texts

SAMPLE, ALL = 60, 4000
LEAST = 0.995
LETTERS = {"invisible": (UNSEEN, True), "struck through": (STRUCK, False), "glued": (GLUED, False)}


def changes(site: Site) -> dict[str, list[Changed]]:
    """The changed texts with their English, by kind; of what is put into a numeral, a sample."""
    found: dict[str, list[Changed]] = defaultdict(list)
    chance = random.Random(2026)
    for locale, source, text in shown_texts(site):
        for kind, change in SWAPS.items():
            found[f"swap: {kind}"] += [(locale, source, each) for each in change(source, text)]
        if numerals := places(text, NUMERAL):
            for kind, (letters, before) in LETTERS.items():
                letter, match = chance.choice(letters), chance.choice(numerals)
                made = put_in(locale, text, letter, match, before=before)
                if made:
                    found[kind].append((locale, source, chance.choice(made)))
    return found


def test_figures_that_change_places_or_hide_are_caught(site: Site) -> None:
    most = ALL if os.environ.get("MUTATIONS") == "all" else SAMPLE
    lost = {}
    kinds = {
        kind: random.Random(2026).sample(every, min(most, len(every)))
        for kind, every in sorted(changes(site).items())
    }
    verdicts = iter(refused(site, [each for tried in kinds.values() for each in tried]))
    for kind, tried in kinds.items():
        escaped = [each for each in tried if not next(verdicts)]
        caught = len(tried) - len(escaped)
        print(f"{kind}: {caught} of {len(tried)}, {caught / len(tried):.1%}")
        if caught + 1 < LEAST * len(tried):
            lost[kind] = escaped[:5]
    assert lost == {}
