"""What a translated text may hold: no element, attribute or link comes of it, no check is slow."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

import polib

from service.catalogs.checks.names import Names
from service.catalogs.checks.rules import MOST_CHARACTERS, page_rules, run
from service.catalogs.checks.terms import Terms
from service.content.markup import plain_text
from service.locales.locale import SiteLocale
from service.pages.folding import fold
from tests.attack.model import Attack, Grounds, Try
from tests.state.test_faults import GOOD, PAGE, look
from tests.support.edits import write
from tests.support.languages import language
from tests.support.mini import MiniProject
from tests.support.pages import ParsedPage

PIECES = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p><p>", "<!--", "]]>", "<"),
    *("[a](javascript:alert(1))", "[a](https://evil.example)", "[a](//evil.example)", "[a](#als)"),
    *("[a](drug:testol)", "[a](drug:evil)", "[@evil]", "[@oh2018]", "[", "](", "**", "*", "_", "`"),
    *("{{ 7 * 7 }}", "{% raw %}", "%(evil)s", "%(done)s", "%s", "%", "%%", "&lt;b&gt;", "&#0;"),
    *('" onmouseover="x', "' style='x", "data:text/html,x", "\u202e", "\u2066", "\u2028", "\x0b"),
    *("\ud7ff", "\U000e0041", "\ufffe", "texto", "50 mg", "1" * 50, " ", "\n", "\n\n", "\\", "\t"),
)
INTERFACE = (
    "/es/",
    "/es/about/",
    "/es/search/?q=testol",
    "/es/translations/",
    "/es/nothing/",
    PAGE,
)
SEEDS = (
    *("[", "]", "*", "**_", "[a](#", "[@a", "<", "1", "1,", "1.5 mg ", "50 ", "\u202e", "%(", "-"),
    *("dos ", "dos mil ", "twice a day ", "dos veces al día ", "más de ", "de 1 a 2 ", "1 de 2 "),
    *(
        "no ",
        "not more than 1 day before 2 weeks after ",
        "10 × ",
        "P < 0.05 ",
        "²",
        "½",
        "a",
        "ab-",
        "NCT0123",
        "2014-01-",
        "(",
        ";",
        "’",
        "  ",
    ),
)
LATE = 0.3
"""Seconds of the processor below which it does not matter how they grow."""


def payload(chance: random.Random) -> str:
    """Some pieces in a row."""
    return " ".join(chance.choices(PIECES, k=chance.randint(1, 6)))


def shape(html: str) -> tuple[set[str], set[str], set[str]]:
    """Elements, names of attributes, and addresses of a page that parsed without an error."""
    elements = [e for e in ParsedPage(html).root.iter() if isinstance(e.tag, str)]
    fields = [(str(key), str(value)) for e in elements for key, value in e.items()]
    addresses = {value for key, value in fields if key in ("href", "src", "action")}
    return {str(e.tag) for e in elements}, {key for key, _ in fields}, addresses


def _shown(project: MiniProject, text: str) -> None:
    """A text of a page: what comes of it is what its marks may make."""
    app = project.app()
    before = shape(app.test_client().get(PAGE).get_data(as_text=True))
    project.edit("es", write(text))
    look(app)
    answer = app.test_client().get(PAGE)
    assert answer.status_code == 200
    after = shape(answer.get_data(as_text=True))
    assert after[0] - before[0] <= {"strong", "em"}
    assert after[1] - before[1] == set()
    assert not {address for address in after[2] - before[2] if "evil" in address or ":" in address}


def _spoken(project: MiniProject, text: str, place: int) -> None:
    """A text of the interface: no page is lost, and nothing comes of it."""
    app = project.app()
    before = [shape(app.test_client().get(path).get_data(as_text=True)) for path in INTERFACE]

    def change(catalog: polib.POFile) -> None:
        entry = catalog[place % len(catalog)]
        if entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, text)
        else:
            entry.msgstr = text

    project.edit("es", change, "messages")
    look(app)
    for path, (tags, names, _) in zip(INTERFACE, before, strict=True):
        answer = app.test_client().get(path)
        assert answer.status_code == (404 if "nothing" in path else 200)
        after = shape(answer.get_data(as_text=True))
        assert after[0] <= tags
        assert after[1] <= names
        assert not any("evil" in address for address in after[2])


def pages(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Texts of a page that try to be more than text."""
    while True:
        text = f"{chance.choice(('', GOOD))} {payload(chance)}"
        yield Try(repr(text), grounds.on_copy(_shown, text))


def interface(grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Texts of the interface that try to be more than text."""
    while True:
        text, place = payload(chance), chance.randrange(10_000)
        yield Try(f"{text!r} at {place}", grounds.on_copy(_spoken, text, place))


def seconds(call: Callable[[], object]) -> float:
    """The processor's seconds that a call takes, at best."""
    taken = []
    for _ in range(2):
        began = time.thread_time()
        call()
        taken.append(time.thread_time() - began)
    return min(taken)


def linear(_grounds: Grounds, chance: random.Random) -> Iterator[Try]:
    """Texts made to be slow: twice the length takes no more than some three times as long."""
    rules = page_rules(Names(frozenset({"Testbrand"})), Terms(), language("en"), language("es"))
    locale = SiteLocale("es")
    jobs: dict[str, Callable[[str], object]] = {
        "rules": lambda text: run(rules, "Take 1 mg.", text, locale),
        "rules, in the English too": lambda text: run(rules, text, text, locale),
        "plain text": plain_text,
        "search": lambda text: fold(text, locale),
    }
    fixed = [(seed,) for seed in SEEDS]
    while True:
        unit = "".join(fixed.pop() if fixed else chance.choices(SEEDS, k=chance.randint(2, 4)))
        whole = (unit * MOST_CHARACTERS)[:MOST_CHARACTERS]
        for name, job in jobs.items():

            def call(job: Callable[[str], object] = job, whole: str = whole) -> None:
                twice = seconds(lambda: job(whole))
                assert twice < LATE or twice < 3.2 * seconds(lambda: job(whole[: len(whole) // 2]))

            yield Try(f"{name}: {unit!r}", call)


ATTACKS = (
    Attack("H", "payloads in texts of pages", pages),
    Attack("H", "payloads in texts of the interface", interface),
    Attack("M", "texts made to be slow (n and 2n)", linear),
)
