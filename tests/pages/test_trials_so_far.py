"""The signs of trials, and the sentence that counts them."""

from __future__ import annotations

import re

import pytest

from service.content.drug import Trial
from service.content.values import Outcome
from service.pages.trials_so_far import SIGN, Sign, trials_so_far
from tests.support.matrix import TAGS
from tests.support.mini import ROOT
from tests.support.pages import GetPage

SHEET = (ROOT / "service" / "web" / "templates" / "style.css").read_text(encoding="utf-8")


def of(*outcomes: str) -> tuple[Trial, ...]:
    return tuple(Trial(outcome=Outcome(outcome)) for outcome in outcomes)


@pytest.mark.parametrize(
    ("outcomes", "signs", "met", "unclear"),
    [
        (("met", "not-met"), "met not-met", 1, 0),
        (("safety", "running", "planned", "no-main-goal", "not-reported"), "", 0, 0),
        (("stopped", "never-started"), "", 0, 0),
        (("stopped-futility", "safety"), "not-met", 0, 0),
        (("mixed", "borderline", "disputed", "met"), "unclear unclear unclear met", 1, 3),
    ],
)
def test_only_trials_with_an_answer_are_counted(
    outcomes: tuple[str, ...], signs: str, met: int, unclear: int
) -> None:
    found = trials_so_far(of(*outcomes))
    assert (" ".join(found.signs), found.met, found.unclear) == (signs, met, unclear)


def test_every_outcome_has_a_sign_and_every_sign_a_shape() -> None:
    assert set(SIGN) == set(Outcome)
    assert set(SIGN.values()) == set(Sign)
    for sign in set(Sign) - {Sign.NOT_TESTED}:  # that one is the bare ring
        assert f".mark.{sign}" in SHEET


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/en/drugs/edaravone/", "1 of 7 trials that tested an effect met the main goal."),
        ("/en/plain/drugs/edaravone/", "1 of 7 trials that tested if it helps met the main goal."),
        (
            "/en/drugs/riluzole/",
            "0 of 3 trials that tested an effect met the main goal. "
            "In 2 of them, the result is mixed or disputed.",
        ),
        (
            "/en/drugs/tofersen/",
            "One trial that tested an effect has a result. Main goal not met",
        ),
        ("/en/drugs/ulefnersen/", "We know of no result of a trial that tested an effect."),
        ("/ar/drugs/tudca/", "من أصل تجربتين (2)"),
        ("/ar/drugs/edaravone/", "من أصل 7 تجارب"),
        ("/de/drugs/edaravone/", "in 1 von 7 Studien erreicht, die eine Wirkung prüften."),
    ],
)
def test_the_count_is_a_sentence(get_page: GetPage, path: str, told: str) -> None:
    [sentence] = [e for e in get_page(path).all("p") if e.get("class") == "so-far"]
    assert told in re.sub(r"\s+", " ", "".join(sentence.itertext()))


@pytest.mark.parametrize("tag", TAGS)
def test_signs_are_silent_and_stand_beside_words(get_page: GetPage, tag: str) -> None:
    home = get_page(f"/{tag}/")
    marks = [e for e in home.all("span") if (e.get("class") or "").startswith("mark ")]
    assert len(marks) > 20
    assert all(e.get("aria-hidden") == "true" and not e.text for e in marks)
    rows = get_page(f"/{tag}/drugs/edaravone/").root.findall(
        ".//section[@id='trials']//tbody/tr/th/span[@class='mark not-met']"
    )
    assert len(rows) == 6


def test_riluzole_stands_first(get_page: GetPage) -> None:
    links = get_page("/en/").links("approved")
    assert links[0] == "/en/drugs/riluzole/"
