"""The contrast of a colour on the grounds of the pages (WCAG 2.2, 1.4.6)."""

from __future__ import annotations

GROUNDS = {
    "light": ("#fbfaf6", "#ffffff", "#e8f1ef", "#fcf1da"),
    "dark": ("#14171a", "#1b1f23", "#1c2a2c", "#2c2516"),
}
"""What links stand on in each colour scheme of the style sheet."""
LEAST = 7.0
"""The least ratio of text to its ground at level AAA."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours such as `#0a4752`, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def weakness(colour: str, scheme: str) -> str:
    """What to say of a colour that is too weak on a ground of a scheme; else nothing."""
    ground = min(GROUNDS[scheme], key=lambda ground: contrast(colour, ground))
    ratio = contrast(colour, ground)
    if ratio >= LEAST:
        return ""
    other = "a darker one" if scheme == "light" else "a lighter one"
    return (
        f"{colour} has {int(ratio * 10) / 10}:1 on {ground}, and {LEAST:.0f}:1 is needed "
        f"for words (WCAG 2.2, 1.4.6); choose {other}"
    )


def _luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
