"""What translators are told beside the texts of a page: where each stands, and why not shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from service.catalogs.catalog import Catalog
from service.catalogs.texts import Message, State
from service.content.markup import plain_text
from service.content.segments import Segment
from service.pages.translated import Block

Gettext = Callable[..., Markup]


@dataclass(frozen=True)
class Refused:
    """A passage whose translation did not pass a check: its English, and why in words."""

    english: Markup
    reasons: tuple[Markup, ...]


@dataclass(frozen=True)
class Notes:
    """What translators are told beside the texts of a catalog, in the words of `gettext`."""

    catalog: Catalog
    gettext: Gettext

    def place(self, block: Block) -> Markup:
        """Where a text stands in the catalog, its state, and why it is not shown."""
        message = self.catalog.message(block.segment.key)
        place = Markup('<span class="place" lang="en" dir="ltr">{}:{} {}</span> ').format(
            self.catalog.path.name, message.line, message.state
        )
        reasons = Markup("; ").join(self._reasons(message))
        return place + (Markup('<span class="place">{}</span> ').format(reasons) if reasons else "")

    def refused(self, segments: Sequence[Segment]) -> tuple[Refused, ...]:
        """The passages whose translation did not pass a check, each with the reasons."""
        messages = [self.catalog.message(segment.key) for segment in segments]
        return tuple(
            Refused(escape(plain_text(message.key[1])), self._reasons(message))
            for message in messages
            if message.state is State.FAILED
        )

    def _reasons(self, message: Message) -> tuple[Markup, ...]:
        return tuple(
            finding.said.in_words(self.gettext) for finding in message.findings if finding.blocking
        )
