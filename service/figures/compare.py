"""Two texts to the differences between their figures.

Figures are compared as multisets: languages reorder. A figure of the English is matched by one
of the translation with the same value and sign whose unit and comparison do not contradict it:

- Strict units (doses, percent) must stand next to the number; a unit of time, money or
  counting may be missing or unknown, but may not be another one that is known.
- `<`, `>`, `≤`, `≥`, `±` of the English must stand as a sign or in words. What the English
  says in words may stay in words or become a sign of the same direction.
- An unclear number (1.250, see numerals.py) is good only by itself, never with a strict unit
  or a scale word.
- 0 to 12 without strict unit may become number words, and number words may become numerals;
  words that the English has already explain as many words of the translation. Arabic and
  Hebrew may say 2 by a dual and leave out a 1 before a noun: never for doses, percentages,
  decimals, comparisons or names, which all have to be numerals.
- The two ends of an interval or ratio must stay neighbours in their order.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from babel import Locale

from . import dates, forms, words
from .identifiers import same_name
from .language import language
from .model import Difference, Figure
from .normal import Normal
from .numerals import habits
from .scan import Joins, digit_gaps, placed, scan
from .units import STRICT

_ENGLISH = Locale("en")
_NUMERIC = ("number", "percent", "p-value")
_SOFT = ("", "=", "~")
_SIDE = {"<": "<", "≤": "<", ">": ">", "≥": ">"}
_PHASE = re.compile(
    forms.pattern(
        forms.split(words.PHASE_BEFORE) + forms.split(words.PHASE_AFTER), begins=False, ends=False
    ),
    re.IGNORECASE,
)
_TOO_MANY = 100  # more than that beyond the English is no translation, and costs time
_DIGITS = re.compile("[0-9.,]+")
_HAN = "零〇一二三四五六七八九"


@dataclass
class _Side:
    """One text with those of its figures that are not matched yet."""

    text: str
    locale: Locale
    normal: Normal
    all: tuple[Figure, ...]
    left: list[Figure] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, locale: Locale, joins: Joins = None) -> "_Side":
        normal, found = scan(text, locale, joins)
        return cls(normal.text, locale, normal, found, list(found))


def _whole(figure: Figure, top: int) -> bool:
    """Whether a figure is a bare whole number from 0 to `top`, such as words can say."""
    return (
        figure.kind in ("number", "p-value")
        and isinstance(figure.value, Decimal)
        and figure.value == figure.value.to_integral_value()
        and 0 <= figure.value <= top
        and figure.unit not in STRICT
        and figure.sign == ""
        and (figure.comparison in _SOFT or figure.worded)
        and not figure.unclear
    )


def _comparisons_agree(source: Figure, target: Figure) -> bool:
    """Whether no comparison sign is lost, added or turned round."""
    signed = "" if source.worded or source.comparison in _SOFT else source.comparison
    signed_there = "" if target.worded or target.comparison in _SOFT else target.comparison
    if signed:
        return target.comparison == signed
    if signed_there:
        return source.worded and _SIDE[source.comparison] == _SIDE.get(signed_there)
    return True


def _units_agree(source: Figure, target: Figure) -> bool:
    """Whether the unit stays, as far as the two languages let it be known."""
    if source.unit == target.unit:
        return True
    if source.inherited:
        return target.unit == "" or target.inherited
    if target.inherited:
        return source.unit not in STRICT
    if source.unit in STRICT or target.unit in STRICT:
        return False
    return source.unit == "" or target.unit == ""


def _usable(source: Figure, target: Figure) -> bool:
    """Whether an unclear number leaves no doubt here: no dose, and no scale word after it."""
    if not target.unclear:
        return True
    digits = len(re.sub(r"\D", "", target.text))
    plain = isinstance(target.value, Decimal) and len(target.value.as_tuple().digits) == digits
    return plain and not {source.unit, target.unit} & STRICT


def _same(source: Figure, target: Figure) -> bool:
    """Whether two figures are the same in every respect."""
    if source.kind in ("identifier", "registry", "date", "month", "unit"):
        return source.kind == target.kind and source.value == target.value
    return (
        target.kind in _NUMERIC
        and (source.value, source.unit, source.sign, source.comparison)
        == (target.value, target.unit, target.sign, target.comparison)
        and not target.unclear
    )


def _alike(source: Figure, target: Figure) -> bool:
    """Whether `target` may stand for `source`."""
    if source.kind == "identifier":
        return target.kind == "identifier" and same_name(str(source.value)) == same_name(
            str(target.value)
        )
    return (
        source.kind in _NUMERIC
        and target.kind in _NUMERIC
        and source.value == target.value
        and source.sign.strip("+") == target.sign.strip("+")
        and _comparisons_agree(source, target)
        and _units_agree(source, target)
        and _usable(source, target)
    )


def _match(source: _Side, target: _Side, fits: Callable[[Figure, Figure], bool]) -> None:
    """Take the figures that fit out of both sides."""
    for figure in list(source.left):
        found = next((each for each in target.left if fits(figure, each)), None)
        if found:
            source.left.remove(figure)
            target.left.remove(found)


def _names_again(source: _Side, target: _Side) -> None:
    """Let a translation repeat a name where the English says "it" or "the drug"."""
    known = {each.value for each in source.all if each.kind in ("identifier", "registry")}
    target.left = [each for each in target.left if each.value not in known]


def _minus_in_words(source: _Side, target: _Side) -> None:
    """Let a minus be said in words: "menos 1,24" for -1.24."""
    if not any(each.sign == "-" for each in source.left):
        return
    minus = re.compile(
        forms.pattern(forms.of(words.MINUS, target.locale.language)) + "[ \u00a0]*$", re.IGNORECASE
    )

    def fits(figure: Figure, other: Figure) -> bool:
        before = target.text[max(0, other.start - 16) : other.start]
        return bool(
            figure.sign == "-"
            and other.sign == ""
            and minus.search(before)
            and _alike(replace(figure, sign=""), other)
        )

    _match(source, target, fits)


def _parts(figure: Figure, *, apart: bool) -> Counter[str]:
    """A date as a bag of its parts: year, month and day, the last two `apart` or together."""
    match = re.fullmatch(r"(?:-|(\d{4}))-(\d\d)(?:-(\d\d))?", str(figure.value))
    if figure.kind not in ("date", "month") or not match:
        return Counter([str(figure.value)])
    year, month, day = match.groups()
    if day and not apart:
        return Counter([each for each in (year, f"{month}-{day}") if each])
    return Counter([each for each in (year, f"m{month}", day and str(int(day))) if each])


def _dates_in_pieces(source: _Side, target: _Side) -> None:
    """Match one date with what shares its year or month: 27–28 October 2021, March and May 2023.

    Languages hang the shared part on different members. Parts of two full dates could be
    swapped unseen, so with more than one of them each date must stand by itself.
    """
    sides = []
    for side in (source, target):
        pieces = [
            each
            for each in side.left
            if each.kind in ("date", "month") or (_whole(each, 31) and each.unit in ("", "day"))
        ]
        if sum(each.kind == "date" and str(each.value)[0] != "-" for each in pieces) != 1:
            return
        sides.append(pieces)
    days = max(
        sum(bool(re.search(r"-\d\d-\d\d$", str(each.value))) for each in pieces) for pieces in sides
    )
    for apart in (False, True)[: 2 if days <= 1 else 1]:
        ours, theirs = (
            sum((_parts(each, apart=apart) for each in pieces), Counter[str]()) for pieces in sides
        )
        if ours == theirs:
            source.left = [each for each in source.left if each not in sides[0]]
            target.left = [each for each in target.left if each not in sides[1]]
            return


def _months_without_year(source: _Side, target: _Side) -> None:
    """Accept 12月 for a December that the English names without a year or day."""
    for figure in list(target.left):
        if figure.kind == "month":
            number = int(str(figure.value)[2:])
            names = dates.month_names(_ENGLISH, wide_only=False)
            here = [name for name, value in names.items() if value == number]
            if re.search(forms.pattern(here), source.text):
                target.left.remove(figure)


@lru_cache(maxsize=64)
def _number_words(code: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of the words for 0 to 12 in a language."""
    prefix = {"ar": "(?:و?[بفلك]?(?:ال)?)", "he": "(?:ו?[בלהמשכ]{0,2})"}.get(code, "")
    left = {"ar": "(?<![ء-ۓ])", "he": "(?<![א-ת])", "ko": "(?<![가-힣])"}.get(code, "")
    right = words.KOREAN_COUNTED if code == "ko" else ""
    return tuple(
        re.compile(left + prefix + forms.pattern(forms.split(cell), begins=not left) + right)
        for cell in words.NUMBERS.get(code, ())
    )


