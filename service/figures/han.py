"""Numbers in Han numerals: 十二, 三百, 二〇一四, 两万."""

import re

_DIGITS = "〇一二三四五六七八九"
_OTHER = str.maketrans("零两兩億萬亿", "〇二二億万億")
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8}
NUMERAL = "[零〇一二三四五六七八九十百千两兩]+"
PATTERN = re.compile("[零〇一二三四五六七八九两兩十百千万萬億亿]+")
AFTER_SCALE = re.compile("[百千万萬億亿]+(?=[一二三四五六七八九两兩])")


def value(numeral: str) -> int | None:
    """The value of a Han numeral; None where it is none, as 千 and 万 alone are none."""
    text = numeral.translate(_OTHER)
    if not text or not set(text) <= {*_DIGITS, *_SMALL, *_LARGE}:
        return None
    if set(text) <= set(_DIGITS):
        return int("".join(str(_DIGITS.index(char)) for char in text))
    total = section = digit = 0
    seen = False
    for char in text:
        if char in _DIGITS:
            digit, seen = _DIGITS.index(char), True
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit, seen = 0, True
        elif not seen:
            return None
        else:
            total += (section + digit) * _LARGE[char]
            section = digit = 0
    return total + section + digit
