"""Every key of a ruleset that examples can show something of, and how each could be wrong.

They can show nothing of titles, citations and remarks, of what only paper, lists or
`sag validate` use, nor of what other findings look after: a test has the list.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from sagscli.case.record import Record
from sagscli.case.walk import records
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.language import N_
from sagscli.ruleset_lint import bearing
from sagscli.ruleset_lint.alternatives import (
    KeyInPlace,
    Mistake,
    another,
    each_left_out,
    each_of_several,
    left_out,
    one_more_or_less,
    opposite,
    other_choice,
    other_day_of_the_year,
    under_another_key,
)
from sagscli.rulesets.records import (
    Ages,
    AssessmentKind,
    Condition,
    CountsFrom,
    DeadlineRule,
    Judgement,
    Latest,
    ReferralKind,
    Repeat,
    Requirement,
    Role,
    Ruleset,
    TermRule,
)


class Changeable(NamedTuple):
    """How a key could be wrong, what example would show it, and where any can."""

    mistakes: tuple[Mistake, ...]
    remedy: str
    bears: Callable[[KeyInPlace], bool] = bearing.always


_DATES = N_("add an example whose dates would be others then")
_DONE = N_('add an example in which it is done, or done late, with its "status"')
_ADVICE = N_('write "klar: ja" in an example in which a krav is missing')
_ROLE = N_('write the role under "ansvarlig" in an example')
_WANTING = N_("add an example in which nothing but that is wanting")
_LATE = N_("add an example in which it came after that day")
_EARLY = N_("add an example in which it comes before that")
_MET = N_("add an example in which it is there and the other is not")
_MAKERS = N_("add an example in which one of them did it, and one in which another did")
_NOT_ASKED = N_("add an example of a case in which it is not asked for")
_ENDED = N_("add an example in which that comes before it is due")
_OTHERWISE = N_("add an example that would come to something else then")

_AMOUNT = Changeable((one_more_or_less,), _DATES)

CHANGEABLE: Mapping[type[Record], Mapping[str, Changeable]] = {
    DeadlineRule: {
        "for_each": Changeable((left_out, each_of_several), _DATES, bearing.is_of_records),
        "except_for": Changeable((each_left_out,), _NOT_ASKED),
        "about": Changeable((left_out,), _NOT_ASKED),
        "arises": Changeable((left_out,), _NOT_ASKED),
        "meeting": Changeable((another,), _DONE),
        "plan": Changeable((another,), _DONE),
        "date_key": Changeable((another,), _DONE),
        "latest": Changeable((left_out,), _DATES),
        "repeat": Changeable((left_out,), _DATES),
        "until": Changeable((each_left_out,), _ENDED),
        "counts_from": Changeable((left_out,), _EARLY),
        "responsible": Changeable((another,), _ROLE),
    },
    TermRule: {
        "after": Changeable((another,), _DATES),
        "before": Changeable((another,), _DATES),
        "on": Changeable((another,), _DATES),
        "months": _AMOUNT,
        "weeks": _AMOUNT,
        "days": Changeable((one_more_or_less, under_another_key("working_days")), _DATES),
        "working_days": Changeable((one_more_or_less, under_another_key("days")), _DATES),
        "last": Changeable((other_day_of_the_year,), _DATES),
        "when": Changeable((left_out,), _DATES),
    },
    Latest: {
        "earliest_of": Changeable((each_of_several, under_another_key("latest_of")), _DATES),
        "latest_of": Changeable((each_of_several, under_another_key("earliest_of")), _DATES),
        "otherwise": Changeable((left_out,), _DATES),
    },
    Condition: {"school_start_is": Changeable((other_day_of_the_year,), _DATES)},
    Repeat: {
        "months": _AMOUNT,
        "weeks": _AMOUNT,
        "counted_from": Changeable((other_choice,), _DATES),
    },
    CountsFrom: {"year_before": Changeable((another,), _EARLY)},
    ReferralKind: {
        "grants": Changeable((left_out,), _OTHERWISE, bearing.gives_a_course),
        "advisory": Changeable((left_out,), _ADVICE),
        "points_to": Changeable((each_left_out,), _OTHERWISE),
        "months": Changeable((left_out, one_more_or_less), _OTHERWISE, bearing.is_a_period),
    },
    Requirement: {
        "meeting": Changeable((each_of_several, another), _MET),
        **dict.fromkeys(
            (
                *("assessment", "consent", "date_key", "written_by", "age_for", "level"),
                *("action", "plan", "referral", "theme"),
            ),
            Changeable((another,), _MET),
        ),
        **dict.fromkeys(
            ("discussed", "participants", "filled", "fields"),
            Changeable((each_left_out,), _WANTING),
        ),
        "consent_of": Changeable((other_choice,), _OTHERWISE),
        "form": Changeable((left_out,), _WANTING),
        "stage": Changeable((left_out,), _NOT_ASKED),
        "about": Changeable((left_out,), _NOT_ASKED),
        "only_if": Changeable((left_out,), _NOT_ASKED),
        "after": Changeable((each_left_out,), _EARLY),
        "by_date": Changeable((each_left_out,), _LATE),
        "belongs_to": Changeable((left_out,), _EARLY),
        "counts_from": Changeable((left_out,), _EARLY),
        "advisory": Changeable((left_out,), _WANTING),
        "responsible": Changeable((another,), _ROLE),
    },
    Judgement: {
        "by": Changeable((left_out, each_of_several), _MAKERS),
        "wanted": Changeable((left_out, opposite), _OTHERWISE),
    },
    Role: {
        "when_not_enrolled": Changeable((left_out,), _OTHERWISE, bearing.stands_in),
        "includes": Changeable((each_left_out,), _OTHERWISE, bearing.is_looked_for),
    },
    AssessmentKind: {
        "by": Changeable((left_out, each_of_several), _MAKERS, bearing.is_asked_for),
    },
    Ages: {
        "since": Changeable((left_out, one_more_or_less), _OTHERWISE, bearing.is_measured),
        "until": Changeable((left_out, one_more_or_less), _OTHERWISE, bearing.is_measured),
    },
}
"""By the record in which a key stands, and its attribute; a record has those of what it is too."""


class ChangedRuleset(NamedTuple):
    """A ruleset with one thing wrong in it: where, what, and what example would show it."""

    at: KeyPath
    ruleset: Ruleset
    told: str
    remedy: str


def changes(ruleset: Ruleset) -> Iterator[tuple[KeyPath, Iterator[ChangedRuleset]]]:
    """Yield every key that could be wrong, with its place, and the ruleset with it wrong."""
    placed = dict(records(ruleset))
    for path, record in placed.items():
        around = tuple(placed[path[:at]] for at in range(len(path) + 1) if path[:at] in placed)
        for attribute, changeable in changeable_keys(type(record)).items():
            key = KeyInPlace(path, around, attribute)
            if _is_written(key) and changeable.bears(key):
                yield (*path, key.danish), _changed(key, changeable)


def _is_written(key: KeyInPlace) -> bool:
    is_given = key.attribute in key.record.model_fields_set
    return is_given and key.value != () and key.value is not None and key.value is not False


def changeable_keys(record: type[Record]) -> dict[str, Changeable]:
    """Return the keys of a record, by attribute, that could be wrong."""
    kinds = (kind for kind in reversed(record.__mro__) if kind in CHANGEABLE)
    return {name: row for kind in kinds for name, row in CHANGEABLE[kind].items()}


def _changed(key: KeyInPlace, changeable: Changeable) -> Iterator[ChangedRuleset]:
    for mistake in changeable.mistakes:
        for alternative in mistake(key):
            place = (*key.at, key.danish, *alternative.below)
            record = key.record.model_copy(update=alternative.update)
            whole = _with(key.ruleset, key.at, record)
            yield ChangedRuleset(place, whole, alternative.told, changeable.remedy)


def _with(record: Record, path: KeyPath, new: Record) -> Any:
    """Return `record` with the one at `path` below it replaced by `new`."""
    if not path:
        return new
    attribute = type(record).attributes()[str(path[0])]
    value = getattr(record, attribute)
    if isinstance(value, Record):
        inner = _with(value, path[1:], new)
    elif isinstance(value, tuple):
        at = int(path[1])
        inner = (*value[:at], _with(value[at], path[2:], new), *value[at + 1 :])
    else:
        inner = {**value, path[1]: _with(value[path[1]], path[2:], new)}
    return record.model_copy(update={attribute: inner})
