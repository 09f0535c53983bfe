"""Codes for keys and values that a case or its ruleset does not know (SAG2xx)."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

CODES = (
    Code(
        "SAG201",
        "unknown-key",
        Severity.ERROR,
        N_("a key the format does not have"),
        N_(
            "The format has no such key in this place, so what stands there is used by no "
            "deadline and no document. Often the key is misspelt or indented under the "
            "wrong one. Correct it; what has no key of its own can be written in a "
            'meeting\'s "referat".'
        ),
        wrong=(
            "barn:\n  navn: Alma Eksempel\n  født: 2022-03-14\n  institution: Børnehuset Regnbuen\n"
        ),
        right=(
            "barn:\n  navn: Alma Eksempel\n  født: 2022-03-14\n  dagtilbud: Børnehuset Regnbuen\n"
        ),
    ),
    Code(
        "SAG202",
        "missing-key",
        Severity.ERROR,
        N_("a key that must be there"),
        N_(
            'Without this key the entry cannot be told from others: a meeting without "art" '
            "is no particular meeting, and fulfils no deadline. Add the line, or take the "
            "whole entry away."
        ),
        wrong="samtykker:\n  - givet: 2025-12-10\n    form: skriftlig\n",
        right="samtykker:\n  - til: henvisning\n    givet: 2025-12-10\n    form: skriftlig\n",
    ),
    Code(
        "SAG203",
        "wrong-shape",
        Severity.ERROR,
        N_("a list, a set of keys or a text in the wrong place"),
        N_(
            "Some keys hold a list, some hold keys of their own, and the rest hold one "
            "value. What stands here has another shape, so it was left out. Compare it with a "
            "case that works."
        ),
        wrong="tilbud: minigruppe\n",
        right="tilbud:\n  - art: minigruppe\n    opstart: 2026-03-02\n",
    ),
    Code(
        "SAG204",
        "unknown-kind",
        Severity.ERROR,
        N_("a kind the ruleset does not have"),
        N_(
            "Kinds of meeting, assessment, offer, referral and consent come from the "
            "municipality's own procedure. A kind that the ruleset does not have fulfils no "
            "requirement and no deadline, for Vejle those of V5 to V9. Choose one of the "
            "kinds that the message lists."
        ),
        wrong="møder:\n  - art: statusmøte\n    afholdt: 2026-06-01\n",
        right="møder:\n  - art: statusmøde\n    afholdt: 2026-06-01\n",
    ),
    Code(
        "SAG205",
        "bad-date",
        Severity.ERROR,
        N_("a date that cannot be read or does not exist"),
        N_(
            "A date is written as year, month and day with hyphens, from 1900 to 2099; "
            "other ways of writing can be read in two ways (F). Until it is put right, "
            "whatever is reckoned from it is unknown."
        ),
        wrong="tilbud:\n  - art: minigruppe\n    opstart: 2/3-2026\n",
        right="tilbud:\n  - art: minigruppe\n    opstart: 2026-03-02\n",
    ),
    Code(
        "SAG206",
        "bad-yes-no",
        Severity.ERROR,
        N_("something other than ja or nej"),
        N_(
            "The key is answered with ja or nej, in lower case. Anything else, Ja and true "
            "included, is not guessed at; the answer is then unknown. Leave the key out "
            "while the answer is not known."
        ),
        wrong="skole:\n  start: 2028-08-01\n  udsættelse: nej tak\n",
        right="skole:\n  start: 2028-08-01\n  udsættelse: nej\n",
    ),
    Code(
        "SAG207",
        "bad-number",
        Severity.ERROR,
        N_("something other than a whole number"),
        N_(
            "A number here counts meetings or plans (A15, V10), so it is written in digits "
            "only, without a full stop or words around it. Correct it, or leave the key "
            "out; then the date decides which one it is."
        ),
        wrong="handleplaner:\n  - nummer: nr. 1\n    deltagere: [forældre, tcbu]\n",
        right="handleplaner:\n  - nummer: 1\n    deltagere: [forældre, tcbu]\n",
    ),
    Code(
        "SAG208",
        "empty-entry",
        Severity.ERROR,
        N_("an empty text, or an empty entry in a list"),
        N_(
            "There is a place for a value or an entry, but nothing in it. It may be "
            "something that was to be filled in later and was forgotten. Write what belongs "
            "there, or take the key or the hyphen away."
        ),
        wrong=(
            'møder:\n  - art: statusmøde\n    afholdt: 2026-06-01\n    deltagere: [forældre, ""]\n'
        ),
        right="møder:\n  - art: statusmøde\n    afholdt: 2026-06-01\n    deltagere: [forældre]\n",
    ),
    Code(
        "SAG209",
        "bad-choice",
        Severity.ERROR,
        N_("a word that is not among those to choose from"),
        N_(
            "The key can only be answered with one of a few words, because rules and "
            "documents build on them. Choose one of those that the message lists; leave the "
            "key out while the answer is not known."
        ),
        wrong="samtykker:\n  - til: henvisning\n    form: papir\n",
        right="samtykker:\n  - til: henvisning\n    form: skriftlig\n",
    ),
    Code(
        "SAG210",
        "unknown-role",
        Severity.ERROR,
        N_("a role the ruleset does not have"),
        N_(
            "Who took part, or who wrote an assessment, is told by role, for the rules ask for "
            "roles: a psychological assessment is made by a psykolog (V3, V5). Choose one of the "
            'ruleset\'s roles. Who took part may be named too, if the name stands under "personer" '
            'with its role, or under "forældre" (H10).'
        ),
        wrong=(
            "møder:\n"
            "  - art: statusmøde\n"
            "    afholdt: 2026-06-01\n"
            "    deltagere: [forældre, støttepædagog]\n"
        ),
        right=(
            "møder:\n"
            "  - art: statusmøde\n"
            "    afholdt: 2026-06-01\n"
            "    deltagere: [forældre, minigruppens-personale]\n"
        ),
    ),
    Code(
        "SAG211",
        "unknown-topic",
        Severity.WARNING,
        N_("a topic that is nearly one of the meeting's agenda"),
        N_(
            "A kind of meeting has an agenda: what the meeting must take a position on, among "
            "other things (V6a, V9). Other topics are free, but this one is only a letter or two "
            "from one of the agenda, so that one still counts as not discussed. Correct it, or "
            "leave it if something else is meant."
        ),
        wrong=(
            "møder:\n"
            "  - art: forberedende-skolemøde\n"
            "    afholdt: 2026-06-01\n"
            "    drøftet: [behov, skoletilbudd]\n"
        ),
        right=(
            "møder:\n"
            "  - art: forberedende-skolemøde\n"
            "    afholdt: 2026-06-01\n"
            "    drøftet: [behov]\n"
        ),
    ),
    Code(
        "SAG212",
        "unknown-field",
        Severity.ERROR,
        N_("a form field the ruleset does not have"),
        N_(
            "A plan is filled in by the fields of the municipality's own form (V11, V12). A "
            "field that the form does not have is printed nowhere. Move the text to one of "
            "the fields that the message lists."
        ),
        wrong=(
            "handleplaner:\n"
            "  - nummer: 1\n"
            "    felter: {trivsel-i-skoven: Alma leger med de andre}\n"
        ),
        right=(
            "handleplaner:\n"
            "  - nummer: 1\n"
            "    felter: {trivsel-dagtilbud: Alma leger med de andre}\n"
        ),
    ),
    Code(
        "SAG213",
        "child-or-group",
        Severity.ERROR,
        N_("a case about nobody, or about a child and a group"),
        N_(
            'A case is about one child, under "barn", or about a group, under "gruppe", '
            "never about both (A9). Without one of them no rule can be used. Add the one "
            "that is missing, or move the group to a case of its own."
        ),
        wrong="barn: {navn: Alma Eksempel, født: 2022-03-14}\ngruppe: {navn: Rød stue}\n",
        right="gruppe: {navn: Rød stue}\n",
    ),
    Code(
        "SAG214",
        "bad-cpr",
        Severity.ERROR,
        N_("a CPR number that is not valid"),
        N_(
            "A CPR number is six digits for the birth date and four more, and the first six "
            "must be a day that exists; replacement numbers, with 60 added to the day, are "
            "understood (F). Correct it, or leave the key out: no deadline needs it."
        ),
        wrong="barn:\n  navn: Alma Eksempel\n  født: 2022-03-14\n  cpr: 740322-405\n",
        right="barn:\n  navn: Alma Eksempel\n  født: 2022-03-14\n  cpr: 740322-4005\n",
    ),
)
