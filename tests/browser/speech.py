"""What a screen reader is given: the tree of roles and names as the browser computes it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import Page

LANDMARKS = ("banner", "navigation", "main", "search", "region", "contentinfo")
MAY_BE_LANDMARKS = "header, nav, main, search, section, aside, form, footer, [role]"
"""Elements of which a browser may make a landmark (HTML Accessibility API Mappings)."""
NAMED = ("navigation", "search", "region")
"""Landmarks that a page may have several of, so each needs a name (ARIA Authoring Practices)."""
TABLE = ("table", "rowgroup", "row", "columnheader", "rowheader", "cell")


@dataclass(frozen=True)
class Node:
    """One thing that is spoken: its role and its name."""

    role: str
    name: str


def spoken(page: Page) -> list[Node]:
    """All nodes of the accessibility tree that are not ignored, in the order of the document."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    found = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in found}
    order, waiting = [], [found[0]["nodeId"]]
    while waiting:
        node = by_id.get(waiting.pop())
        if node is None:
            continue
        if not node["ignored"]:
            role = node.get("role", {}).get("value", "")
            order.append(Node(role, node.get("name", {}).get("value", "").strip()))
        waiting += reversed(node.get("childIds", []))
    return order


def landmarks(page: Page) -> list[Node]:
    """The landmarks alone, asked for one by one: a third of the work of the whole tree."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    asked = {"nodeId": root, "selector": MAY_BE_LANDMARKS}
    found = [
        Node(role, node.get("name", {}).get("value", "").strip())
        for each in session.send("DOM.querySelectorAll", asked)["nodeIds"]
        for node in session.send(
            "Accessibility.getPartialAXTree", {"nodeId": each, "fetchRelatives": False}
        )["nodes"]
        if not node["ignored"] and (role := node["role"]["value"]) in LANDMARKS
    ]
    session.detach()
    return found


def unclear_landmarks(nodes: list[Node]) -> list[str]:
    """Landmarks without a name, or with the same role and name as another one."""
    landmarks = [node for node in nodes if node.role in LANDMARKS]
    counts = Counter((node.role, node.name) for node in landmarks)
    return [
        *(f"{node.role} has no name" for node in landmarks if node.role in NAMED and not node.name),
        *(f"{role} {name!r} stands {n} times" for (role, name), n in counts.items() if n > 1),
    ]


def roles(nodes: list[Node], wanted: tuple[str, ...]) -> Counter[str]:
    """How many nodes there are of each role."""
    return Counter(node.role for node in nodes if node.role in wanted)
