"""What a checklist asks for, put in the file by position: the same case as when it is pasted."""

from typing import Any

import pytest

from sagscli.case.records import Case
from sagscli.casefile.patch.draft import DraftEntry, Tree, changes_of
from sagscli.casefile.patch.patching import patched
from sagscli.casefile.patch.scalars import OneLine
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.referrals import checklist as checklists
from sagscli.referrals.checklist import checklist
from tests.referrals.test_recording import (
    GATES,
    RULESETS,
    TODAY,
    _empty,
    _filled,
    _pasted,
    _text,
    _written,
)


@pytest.fixture
def trees(monkeypatch) -> list[Tree]:
    """Return a list that every tree comes into that a checklist is made from, item by item."""
    kept: list[Tree] = []
    lines_of = checklists.lines_of

    def keeping(tree: Tree, case: Case) -> tuple[str, ...]:
        kept.append(tree)
        return lines_of(tree, case)

    monkeypatch.setattr(checklists, "lines_of", keeping)
    return kept


def _filled_in(tree: Any, on: str, role: str, key: str = "", section: str = "") -> Any:
    """Return a tree with its blanks filled in, just as its lines are."""
    match tree:
        case dict():
            pairs = tree.items()
            inner = {
                name: _filled_in(node, on, role, name, section or name) for name, node in pairs
            }
            return type(tree)(inner)
        case list():
            keys = [_filled_in(entry.keys, on, role, key, section) for entry in tree]
            return [DraftEntry(each, entry.at) for each, entry in zip(keys, tree, strict=True)]
        case tuple():
            return tuple(_filled(list(tree), on, role, key, section))
    return _filled(tree, on, role, key, section)


def _case(value: dict[str, Any]) -> Case:
    case, problems = shape(Case, value)
    assert problems == []
    return case


def _recorded(data: bytes, tree: Tree) -> bytes:
    return patched(data, changes_of(tree, read(data).value))


@pytest.mark.parametrize("enrolled", [True, False])
@pytest.mark.parametrize(("name", "to"), GATES)
def test_each_item_put_in_the_file_is_the_item_pasted(name, to, enrolled, trees) -> None:
    ruleset = RULESETS[name]
    value = _empty(ruleset, to, enrolled=enrolled)
    for item, tree in zip(checklist(_case(value), ruleset, to, TODAY).items, trees, strict=False):
        pasted = _empty(ruleset, to, enrolled=enrolled)
        _written(pasted, item, "2026-09-01")
        filled = _filled_in(tree, "2026-09-01", item.standing.responsible)
        new = _recorded(_text(value).encode(), filled)
        assert _case(read(new).value or {}) == _case(pasted), item.standing.id


@pytest.mark.parametrize(("name", "to"), GATES)
def test_all_of_it_put_in_the_file_is_all_of_it_pasted(name, to, trees) -> None:
    """From an empty case to one that is ready, and nothing else in the file is touched."""
    ruleset = RULESETS[name]
    pasted = _empty(ruleset, to)
    text = "# En sag\n\n" + _text(pasted) + "# slut"
    for on in ("2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04", "2026-09-05"):
        trees.clear()
        looked_at = checklist(_case(read(text.encode()).value or {}), ruleset, to, TODAY)
        if not looked_at.open:
            break
        role = looked_at.open[0].standing.responsible
        _pasted(pasted, looked_at.record, on, role)
        new = _recorded(text.encode(), _filled_in(trees[-1], on, role)).decode()
        assert _case(read(new.encode()).value or {}) == _case(pasted)
        assert new.startswith("# En sag\n\nsag: T-1\n")
        assert new.endswith("\n# slut")
        text = new
    assert looked_at.is_ready


def test_an_answer_is_written_on_one_line() -> None:
    tree = {"skøn": {"tilknytning": OneLine(svar="ja", af="psykolog")}}
    new = _recorded(b"sag: T-1\n", {"henvisninger": [DraftEntry({"til": "mellemform", **tree})]})
    assert new.decode() == (
        "sag: T-1\n"
        "henvisninger:\n"
        "  - til: mellemform\n"
        "    skøn:\n"
        "      tilknytning: {svar: ja, af: psykolog}\n"
    )


def test_words_that_are_there_already_are_kept() -> None:
    """V9: whoever else took part is not forgotten."""
    old = "sag: T-1\nmøder:\n  - {art: statusmøde, deltagere: [sundhedsplejerske]}\n"
    tree = {"møder": [DraftEntry({"deltagere": ("forældre", "sundhedsplejerske", "…")}, 0)]}
    assert "deltagere: [sundhedsplejerske, forældre]}" in _recorded(old.encode(), tree).decode()
