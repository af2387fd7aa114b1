"""The answers of one Site, by path and coding, and those of the Site before it for a moment."""

from __future__ import annotations

import time

from service.serving.answers import Answer, Variant
from service.serving.coding import CODINGS
from service.serving.dependencies import Dependencies
from service.state.site import Site

Patience = tuple[float, float]
"""Seconds after a change for which the page of before may be given out: one that stands for the
catalog that has changed, and one that gathers a little of many."""


class SiteAnswers:
    """A Site with the answers made from it, for the one prefix that the server hands on.

    `ready` leads from an Accept-Encoding header to the forms in the coding that it gets, by path:
    two look-ups for a request. `before` are answers of earlier Sites that changes have dropped,
    each with the time (time.monotonic) until which it may be given out.
    """

    def __init__(
        self,
        site: Site,
        prefix: str = "",
        answers: dict[str, Answer] | None = None,
        made_from: Dependencies | None = None,
    ) -> None:
        self.site = site
        self.made_from = made_from or Dependencies(site)
        self.prefix = prefix
        self.answers = answers or {}
        self.forms: dict[str, dict[str, Variant]] = {name: {} for name in (*CODINGS, "identity")}
        self.ready: dict[str, dict[str, Variant]] = {}
        self.before: dict[str, tuple[Answer, float]] = {}
        for path, answer in self.answers.items():
            for coding, variant in answer.variants.items():
                self.forms[coding][path] = variant

    def followed_by(self, site: Site, patience: Patience) -> SiteAnswers:
        """A new Site, with the answers that it does not change, and the others for a while.

        One that was not made again since an earlier change keeps the end that it had.
        """
        known = dict(self.answers)
        new, old = Dependencies(site), self.made_from
        kept = {path: each for path, each in known.items() if new.of(path) == old.of(path)}
        state = SiteAnswers(site, self.prefix, kept, new)
        now = time.monotonic()
        waits = {path: each for path, each in dict(self.before).items() if each[1] > now}
        goes = {
            path: (each, now + patience[new.gathers(path)])
            for path, each in known.items()
            if path not in kept
        }
        state.before = {path: each for path, each in {**waits, **goes}.items() if path not in kept}
        return state

    def of_before(self, path: str, coding: str) -> Variant | None:
        """What readers of a page were given before the last change, while that may be given out
        and the new page is not made."""
        if not self.before or path in self.answers:
            return None
        found, until = self.before.get(path, (None, 0.0))
        if found is None:
            return None
        if time.monotonic() > until:
            self.before.pop(path, None)
            return None
        return found.variants.get(coding)
