"""Codes for people: names and numbers that are wrong or do not belong (SAG31x), age (SAG324)."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

CODES = (
    Code(
        "SAG310",
        "cpr-birth-date",
        Severity.ERROR,
        N_("a CPR number and a birth date that differ"),
        N_(
            "The first six digits of a CPR number are the birth date (F), and the case "
            "gives another one. Either the date is wrong, and with it the child's age and "
            "school start, or the number belongs to someone else. Check both before "
            "anything is sent."
        ),
        wrong="barn:\n  navn: Alma Eksempel\n  født: 2022-03-15\n  cpr: 740322-4005\n",
        right="barn:\n  navn: Alma Eksempel\n  født: 2022-03-14\n  cpr: 740322-4005\n",
    ),
    Code(
        "SAG311",
        "cpr-in-text",
        Severity.WARNING,
        N_("a CPR number in a text"),
        N_(
            "The number has its own field, where it is masked and printed only in documents "
            "that need it. In a text it would be sent to whoever gets the text (F). Take it "
            "out; git keeps what was once committed, so say so to the one who runs the "
            "folder."
        ),
        wrong="narrativer:\n  - dato: 2026-04-14\n    tekst: Alma, 740322-4005, byggede en bro\n",
        right="narrativer:\n  - dato: 2026-04-14\n    tekst: Alma byggede en bro\n",
    ),
    Code(
        "SAG312",
        "group-cpr",
        Severity.ERROR,
        N_("a CPR number in a group's case"),
        N_(
            "A group's case is about a learning environment and is shared without the "
            "parents' signature, so no single child may be known from it (A9, H7, L). Take "
            "the number out; what concerns the child belongs in the child's own case."
        ),
        wrong=(
            "gruppe: {navn: Rød stue}\n"
            "narrativer:\n"
            "  - dato: 2026-04-14\n"
            "    tekst: Barnet 740322-4005 var med i bygningen af en bro\n"
        ),
        right=(
            "gruppe: {navn: Rød stue}\n"
            "narrativer:\n"
            "  - dato: 2026-04-14\n"
            "    tekst: Fire børn var med i bygningen af en bro\n"
        ),
    ),
    Code(
        "SAG313",
        "group-child-keys",
        Severity.ERROR,
        N_("a child's keys in a group's case"),
        N_(
            "Consents, places, referrals, assessments, school starts and the people around a "
            "family belong to one child, and a group's case names no child (A9). Move them to "
            "the child's own case."
        ),
        wrong="gruppe: {navn: Rød stue}\ntilbud:\n  - {art: minigruppe, opstart: 2026-03-02}\n",
        right="gruppe: {navn: Rød stue}\n",
    ),
    Code(
        "SAG314",
        "unknown-person",
        Severity.WARNING,
        N_("a consent from someone who is not a parent in the case"),
        N_(
            "A consent counts when it comes from those who hold forældremyndighed (A12), "
            "and this person is not among the child's parents in the case. Write the name "
            'as it stands under "forældre", or add the person there.'
        ),
        wrong=(
            "barn:\n"
            "  navn: Alma Eksempel\n"
            "  født: 2022-03-14\n"
            "  forældre: [{navn: Eva Eksempel}]\n"
            "samtykker:\n"
            "  - {til: henvisning, givet: 2025-12-10, af: [Eva Eksemple]}\n"
        ),
        right=(
            "barn:\n"
            "  navn: Alma Eksempel\n"
            "  født: 2022-03-14\n"
            "  forældre: [{navn: Eva Eksempel}]\n"
            "samtykker:\n"
            "  - {til: henvisning, givet: 2025-12-10, af: [Eva Eksempel]}\n"
        ),
    ),
    Code(
        "SAG315",
        "name-shown",
        Severity.WARNING,
        N_("a name where it is shown as it is written"),
        N_(
            "Lists show a child by initials, but a case number, a path, and the names of a group, "
            "a daycare or a consultant as they are written. Here one of them holds the name of the "
            "child or of a parent. Name a file after the case number; the old name stays in git's "
            "history."
        ),
        wrong="tilbud:\n  - {art: minigruppe, sted: Solstrålen (Alma Eksempel)}\n",
        right="tilbud:\n  - {art: minigruppe, sted: Solstrålen}\n",
    ),
    Code(
        "SAG324",
        "of-age",
        Severity.WARNING,
        N_("a birth long ago, or a day when the child is grown"),
        N_(
            "The cases are about young children, and here the child would be over 18 years: on the "
            "first day the case tells of (without any, today), or on one that lies far ahead. Most "
            "often a digit of a year is wrong, 1922 for 2022 or 2062 for 2026. In a group's case a "
            "day looks wrong that lies more than 18 years ahead."
        ),
        wrong="barn: {navn: Alma Eksempel, født: 1922-03-14}\n",
        right="barn: {navn: Alma Eksempel, født: 2022-03-14}\n",
    ),
)
