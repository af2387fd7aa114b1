"""The figure lock: every figure of the English must stand in a translation.

`figures` finds the figures of a text, `differences` compares an English text with its
translation. Numbers are compared as tokens and by value, so that 0.5 = 0,5 = ٠٫٥, and
50 mg is never 500 mg. The rules are in the modules that apply them:

    units, words   the tables, language by language: the place to add what the lock does not know
    normal         one spelling for digits, spaces, dashes and signs, with a way back
    forms, language  the tables as patterns for one locale
    numerals       decimal and group marks by locale (CLDR), and what is too unclear to accept
    numbers        plain numbers, powers of ten, Roman numerals of trial phases
    measures       a number with its sign, comparison, scale word and unit
    identifiers    registry ids and names such as SOD1
    dates          days, months and years in prose
    scan           a text to its figures
    agree          whether one figure may stand for another
    spoken, steps  number words, duals, and what else a right translation may do
    compare, report  two texts to their differences, in words for the translator
"""

from .compare import differences
from .model import Difference, Figure
from .scan import figures

__all__ = ["Difference", "Figure", "differences", "figures"]
