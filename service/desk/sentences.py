"""What a form says when it cannot be sent. Whatever was typed stands in it still."""

from __future__ import annotations

from markupsafe import Markup

from service.desk.limits import TooMany
from service.locales.locale import SiteLocale
from service.pages.labels import N_
from service.pages.wording import template_functions
from service.said import Said, say
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
SIGNED_OUT = N_(
    "You are not signed in any more. Nothing was saved. Your words stand below. Sign in again in "
    "another window, and then send them again here."
)
SIGNED_OUT_KEPT = N_(
    "You are not signed in any more. Nothing was saved, but your words are kept for you for 30 "
    "days. Sign in again, and you find them in their place."
)
ANSWERED = N_("Somebody else has answered it already.")
OWN_WORDS = N_("%(name)s suggested these words; somebody else must accept them.")
IS_THERE = N_("There is nothing to save: the catalog carries it already.")
HAS_CHANGED = N_("The text has changed since you opened it, so nothing was saved.")
GONE = N_("The text is gone from the page.")
NOT_SHOWN = N_("Readers would not be shown these words, so nothing was saved.")
SAVED_MEANWHILE = N_("Somebody saved the file of this page just now. Please send it once more.")
BUSY = N_("Somebody else is saving just now. Please send it again in a minute.")
SAY_WHY = N_("Choose a reason, or write one. The sender reads it.")
TOO_LONG = N_("This is longer than a text may be. Please write less.")
ELSEWHERE = N_("This cannot be done just now. Please tell the people who run this site.")


def cannot(exactly: str) -> Said:
    """What only whoever runs the site can change, which a command says exactly."""
    return say(ELSEWHERE, exactly)


def too_many(site: Site, locale: SiteLocale, error: TooMany) -> Markup:
    """When somebody whose network has sent much can send again."""
    minutes = -(-error.seconds // 60)
    ngettext = template_functions(site.interface(locale), locale)["ngettext"]
    said: Markup = ngettext(
        "Much has come from your connection within the hour. Your words still stand below. You "
        "can send them in %(num)s minute.",
        "Much has come from your connection within the hour. Your words still stand below. You "
        "can send them in %(num)s minutes.",
        minutes,
    )
    return said
