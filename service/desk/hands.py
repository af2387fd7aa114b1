"""Who has a hand in the words of a page, as the desk's history knows: nobody signs these off."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.catalogs.people import folded
from service.catalogs.texts import Key
from service.desk.answers import STANDS, WROTE_NOTHING, Act
from service.desk.parts import key_hash
from service.desk.tables import Decision, Person, Suggestion
from service.locales.locale import SiteLocale


def wrote(session: Session, locale: SiteLocale, texts: Iterable[tuple[str, Key]]) -> set[str]:
    """The names (folded) of all who suggested words that were accepted for some texts, also those
    who are not to be shown, and of all who put in words of their own. `texts` are keys, each with
    the domain of its catalog."""
    wanted = {(domain, key_hash(key)) for domain, key in texts}
    domains = {domain for domain, _ in wanted}
    suggested = (
        select(Suggestion.domain, Suggestion.key_hash, Suggestion.name, Person.name)
        .outerjoin(Person, Suggestion.person_id == Person.id)
        .where(Suggestion.locale == locale.tag, Suggestion.domain.in_(domains))
        .where(Suggestion.fate.in_(STANDS))
    )
    changed = (
        select(Decision.domain, Decision.key_hash, Person.name, Person.name)
        .join(Person, Decision.person_id == Person.id)
        .where(Decision.locale == locale.tag, Decision.domain.in_(domains))
        .where(Decision.act.not_in(WROTE_NOTHING))
        .where((Decision.act != Act.UNSURE) | (Decision.before != Decision.after))
    )
    return {
        folded(name)
        for query in (suggested, changed)
        for domain, hashed, *names in session.execute(query)
        if (domain, hashed) in wanted
        for name in names
        if name
    }
