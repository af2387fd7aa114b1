"""Sign-offs of a language: what each is bound to, who may sign, and whether it still counts.

One who signs a register of a page stands for all that its readers are shown: each English text
and its translation, the words of the glossary that it marks, the names of `names.toml` and the
fixed terms of `terms.toml` that are on it. Any change of these, by whomever, ends a sign-off by
itself. What is the same in every language (figures, dates, countries) and the interface's words
are no part of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from service.catalogs.catalog import Catalog
from service.catalogs.checks.terms import NO_TERMS, Terms
from service.catalogs.people import folded
from service.catalogs.provenance import ALL, Review
from service.catalogs.texts import Key, State
from service.content.glossary import GLOSSARY, texts
from service.content.local_names import NO_NAMES, LocalNames
from service.content.markup import targets
from service.content.reading import Content
from service.content.registers import Register
from service.said import Said, say

MOST_SIGNED = 2
"""A register of a page names one person or two."""
_SHORT = 40


@dataclass(frozen=True)
class Signed:
    """Whose sign-offs of a part count, and those that have lapsed."""

    reviews: tuple[Review, ...] = ()
    lapsed: tuple[Review, ...] = ()


NOBODY = Signed()


@dataclass(frozen=True)
class Objection:
    """Why somebody cannot sign, and the text that it is about, where it is about one."""

    said: Said
    domain: str
    line: int = 1


@dataclass(frozen=True)
class SignOffs:
    """The sign-offs of a language; `find` gives its catalogs by domain.

    A part is a register of a page, or all of a catalog that has none: the glossary, the interface.
    """

    content: Content
    find: Callable[[str], Catalog | None]
    names: LocalNames = NO_NAMES
    terms: Terms = NO_TERMS

    def over(self, catalog: Catalog) -> SignOffs:
        """The same with another state of one of the catalogs."""
        own, domain = self.find, catalog.path.stem
        return replace(self, find=lambda name: catalog if name == domain else own(name))

    def of(self, domain: str, part: str) -> Signed:
        """Who stands for a part of a catalog: one line for each person, the first two."""
        catalog = self.find(domain)
        if catalog is None or not catalog.provenance.reviews:
            return NOBODY
        asked = [r for r in catalog.provenance.reviews if r.part in (part, ALL)]
        held: dict[str, Review] = {}
        for review in asked:
            if review.part == part and self.holds(domain, review):
                held.setdefault(folded(review.name), review)
        lapsed = tuple(r for r in asked if not self.holds(domain, r))
        return Signed(tuple(held.values())[:MOST_SIGNED], lapsed)

    def holds(self, domain: str, review: Review) -> bool:
        """Whether a sign-off is of exactly what is shown now, by one who wrote none of it."""
        if self.is_writer(domain, review.part, review.name):
            return False
        return review.digest == self.digest(domain, review.part)

    def digest(self, domain: str, part: str) -> str:
        """What stands for all that one who signs a part has read."""
        return self.digest_of(domain, part, self._shown(domain))

    def digest_of(self, domain: str, part: str, shown: Mapping[Key, str]) -> str:
        """The same over other texts of the page, each with the translation that is shown."""
        own = {key: words for key, words in shown.items() if _is_of(key, part)}
        lines: list[tuple[str, ...]] = [("text", *key, words) for key, words in own.items()]
        glossary = self.find(GLOSSARY)
        for key in self._marked(own):
            lines.append(("term", *key, glossary.shown(key) if glossary else ""))
        lines += self.names_on(domain)
        for term in self.terms.on(key[1] for key in own):
            lines.append(("fixed", term.english, "\n".join(term.use), "\n".join(term.avoid)))
        hashed = hashlib.sha256()
        for line in sorted(lines):
            hashed.update("\0".join((*line, "")).encode())
        return hashed.hexdigest()[:16]

    def is_writer(self, domain: str, part: str, name: str) -> bool:
        """Whether somebody of this name wrote, suggested or changed words of a page, or of the
        glossary that it shows, as far as the catalogs say."""
        domains = {domain} | {place for place, _ in self.texts_of(domain, part)}
        found = [catalog for catalog in map(self.find, domains) if catalog]
        return any(catalog.provenance.is_writer(name) for catalog in found)

    def texts_of(self, domain: str, part: str) -> list[tuple[str, Key]]:
        """All texts that one who signs a part has to read, each with the domain of its catalog."""
        own = [key for key in self._keys(domain) if _is_of(key, part)]
        marked = [(GLOSSARY, key) for key in self._marked(own)]
        return [*((domain, key) for key in own), *(each for each in marked if domain != GLOSSARY)]

    def objection(self, domain: str, part: str, name: str) -> Objection | None:
        """Why somebody cannot sign a part, if there is a reason; nobody is above the rule."""
        if found := self.unfinished(domain, part):
            return found
        if self.is_writer(domain, part, name):
            return Objection(own_words(name), domain)
        others = [r.name for r in self.of(domain, part).reviews if folded(r.name) != folded(name)]
        if len(others) >= MOST_SIGNED:
            said = say(
                "%(first)s and %(second)s have signed this; that is all that a page names",
                first=others[0],
                second=others[1],
            )
            return Objection(said, domain)
        return None

    def unfinished(self, domain: str, part: str) -> Objection | None:
        """The first text of a part that readers are not shown in translation, if there is one."""
        for place, key in self.texts_of(domain, part):
            catalog = self.find(place)
            message = catalog.message(key) if catalog else None
            if message is None or message.state is not State.SHOWN:
                text = key[1] if len(key[1]) <= _SHORT else f"{key[1][: _SHORT - 1]}…"
                said = say("“%(text)s” is not shown in translation; finish it first", text=text)
                return Objection(said, place, message.line if message else 1)
        return None

    def with_new(self, domain: str, review: Review) -> list[Review]:
        """The lines of a catalog with a new one: lapsed ones of the part, and the person's own
        earlier one, make room."""
        catalog = self.find(domain)
        kept = [
            old
            for old in (catalog.provenance.reviews if catalog else ())
            if old.part not in (review.part, ALL)
            or (self.holds(domain, old) and folded(old.name) != folded(review.name))
        ]
        return [*kept, review]

    def _keys(self, domain: str) -> Iterable[Key]:
        """The English of a domain; that of the interface stands in the code, and here in its
        catalog."""
        if domain in self.content.keys:
            return self.content.keys[domain]
        catalog = self.find(domain)
        return catalog.messages if catalog else ()

    def _shown(self, domain: str) -> Mapping[Key, str]:
        catalog = self.find(domain)
        return {key: catalog.shown(key) if catalog else "" for key in self._keys(domain)}

    def _marked(self, own: Iterable[Key]) -> list[Key]:
        """The texts of the terms that some English texts mark."""
        marked = {term for key in own for term in targets(key[1], "term")}
        by_id = self.content.glossary.by_id
        return [key for term in sorted(marked & by_id.keys()) for key in texts(by_id[term])]

    def names_on(self, domain: str) -> Iterator[tuple[str, ...]]:
        """How the names on a drug's page are written and said in the language."""
        page = self.content.drugs.get(domain)
        if page is None or page.drug is None:
            return
        yield "said", page.drug.name, self.names.said.get(domain, "")
        for brand in page.drug.brands:
            yield "brand", brand, self.names.brands.get(brand, "")


def own_words(name: str) -> Said:
    """Why somebody cannot sign who has a hand in the words."""
    return say(
        "%(name)s wrote, suggested or changed words of this page; somebody else must read it",
        name=name,
    )


def _is_of(key: Key, part: str) -> bool:
    """Whether readers of a part are shown a text: data and names belong to both registers."""
    return part == ALL or key[0] not in {register.value for register in Register} - {part}