def _han(text: str) -> list[tuple[int, int, int]]:
    """The numbers up to 12 that stand in Han numerals: 二, 十, 十二."""
    found = []
    text = re.sub(words.HAN_NO_NUMBERS, lambda match: "\ufffc" * len(match.group()), text)
    for match in re.finditer(f"[{_HAN}两兩十百千万億亿]+", text):
        numeral = match.group().replace("两", "二").replace("兩", "二")
        tens, ten, ones = numeral.rpartition("十")
        if re.search("[百千万億亿]", numeral) or tens not in ("", "一") or len(ones) > 1:
            continue
        value = (10 if ten else 0) + (_HAN.index(ones) - 1 if ones in tuple(_HAN[1:]) else 0)
        found.append((value, match.start(), match.end()))
    return found


def _said(side: _Side, value: int) -> list[Figure]:
    """The places where a text says a number from 0 to 12 in words, as figures."""
    code = side.locale.language
    patterns = _number_words(code)
    spans = []
    if value < len(patterns):
        spans += [(match.span(), "") for match in patterns[value].finditer(side.text)]
    if code in ("zh", "ja"):
        spans += [((start, end), "") for number, start, end in _han(side.text) if number == value]
    if value == 2:
        for unit, pattern in language(side.locale).duals:
            spans += [(match.span(), unit) for match in pattern.finditer(side.text)]
        if code == "ar":
            spans += [(match.span(), "") for match in re.finditer(words.DUAL_NOUN, side.text)]
    units = language(side.locale).unit
    out: list[Figure] = []
    for (start, end), unit in sorted(spans, key=lambda span: not span[1]):
        if any(start < each.end and each.start < end for each in out):
            continue  # a dual of a unit of time is also a feminine dual
        match = units.pattern.match(side.text, end)
        unit = unit or (units.of(match["form"]) if match else "")
        out.append(Figure("word", Decimal(value), unit, "", "", "", start, end))
    return sorted(out, key=lambda each: each.start)


