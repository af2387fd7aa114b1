"""The patterns by which a language says relations: n of N, the arm without the drug, than."""

import re
from dataclasses import dataclass
from functools import cached_property

from . import forms
from .number_words import DIGITS, MASK
from .templates import Template
from .words import LanguageWords


@dataclass(frozen=True, eq=False)
class RelationForms:
    """The patterns of one language; `word` is what may be any word in a form."""

    words: LanguageWords
    word: str

    @cached_property
    def control(self) -> re.Pattern[str]:
        """Words of the arm that does not get the drug."""
        return re.compile(forms.pattern(self.words.arms.control), re.IGNORECASE)

    @cached_property
    def ratios(self) -> tuple[Template, ...]:
        """A part and its whole."""
        number = f"{DIGITS}|{MASK}+"
        holes = {
            "n": number,
            "whole": number,
            "word": self.word,
            "gap": r"[^.;:()0-9。；]{0,40}?",
        }
        # "About 1 in 6" (alrededor de 1 de cada 6) is no "of 1, 6": near ones come first.
        said = sorted(self.words.relations.ratios, key=lambda each: "{gap}" in each)
        return tuple(Template([each], holes) for each in said)

    @cached_property
    def parting(self) -> re.Pattern[str]:
        """What parts one arm from the other: a comma, "and"."""
        said = forms.pattern(self.words.relations.parting)
        return re.compile(f"[,;、，；،؛]|{said}", re.IGNORECASE)

    @cached_property
    def respectively(self) -> re.Pattern[str]:
        """Words that give each of one list one of another."""
        return re.compile(forms.pattern(self.words.relations.respectively), re.IGNORECASE)

    @cached_property
    def second(self) -> re.Pattern[str]:
        """Words for the second of two trials, groups or periods."""
        return re.compile(forms.pattern(self.words.relations.second), re.IGNORECASE)

    @cached_property
    def than(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Words of a comparison before and after what is compared with."""
        said = self.words.relations
        before = forms.pattern(said.than_before)
        after = forms.pattern(said.than_after, begins=False)
        return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)
