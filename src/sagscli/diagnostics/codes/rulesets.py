"""Codes for rulesets: what makes one unusable (SAG501 to SAG508)."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

HEADER = "regelsæt: solbakke\nudvider: vejle\n"
"""The first lines of every example of a ruleset."""

CODES = (
    Code(
        "SAG501",
        "ruleset-word",
        Severity.ERROR,
        N_("a word that the ruleset does not have"),
        N_(
            "A rule names a role, a meeting, a form, an event or something else that the "
            "ruleset does not have, so it would never be fulfilled, or fall to nobody. "
            "Correct the word, or add it to the vocabulary."
        ),
        wrong=HEADER + "roller:\n  pædagog: {titel: Pædagog, omfatter: [medhjælperr]}\n",
        right=HEADER + "roller:\n  pædagog: {titel: Pædagog, omfatter: [psykolog]}\n",
    ),
    Code(
        "SAG502",
        "ruleset-reckoning",
        Severity.ERROR,
        N_("a reckoning that leads to no date, or to two"),
        N_(
            'A last day is one amount after or before one event ("efter: opstart, måneder: 3"), '
            'a date of the case itself ("dato: evalueres"), or a day of the year before an '
            'event ("sidste: 11-01, før: skolestart"). Anything else could be read in two ways.'
        ),
        wrong=(
            HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, møde: statusmøde, senest: {efter: født},\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
        right=(
            HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, møde: statusmøde, senest: {efter: født, måneder: 36},\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
    ),
    Code(
        "SAG503",
        "ruleset-one-thing",
        Severity.ERROR,
        N_("a rule that asks for nothing, or for two things at once"),
        N_(
            "A deadline is fulfilled by one thing: a meeting, a plan, or a date of the record "
            "it is asked of. A requirement asks for one thing too. With none, nothing could "
            "ever meet it; with two, nobody could say which does."
        ),
        wrong=(
            HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn,\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
        right=(
            HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, møde: statusmøde,\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
    ),
    Code(
        "SAG504",
        "ruleset-name",
        Severity.ERROR,
        N_("an id that is another's, or used twice"),
        N_(
            "A ruleset is found by the name of its file or folder, and a version by its first "
            "day, so both must agree with what stands in the file. Within it each id is used "
            "once: a second rule of the same name would hide the first."
        ),
        wrong="regelsæt: solbaken\nudvider: vejle\n",
        right="regelsæt: solbakke\nudvider: vejle\n",
    ),
    Code(
        "SAG505",
        "versions-overlap",
        Severity.ERROR,
        N_("two versions of a ruleset on the same day"),
        N_(
            "A case follows one version, and on these days two would hold. Give the older one "
            'a last day: "til" under "gælder", the day before the newer one begins.'
        ),
    ),
    Code(
        "SAG506",
        "versions-gap",
        Severity.ERROR,
        N_("days on which no version of a ruleset holds"),
        N_(
            "Between the last day of one version and the first of the next there are days "
            "without any, and a case begun on one of them would follow no procedure. Let "
            "one version end on the day before the next begins."
        ),
    ),
    Code(
        "SAG507",
        "ruleset-circle",
        Severity.ERROR,
        N_("something that leads back to itself"),
        N_(
            "Rulesets that extend each other, a role that stands in for itself, or a level "
            "that comes before itself: the question has no answer. Take one of the links "
            "in the circle away."
        ),
        wrong=(
            HEADER
            + "roller:\n"
            + "  pædagog: {titel: Pædagog, omfatter: [medhjælper]}\n"
            + "  medhjælper: {titel: Medhjælper, omfatter: [pædagog]}\n"
        ),
        right=(
            HEADER
            + "roller:\n"
            + "  pædagog: {titel: Pædagog, omfatter: [medhjælper]}\n"
            + "  medhjælper: {titel: Medhjælper}\n"
        ),
    ),
    Code(
        "SAG508",
        "extends-nothing",
        Severity.ERROR,
        N_("a ruleset to extend that is not there or cannot be used"),
        N_(
            'A ruleset with "udvider" takes over all that it does not change itself, so the '
            "one it extends must be there, be without errors, and have a version that holds "
            "on the first day."
        ),
        wrong="regelsæt: solbakke\nudvider: vejlle\n",
        right="regelsæt: solbakke\nudvider: vejle\n",
    ),
)
