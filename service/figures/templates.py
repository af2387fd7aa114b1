"""Forms with holes, such as `every {n} {unit}` or `{n} {word} and a half`, as patterns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from . import forms
from .forms import SPACE
from .normal import normalise
from .wordings import Groups

_HOLE = re.compile(r"(\{\w+\})")
_ENDING = re.compile(r"\*|\[\w+\]")


def template(form: str, holes: Mapping[str, str]) -> re.Pattern[str]:
    """A form as a pattern; `holes` says what stands for each `{name}`, in a group of that name.

    `{n}` that goes on without a space, as in `{n}einhalb`, is looked for as `n joined`.
    """
    parts = _HOLE.split(normalise(form).text)
    out: list[str] = []
    for index, part in enumerate(parts):
        if name := part[1:-1] if _HOLE.fullmatch(part) else "":
            joined = forms.goes_on(parts[index + 1]) and f"{name} joined" in holes
            body = holes[f"{name} joined" if joined else name]
            again = f"(?P<{name}>" in "".join(out)
            out.append(f"(?:{body})" if again else f"(?P<{name}>{body})")
        elif part:
            said = re.escape(part).replace(r"\ ", f"{SPACE}?" if part == " " else SPACE)
            out.append(said.replace(r"\*", r"\w*"))
    first = forms.before(form) if form[0] != "{" else ""
    last = forms.after(form) if form[-1] != "}" else ""
    return re.compile(f"{first}(?i:{''.join(out)}){last}")


@dataclass(frozen=True, eq=False)
class Template:
    """A form with holes; its pattern is compiled for the first text that it may stand in."""

    form: str
    holes: Mapping[str, str]
    prefixes: Groups = ()  # small words that may be joined to a form without a hole

    def may_stand_in(self, known: str) -> bool:
        """Whether a text has all the fixed pieces of the form; `known` is its `letters`."""
        return all(piece in known for piece in self._pieces)

    @cached_property
    def _pieces(self) -> tuple[str, ...]:
        found = _ENDING.split(_HOLE.sub("*", letters(normalise(self.form).text)))
        return tuple(sorted({each for each in found if each.strip()}, key=len, reverse=True))

    @cached_property
    def needed(self) -> str:
        """The longest of the pieces: most texts do not have it, and need not be asked for more."""
        return next(iter(self._pieces), "")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        if self.prefixes and "{" not in self.form:
            outside = forms.outside(self.prefixes, "")
            return re.compile(f"{outside}{forms.pattern([self.form], begins=False)}")
        return template(self.form, self.holes)


@lru_cache(maxsize=128)
def letters(text: str) -> str:
    """Text to find letters in whatever their case; both i of Turkish are one, and all spaces."""
    return text.lower().replace("i\u0307", "i").replace("ı", "i").replace("\u00a0", " ")
