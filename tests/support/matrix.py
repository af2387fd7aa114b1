"""Which pages tests look at: a sample at each run, every one with `make test-all`.

Nothing here reads the site, so that a single test starts at once: languages are folders, drugs and
pages about the site are folders, and the other pages are those of the inventory.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import cycle, islice
from typing import TypeVar

import pytest

from service.catalogs.folders import locales_in
from service.content.registers import Register
from service.locales.locale import ENGLISH
from service.pages.inventory import PAGES as INVENTORY
from service.state.site import Site
from tests.support.mini import ROOT

T = TypeVar("T")

SAMPLE = ("en", "ar", "hi", "ja", "tr")
"""Languages that stand for the others: the original, right to left, marks above and below the
letters, no spaces between words, long words and an i of its own."""
TAGS = (ENGLISH.tag, *(locale.tag for locale in locales_in(ROOT / "translations")))
SLUGS = tuple(sorted(path.name for path in (ROOT / "content" / "drugs").iterdir()))
ABOUT = tuple(sorted(path.name for path in (ROOT / "content" / "pages").iterdir()))

EXAMPLES = {
    "drug": ("riluzole",),
    "compare": ("lenzumestrocel",),
    "info": ABOUT,
    "criteria": ("accessibility",),
}
"""What stands in an address that has a place for it, by the name of the view."""
ERRORS = {"not-found": "no-such-page/", "server-error": "made-to-fail/"}
STATES = {
    "search": "search/?q=riluzole",
    "nothing-found": "search/?q=riluzoel+zzzz",
    "search-form": "search/",
}


def registered_pages() -> dict[str, str]:
    """An address for each page of the inventory: a new one is in it by itself.

    Raises LookupError for an address with a place in it for which there is no example.
    """
    found = {}
    for page in INVENTORY:
        name = page.name.replace("_", "-")
        if "<" in page.path and name not in EXAMPLES:
            raise LookupError(f"{page.path} has no example: add one for “{name}” to EXAMPLES")
        examples = EXAMPLES.get(name, ("",))
        for example in examples:
            key = name if len(examples) == 1 else example
            found[key] = page.path.replace("<slug>", example)
    return found


PAGES = registered_pages() | STATES
"""One page for each template, and for each of its states, by name."""
TEMPLATES = PAGES | ERRORS
"""The same, and the pages of errors."""


def path_of(tag: str, register: Register, page: str) -> str:
    """The address of a page. Pages of errors have one address for both registers."""
    plain = "plain/" if register is Register.PLAIN and page not in ERRORS.values() else ""
    return f"/{tag}/{plain}{page}"


def in_turn(choices: Sequence[T], *parts: str) -> T:
    """One of several, by turns: the same for the same parts at every run."""
    return choices[zlib.crc32("/".join(parts).encode()) % len(choices)]


def stands_for(page: str) -> Sequence[str]:
    """Two languages of the sample, by turns, in which a page is looked at in both registers."""
    first = in_turn(range(len(SAMPLE) - 1), page)
    return SAMPLE[first : first + 2]


def words_for(*parts: str) -> Register:
    """Standard or plain words, by turns."""
    return in_turn(list(Register), *parts)


def sampled(pages: Sequence[str], *, others: bool = True) -> list[str]:
    """The addresses that are looked at in each run. Each page is there in each language of the
    sample, each page and each language in both registers (every pair of values, not every three
    of them); of the `others`, after them, so many that each has a page, and each page one."""
    registers = tuple(Register)
    paths = [
        path_of(tag, registers[(row + column) % len(registers)], page)
        for row, page in enumerate(pages)
        for column, tag in enumerate(SAMPLE)
    ]
    rest = [tag for tag in TAGS if tag not in SAMPLE] if others else []
    for tag, page in islice(zip(cycle(rest), cycle(pages)), max(len(rest), len(pages))):
        paths.append(path_of(tag, words_for(tag, page), page))
    return paths


def each(
    pages: Sequence[str], argument: str = "path", *, others: bool = True
) -> pytest.MarkDecorator:
    """Run a test with the address of every page in every language and register; those that are
    not in the sample are slow, and made only where slow tests are asked for."""
    return pytest.mark.each(pages, argument, others)


def parametrized(metafunc: pytest.Metafunc) -> None:
    """Give a test that `each` marks its addresses."""
    for mark in metafunc.definition.iter_markers("each"):
        pages, argument, others = mark.args
        is_whole = runs_whole(metafunc.config)
        sample = dict.fromkeys(sampled(pages, others=others or is_whole))
        rest = []
        if is_whole:
            every = [path_of(t, words, page) for page in pages for t in TAGS for words in Register]
            rest = [path for path in dict.fromkeys(every) if path not in sample]
        slow = [pytest.param(path, marks=pytest.mark.slow) for path in rest]
        metafunc.parametrize(argument, [*sample, *slow], indirect=True)


def runs_whole(config: pytest.Config) -> bool:
    """Whether all pages are tested (`make test-all`): then nothing goes by turns, either."""
    return bool(config.getoption("markexpr") != "not slow")


def offered(tag: str, site: Site) -> str:
    """The tag; the test is skipped where the site does not offer the language."""
    if site.locale(tag) is None:
        pytest.skip(f"{tag} is not complete enough to be offered yet")
    return tag


each_language = pytest.mark.parametrize("tag", TAGS, indirect=True)
each_language_of_the_sample = pytest.mark.parametrize(
    "tag",
    [*SAMPLE, *(pytest.param(t, marks=pytest.mark.slow) for t in TAGS if t not in SAMPLE)],
    indirect=True,
)
"""For what takes long: the other languages are slow."""
