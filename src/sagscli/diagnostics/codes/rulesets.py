"""Codes for rulesets (SAG5xx): what makes one unusable, and what could be better."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

_HEADER = "regelsæt: solbakke\nudvider: vejle\n"

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
        wrong=_HEADER + "roller:\n  pædagog: {titel: Pædagog, omfatter: [medhjælperr]}\n",
        right=_HEADER + "roller:\n  pædagog: {titel: Pædagog, omfatter: [psykolog]}\n",
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
            _HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, møde: statusmøde, senest: {efter: født},\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
        right=(
            _HEADER
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
            _HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn,\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
        right=(
            _HEADER
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
            _HEADER
            + "roller:\n"
            + "  pædagog: {titel: Pædagog, omfatter: [medhjælper]}\n"
            + "  medhjælper: {titel: Medhjælper, omfatter: [pædagog]}\n"
        ),
        right=(
            _HEADER
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
    Code(
        "SAG509",
        "example-fails",
        Severity.ERROR,
        N_("an example that does not hold"),
        N_(
            "The examples in a ruleset say what its rules should come to, and one of them comes "
            "to something else. Either the rule does not say what the source says, or the "
            "example was reckoned wrongly. Reckon it by hand before changing either. Its case is "
            "held to the format and to the ruleset's words, for a word that no case could have "
            "shows nothing."
        ),
        wrong=(
            _HEADER
            + "eksempler:\n"
            + "  - navn: Opstart i marts\n"
            + "    sag: {barn: {navn: A}, tilbud: [{art: minigruppe, opstart: 2026-03-02}]}\n"
            + "    forventer: [{id: handleplan, senest: [2026-06-01]}]\n"
        ),
        right=(
            _HEADER
            + "eksempler:\n"
            + "  - navn: Opstart i marts\n"
            + "    sag: {barn: {navn: A}, tilbud: [{art: minigruppe, opstart: 2026-03-02}]}\n"
            + "    forventer: [{id: handleplan, senest: [2026-06-02]}]\n"
        ),
    ),
    Code(
        "SAG510",
        "example-missing",
        Severity.WARNING,
        N_("a rule that no example tries"),
        N_(
            "Nothing shows that the rule comes to what the source says, and nothing would "
            "notice if it were changed by mistake. Add an example: a small case, and the "
            "dates it should come to, reckoned by hand."
        ),
        wrong=(
            _HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, møde: statusmøde,\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
        right=_HEADER,
    ),
    Code(
        "SAG511",
        "word-unused",
        Severity.WARNING,
        N_("a word of the vocabulary that no rule uses"),
        N_(
            "The word can be written in cases, but nothing comes of it. Perhaps a rule was "
            "forgotten, or the word is spelt differently where it is used."
        ),
        wrong=_HEADER + "roller:\n  logopæd: {titel: Logopæd}\n",
        right=(
            _HEADER
            + "roller:\n"
            + "  logopæd: {titel: Logopæd}\n"
            + "  pædagog: {titel: Pædagog, omfatter: [logopæd]}\n"
        ),
    ),
    Code(
        "SAG512",
        "citation-unclear",
        Severity.WARNING,
        N_("a citation that names no document"),
        N_(
            "Whoever asks why a date stands on the screen must be able to find the sentence. "
            'Write which document, by its short name under "kilder", then a colon and the '
            "place in it."
        ),
        wrong=_HEADER + "samtykker:\n  foto: {titel: Foto, kilde: Blanketten}\n",
        right=_HEADER + 'samtykker:\n  foto: {titel: Foto, kilde: "folder: Blanketten"}\n',
    ),
    Code(
        "SAG513",
        "review-stale",
        Severity.WARNING,
        N_("a ruleset nobody has held against its source for a year"),
        N_(
            'Leaflets and law change without telling the program. "gennemgået" is the day '
            "someone last read the ruleset against its source; once a year is enough."
        ),
        wrong=_HEADER + "gennemgået: 2024-03-01\n",
        right=_HEADER + "gennemgået: 2026-09-01\n",
    ),
    Code(
        "SAG514",
        "example-outside",
        Severity.ERROR,
        N_("an example of a day on which the version does not hold"),
        N_(
            "A case like the one in the example would follow another version of the ruleset, "
            'so the example proves nothing of this one. Choose days between "fra" and "til".'
        ),
        wrong=(
            _HEADER
            + "eksempler:\n"
            + "  - navn: Opstart før folderen\n"
            + "    sag: {barn: {navn: A}, tilbud: [{art: minigruppe, opstart: 2013-03-01}]}\n"
            + "    forventer: [{id: handleplan, senest: [2013-06-01]}]\n"
        ),
        right=(
            _HEADER
            + "eksempler:\n"
            + "  - navn: Opstart efter folderen\n"
            + "    sag: {barn: {navn: A}, tilbud: [{art: minigruppe, opstart: 2014-03-01}]}\n"
            + "    forventer: [{id: handleplan, senest: [2014-06-01]}]\n"
        ),
    ),
    Code(
        "SAG515",
        "month-end-untried",
        Severity.WARNING,
        N_("a rule whose answer hangs on how months are counted, and no example shows it"),
        N_(
            "Some days have no counterpart three or six months later (F), so rounding down or "
            "up, or counting from the first day or step by step (A2), gives different dates. "
            "An example from such a day shows which is meant."
        ),
        wrong=(
            _HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, møde: statusmøde, senest: {efter: født, måneder: 36},\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
        right=(
            _HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, møde: statusmøde, senest: {efter: født, dage: 36},\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
    ),
    Code(
        "SAG516",
        "change-unnoticed",
        Severity.WARNING,
        N_("a key that could be wrong, and no example would notice"),
        N_(
            "Each key of a rule is changed by itself, and the examples are run again: another "
            "role, one month more, a word less, a condition left out. All of them held, so "
            "nothing shows that the key says what the source says, and nobody would notice if it "
            "were changed by mistake. Add an example that comes to something else then."
        ),
        wrong=(
            _HEADER
            + "vurderinger:\n"
            + "  psykologisk-vurdering: {titel: Vurdering, af: [psykolog, pædagog]}\n"
        ),
        right=(
            _HEADER
            + "vurderinger:\n"
            + "  psykologisk-vurdering: {titel: Vurdering, af: [psykolog]}\n"
        ),
    ),
    Code(
        "SAG517",
        "deadlines-alike",
        Severity.WARNING,
        N_("two deadlines that the same meeting, plan or date can fulfil"),
        N_(
            "Both come once, and nothing says which of them a record is for, so the first would "
            "mark both as done. Several deadlines for the same meeting of the same thing are told "
            "apart by their dates (A15). Give each its own, ask them of different things, or say "
            'with "opfylder-også" that one record is meant to do for both.'
        ),
        wrong=(
            _HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, handleplan: status-og-handleplan,\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn (V9)"}\n'
        ),
        right=(
            _HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, handleplan: status-og-handleplan,\n"
            + '     opfylder-også: handleplan, ansvarlig: tcbu, kilde: "folder: Syn (V9)"}\n'
        ),
    ),
)
