"""What a template of a folder may do: input, so it reads nothing, and it comes to an end."""

import os
import time

import pytest

from sagscli.cli.boundary import run

CASE = """\
sag: VEJ-2026-001
regelsæt: vejle
barn: {navn: Alma Eksempel, født: 2022-03-14, cpr: 740322-4005, dagtilbud: Regnbuen}
"""
MOST_SECONDS = 60  # the budget is in seconds of the processor; here only that it ends
SECRET = "hemmeligheden"

IMPOSSIBLE = (
    "{{ 'abc' | truncate(-9) }}",
    "{{ ('inf' | float) | int }}",
    "{{ '\\ud800' }}",
    "{{ 'a' ~ '\\udfff' }}",
    "{{ 1 / 0 }}",
    "{{ {[1]: 1} }}",
    "{% for x in {[1]: 2} %}{% endfor %}",
    "{{ {[1]: 1} | length }}",
    "{{ [1, 2]['a'] }}",
    "{{ ['a'] | groupby('b') }}",
    "{{ [{'a': 1}] | map(attribute='b') | list }}",
    "{{ 'x' ~ [{'a': 1}] | map(attribute='b') | list }}",
)
"""What Python cannot do, or no file can hold: the template's fault, not ours."""

ENDLESS = {
    "namespaces in namespaces": "{% set ns = namespace(x=namespace(a=1)) %}{% for n in range(90) %}"
    "{% set ns.x = namespace(a=ns.x, b=ns.x) %}{% endfor %}{{ ns.x }}",
    "nested ranges": "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}"
    "{% endfor %}{% endfor %}{% endfor %}",
    "a long range": "{% for a in range(10 ** 9) %}{% endfor %}",
    "a longer range": "{{ range(99999999) | list | length }}",
    "sums of ranges": "{% for a in range(999) %}{% for b in range(999) %}{{ range(999) | sum }}"
    "{% endfor %}{% endfor %}",
    "maps of maps": "{% for a in range(999) %}{% for b in range(999) %}"
    "{{ range(999) | map('string') | map('upper') | list | length }}{% endfor %}{% endfor %}",
    "a macro without end": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a macro that doubles": "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}"
    "{% endmacro %}{{ a(60) }}",
    "texts that double": "{% set x = 'aaaaaaaaaaaaaaaa' %}"
    + "".join(f"{{% set x = x ~ x %}}{n}" for n in range(60))
    + "{{ x }}",
    "plus that doubles": "{% set ns = namespace(x='a') %}{% for n in range(90) %}"
    "{% set ns.x = ns.x + ns.x %}{% endfor %}{{ ns.x }}",
    "lists that double": "{% set ns = namespace(x=[1]) %}{% for n in range(90) %}"
    "{% set ns.x = ns.x + ns.x %}{% endfor %}{{ ns.x | length }}",
    "lists in lists": "{% set ns = namespace(x=[1]) %}{% for n in range(90) %}"
    "{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}",
    "tuples in tuples": "{% set ns = namespace(x=(1,)) %}{% for n in range(90) %}"
    "{% set ns.x = (ns.x, ns.x) %}{% endfor %}{{ {ns.x: 1}[ns.x] }}",
    "what a macro was given": "{% set ns = namespace(x=(1,)) %}{% macro m() %}"
    "{% set ns.x = varargs %}{% endmacro %}{% for n in range(90) %}{{ m(ns.x, ns.x) }}"
    "{% endfor %}{{ ns.x }}",
    "set blocks that double": "{% set x0 %}aaaaaaaa{% endset %}"
    + "".join(f"{{% set x{n + 1} %}}{{{{ x{n} }}}}{{{{ x{n} }}}}{{% endset %}}" for n in range(60))
    + "{{ x60 }}",
    "macros in macros": "{% macro a(x) %}{{ x }}{{ x }}{% endmacro %}"
    "{{ " + "a(" * 40 + "'aaaa'" + ")" * 40 + " }}",
    "a huge join": "{% set x = range(1000) | join(',') %}"
    "{% set y = range(1000) | map('string') | list | join(x) %}{{ y | length }}",
    "a join by a method": "{{ 'a'.join(['b'] + ['c']) }}",
    "much work": "{% set x = range(1000) | join('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') %}"
    "{% for n in range(999) %}{% for n in range(999) %}{% set y = x ~ n %}"
    "{% endfor %}{% endfor %}",
    "numbers that square": "{% set ns = namespace(x=9999) %}{% for n in range(90) %}"
    "{% set ns.x = ns.x * ns.x %}{% endfor %}{{ ns.x }}",
    "powers": "{{ 9 ** 9 ** 9 ** 9 }}",
    "text times a number": "{{ 'a' * 999999999 }}",
    "a list times a number": "{{ ([1] * 999999999) | length }}",
    "padding": "{{ 'a'.ljust(999999999) }}",
    "centring": "{{ 'a' | center(999999999) }}",
    "zeros": "{{ 'a'.zfill(999999999) }}",
    "bytes": "{{ 'a'.encode().ljust(999999999) | length }}",
    "a number's bytes": "{{ (1).to_bytes(999999999, 'big') | length }}",
    "a wide format": "{{ '{:>999999999}'.format(1) }}",
    "a wide format by a name": "{{ '{:>{w}}'.format(1, w=999999999) }}",
    "a wide format in other digits": "{{ '{:>٩٩٩٩٩٩٩٩٩}'.format(1) }}",
    "a format of many fields": "{{ '" + "{0}" * 99 + "'.format('a') }}",
    "a format of a map": "{{ '{a}'.format_map({'a': 1}) }}",
    "percent": "{{ '%999999999d' % 1 }}",
    "rows without end": "{{ [1] | batch(999999999, 'a') | list }}",
    "columns without end": "{{ [1] | slice(999999999) | list }}",
    "digits": "{{ 1.5 | round(999999999) }}",
    "dots": "{{ lipsum(999999999) }}",
    "an indent": "{{ 'a\nb' | indent(999999999) }}",
    "a replacement": "{{ 'aaaa'.replace('a', 'aaaaaaaaaaa') }}",
    "an include of itself": "{% include 'handleplan/handleplan.md.j2' %}",
    "two includes of itself": "{% include 'handleplan/handleplan.md.j2' %}"
    "{% include 'handleplan/handleplan.md.j2' %}",
    "an extends of itself": "{% extends 'handleplan/handleplan.md.j2' %}",
    "a block in itself": "{% block a %}{{ self.a() }}{% endblock %}",
    "a loop in itself": "{% for a in range(999) recursive %}"
    "{{ loop(range(999)) if loop.depth < 4 }}{% endfor %}",
    "a module of text": "{% import 'egen.j2' as m %}{% for a in range(999) %}{% set x = m ~ m %}"
    "{% endfor %}",
    "json": "{{ [1] | tojson(indent=999999999) }}",
    "a page of code": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "loops in loops": "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
    "a number of many digits": "{{ " + "9" * 5000 + " }}",
    "comparisons": "{% set ns = namespace(x=range(999) | list, n=0) %}"
    "{% for a in range(999) %}{% for b in range(999) %}{% if 'a' in ns.x %}{% endif %}"
    "{% endfor %}{% endfor %}",
}
OUTSIDE = {
    "a file above": "{% include '../sag.yaml' %}",
    "a case": "{% include '../sager/VEJ-2026-001.yaml' %}",
    "far above": "{% include '../../../../../../../etc/passwd' %}",
    "an absolute path": "{% include '/etc/passwd' %}",
    "a link": "{% include 'link.j2' %}",
    "a folder that is a link": "{% include 'ude/hemmelig.txt' %}",
    "a device": "{% include 'pipe.j2' %}",
    "an import": "{% import '../sag.yaml' as m %}{{ m }}",
    "a from": "{% from '/etc/passwd' import root %}",
    "an extends": "{% extends '../sag.yaml' %}",
    "a backslash": r"{% include '..\\sag.yaml' %}",
    "a NUL": r"{% include 'a\0b' %}",
    "a number for a name": "{% include 5 %}",
    "a class": "{{ ''.__class__.__mro__ }}",
    "a class by an item": "{{ ''['__class__'] }}",
    "a class by a filter": "{{ '' | attr('__class__') }}",
    "a class by a map": "{{ [''] | map(attribute='__class__') | list }}",
    "a class by a format": "{{ '{0.__class__}'.format('') }}",
    "the globals of a view": "{{ sheet.__init__.__globals__ }}",
    "the globals of a function": "{{ _.__globals__ }}",
    "a cycler": "{{ cycler.__init__.__globals__ }}",
    "a joiner": "{{ joiner }}",
    "a lipsum": "{{ lipsum.__globals__ }}",
    "itself": "{{ self.__init__.__globals__ }}",
    "its context": "{{ self._TemplateReference__context }}",
    "the request": "{{ request.people.case }}",
    "the environment": "{{ environment }}",
    "a range's class": "{{ range.__class__ }}",
    "a frame": "{{ (sheet.facts | map('upper')).gi_frame }}",
    "a coroutine": "{{ namespace.__init__ }}",
    "open": "{{ open('/etc/passwd') }}",
    "import": "{{ __import__('os') }}",
}


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Stand in a folder with one template of its own; returns how to write it."""
    (tmp_path / "sager").mkdir()
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    (tmp_path / "sager" / "VEJ-2026-001.yaml").write_text(CASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def write(text: str | bytes, name: str = "handleplan/handleplan.md.j2"):
        path = tmp_path / "skabeloner" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return write


@pytest.fixture
def refused(capsys):
    """Return a function that makes the plan and returns the one sentence it was refused with."""

    def make() -> str:
        begun = time.monotonic()
        code = run(["plan", "VEJ-2026-001", "--as-of", "2026-10-05"])
        assert time.monotonic() - begun < MOST_SECONDS
        said = capsys.readouterr()
        assert code == 2, said.out[:500] + said.err
        assert said.out == ""
        assert "Traceback" not in said.err
        assert len(said.err.splitlines()) == 2, said.err
        assert "the template cannot be used: " in said.err
        return said.err.splitlines()[0]

    return make


@pytest.mark.parametrize("name", ENDLESS)
def test_a_template_that_does_not_end_is_stopped(own, refused, name) -> None:
    own("{% for a in range(999) %}aaaaaaaaaaaaaaaaaaaaaaaaaaaa{{ a }}{% endfor %}", "egen.j2")
    own(ENDLESS[name])
    assert len(refused()) < 300


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_what_cannot_be_done_is_told_with_the_templates_line(own, refused, text) -> None:
    own(f"\n{text}\n")
    assert ".j2:2: " in refused()


@pytest.mark.skipif(os.name == "nt", reason="no links or pipes without leave")
@pytest.mark.parametrize("name", OUTSIDE)
def test_a_template_reaches_nothing_outside(own, refused, tmp_path, name) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-ude"
    outside.mkdir()
    (outside / "hemmelig.txt").write_text(SECRET, encoding="utf-8")
    place = own(OUTSIDE[name]).parent.parent
    (place / "link.j2").symlink_to(outside / "hemmelig.txt")
    (place / "ude").symlink_to(outside)
    os.mkfifo(place / "pipe.j2")
    said = refused()
    assert SECRET not in said
    assert "Alma" not in said


@pytest.mark.skipif(os.name == "nt", reason="no links without leave")
def test_a_folder_of_templates_that_leads_elsewhere_is_not_used(own, refused, tmp_path) -> None:
    own("{{ sheet.title }}")
    (tmp_path / "skabeloner").rename(tmp_path / "andre")
    (tmp_path / "skabeloner").symlink_to(tmp_path / "andre")
    assert "a link to a place outside" in refused()


def test_a_huge_template_is_not_read(own, refused) -> None:
    own("{{ sheet.title }}" * 20_000)
    assert "too large" in refused()


def test_the_largest_template_is_read_in_time(own, capsys) -> None:
    own("{{ 1 }}" * 18_000)
    begun = time.monotonic()
    assert run(["plan", "VEJ-2026-001"]) == 0
    assert time.monotonic() - begun < MOST_SECONDS
    capsys.readouterr()


def test_ordinary_templates_are_let_alone(own, capsys) -> None:
    own(
        "{% set ns = namespace(n=0) %}{% for one in sheet.facts %}{% set ns.n = ns.n + 1 %}"
        "{{ loop.index }}/{{ loop.length }} {{ one.label.upper() ~ ':' }} "
        "{{ '{}!'.format(one.text) | default('–') }}{% if not loop.last %}, {% endif %}"
        "{% else %}ingen{% endfor %}; {{ ns.n * 2 }} {{ [1, 2] + [3] }} {{ ['b', 'a'] | sort | "
        "join('+') }} {{ sheet.nosuch is defined }} {{ nosuch | default('intet') }} "
        "{% for a, b in {'k': 1}.items() %}{{ a }}{{ b }}{% endfor %} {{ 7 // 2 }} {{ 7 % 2 }} "
        "{{ 'ja' if 'a' in ('a', 'b') else 'nej' }} {{ 'x' if false }}{{ range(3) | list }}"
    )
    assert run(["plan", "VEJ-2026-001"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1/7 NAVN: A.E.!, 2/7 CPR-NUMMER: 740322-XXXX!, ")
    assert said.endswith("; 14 [1, 2, 3] a+b False intet k1 3 1 ja [0, 1, 2]")


def test_the_built_in_templates_take_as_long_as_they_need(own, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sagscli.documents.budget.MOST_STEPS", 1)
    assert run(["plan", "VEJ-2026-001"]) == 0
    own("{{ sheet.title }}{{ sheet.code }}")
    assert run(["plan", "VEJ-2026-001"]) == 2
    capsys.readouterr()


@pytest.mark.parametrize(
    "text",
    [
        "{% autoescape false %}{{ sheet.code }}{% endautoescape %}",
        "{% if sheet %}{% autoescape false %}{{ sheet.code }}{% endautoescape %}{% endif %}",
    ],
)
def test_no_template_turns_text_into_markup(own, refused, text) -> None:
    own(f"\n{text}\n")
    assert '.j2:2: it uses "autoescape"' in refused()


PAGES = {
    "the page itself": "{{ sheet.code }}",
    "an include of another kind": "{% include 'egen.j2' %}",
    "a macro of another kind": "{% import 'egen.j2' as m %}{{ m.a(sheet.code) }}",
    "a page that extends another kind": "{% extends 'egen.j2' %}",
    "a text put together": "{{ '<b>' ~ sheet.code }}{{ '{}'.format(sheet.code) }}",
}


@pytest.mark.parametrize("name", PAGES)
def test_in_a_page_the_words_of_a_case_are_text(own, tmp_path, capsys, name) -> None:
    case = tmp_path / "sager" / "VEJ-2026-001.yaml"
    case.write_text(
        CASE.replace("sag: VEJ-2026-001", 'sag: "<img src=x onerror=alert(1)>"'), encoding="utf-8"
    )
    own("{{ sheet.code if sheet is defined }}{% macro a(x) %}{{ x }}{% endmacro %}", "egen.j2")
    own(PAGES[name], "handleplan/handleplan.html.j2")
    assert run(["plan", str(case), "--format", "html"]) == 0
    said = capsys.readouterr().out
    assert "<img" not in said
    assert "&lt;img" in said


POLICY = "content=\"default-src 'none'; style-src 'unsafe-inline'\">"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("<!DOCTYPE html>\n<script>a</script>", "<!DOCTYPE html>"),
        ("<html><head><script>a</script>", ""),
        ("<!-- x --><script>a</script>", ""),
        ("<script>a</script>" + f'<meta http-equiv="Content-Security-Policy" {POLICY}', ""),
    ],
)
def test_every_page_says_that_nothing_in_it_may_run(own, capsys, text, before) -> None:
    own(text, "handleplan/handleplan.html.j2")
    assert run(["plan", "VEJ-2026-001", "--format", "html"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f'{before}<meta http-equiv="Content-Security-Policy" {POLICY}')


def test_a_page_that_extends_the_built_in_one_says_so_once(own, capsys) -> None:
    own('{% extends "fælles/side.html.j2" %}', "handleplan/handleplan.html.j2")
    assert run(["plan", "VEJ-2026-001", "--format", "html"]) == 0
    assert capsys.readouterr().out.count("Content-Security-Policy") == 1
