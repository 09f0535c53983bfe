"""How to record what a requirement asks for: the lines of YAML to write in the case."""

from collections.abc import Callable

from sagscli.language import _
from sagscli.model.ruleset import Requirement
from sagscli.rules.gates.proof import Asked
from sagscli.rules.keys import Path, path_of
from sagscli.rules.roles import acting

_BLANK = "…"


def lines_for(one: Requirement, asked: Asked, key: str | None = None) -> tuple[str, ...]:
    """Return the lines to add to the case file, with places to fill in; none when none is known.

    `key` leads to what is wanting in a record that is there already: then only that is written.
    """
    if key is not None and _is_in_entry(key):
        return tuple(_at(path_of(key), one, asked))
    for attribute, write in _WRITERS.items():
        if getattr(one, attribute):
            return tuple(write(one, asked))
    return ()


def _is_in_entry(key: str) -> bool:
    return any(isinstance(part, int) for part in path_of(key))


def _at(path: Path, one: Requirement, asked: Asked) -> list[str]:
    """Return the lines that lead to a key; entries that are there are counted in a note."""
    part, *rest = path
    if not rest:
        return [f"{part}: {_value(str(part), one, asked)}"]
    if part == "felter":
        return [f"{part}:", f"  {rest[0]}: {_BLANK}"]
    if not isinstance(rest[0], int):
        return [f"{part}:", *(f"  {line}" for line in _at(tuple(rest), one, asked))]
    note = _("entry {number}, which is there already").format(number=rest[0] + 1)
    first, *others = _at(tuple(rest[1:]), one, asked)
    return [f"{part}:", f"  # {note}", f"  - {first}", *(f"    {line}" for line in others)]


def _value(key: str, one: Requirement, asked: Asked) -> str:
    """Return what to write for a key: what the requirement asks for there, or a place to fill."""
    if key == "deltagere" and one.participants:
        return _roles(one.participants, asked)
    if key == "drøftet" and one.discussed:
        return _listed(one.discussed)
    known = {"forældremyndighed": _("ja or nej"), "svar": _("ja or nej"), "form": "skriftlig"}
    return known.get(key) or _blank(key)


def _day() -> str:
    return _("YYYY-MM-DD")


def _entry(section: str, pairs: list[tuple[str, str]]) -> list[str]:
    """Return an entry of a list: the section's key, then one line for each key."""
    (key, value), *rest = pairs
    return [f"{section}:", f"  - {key}: {value}", *(f"    {key}: {value}" for key, value in rest)]


def _listed(words: tuple[str, ...]) -> str:
    return f"[{', '.join(words)}]"


def _roles(roles: tuple[str, ...], asked: Asked) -> str:
    return _listed(tuple(acting(role, asked.case, asked.ruleset) for role in roles))


def _blanks(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(key, _blank(key)) for key in keys]


def _blank(key: str) -> str:
    if key in _DATES:
        return _day()
    return f"[{_BLANK}]" if key in _LISTS else _BLANK


_DATES = frozenset(
    {"afholdt", "bestilt", "dato", "givet", "start", "slut", "evalueres", "evalueret"}
    | {"referat-udsendt", "anbefalet", "accepteret", "udarbejdet", "sendt", "møde"}
)
_LISTS = frozenset({"mål", "tegn", "deltagere", "drøftet"})


def _meeting(one: Requirement, asked: Asked) -> list[str]:
    pairs = [("art", one.meeting[0]), ("afholdt", _day())]
    if one.participants:
        pairs.append(("deltagere", _roles(one.participants, asked)))
    if one.discussed:
        pairs.append(("drøftet", _listed(one.discussed)))
    return _entry("møder", [*pairs, *_blanks(one.filled)])


def _assessment(one: Requirement, asked: Asked) -> list[str]:
    kind = asked.ruleset.assessments.get(one.assessment or "")
    makers = kind.by if kind is not None else ()
    by = makers[0] if makers else _BLANK
    pairs = [("art", one.assessment or ""), ("bestilt", _day()), ("dato", _day()), ("af", by)]
    return _entry("vurderinger", [*pairs, *_blanks(one.filled)])


