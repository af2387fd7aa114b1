"""One of two texts in a comparison, with what of it is not matched yet."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from .language import Language
from .model import Figure
from .normal import Normal
from .scan import Scan


@dataclass
class Side:
    """One text with those of its figures that are not matched yet."""

    text: str
    language: Language
    normal: Normal
    all: tuple[Figure, ...]
    said_words: tuple[Figure, ...]  # the number words
    every_word: tuple[Figure, ...]  # those, and others that may say a number
    words: list[Figure] = field(default_factory=list)  # those that are not matched yet
    left: list[Figure] = field(default_factory=list)
    matched: list[Figure] = field(default_factory=list)  # in the same order on both sides

    @classmethod
    def of(cls, found: Scan, language: Language) -> "Side":
        normal, figures, words = found
        return cls(normal.text, language, normal, figures, words, words, list(words), list(figures))

    def may_say(self, words: tuple[Figure, ...]) -> None:
        """Take up words that the other text may answer by a number."""
        self.words += words
        self.every_word += words


_MOST = 50
"""How many figures are looked at for one: the cost is that of the length of a text."""


def _alike(figure: Figure) -> object:
    return "a name" if figure.kind == "identifier" else figure.value


def take(source: Side, target: Side, fits: Callable[[Figure, Figure], bool]) -> None:
    """Take the figures that fit out of both sides; those of one value do, and alike names."""
    others: dict[object, list[Figure]] = defaultdict(list)
    for each in target.left:
        others[_alike(each)].append(each)
    for figure in list(source.left):
        near = others[_alike(figure)]
        if found := next((each for each in near[:_MOST] if fits(figure, each)), None):
            near.remove(found)
            source.left.remove(figure)
            target.left.remove(found)
            source.matched.append(figure)
            target.matched.append(found)
