"""What a form says when it cannot be sent. Whatever was typed stands in it still."""

from __future__ import annotations

from markupsafe import Markup

from service.desk.limits import TooMany
from service.locales.locale import SiteLocale
from service.pages.labels import N_
from service.pages.wording import template_functions
from service.state.site import Site

CLOSED = N_(
    "This form is closed until the people who run this site have set it up. Please tell them: "
    "SERVICE_PROXIES does not fit."
)
NOT_KEPT = N_(
    "Your words could not be kept just now. They still stand below. Please send them again in a "
    "few minutes."
)
LOOK_AGAIN = N_(
    "This page was open for a very long time, or your browser does not say where it came from. "
    "Your words stand below. Please look at them once more and go on."
)
NOTHING_CHANGED = N_(
    "You have not changed any words yet. Write better ones in one of the fields below."
)
MANY_WAIT = N_(
    "Several suggestions wait for this text already. Please come back when they are answered."
)
FULL = N_(
    "So many suggestions wait for an answer that we can take no more just now. Your words still "
    "stand below. Please come back in some days."
)


def too_many(site: Site, locale: SiteLocale, error: TooMany) -> Markup:
    """When somebody whose network has sent much can send again."""
    minutes = -(-error.seconds // 60)
    ngettext = template_functions(site.interface(locale))["ngettext"]
    said: Markup = ngettext(
        "Much has come from your connection within the hour. Your words still stand below. You "
        "can send them in %(num)s minute.",
        "Much has come from your connection within the hour. Your words still stand below. You "
        "can send them in %(num)s minutes.",
        minutes,
    )
    return said
