"""How the checking of many catalogs is shared among processes."""

from __future__ import annotations

from service.catalogs.shares import shares

CATALOGS = [(language, page) for language in "abcdef" for page in ("x", "y")]


def test_of_many_languages_each_goes_to_one_process() -> None:
    shared = shares(CATALOGS, 2)
    assert [each for share in shared for each in share] == CATALOGS
    assert [len({language for language, _ in share}) for share in shared] == [1] * 6


def test_a_share_that_is_a_large_part_of_all_is_shared_itself() -> None:
    some = [*((language, "messages") for language in "abcdef"), *(("a", str(n)) for n in range(50))]
    assert shares(some, 2) == [[each] for each in some]


def test_of_few_languages_all_processes_have_work() -> None:
    assert shares(CATALOGS[:4], 2) == [[each] for each in CATALOGS[:4]]
    assert shares([], 2) == []
