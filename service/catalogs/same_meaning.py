"""When it may be said that a text means what its earlier English meant: a typo, a comma.

Translations then go on being shown, and reviews go on counting, on the word of one person. So it
is refused wherever a figure, a small word that carries the truth, or a mark differs.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass, field

import polib

from service.content.markup import plain_text, structure
from service.figures import Language, differences

NEGATIONS = {
    "no", "not", "never", "none", "nobody", "nothing", "nor", "neither", "without", "cannot",
    "n't", "unless", "fail", "fails", "failed", "stopped", "lack", "lacks", "lacked", "few",
    "little", "hardly", "against",
}  # fmt: skip
LIMITS = {
    "may", "might", "can", "could", "should", "must", "would", "suggest", "suggests", "suggested",
    "show", "shows", "showed", "prove", "proves", "proved", "about", "only", "some", "all", "most",
    "many", "every", "each", "often", "always", "more", "less", "fewer", "longer", "shorter",
    "higher", "lower", "better", "worse", "faster", "slower", "before", "after", "until", "since",
    "than", "increase", "increased", "reduce", "reduced", "improve", "improved", "worsen",
    "worsened", "approved", "met", "both", "either", "first", "last",
}  # fmt: skip
"""Words whose coming, going or changing turns what a sentence says of a drug."""


def objection(
    earlier: str, now: str, english: Language, terms: frozenset[str] = frozenset()
) -> str:
    """Why two English texts may not be called the same in meaning; empty where they may.

    `english` is the language of both; `terms` are words of the glossary, and names, in small
    letters.
    """
    before, after = plain_text(earlier), plain_text(now)
    for difference in differences(before, after, english, english):
        return f"a figure differs: {difference}"
    if structure(earlier) != structure(now):
        return "a glossary mark, link, source or emphasis differs"
    for kind, words in (("negation", NEGATIONS), ("small word that carries the truth", LIMITS)):
        if changed := sorted(_difference(_counted(before, words), _counted(after, words))):
            return f"a {kind} differs: “{changed[0]}”"
    for term in sorted(terms):
        pattern = rf"(?<![\w-]){re.escape(term)}(?:s|es)?(?![\w-])"
        if len(re.findall(pattern, before, re.I)) != len(re.findall(pattern, after, re.I)):
            return f"a term differs: “{term}”"
    return ""


def _counted(text: str, words: set[str]) -> Counter[str]:
    found = re.findall(r"n't\b|[a-z]+(?=n't)|[a-z]+", text.lower().replace("’", "'"))
    return Counter(word for word in found if word in words)


def _difference(one: Counter[str], other: Counter[str]) -> set[str]:
    return set(one - other) | set(other - one)


@dataclass
class SameMeaning:
    """What one person says of the changed texts of a page, and what came of it.

    `text` is the beginning of the one text that is meant, or empty for all of the page.
    `accepted` maps each text, by its key, to its earlier English.
    """

    name: str
    day: datetime.date
    english: Language
    text: str = ""
    terms: frozenset[str] = frozenset()
    accepted: dict[tuple[str, str], str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def __call__(self, entry: polib.POEntry, earlier: str) -> bool:
        """Whether a translation of the earlier English stays; the catalog names who said so."""
        if not entry.msgid.startswith(self.text):
            return False
        if reason := objection(earlier, entry.msgid, self.english, self.terms):
            self.refused[entry.msgid] = reason
            return False
        self.accepted[entry.msgctxt or "", entry.msgid] = earlier
        note = f"Same meaning as the earlier English, says {self.name}, {self.day.isoformat()}."
        entry.tcomment = "\n".join(filter(None, [entry.tcomment, note]))
        return True
