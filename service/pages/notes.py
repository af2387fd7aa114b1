"""What translators are told beside the texts of a page: where each stands, and why not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from service.catalogs.catalog import Catalog
from service.catalogs.checks.advice import Advice
from service.catalogs.comments import Changed
from service.catalogs.texts import Message, State
from service.content.markup import plain_text
from service.content.segments import Segment
from service.locales import formats
from service.pages.translated import Block
from service.pages.wording import Gettext


@dataclass(frozen=True)
class Passage:
    """A passage that translators are told about: its English, and what they are told."""

    english: Markup
    reasons: tuple[Markup, ...]


@dataclass(frozen=True)
class Notes:
    """What translators are told beside the texts of a catalog, in the words of `gettext`."""

    catalog: Catalog
    gettext: Gettext
    advice: Advice

    def place(self, block: Block) -> Markup:
        """Where a text stands in the catalog, its state, and why it is not shown."""
        message = self.catalog.message(block.segment.key)
        place = Markup('<span class="place" lang="en" dir="ltr">{}:{} {}</span> ').format(
            self.catalog.path.name, message.line, message.state
        )
        reasons = Markup("; ").join(self._reasons(message))
        return place + (Markup('<span class="place">{}</span> ').format(reasons) if reasons else "")

    def refused(self, segments: Sequence[Segment]) -> tuple[Passage, ...]:
        """The passages whose translation did not pass a check, each with the reasons."""
        return tuple(
            Passage(escape(plain_text(message.key[1])), self._reasons(message))
            for message in self._messages(segments)
            if message.state is State.FAILED
        )

    def advised(self, segments: Sequence[Segment]) -> tuple[Passage, ...]:
        """The shown passages that a person should look at again, each with why."""
        found = (
            (message, tuple(self.advice.on(message.key[1], message.text)))
            for message in self._messages(segments)
            if message.state is State.SHOWN
        )
        return tuple(
            Passage(
                escape(plain_text(message.key[1])),
                tuple(said.in_words(self.gettext) for said in advised),
            )
            for message, advised in found
            if advised
        )

    def changed(self, segments: Sequence[Segment]) -> tuple[Passage, ...]:
        """The shown passages that were changed at the desk, each with the days."""
        return tuple(
            Passage(escape(plain_text(message.key[1])), tuple(map(self._change, message.changes)))
            for message in self._messages(segments)
            if message.changes
        )

    def _change(self, each: Changed) -> Markup:
        date = formats.date(each.day, self.catalog.locale)
        if not each.is_suggested:
            return self.gettext("changed on %(date)s at the translators’ desk", date=date)
        if not each.name:
            return self.gettext("changed on %(date)s after a reader's suggestion", date=date)
        name = Markup("<bdi>{}</bdi>").format(each.name)
        return self.gettext(
            "changed on %(date)s after a suggestion by %(name)s", date=date, name=name
        )

    def _messages(self, segments: Sequence[Segment]) -> list[Message]:
        return [self.catalog.message(segment.key) for segment in segments]

    def _reasons(self, message: Message) -> tuple[Markup, ...]:
        return tuple(
            finding.said.in_words(self.gettext) for finding in message.findings if finding.blocking
        )
