"""A page of words as the templates lay it out: its sections, their blocks, what is marked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from service.catalogs.status import TranslationStatus
from service.content.drug import Drug
from service.content.segments import BlockKind
from service.locales.locale import SiteLocale
from service.pages.glossary import TermView
from service.pages.notes import Passage
from service.pages.translated import Reason


@dataclass(frozen=True)
class BlockGroup:
    """A paragraph, a heading, or all the items of one list, as HTML."""

    kind: BlockKind
    blocks: tuple[Markup, ...]


@dataclass(frozen=True)
class Word:
    """A term that the page marks, with its meaning, and the part where it stands first."""

    term: TermView
    part: str


@dataclass(frozen=True)
class SectionView:
    """A section for the template. `locale` is the language that its blocks are in.

    For those who compare: `refused` are the passages that keep the section from being shown in
    translation, `advised` those to look at again, `changed` those changed at the desk.
    """

    id: str
    title: Markup | None
    locale: SiteLocale
    reason: Reason | None
    groups: tuple[BlockGroup, ...]
    refused: tuple[Passage, ...] = ()
    advised: tuple[Passage, ...] = ()
    changed: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class PageView:
    """A page of words for the templates."""

    slug: str
    sections: tuple[SectionView, ...]
    status: TranslationStatus
    drug: Drug | None
    words: tuple[Word, ...] = ()

    @property
    def by_id(self) -> dict[str, SectionView]:
        return {section.id: section for section in self.sections}


@dataclass(frozen=True)
class Highlights:
    """What is marked on a page beside what every reader sees."""

    figures: bool = False
    places: bool = False
    reasons: bool = False


NO_MARKS = Highlights()


def side_by_side(
    original: SectionView, shown: SectionView
) -> list[tuple[SectionView, SectionView]]:
    """The English of a section beside what is shown of it, passage by passage.

    Whole beside whole where the passages are not the same, as for standard words in place of
    plain ones.
    """
    left, right = _passages(original), _passages(shown)
    if [part.groups[0].kind for part in left] != [part.groups[0].kind for part in right]:
        return [(original, shown)]
    return list(zip(left, right, strict=True))


def _passages(section: SectionView) -> list[SectionView]:
    return [
        replace(section, groups=(BlockGroup(group.kind, (block,)),))
        for group in section.groups
        for block in group.blocks
    ]
