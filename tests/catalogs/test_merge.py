"""Bringing a catalog in step with the English loses nothing that a translator did.

`HISTORY` is a record of edits to a little page, as writers make them. It is played in two
languages, each step through the file on disk, as `catalogs update` does.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import polib
import pytest

from service.catalogs.merge import merge
from service.catalogs.po_files import read_po, write_po
from service.catalogs.templates import Template, TemplateMessage, entries
from service.catalogs.workshop import new_catalog
from service.locales.locale import SiteLocale

LOCALES = ("es", "ja")

ENGLISH = {
    "what": "Lenzumestrocel is a cell therapy for [ALS](#als).",
    "what, longer": (
        "Lenzumestrocel is a cell therapy for [ALS](#als). It is made from a person's own cells."
    ),
    "dose": "Each dose was 1 million cells per kilogram of body weight [@oh2015].",
    "dose of 2": "Each dose was 2 million cells per kilogram of body weight [@oh2015].",
    "dose of 3": "Each dose was 3 million cells per kilogram of body weight [@oh2015].",
    "cost, with a typo": "In 2019, treatment in Korea cots about 60 million won a year.",
    "cost": "In 2019, treatment in Korea cost about 60 million won a year.",
    "goal": "The large trial did not meet its main goal [@nam2022].",
    "next": "The company planned to apply for approval in the United States.",
    "next, later": "The company planned to apply for full approval in the United States.",
    "long": (
        "A paper from 2023 compared 157 treated people with people in older trials. "
        "The treated people lived longer, but such comparisons can mislead."
    ),
    "long, first half": (
        "A paper from 2023 compared 157 treated people with people in older trials."
    ),
    "long, second half": "The treated people lived longer, but such comparisons can mislead.",
    "ask": "Ask your doctor: What does the large trial mean for me?",
    "spaced": "We do not know  what came next.",
    "evenly spaced": "We do not know what came next.",
}
SAID = {
    "es": {
        "what": "Lenzumestrocel es una terapia celular para la [ELA](#als).",
        "dose": "Cada dosis fue de 1 millón de células por kilogramo de peso [@oh2015].",
        "cost": "En 2019, el tratamiento en Corea costaba unos 60 millones de wones al año.",
        "goal": "El ensayo grande no alcanzó su objetivo principal [@nam2022].",
        "next": "La empresa tenía previsto solicitar la autorización en Estados Unidos.",
        "next, plainly": "La empresa quería pedir permiso para venderlo en Estados Unidos.",
        "long": (
            "Un artículo de 2023 comparó a 157 personas tratadas con personas de ensayos "
            "anteriores. Las tratadas vivieron más, pero estas comparaciones pueden engañar."
        ),
        "spaced": "No sabemos qué pasó después.",
    },
    "ja": {
        "what": "レンズメストロセルは[ALS](#als)の細胞治療です。",
        "dose": "1回の用量は体重1キログラムあたり100万個の細胞でした[@oh2015]。",
        "cost": "2019年、韓国での治療費は年間約6000万ウォンでした。",
        "goal": "大規模な試験は主要な目標を達成しませんでした[@nam2022]。",
        "next": "同社は米国での承認申請を計画していました。",
        "next, plainly": "会社は、アメリカで売る許可を求めるつもりでした。",
        "long": (
            "2023年の論文は、治療を受けた157人を過去の試験の参加者と比べました。"
            "治療を受けた人の方が長く生きましたが、このような比較は誤解を招くことがあります。"
        ),
        "spaced": "その後どうなったかはわかりません。",
    },
}

Place = tuple[str, str]
"""A register and the name of an English text."""


@dataclass(frozen=True)
class State:
    """How one text stands in a catalog. `said` is the translation, `before` the `#|` text of a
    text that is on the page."""

    kind: str
    said: str = ""
    before: str = ""


EMPTY = State("empty")


def shown(said: str) -> State:
    return State("shown", said)


def fuzzy(said: str, before: str) -> State:
    return State("fuzzy", said, before)


def kept(said: str) -> State:
    """Obsolete: no longer on the page, and still in the file."""
    return State("obsolete", said)


def kept_fuzzy(said: str) -> State:
    return State("obsolete and fuzzy", said)


@dataclass(frozen=True)
class Step:
    """An edit of the English: the page after it, and each text whose state it changes.

    `gone` are texts that leave the file: fuzzy ones whose translation went on to the next English.
    `confirmed` are the texts whose fuzzy mark a translator takes off afterwards.
    """

    name: str
    page: tuple[Place, ...]
    changes: dict[Place, State] = field(default_factory=dict)
    gone: tuple[Place, ...] = ()
    confirmed: tuple[Place, ...] = ()


def page(*names: str) -> tuple[Place, ...]:
    """The standard texts of that order, and the one of the plain page."""
    return (*(("standard", name) for name in names), ("plain", "next"))


FIRST = page("what", "dose", "cost, with a typo", "goal", "next", "long", "spaced")
TRANSLATED = {
    **{("standard", name): shown(name) for name in ("what", "dose", "goal", "next", "long")},
    ("standard", "spaced"): shown("spaced"),
    ("standard", "cost, with a typo"): shown("cost"),
    ("plain", "next"): shown("next, plainly"),
}
HISTORY = (
    Step("nothing changes", FIRST),
    Step(
        "a typo is fixed",
        page("what", "dose", "cost", "goal", "next", "long", "spaced"),
        {
            ("standard", "cost"): fuzzy("cost", before="cost, with a typo"),
            ("standard", "cost, with a typo"): kept("cost"),
        },
        confirmed=(("standard", "cost"),),
    ),
    Step(
        "a number changes",
        page("what", "dose of 2", "cost", "goal", "next", "long", "spaced"),
        {
            ("standard", "cost"): shown("cost"),
            ("standard", "dose of 2"): fuzzy("dose", before="dose"),
            ("standard", "dose"): kept("dose"),
        },
    ),
    Step(
        "the number changes again before a translator came by",
        page("what", "dose of 3", "cost", "goal", "next", "long", "spaced"),
        {("standard", "dose of 3"): fuzzy("dose", before="dose")},
        gone=(("standard", "dose of 2"),),
    ),
    Step(
        "a sentence is added to a paragraph",
        page("what, longer", "dose of 3", "cost", "goal", "next", "long", "spaced"),
        {
            ("standard", "what, longer"): fuzzy("what", before="what"),
            ("standard", "what"): kept("what"),
        },
    ),
    Step(
        "a paragraph moves",
        page("what, longer", "goal", "dose of 3", "cost", "next", "long", "spaced"),
    ),
    Step(
        "a paragraph moves and changes, and its twin in plain words does not",
        page("next, later", "what, longer", "goal", "dose of 3", "cost", "long", "spaced"),
        {
            ("standard", "next, later"): fuzzy("next", before="next"),
            ("standard", "next"): kept("next"),
        },
    ),
    Step(
        "a paragraph is split in two",
        page(
            *("next, later", "what, longer", "goal", "dose of 3", "cost"),
            *("long, first half", "long, second half", "spaced"),
        ),
        {
            ("standard", "long, first half"): fuzzy("long", before="long"),
            ("standard", "long, second half"): EMPTY,
            ("standard", "long"): kept("long"),
        },
    ),
    Step(
        "a paragraph is removed",
        page(
            *("next, later", "what, longer", "goal", "dose of 3"),
            *("long, first half", "long, second half", "spaced"),
        ),
        {("standard", "cost"): kept("cost")},
    ),
    Step(
        "a paragraph gives way to one that has nothing to do with it",
        page(
            *("next, later", "what, longer", "ask", "dose of 3"),
            *("long, first half", "long, second half", "spaced"),
        ),
        {("standard", "ask"): EMPTY, ("standard", "goal"): kept("goal")},
    ),
    Step(
        "the removed paragraph comes back",
        page(
            *("next, later", "what, longer", "ask", "dose of 3", "cost"),
            *("long, first half", "long, second half", "spaced"),
        ),
        {("standard", "cost"): shown("cost")},
    ),
    Step(
        "a double space goes, which changes no translation",
        page(
            *("next, later", "what, longer", "ask", "dose of 3", "cost"),
            *("long, first half", "long, second half", "evenly spaced"),
        ),
        {
            ("standard", "evenly spaced"): shown("spaced"),
            ("standard", "spaced"): kept("spaced"),
        },
    ),
    Step(
        "a change is taken back",
        page(
            *("next, later", "what, longer", "ask", "dose", "cost"),
            *("long, first half", "long, second half", "evenly spaced"),
        ),
        {
            ("standard", "dose"): shown("dose"),
            ("standard", "dose of 3"): kept_fuzzy("dose"),
        },
    ),
)
COMMENTS = {
    ("standard", "dose"): "体重 / peso: asked the author, 3 May\nStill waits for an answer.",
    ("standard", "next"): "«autorización», not «aprobación»: see terms.toml",
}
FLAGS = {("standard", "dose"): ["no-wrap"], ("standard", "next"): ["x-reviewed-twice", "no-wrap"]}
HEADER = "Translators of this page, in order:\n\nA. Person <a.person@example.org>, 2026."
OWN_HEADERS = {
    "Last-Translator": "A. Person <a.person@example.org>",
    "Language-Team": "volunteers",
    "X-Translation-Origin": "human",
    "X-Reviewed-By": "B. Person",
    "X-Reviewed-On": "2026-10-01",
    "X-Reviewed-Digest": "0123456789abcdef",
    "X-Generator": "Poedit 3.4",
}


def template(places: Iterable[Place]) -> Template:
    messages = [
        TemplateMessage(register, ENGLISH[name], "", [f"content/{register}.md"], ["paragraph"])
        for register, name in places
    ]
    return {message.key: message for message in messages}


def message(text: str, plural: str = "", register: str = "") -> TemplateMessage:
    return TemplateMessage(register, text, plural)


def of(*messages: TemplateMessage) -> Template:
    return {message.key: message for message in messages}


def find(catalog: polib.POFile, register: str, text: str) -> polib.POEntry:
    """The entry of a text, live or obsolete."""
    return next(e for e in catalog if (e.msgctxt or "", e.msgid) == (register, text))


def state_of(entry: polib.POEntry) -> State:
    said = entry.msgstr or " / ".join(filter(None, entry.msgstr_plural.values()))
    if entry.obsolete:
        kind = "obsolete and fuzzy" if entry.fuzzy else "obsolete"
    elif not said:
        kind = "empty"
    else:
        kind = "fuzzy" if entry.fuzzy else "shown"
    return State(kind, said, "" if entry.obsolete else entry.previous_msgid or "")


def states(catalog: polib.POFile) -> dict[tuple[str, str], State]:
    """Each text of a catalog by `msgctxt` and `msgid`, with how it stands."""
    found = {(entry.msgctxt or "", entry.msgid): state_of(entry) for entry in catalog}
    assert len(found) == len(catalog), "a text stands twice in the catalog"
    return found


def in_words(expected: dict[Place, State], locale: str) -> dict[tuple[str, str], State]:
    """What `states` gives for states written with the names of `ENGLISH` and `SAID`."""
    return {
        (register, ENGLISH[name]): State(
            state.kind,
            SAID[locale][state.said] if state.said else "",
            ENGLISH[state.before] if state.before else "",
        )
        for (register, name), state in expected.items()
    }


def first_translation(locale: str) -> polib.POFile:
    """The first page, translated by a person who left comments, flags and headers."""
    catalog = merge(new_catalog(SiteLocale(locale)), template(FIRST))
    catalog.header = HEADER
    catalog.metadata.update(OWN_HEADERS)
    for (register, name), state in TRANSLATED.items():
        entry = find(catalog, register, ENGLISH[name])
        entry.msgstr = SAID[locale][state.said] if state.said else ""
        entry.tcomment = COMMENTS.get((register, name), "")
        entry.flags += FLAGS.get((register, name), [])
    return catalog


def confirm(entry: polib.POEntry) -> None:
    """Take the fuzzy mark off, as PO editors do."""
    entry.flags.remove("fuzzy")
    entry.previous_msgctxt = entry.previous_msgid = None


@cache
def played(locale: str) -> tuple[str, ...]:
    """The text of the file after each step of the history."""
    files = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lenzumestrocel.po"
        write_po(first_translation(locale), path)
        for step in HISTORY:
            write_po(merge(read_po(path), template(step.page)), path)
            files.append(path.read_text(encoding="utf-8"))
            catalog = read_po(path)
            for register, name in step.confirmed:
                confirm(find(catalog, register, ENGLISH[name]))
            write_po(catalog, path)
    return tuple(files)


def after(number: int, locale: str) -> polib.POFile:
    """The catalog after a step of the history."""
    return polib.pofile(played(locale)[number], wrapwidth=0)


def expected_after(number: int) -> dict[Place, State]:
    """All states after a step: those before it, with its changes."""
    expected = dict(TRANSLATED)
    for step in HISTORY[: number + 1]:
        expected.update(step.changes)
        for gone in step.gone:
            del expected[gone]
    return expected


def at_the_end(locale: str, path: Path) -> polib.POFile:
    """The last catalog of the history, and its file at a path."""
    path.write_text(played(locale)[-1], encoding="utf-8")
    return read_po(path)


each_locale = pytest.mark.parametrize("locale", LOCALES)
each_step = pytest.mark.parametrize("number", range(len(HISTORY)), ids=[s.name for s in HISTORY])


@each_locale
def test_a_new_locale_starts_with_all_texts_empty(locale: str) -> None:
    catalog = merge(new_catalog(SiteLocale(locale)), template(FIRST))
    assert states(catalog) == in_words(dict.fromkeys(FIRST, EMPTY), locale)
    assert catalog.metadata["Language"] == locale
    assert "X-Translation-Origin" not in catalog.metadata, "nobody has made any"


@each_locale
@each_step
def test_after_each_edit_every_text_stands_as_it_should(number: int, locale: str) -> None:
    catalog = after(number, locale)
    assert states(catalog) == in_words(expected_after(number), locale)


@each_locale
@each_step
def test_after_each_edit_the_file_follows_the_order_of_the_page(number: int, locale: str) -> None:
    catalog = after(number, locale)
    live = [(entry.msgctxt, entry.msgid) for entry in catalog if not entry.obsolete]
    assert live == [(register, ENGLISH[name]) for register, name in HISTORY[number].page]


@each_locale
@each_step
def test_after_each_edit_comments_and_flags_are_with_their_text(number: int, locale: str) -> None:
    catalog = after(number, locale)
    for (register, name), comment in COMMENTS.items():
        bearers = [e for e in catalog if e.msgstr == SAID[locale][name] and e.msgctxt == register]
        assert bearers
        for entry in bearers:
            assert entry.tcomment == comment
            assert [f for f in entry.flags if f != "fuzzy"] == FLAGS[register, name]


@each_locale
@each_step
def test_after_each_edit_the_headers_are_as_the_translator_left_them(
    number: int, locale: str
) -> None:
    catalog = after(number, locale)
    assert catalog.header == HEADER
    first = first_translation(locale)
    assert catalog.metadata == first.metadata
    assert OWN_HEADERS.items() <= catalog.metadata.items()


@each_locale
@pytest.mark.parametrize("number", range(len(HISTORY) - 1), ids=[s.name for s in HISTORY[:-1]])
def test_after_each_edit_a_second_update_leaves_the_file_alone(
    number: int, locale: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.po"
    path.write_text(played(locale)[number], encoding="utf-8")
    before = path.read_bytes()
    changed = write_po(merge(read_po(path), template(HISTORY[number].page)), path)
    assert path.read_bytes() == before
    assert not changed


@each_locale
def test_no_translation_that_was_ever_written_is_lost(locale: str) -> None:
    catalog = after(-1, locale)
    assert {entry.msgstr for entry in catalog if entry.msgstr} == set(SAID[locale].values())


@each_locale
def test_a_page_that_returns_to_its_first_text_has_its_first_translation(locale: str) -> None:
    returned = merge(after(-1, locale), template(FIRST))
    expected = in_words(dict(TRANSLATED), locale)
    assert {key: state for key, state in states(returned).items() if key in expected} == expected


# Round trips through translators' tools

GNU_FLAGS = frozenset({"fuzzy", "no-wrap"})
"""The flags of the history that GNU gettext knows. Its tools drop all others."""


def run(*command: str | Path) -> str:
    """The output of a tool of GNU gettext; its complaints where it fails."""
    name = str(command[0])
    tool = shutil.which(name)
    if tool is None:
        pytest.fail(f"{name} is missing: install GNU gettext, which these tests need")
    done = subprocess.run(
        [tool, *map(str, command[1:])], capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def all_that_counts(catalog: polib.POFile, flags: frozenset[str] = GNU_FLAGS) -> object:
    """Header, order, states, previous English, comments, flags and places of a catalog."""
    return (
        catalog.header,
        catalog.metadata,
        [
            (
                *(e.msgctxt, e.msgid, state_of(e), e.tcomment, e.comment),
                *(flags & set(e.flags), [name for name, _ in e.occurrences]),
            )
            for e in catalog
        ],
    )


@each_locale
def test_msgfmt_compiles_the_file(locale: str, tmp_path: Path) -> None:
    at_the_end(locale, tmp_path / "page.po")
    run("msgfmt", "--check", "-o", tmp_path / "page.mo", tmp_path / "page.po")
    compiled = polib.mofile(str(tmp_path / "page.mo"))
    texts = {entry.msgid: entry.msgstr for entry in compiled}
    assert texts[ENGLISH["cost"]] == SAID[locale]["cost"]
    assert ENGLISH["what, longer"] not in texts, "a fuzzy text was compiled"


@each_locale
def test_msgcat_keeps_everything(locale: str, tmp_path: Path) -> None:
    catalog = at_the_end(locale, tmp_path / "page.po")
    (tmp_path / "other.po").write_text(
        run("msgcat", "--no-wrap", tmp_path / "page.po"), encoding="utf-8"
    )
    assert all_that_counts(read_po(tmp_path / "other.po")) == all_that_counts(catalog)


@each_locale
def test_msgcat_with_wrapped_lines_keeps_everything(locale: str, tmp_path: Path) -> None:
    catalog = at_the_end(locale, tmp_path / "page.po")
    (tmp_path / "other.po").write_text(run("msgcat", tmp_path / "page.po"), encoding="utf-8")
    assert all_that_counts(read_po(tmp_path / "other.po")) == all_that_counts(catalog)


@each_locale
def test_msgmerge_keeps_everything(locale: str, tmp_path: Path) -> None:
    catalog = at_the_end(locale, tmp_path / "page.po")
    pot = polib.POFile(wrapwidth=0)
    pot.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    pot.extend(entries(template(HISTORY[-1].page)))
    write_po(pot, tmp_path / "page.pot")
    options = ("--quiet", "--no-wrap", "--previous", "--no-fuzzy-matching")
    merged = run("msgmerge", *options, tmp_path / "page.po", tmp_path / "page.pot")
    (tmp_path / "other.po").write_text(merged, encoding="utf-8")
    flags = frozenset({"fuzzy"})  # msgmerge takes `no-wrap` from the template alone
    other = read_po(tmp_path / "other.po")
    assert all_that_counts(other, flags) == all_that_counts(catalog, flags)


@each_locale
def test_polib_keeps_everything(locale: str, tmp_path: Path) -> None:
    catalog = at_the_end(locale, tmp_path / "page.po")
    again = polib.pofile(str(tmp_path / "page.po"))
    again.save(str(tmp_path / "other.po"))
    assert all_that_counts(read_po(tmp_path / "other.po")) == all_that_counts(catalog)


@each_locale
def test_an_update_after_another_tool_changes_no_text(locale: str, tmp_path: Path) -> None:
    catalog = at_the_end(locale, tmp_path / "page.po")
    (tmp_path / "other.po").write_text(run("msgcat", tmp_path / "page.po"), encoding="utf-8")
    updated = merge(read_po(tmp_path / "other.po"), template(HISTORY[-1].page))
    assert all_that_counts(updated) == all_that_counts(catalog)


def test_a_lost_comment_would_be_noticed(tmp_path: Path) -> None:
    catalog = at_the_end("es", tmp_path / "page.po")
    careless = at_the_end("es", tmp_path / "page.po")
    find(careless, "standard", ENGLISH["dose"]).tcomment = ""
    assert all_that_counts(careless) != all_that_counts(catalog)


# Single rules


def translated(locale: str, *pairs: tuple[TemplateMessage, str]) -> polib.POFile:
    """A catalog of some texts with their translations."""
    catalog = merge(new_catalog(SiteLocale(locale)), of(*(message for message, _ in pairs)))
    for text, said in pairs:
        find(catalog, text.context, text.text).msgstr = said
    return catalog


def test_each_of_two_like_texts_gets_the_translation_of_its_own_earlier_form() -> None:
    first = "After 4 months the treated group had lost 2.98 points less than the control group."
    second = "After 6 months the treated group had lost 3.38 points less than the control group."
    catalog = translated(
        "es",
        (message(first), "A los 4 meses, el grupo tratado había perdido 2,98 puntos menos."),
        (message(second), "A los 6 meses, el grupo tratado había perdido 3,38 puntos menos."),
    )
    new = ["By then, " + text[0].lower() + text[1:] for text in (second, first)]
    merged = merge(catalog, of(*map(message, new)))
    assert find(merged, "", new[0]).msgstr.startswith("A los 6 meses")
    assert find(merged, "", new[1]).msgstr.startswith("A los 4 meses")


def test_a_translation_is_given_to_one_changed_text_only() -> None:
    catalog = translated("es", (message("The company says so."), "Así lo dice la empresa."))
    merged = merge(catalog, of(message("The company said so."), message("The company says it.")))
    live = [entry.msgstr for entry in merged if not entry.obsolete]
    assert sorted(live) == ["", "Así lo dice la empresa."]


def test_two_paragraphs_made_one_keep_both_translations() -> None:
    one, two = ENGLISH["long, first half"], ENGLISH["long, second half"]
    catalog = translated("es", (message(one), "Primera mitad."), (message(two), "Segunda mitad."))
    merged = merge(catalog, of(message(ENGLISH["long"])))
    assert merged[0].fuzzy
    assert {entry.msgstr for entry in merged} == {"Primera mitad.", "Segunda mitad."}


def test_a_text_of_one_register_is_no_change_of_one_in_the_other() -> None:
    standard, plain = message("Each dose was 50 mg.", register="standard"), "Each dose was 60 mg."
    catalog = translated("ja", (standard, "1回の用量は50 mgでした。"))
    merged = merge(catalog, of(message(plain, register="plain")))
    assert states(merged) == {
        ("plain", plain): EMPTY,
        ("standard", standard.text): kept("1回の用量は50 mgでした。"),
    }


def test_texts_that_nobody_translated_leave_no_litter() -> None:
    catalog = translated("es", (message("We found no report."), ""), (message("Dose"), "Dosis"))
    merged = merge(catalog, of(message("Dose")))
    assert states(merged) == {("", "Dose"): shown("Dosis")}


def test_a_fuzzy_draft_that_a_translator_worked_on_goes_along_with_the_next_change() -> None:
    catalog = translated("es", (message("Each dose was 50 mg a day."), "Cada dosis: 50 mg al día."))
    merged = merge(catalog, of(message("Each dose was 60 mg a day.")))
    merged[0].msgstr = "Cada dosis era de 60 mg al día. (¿comprobar?)"
    merged = merge(merged, of(message("Each dose was 70 mg a day.")))
    assert state_of(merged[0]) == fuzzy(
        "Cada dosis era de 60 mg al día. (¿comprobar?)", before="Each dose was 50 mg a day."
    )
    assert state_of(merged[1]) == kept("Cada dosis: 50 mg al día.")


def test_all_plural_forms_stay() -> None:
    pages = message("%(count)s page", "%(count)s pages")
    catalog = merge(new_catalog(SiteLocale("ar")), of(pages))
    forms = {
        **{0: "لا صفحات (%(count)s)", 1: "صفحة واحدة (%(count)s)", 2: "صفحتان (%(count)s)"},
        **{3: "%(count)s صفحات", 4: "%(count)s صفحة", 5: "%(count)s صفحة"},
    }
    catalog[0].msgstr_plural = dict(forms)
    merged = merge(catalog, of(message("Search"), pages))
    assert find(merged, "", pages.text).msgstr_plural == forms
    removed = merge(merged, of(message("Search")))
    back = merge(polib.pofile(str(removed), wrapwidth=0), of(message("Search"), pages))
    assert find(back, "", pages.text).msgstr_plural == forms


def test_a_text_with_placeholders_is_marked_for_translators_tools() -> None:
    merged = merge(new_catalog(SiteLocale("es")), of(message("%(count)s pages"), message("50 %")))
    assert [entry.flags for entry in merged] == [["python-format"], []]


def test_notes_and_places_of_the_english_are_brought_up_to_date() -> None:
    old = TemplateMessage("standard", "Dose", "", ["content/drugs/a/standard.md"], ["heading"])
    new = TemplateMessage("standard", "Dose", "", ["content/drugs/b/standard.md"], ["paragraph"])
    merged = merge(translated("es", (old, "Dosis")), of(new))
    assert merged[0].comment == "paragraph"
    assert merged[0].occurrences == [("content/drugs/b/standard.md", "")]
    assert merged[0].msgstr == "Dosis"


def test_an_empty_page_keeps_all_translations_as_obsolete(tmp_path: Path) -> None:
    write_po(first_translation("es"), tmp_path / "page.po")
    merged = merge(read_po(tmp_path / "page.po"), {})
    write_po(merged, tmp_path / "page.po")
    again = read_po(tmp_path / "page.po")
    assert {entry.msgstr for entry in again} == set(SAID["es"].values())
    assert all(entry.obsolete for entry in again)
    assert again.header == HEADER
