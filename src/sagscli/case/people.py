"""The people a case names."""

from sagscli.case.records import Case


def people_of(case: Case | None) -> list[str]:
    """Return the names of people in a case: where they belong, and where a role does."""
    if case is None:
        return []
    child = case.child
    names = [child.name, *(parent.name for parent in child.parents)] if child is not None else []
    for consent in case.consents:
        names += consent.by
    for meeting in case.meetings:
        names += meeting.participants
    for plan in case.plans:
        names += plan.participants
    names += [one.by for one in case.assessments]
    names += [one.by for one in case.referrals]
    names += [answer.by for one in case.referrals for answer in one.answers.values()]
    names += [one.by for one in case.narratives]
    # A role is one word in lower case.
    return [name for name in names if name and (name[:1].isupper() or " " in name)]
