"""Codes for what the history of a case folder shows (SAG6xx): `sag audit` tells of them."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

CODES = (
    Code(
        "SAG601",
        "recorded-late",
        Severity.WARNING,
        N_("written down long after it happened"),
        N_(
            "Between the day something happened and the day it was written down lie more days "
            'than "skrives-inden" in sag.yaml allows. Until then nobody else could know of it, '
            "and what is written from memory proves less. Nothing can be mended afterwards: find "
            "out why it took so long."
        ),
    ),
    Code(
        "SAG602",
        "recorded-ahead",
        Severity.ERROR,
        N_("written down as having happened before it had"),
        N_(
            "When this was committed, the day it is said to have happened on had not come. Either "
            "the date is a slip of the pen, or something was written down as done that was only "
            "planned, or the clock of that computer was wrong."
        ),
    ),
    Code(
        "SAG603",
        "clock-backwards",
        Severity.WARNING,
        N_("a commit from an earlier time than what it is built on"),
        N_(
            "The time of a commit lies before that of what it goes on from, or of what the same "
            "person had written by then. A computer's clock was wrong, somebody gave the commit "
            "another time, or older work was moved on top of newer. When things were written down "
            "cannot be seen from this commit."
        ),
    ),
    Code(
        "SAG604",
        "changed-after-decision",
        Severity.ERROR,
        N_("a fact changed or taken away after something was decided on it"),
        N_(
            "A plan was approved, or a referral was sent, and afterwards somebody changed it, or "
            "what it rests on: a consent, an assessment, a meeting. Those who decided saw "
            "something else. What is wrong is put right by adding to the case, not by changing "
            "what was decided on; sag history shows both."
        ),
    ),
    Code(
        "SAG605",
        "sent-unmet",
        Severity.ERROR,
        N_("a referral sent before the case showed what must be in place"),
        N_(
            "When the sending was written down, the case did not show everything that its kind "
            "asks for. Either it was sent too early, or what was in place had not been written "
            "down. sag referral check --at with the commit shows the whole list as it stood."
        ),
    ),
    Code(
        "SAG606",
        "held-unplanned",
        Severity.WARNING,
        N_("a meeting held that nobody had planned, though someone is to call to it"),
        N_(
            "The ruleset names who calls to this kind of meeting (V13). The case never said which "
            "day it was planned for, so it does not show that the parents and the others were "
            "called in time."
        ),
    ),
    Code(
        "SAG607",
        "not-signed",
        Severity.ERROR,
        N_("a commit without a valid signature, though sag.yaml says who signs"),
        N_(
            '"underskrivere" in sag.yaml lists those who sign, and this commit has no signature '
            "by a key of the one who made it. Who wrote it cannot be proved. Ask them to sign "
            "from now on (git config commit.gpgsign true); a signature cannot be added to an old "
            "commit without rewriting the history."
        ),
    ),
    Code(
        "SAG608",
        "signers-changed",
        Severity.WARNING,
        N_("the list of those who sign was changed"),
        N_(
            "Signatures are held against the list in sag.yaml as it stands now, so whoever changes "
            "it decides which of them count. See with git show who changed it and how. Keys that "
            "are used no more stay in the list, for what they signed."
        ),
    ),
    Code(
        "SAG609",
        "history-rewritten",
        Severity.ERROR,
        N_("a history that is not what it was"),
        N_(
            "The history lacks commits that a checkpoint names or that its remote has, so somebody "
            "has rewritten it: what was known when cannot be seen from it alone. Find out who and "
            "why. The remote, another clone or a backup most likely has the old one."
        ),
    ),
)
