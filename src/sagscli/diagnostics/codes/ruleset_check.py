"""Codes for rulesets that only ``sag rules check`` finds (SAG509 …): examples, a second look."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.codes.rulesets import HEADER
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

CODES = (
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
            HEADER
            + "eksempler:\n"
            + "  - navn: Opstart i marts\n"
            + "    sag: {barn: {navn: A}, tilbud: [{art: minigruppe, opstart: 2026-03-02}]}\n"
            + "    forventer: [{id: handleplan, senest: [2026-06-01]}]\n"
        ),
        right=(
            HEADER
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
            HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, møde: statusmøde,\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
        right=HEADER,
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
        wrong=HEADER + "roller:\n  logopæd: {titel: Logopæd}\n",
        right=(
            HEADER
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
        wrong=HEADER + "samtykker:\n  foto: {titel: Foto, kilde: Blanketten}\n",
        right=HEADER + 'samtykker:\n  foto: {titel: Foto, kilde: "folder: Blanketten"}\n',
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
        wrong=HEADER + "gennemgået: 2024-03-01\n",
        right=HEADER + "gennemgået: 2026-09-01\n",
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
            HEADER
            + "eksempler:\n"
            + "  - navn: Opstart før folderen\n"
            + "    sag: {barn: {navn: A}, tilbud: [{art: minigruppe, opstart: 2013-03-01}]}\n"
            + "    forventer: [{id: handleplan, senest: [2013-06-01]}]\n"
        ),
        right=(
            HEADER
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
            HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, møde: statusmøde, senest: {efter: født, måneder: 36},\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
        right=(
            HEADER
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
            HEADER
            + "vurderinger:\n"
            + "  psykologisk-vurdering: {titel: Vurdering, af: [psykolog, pædagog]}\n"
        ),
        right=(
            HEADER
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
            HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, handleplan: status-og-handleplan,\n"
            + '     ansvarlig: sundhedsplejerske, kilde: "folder: Syn"}\n'
        ),
        right=(
            HEADER
            + "frister:\n"
            + "  - {id: syn, titel: Syn, handleplan: status-og-handleplan,\n"
            + '     opfylder-også: handleplan, ansvarlig: tcbu, kilde: "folder: Syn"}\n'
        ),
    ),
)
