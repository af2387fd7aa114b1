"""What is looked at in a browser at each run stands for all pages, languages and words."""

from __future__ import annotations

from itertools import product

from service.content.registers import Register
from tests.support.matrix import (
    ERRORS,
    SAMPLE,
    SLUGS,
    TAGS,
    TEMPLATES,
    path_of,
    sampled,
    stands_for,
)

WITH_WORDS = [page for page in TEMPLATES.values() if page not in ERRORS.values()]


def looked_at(pages: list[str]) -> set[tuple[str, Register, str]]:
    """Language, words and page of each address of the sample."""
    paths = set(sampled(pages))
    every = product(TAGS, Register, pages)
    return {(tag, words, page) for tag, words, page in every if path_of(tag, words, page) in paths}


def test_each_page_is_there_in_each_language_and_in_both_registers() -> None:
    for pages in (WITH_WORDS, [f"drugs/{slug}/" for slug in SLUGS]):
        found = looked_at(pages)
        assert {(tag, page) for tag, _, page in found} >= set(product(SAMPLE, pages))
        assert {(words, page) for _, words, page in found} == set(product(Register, pages))
        assert {(tag, words) for tag, words, _ in found} >= set(product(SAMPLE, Register))
        assert {tag for tag, _, _ in found} == set(TAGS)


def test_a_page_of_errors_is_there_in_each_language() -> None:
    paths = set(sampled(tuple(TEMPLATES.values())))
    assert {f"/{tag}/{page}" for tag, page in product(SAMPLE, ERRORS.values())} <= paths


def test_the_rules_that_run_by_turns_run_on_each_page_in_both_registers() -> None:
    found = looked_at(WITH_WORDS)
    for page in WITH_WORDS:
        tags = stands_for(page)
        assert {w for tag, w, of in found if of == page and tag in tags} == set(Register), page


def test_a_new_page_is_in_the_sample_by_itself() -> None:
    new = "made-up/"
    assert {tag for tag, _, page in looked_at([*WITH_WORDS, new]) if page == new} >= set(SAMPLE)
