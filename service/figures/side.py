"""One of two texts in a comparison, with what of it is not matched yet."""

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
    left: list[Figure] = field(default_factory=list)
    matched: list[Figure] = field(default_factory=list)  # in the same order on both sides

    @classmethod
    def of(cls, found: Scan, language: Language) -> "Side":
        normal, figures = found
        return cls(normal.text, language, normal, figures, list(figures))


def take(source: Side, target: Side, fits: Callable[[Figure, Figure], bool]) -> None:
    """Take the figures that fit out of both sides."""
    for figure in list(source.left):
        found = next((each for each in target.left if fits(figure, each)), None)
        if found:
            source.left.remove(figure)
            target.left.remove(found)
            source.matched.append(figure)
            target.matched.append(found)
