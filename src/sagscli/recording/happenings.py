"""All that can be recorded, each with the keys of the format it is about.

To add one: an entry in one of the two tables. Its command, its questions and its completion
follow; a question that is not in ``questions.py`` yet fails a test.
"""

from sagscli.language import N_
from sagscli.recording.before_an_offer import BEFORE_AN_OFFER
from sagscli.recording.daily_work import DAILY_WORK
from sagscli.recording.happening import Happening

HAPPENINGS = (*DAILY_WORK, *BEFORE_AN_OFFER)

GROUPS = {
    "meeting": N_("A meeting: planned, held, cancelled, its minutes."),
    "consent": N_("A consent: given or withdrawn."),
    "assessment": N_("An assessment: asked for or received."),
    "agreement": N_("An agreement: made or done."),
    "referral": N_("A referral, from the recommendation to the decision."),
    "offer": N_("An offer: begun or ended."),
    "effort": N_("An effort: begun, adjusted, evaluated."),
    "plan": N_("A plan: made or approved."),
    "phase": N_("A phase of a group's work."),
    "school": N_("The start in school."),
}
"""What each group of commands is about."""


def happening(name: str) -> Happening:
    """Return what is called `name`, as meeting-held. Raises KeyError."""
    return _BY_NAME[name]


_BY_NAME = {each.name: each for each in HAPPENINGS}