def _english_words(text: str, *, more: bool = True) -> Counter[int]:
    """How often the English says each number in words; "two million" counts as one.

    `more` is for words such as "both" and "double", which no number word translates.
    """
    found: Counter[int] = Counter()
    running = 0
    last_end = -1
    for match in re.finditer(r"[A-Za-z]+", text):
        word = match.group().lower()
        value = words.ENGLISH.get(word, words.ENGLISH_MORE.get(word) if more else None)
        if value is None:
            continue
        found[value] += 1
        if value >= 100 and text[last_end : match.start()].strip(" -\u00a0a") == "":
            found[max(running, 1) * value] += 1
        running, last_end = value, match.end()
    return found


def _may_say(word: Figure, target: _Side, figure: Figure, source: _Side) -> bool:
    """Whether a number word may stand for this numeral of the English.

    The number of a phase needs a word for "phase" beside it, and sigma-1 is a name.
    """
    lead = source.text[max(0, figure.start - 8) : figure.start].lower()
    if lead.endswith("-"):
        return False
    if re.search(r"phases?[ \u00a0]$", lead):
        around = target.text[max(0, word.start - 24) : word.end + 12]
        return bool(_PHASE.search(around))
    return _units_agree(figure, word)


def _numerals_to_words(source: _Side, target: _Side) -> list[Figure]:
    """Match what the translation says in words; returns those words as figures."""
    english = _english_words(source.text, more=False)
    if target.locale.language != "en":
        english[1] = 0  # most words for 1 are articles or adverbs
    used: list[Figure] = []
    for value in sorted({int(each.value) for each in source.left if _whole(each, 12)}):
        places = _said(target, value)
        # As many of them stand for number words of the English.
        spare = len(places) - english[value]
        for figure in [each for each in source.left if _whole(each, 12) and each.value == value]:
            fitting = [each for each in places if _may_say(each, target, figure, source)]
            if spare > 0 and fitting:
                places.remove(fitting[0])
                used.append(fitting[0])
                source.left.remove(figure)
                spare -= 1
    return used


