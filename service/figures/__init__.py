"""The figure lock: every figure of the English must stand in a translation.

`figures` finds the figures of a text, `differences` compares an English text with its
translation. Numbers are compared as tokens and by value, so that 0.5 = 0,5 = ٠٫٥, and
50 mg is never 500 mg. The words of a language (`LanguageWords`, from its `figures.toml`) are
handed in with each text, as a `Language`; none stand here. The rules are in the modules that
apply them:

    words, wordings, units
                   what a language's file may hold; the units, with the symbols of every language
    language       the words of one language with its locale, as patterns
    forms, templates, unit_forms, number_words, date_patterns, powers, marks, original
                   how these patterns are made from words and from CLDR
    normal         one spelling for digits, spaces, dashes and signs, with a way back
    numerals       decimal and group marks by locale (CLDR), and what is too unclear to accept
    numbers        plain numbers, powers of ten, Roman numerals of trial phases
    measures       a number with its sign, comparison, scale word and unit
    identifiers    registry ids and names such as SOD1
    frequency, how_often, doses
                   how often: counts and periods, compared; the period of each dose
    dates          days, months and years in prose
    spoken, han    numbers in words: whole ones, parts, Han numerals
    scan           a text to its figures
    bounds, bound_forms, bound_places, bound_reading
                   at least, at most, before, after, compared number by number
    relations, labels, partners, order, relation_forms
                   n of N, which arm has which value, which figures go together
    agree          whether one figure may stand for another
    pieces, kind_forms, exchanged
                   capsules and packets; first and second, morning and evening
    steps, date_steps, word_steps, part_steps
                   what a right translation may do, with figures and with number words
    compare, report  two texts to their differences, in words for the translator
"""

from .compare import differences
from .language import Language
from .model import Difference, Figure
from .order import counts_in_another_order
from .scan import figures
from .words import LanguageWords

__all__ = [
    "Difference",
    "Figure",
    "Language",
    "LanguageWords",
    "counts_in_another_order",
    "differences",
    "figures",
]
