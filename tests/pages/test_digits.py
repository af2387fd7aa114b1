"""In a language with digits of its own, counts and dates stand in them as the sentences do."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.support.pages import ParsedPage


@pytest.mark.parametrize("tag", ["fa", "bn"])
@pytest.mark.parametrize("path", ["", "changes/", "translations/"])
def test_no_number_of_the_interface_has_other_digits(app: Flask, tag: str, path: str) -> None:
    page = ParsedPage(app.test_client().get(f"/{tag}/{path}").get_data(as_text=True))
    main = page.text("main")
    # Names (SOD1, NCT04856982), addresses and what stands in Latin letters keep their digits.
    alone = re.findall(
        r"(?<![\w./:+-])[0-9]+(?![\w./:+-])", re.sub(r"[A-Za-z][\w.()/ -]*", "", main)
    )
    assert alone == []
