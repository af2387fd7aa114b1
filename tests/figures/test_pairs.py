"""The figure lock, over right and wrong translations by kind (`pairs/`, see README.md).

`pairs/open.toml` lists the pairs that the lock does not judge rightly yet, by language; a pair
that is listed there and passes makes the test fail, so that the list can only shrink.
"""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from service.figures import differences
from tests.support.languages import language

FOLDER = Path(__file__).parent / "pairs"
OPEN = tomllib.loads((FOLDER / "open.toml").read_text(encoding="utf-8"))
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem != "open")
EN = language("en").figures


def missed(tag: str) -> tuple[Counter[str], dict[str, list[str]]]:
    """How many translations there are of each kind, and those that the lock judges wrongly."""
    pairs = tomllib.loads((FOLDER / f"{tag}.toml").read_text(encoding="utf-8"))["pair"]
    tried: Counter[str] = Counter()
    found: dict[str, list[str]] = {"refused": [], "passed": []}
    for pair in pairs:
        for text in pair["right"]:
            tried[f"right {pair['kind']}"] += 1
            if differences(pair["english"], text, EN, language(tag).figures):
                found["refused"].append(text)
        for text in pair["wrong"]:
            tried[f"wrong {pair['kind']}"] += 1
            if not differences(pair["english"], text, EN, language(tag).figures):
                found["passed"].append(text)
    return tried, found


@pytest.mark.parametrize("tag", LANGUAGES)
def test_right_ones_pass_and_wrong_ones_are_refused(tag: str) -> None:
    tried, found = missed(tag)
    assert min(tried.values()) >= 20, tried
    listed = {kind: set(OPEN[tag].get(kind, ())) for kind in found}
    assert {kind: set(texts) for kind, texts in found.items()} == listed