def _singular_nouns(source: _Side, target: _Side) -> None:
    """Let Arabic and Hebrew say "1 person" by the noun alone."""
    if target.locale.language not in ("ar", "he"):
        return
    for figure in list(source.left):
        noun = re.match(r" [a-z]{3,}", source.text[figure.end :])
        before = source.text[: figure.start].rstrip()[-6:].lower()
        if _whole(figure, 1) and figure.value == 1 and noun and not before.endswith("phase"):
            source.left.remove(figure)


def _scale_words(source: _Side, target: _Side) -> None:
    """Let "1 million" be the word alone: مليون, un millón."""
    tongue = language(target.locale).scale
    units = language(target.locale).unit
    said: set[tuple[Decimal, str]] = set()
    for match in tongue.pattern.finditer(target.text):
        before = target.text[max(0, match.start("form") - 8) : match.start("form")]
        if re.search(r"[0-9][ \u00a0-]*$", before):
            continue
        after = units.pattern.match(target.text, match.end())
        unit = units.of(after["form"]) if after else ""
        said |= {(Decimal(10) ** int(tongue.of(match["form"])), each) for each in (unit, "")}
    for figure in list(source.left):
        if figure.kind != "number" or figure.sign or figure.comparison not in _SOFT:
            continue
        unit = figure.unit if figure.unit in STRICT else ""
        if isinstance(figure.value, Decimal) and (figure.value, unit) in said:
            source.left.remove(figure)


def _words_to_numerals(source: _Side, target: _Side) -> None:
    """Accept numerals for number words of the English: "two groups" → 2群."""
    english = _english_words(source.text)
    ones = re.search(rf"(?i)\b(?:{words.ENGLISH_ONE})\b", source.text)
    free_ones = bool(ones) and target.locale.language in ("zh", "ja", "ko")
    for figure in list(target.left):
        if not _whole(figure, 10**9):
            continue
        value = int(figure.value)
        times = words.ENGLISH_TIMES.get(figure.unit)
        timely = times is None or re.search(rf"(?i)\b(?:{times})\b", source.text)
        if timely and (english[value] > 0 or (value == 1 and free_ones)):
            english[value] -= 1
            target.left.remove(figure)


def _denominators(source: _Side, target: _Side) -> None:
    """Compare units without numbers ("per kilogram") by whether they are there at all."""
    here, there = ({each.value for each in side.left if each.kind == "unit"}
                   for side in (source, target))  # fmt: skip
    for figure in list(target.left):
        one = figure.value == 1 and figure.unit in here
        if one and figure.kind == "number":  # 体重1kgあたり
            there.add(figure.unit)
            target.left.remove(figure)
    known = here | {each.unit for each in source.all}
    source.left = [each for each in source.left if each.kind != "unit" or each.value not in there]
    target.left = [each for each in target.left if each.kind != "unit" or each.value not in known]
    for side in (source, target):
        seen: set[Decimal | str] = set()
        for each in [each for each in side.left if each.kind == "unit"]:
            if each.value in seen:
                side.left.remove(each)
            seen.add(each.value)


