"""What the templates and the sheet must not hold, and what each page must: read, not rendered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.content.checks import abbreviations
from service.content.checks.readability import MAX_PLAIN_GRADE, measure
from service.content.registers import Register
from service.pages import context
from service.pages.inventory import PAGES, takes_post
from service.state.site import Site
from tests.support.matrix import SAMPLE, TEMPLATES, each_language
from tests.support.mini import ROOT
from tests.support.pages import GetPage, ParsedPage, text_of

FOLDER = ROOT / "service" / "web" / "templates"
SHOWN = re.compile(r"\{\{ example\(.*?\) \}\}")
"""Code that a page shows as text."""
MARKUP = {
    path.name: SHOWN.sub("", path.read_text(encoding="utf-8"))
    for folder in (FOLDER, context.TEMPLATES)
    for path in folder.rglob("*.html")
    if path.name != "embed.html"  # its links lead out of the frame: tests/web/test_embed.py
}
SHEET = (FOLDER / "style.css").read_text(encoding="utf-8")

FORBIDDEN = {
    # But the picture that an operator may set: their logo.
    "sound, video or other media": r"<(audio|video|object|embed|iframe|canvas|img(?! class=.logo))",
    "a script that runs": r"<script(?! type=\"application/ld\+json\")",
    "a handler of events": r"\son[a-z]+=",
    "a shortcut key": r"\baccesskey=",
    "a name in a tool tip": r"\stitle=\"",
    "a new window": r"\btarget=\"",
    "a reload or a redirect": r"http-equiv",
    "focus taken away": r"\bautofocus\b",
    "an order of focus of its own": r"tabindex=\"[1-9]",
    "something to drag": r"\bdraggable\b",
    "something that opens": r"<(details|dialog|select)\b|\bpopover\b|aria-haspopup",
    "a style on an element": r"\sstyle=",
}
"""What no template has: forms of content that bring criteria with them which have no test here."""

UNWANTED = {
    "motion": r"\banimation|\btransition|scroll-behavior|@keyframes",
    "something that stays before the text": r"position:\s*(fixed|sticky)",
    "a picture": r"url\(",
    "text that is cut": r"text-overflow|line-clamp",
    "both edges straight": r"text-align:\s*justify",
    "a window held upright": r"orientation",
    "a side that is not logical": (
        r"(?<![-\w])((margin|padding|border|inset)-(left|right|top|bottom)|left|right|top|bottom|"
        r"(min-|max-)?(width|height)|text-align:\s*(left|right))\s*:"
        r"|float:(?!\s*inline-)"
    ),
    "a list that Safari takes for none": r"list-style(-type)?:\s*none",
    "colours forced on a reader": r"forced-color-adjust",
    "letters under 90 percent": r"font(-size)?:\s*\.[0-8]\d*r?em(?!.*monospace)",
}


def faults_in(texts: dict[str, str], patterns: dict[str, str]) -> list[str]:
    """Each pattern that is found, with the place."""
    return [
        f"{what}: {name}: {found[0]}"
        for what, pattern in patterns.items()
        for name, text in texts.items()
        if (found := re.search(pattern, text))
    ]


def test_templates_hold_nothing_that_moves_opens_or_runs() -> None:
    assert faults_in(MARKUP, FORBIDDEN) == []


def test_the_sheet_moves_hides_and_fixes_nothing() -> None:
    rules = re.sub(r"@(media|container)[^{]*", "", SHEET)
    assert faults_in({"style.css": rules}, UNWANTED) == []


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("<video src=a>", FORBIDDEN),
        ('<a title="more">', FORBIDDEN),
        ("<a onclick=run()>", FORBIDDEN),
        ("a { transition: all 1s }", UNWANTED),
        ("a { margin-left: 1em }", UNWANTED),
        ("header { position: sticky }", UNWANTED),
        ("ul { list-style: none }", UNWANTED),
    ],
)
def test_what_is_forbidden_is_found(text: str, patterns: dict[str, str]) -> None:
    assert len(faults_in({"a": text}, patterns)) == 1


def test_no_instruction_leans_on_place_shape_or_colour() -> None:
    words = re.compile(r"\b(below|above|left|right-hand|green|red|blue|round|square|icon)\b", re.I)
    texts = re.findall(r'_\("([^"]+)"', "".join(MARKUP.values()))
    assert len(texts) > 50
    assert [text for text in texts if words.search(text)] == []
    assert words.search("Press the green button below")


@each_language
def test_every_page_is_reached_by_list_site_map_and_search(
    get_page: GetPage, site: Site, tag: str
) -> None:
    home, site_map = get_page(f"/{tag}/"), get_page(f"/{tag}/site-map/")
    footer = home.root.find(".//footer")
    assert footer is not None
    # The link to tell of a mistake names the page that it stands on.
    at_the_foot = {link.get("href", "").partition("?")[0] for link in footer.iter("a")}
    on_the_map = {link.partition("?")[0] for link in site_map.links()}
    for slug in site.content.drugs:
        path = f"/{tag}/drugs/{slug}/"
        assert path in home.links()
        assert path in site_map.links()
    titled = [page.path for page in PAGES if page.title]
    for page in (*titled, *(f"{slug}/" for slug in site.content.pages)):
        assert f"/{tag}/{page}" in at_the_foot
        assert f"/{tag}/{page}" in on_the_map


@pytest.mark.parametrize("tag", SAMPLE)
def test_long_texts_have_headings(get_page: GetPage, tag: str) -> None:
    for template in ("home", "drug", "glossary", "about", "accessibility", "criteria"):
        assert unheaded(get_page(f"/{tag}/{TEMPLATES[template]}")) == []


def unheaded(page: ParsedPage, most: int = 2500) -> list[str]:
    """Runs of paragraphs between two headings that have more characters than a screen or two."""
    found, length = [], 0
    main = page.by_id("main")
    assert main is not None
    for element in main.iter():
        if element.tag in ("h1", "h2", "h3", "h4", "table", "tr", "dl", "ol"):
            length = 0
        elif element.tag == "p":
            length += len(text_of(element))
            if length > most:
                found.append(text_of(element)[:60])
                length = 0
    return found


def test_a_long_text_without_headings_is_found() -> None:
    text = "<p>" + "word " * 600 + "</p>"
    html = f'<!doctype html><html lang=en><title>A</title><main id="main"><h1>A</h1>{text}</main>'
    assert unheaded(ParsedPage(html))


def test_the_switch_of_language_names_each_language_twice(get_page: GetPage, site: Site) -> None:
    page = get_page("/ja/drugs/riluzole/")
    switcher = page.by_id("languages")
    assert switcher is not None
    links = list(switcher.iter("a"))
    assert len(links) == len(site.locales)
    for link in links:
        assert link.get("lang") == link.get("hreflang")
        assert link.get("dir") in ("ltr", "rtl")
        if link.get("aria-current") is None:
            inner = link.find("span")
            assert inner is not None
            assert inner.get("lang") == "ja"


def test_drug_names_inside_a_sentence_do_not_switch_the_language(get_page: GetPage) -> None:
    for tag in ("es", "ja", "ar"):
        page = get_page(f"/{tag}/drugs/lenzumestrocel/")
        main = page.by_id("background")
        assert main is not None
        for paragraph in main.iter("p"):
            assert all(part.get("lang") is None for part in paragraph.iter("bdi"))


def test_citations_speak_as_source_and_number(get_page: GetPage) -> None:
    page = get_page("/en/drugs/lenzumestrocel/")
    cites = [link for link in page.all("a") if link.get("class") == "cite"]
    assert cites
    assert all(re.fullmatch(r"\[source \d+: .+\]", text_of(link)) for link in cites)


@pytest.mark.parametrize("path", ["/en/drugs/edaravone/", "/tr/plain/drugs/tofersen/"])
def test_every_source_of_text_and_tables_is_in_the_one_list(get_page: GetPage, path: str) -> None:
    """Rows lead to it by number, as sentences do; the record of a trial is a link in its row."""
    page = get_page(path)
    cites = {link.get("href") for link in page.all("a") if link.get("class") == "cite"}
    sources = page.by_id("sources")
    assert sources is not None
    assert cites == {f"#{item.get('id')}" for item in sources.iter("li")}
    outside = [
        link.get("href", "")
        for table in page.all("table")
        for link in table.iter("a")
        if link.get("href", "").startswith("http")
    ]
    listed = {link.get("href") for link in sources.iter("a")}
    assert outside
    assert not listed.intersection(outside) - {link for link in outside if "NCT" in link}


@pytest.mark.parametrize("path", ["/en/drugs/edaravone/", "/tr/plain/drugs/tofersen/"])
def test_a_word_is_a_link_to_its_meaning_where_it_stands_first_and_nowhere_after(
    get_page: GetPage, path: str
) -> None:
    page = get_page(path)
    links = [link.get("href", "") for link in page.all("a")]
    words = [href for href in links if href.startswith("#word-")]
    meanings = [f"#{e.get('id')}" for e in page.all("div") if e.get("id", "").startswith("word-")]
    assert words == meanings


def test_every_form_but_those_of_the_desk_is_a_search_that_stores_nothing(
    get_page: GetPage,
) -> None:
    for name, template in TEMPLATES.items():
        status = {"not-found": 404, "server-error": 500}.get(name, 200)
        for form in get_page(f"/en/{template}", status).all("form"):
            if takes_post(f"/en/{template}"):
                assert form.get("method") == "post"
                continue
            assert form.get("role") == "search"
            assert form.get("method", "get").lower() == "get"


def test_every_drug_page_says_how_the_name_is_spoken(get_page: GetPage, site: Site) -> None:
    for slug, page in site.content.drugs.items():
        assert page.drug is not None
        assert page.drug.pronunciation in get_page(f"/en/drugs/{slug}/").text("main")


def test_abbreviations_of_the_english_text_are_explained(site: Site) -> None:
    assert list(abbreviations.check_content(site.content)) == []


def test_the_plain_english_text_is_at_grade_six_or_below(site: Site) -> None:
    assert MAX_PLAIN_GRADE == 6
    for slug, page in site.content.drugs.items():
        assert page.drug is not None
        assert measure(page.documents[Register.PLAIN], page.drug).grade <= MAX_PLAIN_GRADE, slug


def test_tests_of_this_folder_hold_no_path_of_one_machine() -> None:
    folder = Path(__file__).parent
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    assert faults_in(texts, {"a path": "/" + "work/|/" + "tmp/"}) == []
