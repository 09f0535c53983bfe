"""Codes for facts that contradict each other or break a rule (SAG301 to SAG309, SAG32x)."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

CODES = (
    Code(
        "SAG301",
        "date-order",
        Severity.ERROR,
        N_("two dates in an impossible order"),
        N_(
            "The first of two things is dated after the second: an answer before its letter "
            "was sent, an end before the start. One of the dates is wrong, and deadlines "
            "reckoned from it are too. Check both with whoever wrote them down."
        ),
        wrong="tilbud:\n  - art: minigruppe\n    opstart: 2026-03-02\n    ophør: 2026-02-27\n",
        right="tilbud:\n  - art: minigruppe\n    opstart: 2026-03-02\n    ophør: 2026-08-31\n",
    ),
    Code(
        "SAG302",
        "held-before-planned",
        Severity.WARNING,
        N_("a meeting held before its planned day"),
        N_(
            "A meeting can be moved forward, but often one of the two dates is a slip of "
            'the pen. If it was moved, write the new day under "planlagt" too.'
        ),
        wrong="møder:\n  - art: statusmøde\n    planlagt: 2026-06-10\n    afholdt: 2026-06-01\n",
        right="møder:\n  - art: statusmøde\n    planlagt: 2026-06-01\n    afholdt: 2026-06-01\n",
    ),
    Code(
        "SAG303",
        "date-in-future",
        Severity.ERROR,
        N_("something recorded as done on a day to come"),
        N_(
            "What has not happened yet cannot be recorded as done: the date would mark a "
            'deadline as met that is still open. Write a meeting to come under "planlagt", '
            "and the other dates when the day has come."
        ),
        wrong="møder:\n  - art: statusmøde\n    afholdt: 2036-06-02\n",
        right="møder:\n  - art: statusmøde\n    planlagt: 2036-06-02\n",
    ),
    Code(
        "SAG304",
        "before-birth",
        Severity.ERROR,
        N_("a date before the child was born"),
        N_(
            "Nothing in the case can have happened before the child was born, so one of the "
            'two dates is wrong; mostly it is the year. Check it here and under "født", for '
            "the child's age and school start are reckoned from it (V2, A13)."
        ),
        wrong="samtykker:\n  - til: henvisning\n    givet: 2015-12-10\n",
        right="samtykker:\n  - til: henvisning\n    givet: 2025-12-10\n",
    ),
    Code(
        "SAG305",
        "meeting-without-date",
        Severity.WARNING,
        N_("a meeting neither planned nor held"),
        N_(
            "A meeting without a day stands for nothing: it fulfils no deadline and appears "
            'in no calendar. Write "planlagt" with the day it is to be, or "afholdt" with '
            "the day it was."
        ),
        wrong="møder:\n  - art: statusmøde\n    deltagere: [forældre]\n",
        right="møder:\n  - art: statusmøde\n    afholdt: 2026-06-01\n    deltagere: [forældre]\n",
    ),
    Code(
        "SAG306",
        "plan-passed",
        Severity.WARNING,
        N_("a planned day gone by without a meeting recorded"),
        N_(
            "The day has passed, and the case does not say whether the meeting was held. A "
            "planned meeting does not fulfil a deadline (V9), so the deadline stays open. "
            'Write "afholdt" with the day it was, or a new day under "planlagt".'
        ),
        wrong="møder:\n  - art: statusmøde\n    planlagt: 2026-06-01\n",
        right="møder:\n  - art: statusmøde\n    planlagt: 2026-06-01\n    afholdt: 2026-06-01\n",
    ),
    Code(
        "SAG307",
        "no-such-number",
        Severity.WARNING,
        N_("a meeting number the course does not have"),
        N_(
            "A meeting may say which of the course's meetings it is, the first or the "
            "second (A15). The course has no meeting with this number, so it fulfils none "
            'of them. Correct "nummer", or leave it out; then the date decides.'
        ),
        wrong=(
            "tilbud:\n"
            "  - {art: minigruppe, opstart: 2026-03-02}\n"
            "møder:\n"
            "  - {art: statusmøde, nummer: 12, afholdt: 2026-06-01}\n"
        ),
        right=(
            "tilbud:\n"
            "  - {art: minigruppe, opstart: 2026-03-02}\n"
            "møder:\n"
            "  - {art: statusmøde, nummer: 1, afholdt: 2026-06-01}\n"
        ),
    ),
    Code(
        "SAG308",
        "number-twice",
        Severity.WARNING,
        N_("two meetings with the same number"),
        N_(
            "Two meetings that were held claim to be the same one of the course. Only the "
            "first is counted, so the second may leave a deadline open that was met (A15). "
            "Give each its own number, or leave the numbers out."
        ),
        wrong=(
            "møder:\n"
            "  - {art: statusmøde, nummer: 1, afholdt: 2026-06-01}\n"
            "  - {art: statusmøde, nummer: 1, afholdt: 2026-09-01}\n"
        ),
        right=(
            "møder:\n"
            "  - {art: statusmøde, nummer: 1, afholdt: 2026-06-01}\n"
            "  - {art: statusmøde, nummer: 2, afholdt: 2026-09-01}\n"
        ),
    ),
    Code(
        "SAG309",
        "meeting-incomplete",
        Severity.WARNING,
        N_("a meeting without someone or something the source requires"),
        N_(
            "The source says who must be at this meeting, what it must take a position on and, "
            "at the meeting about school, that those who took part get the minutes (V6b, V9, V13, "
            "V15). The case leaves some of it out. Mostly it was there and was not written down. "
            "The meeting counts all the same; what it lacked may be asked for."
        ),
        wrong=(
            "møder:\n"
            "  - art: statusmøde\n"
            "    afholdt: 2026-06-01\n"
            "    drøftet: [relationer, fællesskab]\n"
        ),
        right=(
            "møder:\n"
            "  - art: statusmøde\n"
            "    afholdt: 2026-06-01\n"
            "    drøftet: [relationer, fællesskab, udbytte]\n"
        ),
    ),
    Code(
        "SAG320",
        "outside-age",
        Severity.WARNING,
        N_("a child outside the offer's age range"),
        N_(
            "The offer is meant for an age, a minigruppe in Vejle from 3 years to the school "
            "start (V2). On the first day the child is outside it. "
            'Check "født" and "opstart"; if both are right, the exception needs '
            "a decision and a reason."
        ),
        wrong=(
            "barn: {navn: Alma Eksempel, født: 2022-03-14}\n"
            "tilbud:\n  - art: minigruppe\n    opstart: 2024-09-02\n"
        ),
        right="tilbud:\n  - art: minigruppe\n    opstart: 2025-09-01\n",
    ),
    Code(
        "SAG321",
        "deferral-without-date",
        Severity.WARNING,
        N_("a school start put off without a new date"),
        N_(
            "The school start is put off, but the new date is missing. Until it is there, a "
            "year later than the ordinary start is assumed (A13), and so are the deadlines "
            'for the preparatory meeting (V14). Write the date under "skole" when it is '
            "decided."
        ),
        wrong="skole:\n  udsættelse: ja\n",
        right="skole:\n  start: 2029-08-01\n  udsættelse: ja\n",
    ),
    Code(
        "SAG322",
        "school-start-passed",
        Severity.WARNING,
        N_("an expected school start gone by"),
        N_(
            "By age the child should have started school by now (A13, F), but the case "
            'gives neither a school start nor an "ophør", and status meetings after that day '
            "are not listed. Write what happened: the start, a deferral with its new date, or "
            "the last day in the group."
        ),
        wrong=(
            "barn: {navn: Alma Eksempel, født: 2019-03-14}\n"
            "tilbud:\n"
            "  - art: minigruppe\n"
            "    opstart: 2023-03-01\n"
        ),
        right=(
            "barn: {navn: Alma Eksempel, født: 2019-03-14}\n"
            "tilbud:\n"
            "  - art: minigruppe\n"
            "    opstart: 2023-03-01\n"
            "    ophør: 2025-06-30\n"
        ),
    ),
    Code(
        "SAG323",
        "end-after-school-start",
        Severity.WARNING,
        N_("a place that lasts beyond the school start"),
        N_(
            "A place ends when the child starts school, and here it is to end later, so the two "
            "dates contradict each other. Until they are put right, the course ends with the "
            'earlier one, and nothing falls due from that day on (A18). Correct "ophør", or '
            '"start" under "skole".'
        ),
        wrong=(
            "skole: {start: 2028-08-01}\n"
            "tilbud:\n"
            "  - art: minigruppe\n"
            "    opstart: 2026-03-02\n"
            "    ophør: 2028-09-30\n"
        ),
        right=(
            "skole: {start: 2028-08-01}\n"
            "tilbud:\n"
            "  - art: minigruppe\n"
            "    opstart: 2026-03-02\n"
            "    ophør: 2028-07-31\n"
        ),
    ),
    Code(
        "SAG330",
        "approved-plan-changed",
        Severity.ERROR,
        N_("an approved action plan that was changed"),
        N_(
            "From the day an action plan is approved, it stands as those at the table agreed "
            "on it (V8, V12). The history in git still has the approved text, and the plan in "
            "the case is another one, or is gone. Put the plan back as it was, with its "
            '"godkendt", and write what is new in the next plan.'
        ),
    ),
    Code(
        "SAG340",
        "place-without-end",
        Severity.WARNING,
        N_("a place without an end, and another after it"),
        N_(
            "A child has one place of a kind at a time. Here another begins, and nothing says when "
            'the first one ended. Until its "ophør" is there, it ends on the day the next one '
            "begins, in every list (A32)."
        ),
        wrong=(
            "tilbud:\n"
            "  - {art: minigruppe, sted: Solen, opstart: 2026-03-02}\n"
            "  - {art: minigruppe, sted: Månen, opstart: 2026-09-01}\n"
        ),
        right=(
            "tilbud:\n"
            "  - {art: minigruppe, sted: Solen, opstart: 2026-03-02, ophør: 2026-08-31}\n"
            "  - {art: minigruppe, sted: Månen, opstart: 2026-09-01}\n"
        ),
    ),
    Code(
        "SAG341",
        "before-the-course",
        Severity.WARNING,
        N_("a meeting or plan from before the course began"),
        N_(
            "What was held or written before the course began belongs to something else, so it "
            'counts for none of its deadlines (A15). Often "opstart" was put later, and the '
            "meeting or plan stayed where it was. Check the two dates; sag explain, with the case "
            "and the rule, shows from which day something counts."
        ),
        wrong=(
            "tilbud:\n"
            "  - {art: minigruppe, opstart: 2026-06-01}\n"
            "møder:\n"
            "  - art: statusmøde\n"
            "    afholdt: 2026-05-20\n"
        ),
        right=(
            "tilbud:\n"
            "  - {art: minigruppe, opstart: 2026-03-02}\n"
            "møder:\n"
            "  - art: statusmøde\n"
            "    afholdt: 2026-05-20\n"
        ),
    ),
)
