"""Names that stay as they are, and look-alike names that must not be swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.content.markup import plain_text
from service.content.reading import Content
from service.locales.locale import SiteLocale
from service.said import Said, say


@dataclass(frozen=True)
class Names:
    """The names of the pages' data that no language translates: brands, codes, trials."""

    names: frozenset[str]

    @classmethod
    def of(cls, content: Content) -> Names:
        """All such names of all drug pages."""
        drugs = [page.drug for page in content.drugs.values() if page.drug]
        return cls(
            frozenset(
                name
                for drug in drugs
                for name in (*drug.brands, *drug.codes, *(trial.name for trial in drug.trials))
                if re.search("[A-Z]", name)
            )
        )

    def check(self, source: str, target: str, _locale: SiteLocale) -> Iterator[Said]:
        """Brand names, code names and trial names stay letter by letter; none is swapped.

        Tiglutik and Teglutik are different products.
        """
        wanted = _names_in(plain_text(source), self.names)
        found = _names_in(plain_text(target), self.names)
        for name in sorted(wanted - found):
            yield say("the name “%(name)s” is missing; write it as in the English", name=name)
        for name in sorted(found - wanted):
            yield say("the name “%(name)s” is not in the English; is it the right one?", name=name)


# The English of one text is asked for again for each language.
@lru_cache(maxsize=8192)
def _names_in(text: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if name in text and _stands_in(name, text))


def _stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word of its own, case endings set apart."""
    return bool(re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text))