def _consent(one: Requirement, asked: Asked) -> list[str]:
    parents = asked.case.child.parents if asked.case.child is not None else ()
    if not parents or any(parent.custody is None for parent in parents):
        return [
            "barn:",
            "  forældre:",
            f"    - {{navn: {_BLANK}, forældremyndighed: ja}}",
            *_consent_entry(one),
        ]
    return _consent_entry(one)


def _consent_entry(one: Requirement) -> list[str]:
    pairs = [("til", one.consent or ""), ("givet", _day()), ("af", f"[{_BLANK}]")]
    return _entry("samtykker", [*pairs, ("form", one.form or "skriftlig")])


def _in_referral(asked: Asked, lines: list[str]) -> list[str]:
    """Return lines of the referral: of the one that is there, or of a new one."""
    path = path_of(asked.key)
    if len(path) == 1:
        return [
            "henvisninger:",
            f"  - til: {asked.referral.to}",
            *(f"    {line}" for line in lines),
        ]
    first, *others = lines
    note = _("entry {number}, which is there already").format(number=int(path[1]) + 1)
    return ["henvisninger:", f"  # {note}", f"  - {first}", *(f"    {line}" for line in others)]


def _date(one: Requirement, asked: Asked) -> list[str]:
    return _in_referral(asked, [f"{one.date_key}: {_day()}"])


def _written(one: Requirement, asked: Asked) -> list[str]:
    role = acting(one.written_by or "", asked.case, asked.ruleset)
    return _in_referral(asked, [f"af: {role}"])


def _judgement(one: Requirement, asked: Asked) -> list[str]:
    makers = one.judgement.by if one.judgement is not None else ()
    by = acting(makers[0], asked.case, asked.ruleset) if makers else _BLANK
    answer = _("ja or nej")  # the answer is theirs, also where only one of them will do
    return _in_referral(
        asked, ["skøn:", f"  {one.id}: {{svar: {answer}, af: {by}, dato: {_day()}}}"]
    )


def _measure(one: Requirement, asked: Asked) -> list[str]:
    action = asked.ruleset.actions.get(one.action or "")
    level = one.level or (action.level if action is not None else None) or _BLANK
    pairs = [("niveau", level), *([("tiltag", one.action)] if one.action else [])]
    return _entry("indsatser", [*pairs, *_blanks(one.filled)])


def _plan(one: Requirement, asked: Asked) -> list[str]:
    lines = _entry("handleplaner", [("skema", one.plan or ""), ("dato", _day())])
    if one.participants:
        lines.append(f"    deltagere: {_roles(one.participants, asked)}")
    if one.fields:
        lines += ["    felter:", *(f"      {field}: {_BLANK}" for field in one.fields)]
    return lines


def _granted(one: Requirement, _asked: Asked) -> list[str]:
    return [
        "henvisninger:",
        f"  - til: {one.referral}",
        f"    afgørelse: {{dato: {_day()}, udfald: bevilget}}",
    ]


def _observed(one: Requirement, _asked: Asked) -> list[str]:
    pairs = [("dato", _day()), ("belyser", f"[{one.theme}]"), ("tekst", _BLANK)]
    return _entry("narrativer", pairs)


def _born(_one: Requirement, _asked: Asked) -> list[str]:
    return ["barn:", f"  født: {_day()}"]


_WRITERS: dict[str, Callable[[Requirement, Asked], list[str]]] = {
    "meeting": _meeting,
    "assessment": _assessment,
    "consent": _consent,
    "date_key": _date,
    "written_by": _written,
    "age_for": _born,
    "judgement": _judgement,
    "level": _measure,
    "action": _measure,
    "plan": _plan,
    "referral": _granted,
    "theme": _observed,
}
