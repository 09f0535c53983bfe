"""Codes for how a case and its ruleset go together (SAG215 to SAG221)."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

CODES = (
    Code(
        "SAG215",
        "unknown-ruleset",
        Severity.ERROR,
        N_("a ruleset that is not there"),
        N_(
            "The ruleset is the municipality's procedure, and every deadline comes from it. "
            "There is none of this name, so nothing can be reckoned for the case. Choose "
            "one of the names that the message lists."
        ),
        wrong="regelsæt: vejlle\n",
        right="regelsæt: vejle\n",
    ),
    Code(
        "SAG216",
        "no-version",
        Severity.WARNING,
        N_("a start before the first version of the ruleset"),
        N_(
            "A ruleset holds from a day, and the child's course began before it. The oldest "
            "version is used meanwhile, but it is not certain that its rules were in force "
            'then. Check "opstart"; the year may be a slip of the pen.'
        ),
        wrong=(
            "barn: {navn: Alma Eksempel, født: 2010-03-14}\n"
            "tilbud:\n"
            "  - {art: minigruppe, opstart: 2013-08-01, ophør: 2015-06-30}\n"
        ),
        right=(
            "barn: {navn: Alma Eksempel, født: 2010-03-14}\n"
            "tilbud:\n"
            "  - {art: minigruppe, opstart: 2014-08-01, ophør: 2015-06-30}\n"
        ),
    ),
    Code(
        "SAG217",
        "ruleset-unusable",
        Severity.ERROR,
        N_("a ruleset with errors"),
        N_(
            "The case follows a ruleset that has errors. Half a procedure would give wrong "
            "dates, so none is reckoned for the case until the ruleset is mended. The message "
            "says where its first error is; sag rules check shows them all."
        ),
    ),
    Code(
        "SAG218",
        "unknown-question",
        Severity.ERROR,
        N_("an answer to a question the referral does not ask"),
        N_(
            "Questions of professional judgement stand in the ruleset, each with an id, and the "
            'answer stands under "skøn" by that id. This one answers nothing, so the question '
            "it was meant for still counts as unanswered."
        ),
        wrong="henvisninger:\n  - til: minigruppe\n    skøn: {støttebehovet: {svar: ja}}\n",
        right="henvisninger:\n  - til: minigruppe\n    skøn: {støttebehov: {svar: ja}}\n",
    ),
    Code(
        "SAG219",
        "nearly-a-tiltag",
        Severity.WARNING,
        N_("a tiltag that is nearly one of the catalogue"),
        N_(
            "The ruleset has a catalogue of tiltag (H15), and this word is almost one of them. "
            "Other words are fine, but one that is only misspelt is not found when the case "
            "is asked what was tried. Correct it, or leave it if something else is meant."
        ),
        wrong=(
            "regelsæt: haderslev\n"
            "indsatser:\n"
            "  - {niveau: forebyggende, tiltag: børnesamtalle, mål: [Leg], tegn: [Ja],\n"
            "    start: 2026-02-01, evalueres: 2026-12-01}\n"
        ),
        right=(
            "regelsæt: haderslev\n"
            "indsatser:\n"
            "  - {niveau: forebyggende, tiltag: børnesamtale, mål: [Leg], tegn: [Ja],\n"
            "    start: 2026-02-01, evalueres: 2026-12-01}\n"
        ),
    ),
    Code(
        "SAG220",
        "group-matter",
        Severity.ERROR,
        N_("something about a group in a child's case"),
        N_(
            "Phases, stuemøder and what is granted to a learning environment belong to a "
            "group, and a group's case names no child (A9, H7). Move it to the group's own case, "
            "so that the child's file holds only what is about the child."
        ),
        wrong="faser:\n  - {fase: fase-1, start: 2026-02-01}\n",
        right="indsatser:\n  - {niveau: forebyggende, start: 2026-02-01}\n",
    ),
    Code(
        "SAG221",
        "word-written-otherwise",
        Severity.WARNING,
        N_("a word of the ruleset with other capitals, spaces or hyphens"),
        N_(
            "Kinds, roles and levels are words of the ruleset. Written with other capitals, spaces "
            "or hyphens the word is read as the one it must be, so that no meeting is passed "
            "over. Other programs that read the file may not know it: sag fix writes it as the "
            "ruleset does."
        ),
        wrong="møder:\n  - art: Status-møde\n    afholdt: 2026-06-01\n",
        right="møder:\n  - art: statusmøde\n    afholdt: 2026-06-01\n",
    ),
)
