"""Trial registries: the form of their numbers, and where each record stands."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class TrialRegistry:
    """A public register of trials. `url` has a `{id}` for the number."""

    name: str
    form: re.Pattern[str]
    url: str


REGISTRIES = (
    TrialRegistry(
        "ClinicalTrials.gov", re.compile(r"NCT\d{8}"), "https://clinicaltrials.gov/study/{id}"
    ),
    TrialRegistry(
        "EU Clinical Trials Register",
        re.compile(r"(?:19|20)\d{2}-\d{6}-\d{2}"),
        "https://www.clinicaltrialsregister.eu/ctr-search/search?query={id}",
    ),
    TrialRegistry(
        "EU Clinical Trials Information System",
        re.compile(r"20\d{2}-5\d{5}-\d{2}-\d{2}"),
        "https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT={id}",
    ),
    TrialRegistry("ISRCTN", re.compile(r"ISRCTN\d{8}"), "https://www.isrctn.com/{id}"),
    TrialRegistry(
        "Australian New Zealand Clinical Trials Registry",
        re.compile(r"ACTRN\d{14}"),
        "https://www.anzctr.org.au/TrialSearch.aspx?searchTxt={id}",
    ),
    TrialRegistry(
        "Japan Registry of Clinical Trials",
        re.compile(r"jRCTs?\d{9,10}"),
        "https://jrct.mhlw.go.jp/latest-detail/{id}",
    ),
    TrialRegistry(
        "UMIN Clinical Trials Registry",
        re.compile(r"UMIN\d{9}"),
        "https://center6.umin.ac.jp/cgi-open-bin/ctr_e/index.cgi?function=02&ctrno={id}",
    ),
    TrialRegistry(
        "JAPIC Clinical Trials Information",
        re.compile(r"JapicCTI-\d{6}"),
        "https://www.clinicaltrials.jp/cti-user/trial/Search.jsp?q={id}",
    ),
    TrialRegistry(
        "Chinese Clinical Trial Registry",
        re.compile(r"ChiCTR[-A-Z]*\d{8,10}"),
        "https://www.chictr.org.cn/searchprojEN.html?regno={id}",
    ),
    TrialRegistry(
        "Clinical Research Information Service",
        re.compile(r"KCT\d{7}"),
        "https://cris.nih.go.kr/cris/search/listDetail.do?searchWord={id}",
    ),
    TrialRegistry(
        "German Clinical Trials Register",
        re.compile(r"DRKS\d{8}"),
        "https://drks.de/search/en/trial/{id}",
    ),
    TrialRegistry(
        "Iranian Registry of Clinical Trials",
        re.compile(r"IRCT\d{8,16}N\d{1,3}"),
        "https://irct.behdasht.gov.ir/search/result?query={id}",
    ),
)


def registry_of(number: str) -> TrialRegistry | None:
    """The registry whose numbers have this form, or None where the number is malformed."""
    return next((r for r in REGISTRIES if r.form.fullmatch(number)), None)


def record_url(number: str) -> str:
    """The address of the record of a well-formed registry number.

    Raises ValueError for a number that no registry gives out.
    """
    registry = registry_of(number)
    if registry is None:
        raise ValueError(f"{number} has the form of no trial registry")
    return registry.url.format(id=number)