_PAIR = re.compile(r"[ \u00a0]+(?:to|through)[ \u00a0]+|[-–−~:/]|[ \u00a0]/[ \u00a0]")


def _pairs(side: _Side) -> list[tuple[Figure, Figure]]:
    """The intervals, ratios and double phases of the English: 1.48 to 4.47, 2:1, 1/2."""
    figures = [each for each in side.all if each.kind in _NUMERIC]
    out = []
    for first, second in zip(figures, figures[1:], strict=False):
        between = side.text[first.end : second.start]
        lead = side.text[max(0, first.start - 10) : first.start].lower()
        both = lead.endswith("between ") and between.strip() == "and"
        if (both or _PAIR.fullmatch(between)) and first.value != second.value:
            out.append((first, second))
    return out


def _broken_pairs(source: _Side, target: _Side, said: list[Figure]) -> list[Difference]:
    """Intervals whose ends are all there, but apart or in another order."""
    present = [each for each in target.all if each.kind in _NUMERIC] + said
    present.sort(key=lambda each: each.start)
    neighbours = Counter(
        (first.value, second.value) for first, second in zip(present, present[1:], strict=False)
    )
    out = []
    for first, second in _pairs(source):
        if first in source.left or second in source.left:
            continue
        if neighbours[first.value, second.value] > 0:
            neighbours[first.value, second.value] -= 1
            continue
        text = source.normal.original[slice(*source.normal.span(first.start, second.end))]
        out.append(
            Difference(
                f"{text} in the English; its two numbers are not together in this order here",
                placed(first, source.normal),
                None,
            )
        )
    return out


def _plain(figure: Figure) -> str:
    """A figure in plain digits and symbols."""
    if not isinstance(figure.value, Decimal):
        return str(figure.value)
    signed = figure.comparison not in _SOFT and not figure.worded
    comparison = figure.comparison if signed else ""
    number = f"{figure.value.normalize():f}"
    unit = f"{'' if figure.unit == '%' else ' '}{figure.unit}" if figure.unit else ""
    return f"{comparison}{' ' if comparison else ''}{figure.sign}{number}{unit}"


def _shown(figure: Figure) -> str:
    """A figure as written, and how it reads where that is not plain to see."""
    if figure.kind == "unit":
        return f"“per {figure.value}”"
    ascii_only = figure.text.isascii() or re.search(r"[0-9]", figure.text)
    return figure.text if ascii_only else f"{figure.text} ({_plain(figure)})"


def _likeness(source: Figure, target: Figure) -> int:
    """How likely `target` stands where `source` should: 0 for not at all."""
    if (source.kind in _NUMERIC) != (target.kind in _NUMERIC):
        return 0
    if source.kind not in _NUMERIC:
        pairs = ({"date", "month"}, {"identifier", "registry"}, {"unit"})
        return int(any({source.kind, target.kind} <= kinds for kinds in pairs))
    return 1 + 4 * (source.value == target.value) + 2 * (source.unit == target.unit != "")


