"""Powers of ten in digits and in words: 1 × 10⁶, 10^-3, 10の6乗."""

import re

from . import forms
from .forms import SPACE
from .normal import SUPERSCRIPT

_FACTOR = rf"(?:(?<![0-9.,٫])(?P<times>[0-9][0-9.,٫]{{0,29}}){SPACE}?[×xX*·⋅∙✕]{SPACE}?)?"
_UP = f"(?P<up>[{SUPERSCRIPT}]{{1,4}})"
_CARET = r"(?:\^|\*\*)\(?(?P<caret>[-−+]?[0-9]{1,3})\)?(?![0-9])"


def power_pattern(said: tuple[str, ...]) -> re.Pattern[str]:
    """A power of ten with its factor in `times`.

    The exponent is in `up` (superscript), in `caret`, or in one of the groups after them, one for
    each way that a language says it (`10の{n}乗`).
    """
    ways = [_UP, _CARET]
    for each in said:
        before, after = (part.strip() for part in each.removeprefix("10").split("{n}"))
        end = f"{SPACE}?{re.escape(after)}" if after else ""
        ways.append(f"{SPACE}?{forms.pattern([before])}{SPACE}?([0-9]{{1,2}}){end}")
    return re.compile(rf"{_FACTOR}(?<![0-9.,٫])10(?:{'|'.join(ways)})")
