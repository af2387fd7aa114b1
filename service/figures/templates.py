"""Forms with holes, such as `every {n} {unit}` or `{n} {word} and a half`, as patterns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from . import forms
from .forms import SPACE
from .normal import normalise
from .wordings import Groups

_HOLE = re.compile(r"(\{\w+\})")
_ENDING = re.compile(r"\*|\[\w+\]")
_PARTS = re.compile(r"(?P<lead>[^{]*)(?P<holes>(?:\{.*\})?)(?P<tail>[^}]*)")


def template(said: Sequence[str], holes: Mapping[str, str]) -> re.Pattern[str]:
    """Forms with the same holes as one pattern; `holes` says what stands for each `{name}`, in a
    group of that name.

    The forms differ in what stands before the first hole or after the last one, not in both.
    `{n}` that goes on without a space, as in `{n}einhalb`, is looked for as `n joined`.
    """
    parts = [_parts(form) for form in said]
    leads, tails = ({part[name] for part in parts} for name in ("lead", "tail"))
    pieces = _HOLE.split(parts[0]["holes"])
    out: list[str] = []
    for index, piece in enumerate(pieces):
        if name := piece[1:-1] if _HOLE.fullmatch(piece) else "":
            is_last = index == len(pieces) - 2
            after = min(tails, key=len) if is_last else pieces[index + 1]
            joined = forms.goes_on(after) and f"{name} joined" in holes
            body = holes[f"{name} joined" if joined else name]
            again = f"(?P<{name}>" in "".join(out)
            out.append(f"(?:{body})" if again else f"(?P<{name}>{body})")
        else:
            out.append(_literal(piece))
    between = parts[0]["holes"]
    first = _any(
        (forms.before(lead) if lead else "") + _literal(lead) + ("" if between else _end("", lead))
        for lead in _longest(leads)
    )
    last = _any(_literal(tail) + _end(between, tail) for tail in _longest(tails))
    return re.compile(f"(?i:{first}{''.join(out)}{last})")


def _parts(form: str) -> re.Match[str]:
    """What a form has before its first hole, from there to the last one, and after it."""
    found = _PARTS.fullmatch(normalise(form).text)
    assert found is not None  # every text is of this shape
    return found


def _literal(text: str) -> str:
    """What a form says between holes, as a pattern."""
    said = re.escape(text).replace(r"\ ", f"{SPACE}?" if text == " " else SPACE)
    return said.replace(r"\*", r"\w*")


def _end(before: str, text: str) -> str:
    """What must not stand after a form that ends with a text; nothing where it ends with a hole."""
    return forms.after(before + text) if text else ""


def _longest(said: Iterable[str]) -> list[str]:
    return sorted(said, key=lambda each: (-len(each), each))


def _any(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def alike(said: Iterable[str]) -> list[list[str]]:
    """Forms in groups that one pattern finds, in their order.

    Their holes are the bulk of a pattern: all number words of a language. Hundreds of forms that
    have them in common compile, and are held, as some ten. A form that holds an earlier one ("раз
    каждые" and "каждые") comes after it: else it would take words that the earlier one leaves.
    """
    groups: list[list[str]] = []
    newest: dict[tuple[str, ...], list[str]] = {}
    for form in said:
        parts = _parts(form)
        key = ("after", parts["holes"], parts["tail"]) if parts["lead"] else ("", parts["holes"])
        group = newest.get(key, [])
        if not group or any(_holds(form, earlier) for earlier in group):
            groups.append(group := [])
            newest[key] = group
        group.append(form)
    return groups


def _holds(form: str, earlier: str) -> bool:
    """Whether a form ends, or begins, with another one of its group."""
    one, other = letters(normalise(form).text), letters(normalise(earlier).text)
    return one.endswith(other) or one.startswith(other)


@dataclass(frozen=True, eq=False)
class Template:
    """Forms with the same holes; their pattern is compiled for the first text that one of them
    may stand in."""

    forms: Sequence[str]
    holes: Mapping[str, str]
    prefixes: Groups = ()  # small words that may be joined to a form without a hole

    def may_stand_in(self, known: str) -> bool:
        """Whether a text has all the fixed pieces of a form; `known` is its `letters`."""
        for pieces in self._pieces:
            for piece in pieces:
                if piece not in known:
                    break
            else:
                return True
        return False

    @cached_property
    def _pieces(self) -> tuple[tuple[str, ...], ...]:
        """The pieces of each form, the longest first: most texts do not have that one."""
        every = []
        for form in self.forms:
            found = _ENDING.split(_HOLE.sub("*", letters(normalise(form).text)))
            every.append(tuple(_longest({each for each in found if each.strip()})))
        return tuple(every)

    @cached_property
    def needed(self) -> str:
        """A piece without which no form stands in a text."""
        return next(iter(self._pieces[0]), "") if len(self._pieces) == 1 else ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        if self.prefixes and "{" not in self.forms[0]:
            outside = forms.outside(self.prefixes, "")
            return re.compile(f"{outside}{forms.pattern(self.forms, begins=False)}")
        return template(self.forms, self.holes)


@lru_cache(maxsize=128)
def letters(text: str) -> str:
    """Text to find letters in whatever their case; both i of Turkish are one, and all spaces."""
    return text.lower().replace("i\u0307", "i").replace("ı", "i").replace("\u00a0", " ")
