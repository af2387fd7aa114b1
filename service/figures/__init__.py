"""The figure lock: every figure of the English must stand in a translation.

`figures` finds the figures of a text, `differences` compares an English text with its
translation. Numbers are compared as tokens and by value, so that 0.5 = 0,5 = ٠٫٥, and
50 mg is never 500 mg. The rules are in the modules that apply them:

    normal       one spelling for digits, spaces, dashes and signs, with a way back
    numerals     decimal and group marks by locale (CLDR), and what is too unclear to accept
    identifiers  registry ids and names such as SOD1
    dates        days, months and years in prose
    units, words the tables, language by language
    scan         a text to its figures
    compare      two texts to their differences
"""

from .compare import differences
from .model import Difference, Figure
from .scan import figures

__all__ = ["Difference", "Figure", "differences", "figures"]
