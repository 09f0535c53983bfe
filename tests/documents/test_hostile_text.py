"""What a case or a ruleset says comes out as the text it is, whatever it is made of."""

import json
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.documents.prose import blocks
from sagscli.documents.template_filters import css_string, markdown, prose_html, prose_markdown
from sagscli.safety import clean
from tests.documents.conftest import DAY
from tests.documents.pages import Page, markdown_page, plain

HOSTILE = {
    "html": "<script>a(1)</script><img src=x onerror=\"a()\"> & &lt; &amp;amp; 'b' </p></main>",
    "a style's end": "</style><script>a()</script> } body { display: none } @import url(http://x.dk)",
    "markdown": "# x *y* **z** _u_ `k` [l](http://x.dk) ![b](c) <http://y.dk> ~~n~~ | a | b |",
    "a code fence": "```js alert(1) ``` ~~~ \\*not\\*",
    "jinja": "{{ 7 * 7 }} {% for a in b %} {# c #} {{ sheet.title.__class__ }}",
    "a rule": "---",
    "underlining": "=== ---",
    "a quote": "> a > b",
    "a heading": "## a ##",
    "a reference": "[a]: http://x.dk 'b'",
    "entities": "&copy; &#65; &#x41; &NotAnEntity;",
    "css": "\\22 ; content: \"x\" } * { color: red } /* a */ url('x')",
    "a backslash at the end": "a\\",
    "a table": "| a | b | \\| c",
    "numbers": "1. a",
    "a year": "2026. Det var et godt år",
    "a dash": "- a - b",
    "only a dash": "-",
    "a plus": "+ a",
    "html in markdown": "<b>a</b> <!-- b --> <?php ?> <![CDATA[ c ]]> <!DOCTYPE x>",
}
CONTROL = "a\u202eb\u200fc\u0085d\u2066e\ufefff"  # signs that a file can hold
PLACES = (
    "felt", "referat", "begrundelse", "skøn", "barn", "forælder", "dagtilbud", "sted", "nummer",
    "deltager", "mål", "tegn", "evaluering", "drøftet", "konsulent", "af", "bilag",
)  # fmt: skip
WORDS = (
    ("plan",), ("render", "henvisning:ressourcevurdering"), ("render", "samtykke:ppv"),
    ("render", "indkaldelse:netværksmøde"), ("render", "referat:netværksmøde"),
    ("render", "svar:ressourcevurdering"), ("render", "overblik"),
)  # fmt: skip
CLEAN = "Ganske almindelig tekst"


def case_with(text: str) -> dict:
    """Return a case that says `text` in every place that is free text."""
    said = dict.fromkeys(PLACES, text)
    answers = ("andre-papirer",)
    return {
        "sag": said["nummer"],
        "regelsæt": "haderslev",
        "konsulent": said["konsulent"],
        "barn": {
            "navn": said["barn"],
            "født": "2021-05-05",
            "dagtilbud": said["dagtilbud"],
            "forældre": [{"navn": said["forælder"], "forældremyndighed": "ja"}],
        },
        "samtykker": [{"til": "ppv", "givet": "2026-09-01", "af": [said["forælder"]]}],
        "møder": [
            {
                "art": "netværksmøde",
                "afholdt": "2026-09-01",
                "deltagere": [said["deltager"]],
                "drøftet": [said["drøftet"]],
                "referat": said["referat"],
            }
        ],
        "henvisninger": [
            {
                "til": "ressourcevurdering",
                "af": said["af"],
                "udarbejdet": "2026-09-02",
                "bilag": ["bilag/" + said["bilag"]],
                "skøn": {
                    one: {"svar": "ja", "begrundelse": said["skøn"], "af": said["af"]}
                    for one in answers
                },
                "afgørelse": {
                    "dato": "2026-09-08",
                    "udfald": "afslag",
                    "begrundelse": said["begrundelse"],
                },
            }
        ],
        "tilbud": [{"art": "ressourcegruppe", "sted": said["sted"], "opstart": "2026-03-02"}],
        "indsatser": [
            {
                "niveau": "forebyggende",
                "tiltag": "struktur",
                "mål": [said["mål"]],
                "tegn": [said["tegn"]],
                "start": "2026-01-05",
                "evaluering": said["evaluering"],
            }
        ],
        "handleplaner": [
            {
                "skema": "fokuspunkter",
                "dato": "2026-08-20",
                "deltagere": [said["deltager"]],
                "felter": {"barnets-stemme": said["felt"], "barnet": said["felt"]},
            }
        ],
    }


