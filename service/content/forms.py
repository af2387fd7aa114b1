"""The forms of Markdown that pages do not have, with what to write instead.

Pages are cut into segments by lines: what is none of heading, paragraph or list item would be
shown as it stands, marks and all.
"""

from __future__ import annotations

import re

# Each form begins with fixed letters where it can: that is found twenty times as fast.
_FORMS = (
    (r"^\|", "a table", "tables come from drug.toml; write sentences or a list"),
    (r"^>", "a quotation", "write it as a sentence, with its source"),
    (r"^\d+[.)] ", "a numbered list", "write lists with “- ”"),
    (r"^([-*_=])\1{2,}$", "a line across", "delete it"),
    (r"\[\^", "a footnote", "cite a source: [@oh2018]"),
    (r"http(?<![\w(]http)s?://", "a bare address", "cite a source instead"),
    (r"!\[", "a picture", "pictures are drawn from drug.toml; delete it"),
    (r"^(?:```|~~~)|`[^`]+`", "code", "write it as words"),
    (r"</?[a-zA-Z!][^>]*>|&#?\w+;", "HTML", "write the character itself, and marks as **strong**"),
    (r"^#{1,6}[^#\s]", "a heading without its space", "write a space behind the #"),
    (r"^[-•–][^\W\d]", "a list item without its space", "write it with “- ”"),
)
_FAULTS = tuple((re.compile(form), name, advice) for form, name, advice in _FORMS)

UNITS = "mg|µg|μg|mcg|g|kg|ng|pg|ml|mL|l|L|mm|cm|IU|mmol|hours?|days?|weeks?|months?|years?"
_CLOSE_UNIT = re.compile(rf"(?<![\w.,/-])(\d+(?:[.,]\d+)*)({UNITS})\b")
_WIDE_PERCENT = re.compile(r"\d\s+%")


def form_fault(text: str) -> str:
    """What is wrong with the form of a line or block of Markdown, or nothing."""
    for form, name, advice in _FAULTS:
        if found := form.search(text):
            return f"{name} (“{found[0].strip()}”) is no form that pages have; {advice}"
    return ""


def spacing_fault(text: str) -> str:
    """What is wrong with the space between a number and its unit, or nothing."""
    if found := _CLOSE_UNIT.search(text):
        return f"a space is missing in “{found[0]}”; write “{found[1]} {found[2]}”"
    if found := _WIDE_PERCENT.search(text):
        return f"no space stands before %; write “{''.join(found[0].split())}”"
    return ""
