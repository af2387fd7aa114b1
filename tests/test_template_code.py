"""Templates compiled our way give the same pages as Jinja's own way, and parts never go stale."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from service.asking import ask
from service.inventory import page_addresses
from service.template_code import PageCodeGenerator, Texts
from service.template_parts import free_names, is_kept
from tests.mini import MiniProject
from tests.test_cache import Cached


def environment(templates: dict[str, str], generator: type[CodeGenerator]) -> Environment:
    found = Environment(
        loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    found.code_generator_class = generator
    return found


def test_every_page_is_the_same_as_by_jinjas_own_compiler(finished_mini: MiniProject) -> None:
    ours, theirs = Cached(finished_mini), Cached(finished_mini)
    theirs.app.jinja_env.code_generator_class = CodeGenerator
    for address in page_addresses(ours.site):
        for path in (address.path, f"{address.path}?q=Testol"):
            one = ours.client.get(path).get_data(as_text=True)
            environ = {"service.site": theirs.site}
            other = theirs.app.test_client().get(path, environ_overrides=environ)
            assert one == other.get_data(as_text=True), path


@pytest.mark.parametrize(
    "source",
    [
        '{{ _("a <b>") }}',
        '{{ _("%(n)s of <b>", n="<i>") }}',
        '{{ _("%(n)d of", n=3) }}',
        '{{ _(name) }} {{ name }} {{ markup }} {{ number }} {{ none }}',
        '{% for x in (1, 2) %}{{ _("a <b>") }}{{ x }}{{ loop.last }}{% endfor %}',
        "{% macro m(x) %}<p>{{ x }}{{ caller() }}</p>{% endmacro %}"
        '{% call m(name) %}{{ _("a <b>") }}{% endcall %}',
        '{{ name.upper() }}{{ "{}-{}".format(number, name) }}{{ [1, 2].count(2) }}',
        '{% set _ = other %}{{ _("a <b>") }}',
        '{% autoescape false %}{{ name }}{% endautoescape %}',
        '{{ dict(a=1)["a"] }}{{ range(3)|list }}{{ number if number > 2 }}',
        '{% include "part" %}{% for drug in ("x", "y") %}{% include "part" %}{% endfor %}',
    ],
)  # fmt: skip
def test_each_construct_gives_what_jinja_gives(source: str) -> None:
    texts = Texts(lambda message: message.replace("a", "ä"))
    values = {
        "_": texts,
        "other": Texts(str.upper),
        "name": "<n>",
        "markup": Markup("<hr>"),
        "number": 3,
        "none": None,
        "drug": "<d>",
    }
    templates = {"page": source, "part": '<td>{{ drug }}{{ _("a <b>") }}</td>'}
    ours = environment(templates, PageCodeGenerator).get_template("page")
    theirs = environment(templates, CodeGenerator).get_template("page")
    assert ours.render(values) == ours.render(values) == theirs.render(values)


def test_a_part_that_takes_anything_but_the_drug_is_not_kept() -> None:
    parts = environment(
        {
            "kept": '{{ drug.name }}{% for x in drug.list %}{% include "inner" %}{% endfor %}',
            "inner": "{{ x }}{{ format_date(x) }}",
            "register": "{{ drug.name }}{{ register }}",
            "nested": '{% include "register" %}',
            "by value": "{% include drug.name %}",
            "site": "{{ drug_name(drug) }}",
            "request": "{{ request.path }}",
        },
        PageCodeGenerator,
    )
    assert [name for name in sorted(parts.list_templates()) if is_kept(parts, name)] == ["kept"]
    assert free_names(parts, "by value") is None


def test_parts_of_two_interfaces_and_two_drugs_are_not_mixed() -> None:
    page = environment(
        {"page": '{% include "p" %}', "p": '{{ drug }}{{ _("a") }}'}, PageCodeGenerator
    )
    one, two = Texts(str.upper), Texts(str.lower)
    template = page.get_template("page")
    for _ in range(2):
        assert template.render(_=one, drug="x") == "xA"
        assert template.render(_=two, drug="x") == "xa"
        assert template.render(_=one, drug="y") == "yA"


def test_a_changed_interface_is_on_every_page(mini: MiniProject) -> None:
    cached = Cached(mini)
    path = "/es/drugs/testol/"
    before = ask(cached.cache, {**_environ(path)})[2].decode()
    text = mini.path("es", "messages").read_text(encoding="utf-8")
    word = "Trials and studies"
    start = text.index("msgstr", text.index(f'msgid "{word}"'))
    end = text.index("\n", start)
    changed = text[:start] + 'msgstr "Ensayos de otra manera"' + text[end:]
    mini.path("es", "messages").write_text(changed, encoding="utf-8")
    cached.reload()
    after = ask(cached.cache, {**_environ(path)})[2].decode()
    assert "Ensayos de otra manera" in after
    assert "Ensayos de otra manera" not in before


def _environ(path: str) -> dict[str, str]:
    from werkzeug.test import create_environ

    return {**create_environ(path)}