@pytest.fixture
def pages(folder, monkeypatch, say):
    """Return a function that makes every document of a case that says `text` everywhere."""
    monkeypatch.chdir(folder)

    def make(text: str, form: str) -> dict[str, str]:
        path = folder / "sager" / "en.yaml"
        path.write_text(json.dumps(case_with(text), ensure_ascii=False), encoding="utf-8")
        found = {}
        for words in WORDS:
            extra = ("--draft",) if "henvisning" in words[-1] else ()
            end = ("--form", "fokuspunkter") if words == ("plan",) else ()
            command = (*words, "sager/en.yaml", *end, *extra, "--names", "--format", form, *DAY)
            code, out, err = say(*command)
            assert code == 0, err
            found[words[-1]] = out
        return found

    return make


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_only_text_in_html(pages, name) -> None:
    text = HOSTILE[name]
    ordinary = pages(CLEAN, "html")
    for word, html in pages(text, "html").items():
        page, clean_page = Page(html), Page(ordinary[word])
        assert page.odd == []
        assert {one for one, _names in page.elements} <= {
            *(one for one, _names in clean_page.elements),
            *("p", "ul", "ol", "li"),
        }
        attributes = Counter(name for _one, names in page.elements for name in names)
        allowed = {name for _one, names in clean_page.elements for name in names} | {"start"}
        assert set(attributes) <= allowed
        assert html.count("<style>") == html.count("</style>") == 1
        assert page.style.count("{") == clean_page.style.count("{")
        assert page.style.count("}") == clean_page.style.count("}")
        assert shown_in(text, page.text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_only_text_in_markdown(pages, name) -> None:
    text = HOSTILE[name]
    ordinary = pages(CLEAN, "md")
    for word, source in pages(text, "md").items():
        page, clean_page = markdown_page(source), markdown_page(ordinary[word])
        tags = {one for one, _names in page.elements}
        assert tags <= {*(one for one, _names in clean_page.elements), "p", "ul", "ol", "li"}
        for tag in ("h1", "h2", "h3", "table", "tr", "td", "hr", "a", "em", "strong"):
            count = [sum(one == tag for one, _n in which.elements) for which in (page, clean_page)]
            assert count[0] == count[1], (word, tag)
        assert shown_in(text, page.text)


def shown_in(text: str, page: str) -> bool:
    """Return whether a page shows a text; where it stands as prose, a list has no dash."""
    return plain(text) in page or re.sub(r"^(?:[-+*]|\d+[.)]) ", "", plain(text)) in page


@pytest.mark.parametrize("form", ["md", "html"])
def test_signs_that_steer_are_not_shown(pages, form) -> None:
    """SAG118 names the first of them; the text is read without them."""
    for source in pages(CONTROL, form).values():
        assert not set(source) & set("\u202e\u200f\u0085\u2066\ufeff\x1b\x00")
        assert "abc" in source


def test_titles_of_a_folders_own_ruleset_are_text_too(folder, monkeypatch, say) -> None:
    """A ruleset of the folder is input like a case."""
    monkeypatch.chdir(folder)
    title = "<b>T</b> *x* {{ 7 * 7 }} </style>\u202e"
    said = json.dumps(title)
    (folder / "regelsæt").mkdir()
    (folder / "regelsæt" / "egen.yaml").write_text(
        "regelsæt: egen\nudvider: vejle\ntitel: Egen\n"
        "kilder: {b: {titel: B}}\nikke-beregnet: [{id: e, tekst: T, kilde: 'b: x'}]\n"
        f"roller: {{forældre: {{titel: {said}}}}}\n"
        f"skemaer: {{status-og-handleplan: {{titel: {said}, felter: {{et: {{titel: {said}, "
        f"afsnit: {said}, hvem: forældre, vejledning: {said}}}}}, hoved: {{dato: {said}}}}}}}\n",
        encoding="utf-8",
    )
    case = folder / "sager" / "VEJ-1.yaml"
    case.write_text("sag: VEJ-1\nregelsæt: egen\nbarn: {navn: Bo Eksempel}\n", encoding="utf-8")
    for form in ("md", "html"):
        code, out, err = say("plan", "VEJ-1", "--format", form, *DAY)
        assert code == 0, err
        page = Page(out) if form == "html" else markdown_page(out)
        assert page.text.count("<b>T</b> *x* {{ 7 * 7 }} </style>") >= 4
        assert "b" not in {one for one, _names in page.elements}
        assert "\u202e" not in out


TEXTS = st.text(
    st.one_of(
        st.sampled_from("\n\n -*+.)1234567890#>_`~[]()!<>&|{}\\\"'=:\t%$"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=60,
)


@given(TEXTS)
def test_prose_shows_the_same_in_markdown_as_in_html(text: str) -> None:
    html = Page(str(prose_html(text)))
    page = markdown_page(prose_markdown(text))
    assert html.odd == page.odd == []
    assert page.text == html.text == plain(" ".join(line for b in blocks(text) for line in b.lines))
    for tag in ("p", "ul", "ol", "li", "h1", "h2", "hr", "code", "em", "a"):
        ours, theirs = (sum(one == tag for one, _n in which.elements) for which in (html, page))
        if tag in {"p", "li"}:  # a loose list has paragraphs in it
            continue
        assert ours == theirs, tag


@given(TEXTS)
def test_one_line_of_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    line = markdown(text)
    page = markdown_page(line)
    assert {one for one, _names in page.elements} <= {"p"}
    assert page.text == plain(clean(" ".join(text.split())))
    cell = markdown_page(f"| a |\n| --- |\n| {line} |\n")
    assert sum(one == "td" for one, _names in cell.elements) == 1


@given(st.text(max_size=40))
def test_a_string_of_css_cannot_be_left(text: str) -> None:
    written = str(css_string(text))
    assert re.fullmatch(r'"(?:[0-9A-Za-z]|\\[0-9a-f]{1,6} )*"', written)
    back = re.sub(r"\\([0-9a-f]{1,6}) ", lambda found: chr(int(found[1], 16)), written[1:-1])
    assert back == clean(text)
