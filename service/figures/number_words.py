"""The patterns of numbers said in words in a language."""

import re

from . import forms
from .units import UNITS
from .words import DualNouns, LanguageWords, NumberRules


def number_words(words: LanguageWords) -> dict[int, re.Pattern[str]]:
    """The words of each number."""
    rules = words.number_rules
    outside = forms.outside(rules.prefixes, rules.not_after)
    after = ""
    if rules.followed_by:
        after = rf"(?=[ \u00a0.,)]|$|{forms.literal(rules.followed_by)})"
    return {
        int(number): re.compile(
            outside + forms.pattern(said, begins=not outside, longer=rules.longer) + after
        )
        for number, said in words.numbers.items()
    }


def not_han_numbers(rules: NumberRules) -> re.Pattern[str]:
    """Words with a Han numeral; those of the group `number` do say a number."""
    numbers, others = (
        forms.pattern(said, begins=False, ends=False)
        for said in (rules.but_numbers, rules.not_numbers)
    )
    return re.compile(f"(?P<number>{numbers})|{others}")


def duals(words: LanguageWords) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Nouns that mean two of a unit, and other nouns (`""`) that mean two of their kind."""
    found = [
        (unit, re.compile(forms.pattern(words.duals[unit], begins=False)))
        for unit in UNITS
        if unit in words.duals
    ]
    nouns = words.dual_nouns
    return (*found, ("", _dual_noun(nouns))) if nouns.letters else tuple(found)


def _dual_noun(nouns: DualNouns) -> re.Pattern[str]:
    letters = nouns.letters
    return re.compile(
        rf"(?<![{letters}])(?!\w*(?:{forms.literal(nouns.not_duals)})\b)"
        rf"[{letters}]{{2,}}(?:{forms.literal(nouns.endings)})(?![{letters}])"
    )
