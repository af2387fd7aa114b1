"""The applications of the tests share compiled rules; they lead and build as those of their own."""

from __future__ import annotations

import pytest
from werkzeug.routing import BuildError, Map, Rule

from tests.support.templates import CompiledRule


def test_a_rule_that_was_compiled_before_is_like_one_of_its_own() -> None:
    own = Map([Rule("/<tag>/drugs/<slug>/", endpoint="drug")])
    for _ in range(2):
        shared = Map([CompiledRule("/<tag>/drugs/<slug>/", endpoint="drug")])
        assert [r.arguments for r in shared.iter_rules()] == [r.arguments for r in own.iter_rules()]
        adapter = shared.bind("localhost")
        assert adapter.match("/es/drugs/testol/") == ("drug", {"tag": "es", "slug": "testol"})
        assert adapter.build("drug", {"tag": "es", "slug": "x"}) == "/es/drugs/x/"
        with pytest.raises(BuildError):
            adapter.build("drug", {"tag": "es"})
