"""Codes for files that cannot be read as they should (SAG1xx)."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

CODES = (
    Code(
        "SAG101",
        "unreadable-file",
        Severity.ERROR,
        N_("a file that cannot be opened"),
        N_(
            "The file is there, but the computer may not open it: another program may hold "
            "it, you may lack access to it, or it is not an ordinary file. Nothing in it "
            "was checked, and no deadline was reckoned from it. Close it elsewhere, or ask "
            "the one who owns the folder."
        ),
    ),
    Code(
        "SAG102",
        "too-large",
        Severity.ERROR,
        N_("a file larger than 1 MiB"),
        N_(
            "A case is a few pages of text, so a file of more than 1 MiB is most likely a "
            "scan or a picture saved under the wrong name. It was not read. Put enclosures "
            "in the folder bilag/ and name them in the case."
        ),
    ),
    Code(
        "SAG103",
        "wrong-encoding",
        Severity.ERROR,
        N_("a file that is not saved as UTF-8"),
        N_(
            "Without UTF-8 the letters æ, ø and å turn into other signs, and a name or a "
            "kind of meeting can no longer be recognised. The file was not read. Open it in "
            'your editor, choose "Save as" and the encoding UTF-8.'
        ),
    ),
    Code(
        "SAG104",
        "control-character",
        Severity.ERROR,
        N_("a control character in the text"),
        N_(
            "A sign that no one can see has come into the text, often by copying from "
            "another program, or because a backslash in double quotes means something else "
            "than itself (\\b is one such sign). It can hide or change what is shown. Delete "
            "it and write the text again; a path goes without quotation marks, with / "
            "between the folders."
        ),
        wrong='konsulent: "nord\\beta"\n',
        right="konsulent: nord/beta\n",
    ),
    Code(
        "SAG105",
        "yaml-syntax",
        Severity.ERROR,
        N_("a place where the file cannot be read on"),
        N_(
            "The way the lines are written breaks the rules of the file, so that nothing "
            "after this place can be understood, and nothing in the file was checked. Most "
            "often a colon or a # stands in a text without quotation marks, a quotation "
            "mark or a bracket is not closed, or a line has one space too many. Put that "
            "right and check the file again."
        ),
        wrong="narrativer:\n  - dato: 2026-04-14\n    tekst: Alma sagde: kom og leg\n",
        right=('narrativer:\n  - dato: 2026-04-14\n    tekst: "Alma sagde: kom og leg"\n'),
    ),
    Code(
        "SAG106",
        "tab",
        Severity.ERROR,
        N_("a tab where spaces belong"),
        N_(
            "Spaces in front of a line say what it belongs to, and a tab is as wide as each "
            "program likes, so the file cannot be read with certainty. Replace the tab with "
            "spaces; most editors can be told to write spaces for the tab key."
        ),
        wrong="møder:\n\t- art: statusmøde\n\t  afholdt: 2026-06-01\n",
        right="møder:\n  - art: statusmøde\n    afholdt: 2026-06-01\n",
    ),
    Code(
        "SAG107",
        "duplicate-key",
        Severity.ERROR,
        N_("the same key twice in one place"),
        N_(
            "When a key stands twice in one place, only one of the two can be meant, and a "
            "date may be lost without anyone seeing it. The first is used. Keep the right "
            "one and delete the other; two meetings are two entries of the same list, each "
            "with a hyphen."
        ),
        wrong="skole:\n  start: 2028-08-01\n  start: 2029-08-01\n",
        right="skole:\n  start: 2029-08-01\n  udsættelse: ja\n",
    ),
    Code(
        "SAG108",
        "reference",
        Severity.ERROR,
        N_("an anchor, a reference or a merge key"),
        N_(
            "The signs &, * and << let one part of a file stand for another. A case must "
            "say what it says in the place where one reads it, so they are not followed. "
            "Write the value out; if the sign belongs to a text, put the text in quotation "
            "marks."
        ),
        wrong="konsulent: *kons-a\n",
        right="konsulent: kons-a\n",
    ),
    Code(
        "SAG109",
        "several-documents",
        Severity.ERROR,
        N_("more than one document in a file"),
        N_(
            "Three hyphens on a line begin a new document. One file holds one case, and "
            "what follows the line was not read. Move it to a file of its own, or put a "
            "line of hyphens in a text between quotation marks."
        ),
        wrong="sag: VEJ-2026-001\n---\nsag: VEJ-2026-002\n",
        right="sag: VEJ-2026-001\n",
    ),
    Code(
        "SAG110",
        "empty-file",
        Severity.ERROR,
        N_("a file with nothing in it"),
        N_(
            "The file holds nothing, or only comments. That is a case that was never "
            "written, or one that was lost when it was saved. Write the case, get the "
            "earlier version back from git, or delete the file."
        ),
    ),
    Code(
        "SAG111",
        "no-keys",
        Severity.ERROR,
        N_("a file that does not begin with a key"),
        N_(
            "A case file is a list of keys, each with a colon and what it says. This one "
            "begins as a list or as plain text, so nothing in it could be read. Begin with "
            '"sag:" and the case number.'
        ),
        wrong="- sag: VEJ-2026-001\n- regelsæt: vejle\n- barn: {navn: Alma Eksempel}\n",
        right="sag: VEJ-2026-001\nregelsæt: vejle\nbarn: {navn: Alma Eksempel}\n",
    ),
    Code(
        "SAG112",
        "too-deep",
        Severity.ERROR,
        N_("lists and keys nested too deep"),
        N_(
            "A case is at most six levels deep. Twelve are allowed, and beyond that the "
            "file was not read on; brackets that are opened and never closed are the usual "
            "cause. Look for a [ or { too many, or for lines that creep to the right."
        ),
        wrong="konsulent: [[[[[[[[[[[[[kons-a]]]]]]]]]]]]]\n",
        right="konsulent: kons-a\n",
    ),
    Code(
        "SAG113",
        "tag",
        Severity.ERROR,
        N_("a type of its own on a value"),
        N_(
            "A word that begins with an exclamation mark asks for a type of its own, which "
            "a case has no use for; the tool knows from the key what a value is. Take the "
            "word away; if the mark belongs to a text, put the text in quotation marks."
        ),
        wrong="konsulent: !tekst kons-a\n",
        right="konsulent: kons-a\n",
    ),
    Code(
        "SAG114",
        "odd-key",
        Severity.ERROR,
        N_("a key that is not a word"),
        N_(
            "Before the colon stands a list, a set of keys or nothing at all, so there is "
            "no key to know the value by, and the value was left out. Write the key as a "
            "word, such as født."
        ),
        wrong="[konsulent]: kons-a\n",
        right="konsulent: kons-a\n",
    ),
    Code(
        "SAG115",
        "link",
        Severity.ERROR,
        N_("a case file that is a link to somewhere else"),
        N_(
            "The case file is only a link to a file outside the case folder, or to a "
            "folder. What lies outside is not under the folder's access rules and not in "
            "its history, so it was not read. Move the file itself into the folder."
        ),
    ),
    Code(
        "SAG116",
        "misnamed-file",
        Severity.ERROR,
        N_("a case file that is not read for its name or its place"),
        N_(
            "Some editors put .txt behind the name one gives, and Windows hides it; and a case "
            "may lie beside the folder of cases instead of in it. The file was not read, and "
            "none of its deadlines is on the list. Give it a name ending in .yaml, in sager/."
        ),
    ),
    Code(
        "SAG117",
        "lost-text",
        Severity.WARNING,
        N_("text that a # leaves out"),
        N_(
            "What stands after a space and a # is a note to oneself, and is left out. Here the "
            "# touches its word, as in #1, so it was most likely meant as text. Put the whole "
            "text in quotation marks."
        ),
        wrong=(
            "møder:\n  - art: statusmøde\n    afholdt: 2026-06-01\n    referat: Aftale #1 holder\n"
        ),
        right=(
            "møder:\n  - art: statusmøde\n    afholdt: 2026-06-01\n"
            '    referat: "Aftale #1 holder"\n'
        ),
    ),
    Code(
        "SAG118",
        "invisible-mark",
        Severity.WARNING,
        N_("a mark that no one can see"),
        N_(
            "A mark without width, a soft hyphen or a sign that turns the direction of writing "
            "has come along, most often with a text copied from another program. The file is "
            "read as if it were not there, but a search in an editor will not find the word. "
            "Delete the word and type it again."
        ),
        wrong="konsulent: kons\u200b-a\n",
        right="konsulent: kons-a\n",
    ),
    Code(
        "SAG119",
        "more-findings",
        Severity.WARNING,
        N_("more findings in one file than are told one by one"),
        N_(
            "A hundred findings of a file are told, errors before warnings; of the others only "
            "how many they are. Hundreds of findings most often come from one mistake: a text "
            "that was pasted, or lines that moved one level in. Mend the first ones, and check "
            "the file again. It counts as an error when an error is among those left out."
        ),
    ),
)
