"""What links are called (WCAG 2.2, 2.4.4, 2.4.9, 3.2.4)."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from playwright.sync_api import Page

FIND = """() => [...document.querySelectorAll("a[href]")].map(link => {
  const copy = link.cloneNode(true)
  copy.querySelectorAll("[aria-hidden=true]").forEach(part => part.remove())
  return {
    name: (link.getAttribute("aria-label") || copy.textContent).replace(/\\s+/g, " ").trim(),
    href: link.href,
    in_table: !!link.closest("table"),
    of: link.closest("#contents")?.id || "",
  }
})"""

SAY_NOTHING = {
    "here", "click here", "more", "read more", "learn more", "link", "details", "this", "page",
    "aquí", "más", "leer más", "ver más", "enlace", "esto",
    "هنا", "المزيد", "اقرأ المزيد", "اضغط هنا", "رابط",
    "こちら", "もっと", "続きを読む", "詳細", "ここ", "リンク",
    "여기", "더 보기", "더보기", "자세히", "링크",
    "aqui", "mais", "saiba mais", "ler mais",
    "这里", "更多", "点击这里", "阅读更多", "链接",
    "hier", "mehr", "weiterlesen", "ici", "plus", "en savoir plus", "qui", "altro", "meer",
    "lees meer", "burada", "devamı", "daha fazla", "यहाँ", "और", "और पढ़ें",
}  # fmt: skip
"""Names that say nothing without what stands around them."""


def links(page: Page) -> list[dict[str, Any]]:
    """All links of the page with the names that they have alone."""
    found: list[dict[str, Any]] = page.evaluate(FIND)
    return found


def saying_nothing(found: list[dict[str, Any]]) -> list[str]:
    """Links whose name alone does not say where they lead. Among the letters of a glossary, 1 is
    the first letter of terms."""
    return [
        f"{link['name']!r} leads to {link['href']}"
        for link in found
        if link["name"].strip(" .…»→[]").lower() in SAY_NOTHING
        or (not link["name"].strip(" []0123456789") and link["of"] != "contents")
    ]


def ambiguous(found: list[dict[str, Any]]) -> list[str]:
    """Names that stand for more than one target."""
    targets = defaultdict(set)
    for link in found:
        targets[link["name"].casefold()].add(link["href"])
    return [f"{name!r}: {sorted(hrefs)}" for name, hrefs in targets.items() if len(hrefs) > 1]