def _changed(source: Figure, target: Figure, locale: Locale) -> str:
    """What differs between two figures, in words."""
    both = f"{_shown(source)} in the English; {_shown(target)} here"
    if source.kind not in _NUMERIC:
        return both
    if target.unclear and not _usable(source, target):
        whole = re.sub(r"\D", "", target.text)
        decimal = habits(locale, "latn")[0].decimal
        digits = f"{source.value:f}" if isinstance(source.value, Decimal) else str(source.value)
        return (
            f"{both}, which can be read as {whole} or as a decimal:"
            f" write {digits.replace('.', decimal)}"
        )
    if source.value != target.value:
        same_look = _DIGITS.findall(source.text) == _DIGITS.findall(target.text)
        return f"{both}, which reads as {_plain(target)}" if same_look else both
    if source.sign.strip("+") != target.sign.strip("+"):
        return f"{both}: the sign differs"
    if not _comparisons_agree(source, target):
        return f"{both}: the comparison ({source.comparison or 'none'}) differs"
    return f"{both}: the unit ({source.unit or 'none'}) differs or is not next to the number"


def _report(source: _Side, target: _Side) -> list[Difference]:
    """What is left on both sides, each figure of the English with its likeliest stand-in."""
    out = []
    options = sorted(
        (-_likeness(ours, theirs), abs(i - j), i, j)
        for i, ours in enumerate(source.left)
        for j, theirs in enumerate(target.left)
        if _likeness(ours, theirs)
    )
    partner: dict[int, int] = {}
    for _, _, i, j in options:
        if i not in partner and j not in partner.values():
            partner[i] = j
    for i, ours in enumerate(source.left):
        if i in partner:
            theirs = target.left[partner[i]]
            out.append(
                Difference(
                    _changed(ours, theirs, target.locale),
                    placed(ours, source.normal),
                    placed(theirs, target.normal),
                )
            )
        else:
            message = f"{_shown(ours)} in the English; missing here"
            out.append(Difference(message, placed(ours, source.normal), None))
    for j, theirs in enumerate(target.left):
        if j not in partner.values():
            message = f"{_shown(theirs)} here; not in the English"
            out.append(Difference(message, None, placed(theirs, target.normal)))
    return out


def _compare(source: _Side, target: _Side) -> list[Difference]:
    """The differences for one reading of the translation's spaces."""
    _match(source, target, _same)
    _match(source, target, lambda ours, theirs: ours.unit == theirs.unit and _alike(ours, theirs))
    _match(source, target, _alike)
    _names_again(source, target)
    _minus_in_words(source, target)
    _dates_in_pieces(source, target)
    _months_without_year(source, target)
    said = _numerals_to_words(source, target)
    _singular_nouns(source, target)
    _scale_words(source, target)
    _words_to_numerals(source, target)
    _denominators(source, target)
    return _broken_pairs(source, target, said) + _report(source, target)


def _readings(target: str, locale: Locale) -> list[Joins]:
    """The ways to read spaces between digits: `3 126 personas` may be 3126, or 3 and 126.

    The one that fits the English counts, but spaces beside a strict unit always group.
    """
    gaps = digit_gaps(target)
    if not 0 < len(gaps) <= 4:
        return [None]
    normal, joined = scan(target, locale, gaps)
    fixed = {
        gap
        for each in joined
        for gap in gaps
        if each.unit in STRICT and each.start < gap < each.end
    }
    free = [gap for gap in gaps if gap not in fixed]
    chosen = [
        tuple(sorted(fixed.union(some)))
        for count in range(len(free), -1, -1)
        for some in combinations(free, count)
    ]
    return [None, *chosen] if not fixed else list(chosen)


def differences(source: str, target: str, locale: Locale) -> list[Difference]:
    """How the figures of `target`, in `locale`, differ from those of `source`, in English.

    Both are plain visible text. An empty list means that every figure stands.
    """
    found: list[list[Difference]] = []
    for joins in _readings(target, locale):
        ours, theirs = _Side.of(source, _ENGLISH), _Side.of(target, locale, joins)
        if len(theirs.all) > len(ours.all) + _TOO_MANY:
            message = f"{len(theirs.all)} figures here; {len(ours.all)} in the English"
            return [Difference(message, None, None)]
        this = _compare(ours, theirs)
        if not this:
            return []
        found.append(this)
    return found[0]
