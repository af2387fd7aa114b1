"""Why suggestions are declined most often, said to their sender in their language."""

from __future__ import annotations

from service.pages.labels import N_

REASONS = {
    "meaning": N_("It says something else than the English."),
    "figure": N_("A figure, a name or a term would be wrong."),
    "as-good": N_("The words that stand there are as good, or better."),
    "language": N_("It is not in the language of the page."),
}
