"""Slips of the pen, by kind and in words: `tests/figures/mutations`, over the shipped catalogs.

Each slip is `[from, to]`; `{N}` is a numeral that stays. `SAMPLE` of each kind is tried at a run;
the environment variable MUTATIONS=all tries every one, and SLIPS names another folder.
"""

from __future__ import annotations

import os
import random
import re
import tomllib
import unicodedata
from collections import defaultdict

from service.state.site import Site
from tests.catalogs.test_mutations import Changed, refused, shown_texts
from tests.support.mini import ROOT

SAMPLE = 200
FOLDER = ROOT / "tests" / "figures" / os.environ.get("SLIPS", "mutations")
LEAST = {
    "bound": 0.995,
    "dose_unit": 0.995,
    "frequency_count": 0.995,
    "frequency_period": 0.995,
    "half": 0.995,
    "number_word": 0.985,  # "one trial" said as "two" beside another two is not seen
    "time_unit": 0.995,
}
"""What must be caught of each kind, but for one slip: one of a sample is more than its share."""
LEAST_OF_A_LANGUAGE = 0.995

NO_SLIPS = (
    # "By 6 months" may be said by what was before them.
    ("de", "Nach {N} Monaten", "Vor {N} Monaten", "By 6 months"),
    ("nl", "Na {N} maanden", "Vóór {N} maanden", "By 6 months"),
    ("sv", "Efter {N} månader", "Före {N} månader", "By 6 months"),
    # And it may be said by what is after them, as "Nach 6 Monaten" says it.
    ("it", "Entro {N} mesi", "Dopo {N} mesi", "By 6 months"),
    ("it", "entro {N}", "dopo {N}", "by 6 months this had worn off"),
    ("fa", "تا هفتهٔ {N}", "پس از هفتهٔ {N}", "By week"),
    # "50 mg a day" is "50 mg once a day": one is every, as in all languages.
    ("ar", "{N} ملغ مرة في اليوم", "{N} ملغ في اليوم", "once a day"),
    ("tr", "günde bir kez {N} mg", "günde {N} mg", "once a day"),
    # "Ett och ett halvt år" stays one and a half with one more "ett och" in it.
    ("sv", "ett halvt år", "ett och ett halvt år", "a year and a half"),
    # "En översikt över 4 studier" is a review of 4 trials, and says no more than 4.
    ("sv", "över {N}", "under {N}", "review of 4 trials"),
    ("bn", "{N} মাসের মধ্যে", "{N} মাসের পরে", "By 6 months"),
    ("bn", "{N} মাসের মধ্যে", "{N} মাসের পরে", "by 6 months this had worn off"),
    # "3 points out of 48" has no bound: the change leaves the figures, and makes no sense.
    ("bn", "{N}-এর মধ্যে", "{N}-এর পরে", "out of 48"),
    # "Every 1 day" is "once a day".
    ("zh-Hant", "每天{N}次", "每{N}天一次", "once a day"),
    ("zh-Hant", "每週{N}次", "每{N}週一次", "once a week"),
    ("zh-Hant", "每週{N}次", "每{N}週一次", "one each week"),
    # "3.4 points less than 102 people": two groups, and no bound of the second's number.
    ("pt-BR", "menos do que {N}", "mais do que {N}", "points less than 102"),
    # "Od 2 tygodni" is "for 2 weeks now": no less than that.
    ("pl", "co najmniej {N}", "{N}", "for at least 2 weeks"),
    ("pl", "co najmniej {N}", "{N}", "for at least 4 weeks"),
    ("pl", "co najmniej {N}", "{N}", "for at least 28 days"),
    # In the midst of a range or a list the change is no sentence, and says no other time.
    ("uk", "через {N}", "за {N} до", "3 to 4 hours after it"),
    ("uk", "через {N}", "за {N} до", "53 to 62 weeks"),
    ("uk", "через {N}", "за {N} до", "at 4, 7 and 10 months"),
    ("uk", "через {N}", "за {N} до", "10 to 15 minutes after"),
    ("uk", "через {N}", "за {N} до", "within 2 years of diagnosis"),
    ("uk", "через {N}", "за {N} до", "alive after 12 months"),
    # In 不超過 (no more than) the change leaves 不最多 or 不不到, which says nothing.
    ("zh-Hant", "超過{N}", "最多{N}", "symptoms for 18 months or less"),
    ("zh-Hant", "超過{N}", "最多{N}", "at most 36 months before"),
    ("zh-Hant", "超過{N}", "不到{N}", "symptoms for 18 months or less"),
    ("zh-Hant", "超過{N}", "不到{N}", "at most 36 months before"),
)
"""Changes that are no slip, with words of their English."""


