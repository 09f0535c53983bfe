"""What the picture says, in Danish: a municipality's documents are never translated.

Titles come from the ruleset. What a case says in its own words (a place, a focus, a
tiltag that is in no catalogue) may name a child, and stays out.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from sagscli.case.facts import Fact
from sagscli.case.group_records import Stage
from sagscli.case.records import Measure, Placement, Plan
from sagscli.days import danish
from sagscli.deadlines.obligation import Obligation, Status
from sagscli.documents.picture.view_model import PictureState
from sagscli.rulesets.forms import form_of
from sagscli.rulesets.records import Ruleset
from sagscli.safety import clean

NOT_NOTED = "var planlagt, men er ikke noteret som afholdt"
ON_THE_AGENDA = "behandles på møde"
NO_DECISION = "møde; afgørelsen er ikke noteret"
TOO_FAR = "efter perioden"
NO_ROOM = "ikke tegnet: der er for meget på tidslinjen"
NO_END = "uden slutdato"
EXPECTED = "forventet"


def on_one_line(day: date) -> str:
    """Return such as "2. marts 2026", never parted where the line ends."""
    return danish(day).replace(" ", "\N{NO-BREAK SPACE}")


def title_of(records: Mapping[str, Any], kind: str | None, otherwise: str) -> str:
    """Return what the ruleset calls `kind`, or a word that fits them all."""
    record = records.get(kind or "")
    return clean(getattr(record, "title", None) or otherwise)


def with_number(title: str, number: int | None) -> str:
    """Return such as "Statusmøde nr. 2"."""
    return title if number is None else f"{title} nr. {number}"


def plan_title(plan: Plan, ruleset: Ruleset) -> str:
    """Return what a handleplan is called; one that names no form is of the first."""
    title = title_of(ruleset.forms, form_of(plan, ruleset), "Handleplan")
    return with_number(title, plan.number)


def obligation_title(obligation: Obligation, ruleset: Ruleset) -> str:
    """Return what an obligation is called, with its number where it comes again."""
    number = obligation.occurrence if obligation.recurs else None
    text, about = with_number(clean(obligation.title), number), obligation.about
    # Only what the catalogue has: a tiltag in the case's own words may name a child (F).
    is_known = about in {action.title for action in ruleset.actions.values()}
    return f"{text}: {clean(about)}" if about and is_known else text


def measure_title(measure: Measure, ruleset: Ruleset) -> str:
    """Return the level of an indsats, and its tiltag where the catalogue has it (H15)."""
    level = ruleset.levels.get(measure.level or "")
    text = f"{clean(level.title)} indsats" if level is not None and level.title else "Indsats"
    action = ruleset.actions.get(measure.action or "")
    return f"{text}: {clean(action.title)}" if action is not None and action.title else text


def placement_end(placement: Placement, school: Fact) -> str:
    """Return how a tilbud ends: on its ophør, else with the school start (A13)."""
    if placement.end is not None:
        return f"til {on_one_line(placement.end)}"
    if school.day is None:
        return NO_END
    word = "forventet skolestart" if school.expected else "skolestart"
    return f"til {word} {on_one_line(school.day)}"


def stage_end(stage: Stage) -> str:
    """Return how a phase ended, or is to end (L2)."""
    if stage.finished is None:
        return f"til {on_one_line(stage.end)}" if stage.end is not None else NO_END
    finished = f"afsluttet {on_one_line(stage.finished)}"
    if stage.end in (None, stage.finished):
        return finished
    return f"{finished} (skulle slutte {on_one_line(stage.end)})"


def measure_end(measure: Measure) -> str:
    """Return how far an indsats goes, and when it is evaluated (H2)."""
    parts = [f"til {on_one_line(measure.end)}"] if measure.end is not None else []
    if measure.evaluated is not None:
        parts.append(f"evalueret {on_one_line(measure.evaluated)}")
    elif measure.to_evaluate is not None:
        parts.append(f"evalueres {on_one_line(measure.to_evaluate)}")
    return ", ".join(parts) or NO_END


def done(verb: str, fulfilled: tuple[Obligation, Status] | None) -> str:
    """Return that something is done, and how late for what it `fulfilled`."""
    if fulfilled is None or fulfilled[1] is not Status.DONE_LATE:
        return verb
    day, due = fulfilled[0].done, fulfilled[0].due
    late = (day - due).days if day is not None and due is not None else 0
    return f"{verb} {late} {'dag' if late == 1 else 'dage'} efter fristen"


def to_come(obligation: Obligation, status: Status) -> str:
    """Return how something stands that is not done; what it is counted from may be expected."""
    due = on_one_line(obligation.due) if obligation.due is not None else ""
    text = {
        Status.PLANNED: f"planlagt (frist {due})",
        Status.PLANNED_LATE: f"planlagt efter fristen {due}",
        Status.OVERDUE: "fristen er overskredet",
        Status.MISSED: "ikke nået",
    }.get(status, "frist")
    if obligation.before_start:
        text += ", ligger før forløbets start"
    return f"{text}, {EXPECTED}" if obligation.expected else text


def summary(first: date, last: date, as_of: date, states: Counter[PictureState]) -> str:
    """Return the picture in a sentence; `states` are those of all that it tells."""
    late, missed = states[PictureState.OVERDUE], states[PictureState.MISSED]
    counts = [
        (states[PictureState.DONE], "er begyndt eller sket"),
        (states[PictureState.PLANNED] + states[PictureState.UPCOMING], "ligger forude"),
        (late, "er over fristen"),
        (missed, "blev ikke nået"),
        (states[PictureState.DOUBTFUL], "er ikke noteret"),
    ]
    parts = [f"{count} {what}" for count, what in counts if count]
    sentence = " og ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    begins = f"Tidslinje fra {danish(first)} til {danish(last)}, set {danish(as_of)}"
    return f"{begins}: {sentence}. Tallene står forklaret i listen."