def slips(site: Site, only: str = "") -> dict[str, list[Changed]]:
    """Every text that a slip changes, with the English, by the kind of the slip, or of one kind."""
    texts = defaultdict(list)
    for locale, source, text in shown_texts(site):
        texts[locale.tag].append((locale, source, text))
    found: dict[str, list[Changed]] = defaultdict(list)
    for path in sorted(FOLDER.glob("*.toml")):
        tag = path.stem
        for kind, pairs in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for old, new in pairs if only in ("", kind) else ():
                pattern, longest = _pattern(old), max(old.replace("{N}", " ").split(), key=len)
                known = [each[-1] for each in NO_SLIPS if each[:3] == (tag, old, new)]
                for locale, source, text in texts[tag]:
                    if longest not in text or any(words in source for words in known):
                        continue
                    if match := pattern.search(text):
                        said = new.replace("{N}", match[1]) if "{N}" in old else new
                        changed = text[: match.start()] + said + text[match.end() :]
                        found[kind].append((locale, source, changed))
    return found


_ENDS = {
    "ARABIC": r"(?![\w\u0654]|\u200c\w)",
    "CYRILLIC": r"(?!\w)",
    "DEVANAGARI": r"(?![\w\u0900-\u0963])",
    "GREEK": r"(?!\w)",
    "HEBREW": r"(?!\w)",
}
"""What must not stand after a form of a script with spaces.

150 مل is no part of 150 ملغ, and هفته none of هفتهٔ.
"""
_BEGINS = ("CYRILLIC", "GREEK")
"""Scripts in which no letter may stand before a form, either; Hebrew joins small words to it."""


def _script(form: str) -> str:
    return unicodedata.name(form[-1]).split()[0]


def _pattern(old: str) -> re.Pattern[str]:
    """A form as a whole word, with a numeral at `{N}`."""
    said = re.escape(old.replace("\u00a0", " ")).replace(r"\{N\}", r"(\d[\d.,]*)")
    said = said.replace(r"\ ", "[ \u00a0\u202f]")
    begins = r"(?<!\w)" if old[0].isascii() or _script(old[0]) in _BEGINS else ""
    ends = r"(?!\w)" if old[-1].isascii() and old[-1].isalpha() else _ENDS.get(_script(old), "")
    return re.compile(begins + said + ends)


def test_slips_of_each_kind_are_caught(site: Site) -> None:
    """In all languages together; where every slip is tried, those of each language, too."""
    kinds = {kind: every for kind, every in sorted(slips(site).items()) if kind in LEAST}
    is_whole = os.environ.get("MUTATIONS") == "all"
    if not is_whole:
        chance = random.Random(2026)
        kinds = {
            kind: chance.sample(every, min(SAMPLE, len(every))) for kind, every in kinds.items()
        }
    tried = [(kind, slip) for kind, every in kinds.items() for slip in every]
    verdicts = refused(site, [slip for _, slip in tried])
    counts: dict[str, list[bool]] = defaultdict(list)
    for (kind, (locale, _, _)), is_caught in zip(tried, verdicts, strict=True):
        counts[kind].append(is_caught)
        if is_whole:
            counts[locale.tag].append(is_caught)
    lost = set()
    for name, caught in counts.items():
        print(f"{name}: {sum(caught)} of {len(caught)}, {sum(caught) / len(caught):.2%}")
        if sum(caught) + 1 < LEAST.get(name, LEAST_OF_A_LANGUAGE) * len(caught):
            lost.add(name)
    assert lost == set()
