"""Codes for what can only be seen across files, or in the folder (SAG4xx)."""

from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Severity
from sagscli.language import N_

CODES = (
    Code(
        "SAG401",
        "duplicate-case",
        Severity.ERROR,
        N_("the same case number in two files"),
        N_(
            "Two files carry the same case number, perhaps because one was copied to begin "
            "a new case. Lists and documents could then mix two children up. Give one of "
            "them a number of its own, or delete the copy."
        ),
    ),
    Code(
        "SAG402",
        "enclosure-missing",
        Severity.ERROR,
        N_("an enclosure that is not there"),
        N_(
            "The case names an enclosure that is not in the folder, so it cannot be sent "
            "along with a referral (V5, H5). Put the file in its place, or correct the "
            "path; it counts from the case folder, the one with sag.yaml."
        ),
    ),
    Code(
        "SAG403",
        "enclosure-outside",
        Severity.ERROR,
        N_("an enclosure outside the case folder"),
        N_(
            "An enclosure must lie in the case folder: what lies elsewhere is not kept with "
            "the case, and may be out of reach for the others who use it. Links that lead "
            "out of the folder count as outside. Copy the file into bilag/."
        ),
        wrong=(
            "vurderinger:\n  - art: psykologisk-vurdering\n    bilag: ../dokumenter/vurdering.pdf\n"
        ),
        right=(
            "vurderinger:\n"
            "  - art: psykologisk-vurdering\n"
            "    bilag: bilag/VEJ-2026-001/vurdering.pdf\n"
        ),
    ),
    Code(
        "SAG404",
        "file-name",
        Severity.WARNING,
        N_("a file name without the case number"),
        N_(
            "A case is found by its number, in the folder as well as in the program, so the "
            "file's name should carry it. Rename the file; git keeps the history of a "
            "renamed file."
        ),
    ),
    Code(
        "SAG405",
        "cpr-in-file-name",
        Severity.ERROR,
        N_("a CPR number in a file's name"),
        N_(
            "A file's name is shown in lists, in logs and in git, where no CPR number may "
            "stand (F). Name the file and its folders after the case number. The old name "
            "stays in git's history, so tell the one who runs the folder."
        ),
    ),
    Code(
        "SAG406",
        "group-full",
        Severity.WARNING,
        N_("more children in a group than it has places"),
        N_(
            "A group has a number of places, in a minigruppe 8 (V1), and with this child "
            'there are more children in it at a time. Check "opstart" here, and "ophør" for '
            "those who have left. The check counts the cases in this folder only."
        ),
    ),
    Code(
        "SAG407",
        "group-names-child",
        Severity.ERROR,
        N_("a child's name in a group's case"),
        N_(
            "A group's case is shared more widely than a child's, so it names no child "
            "(A9). One of its texts holds the full name of a child who has a case in this "
            "folder. Write of the group; what concerns the child belongs in the child's own "
            "case."
        ),
    ),
    Code(
        "SAG408",
        "unknown-decider",
        Severity.WARNING,
        N_("meeting dates of a role that no ruleset has"),
        N_(
            'Under "mødedatoer" in sag.yaml stand the days on which those who decide on referrals '
            "meet, by their role. No ruleset has this role, so the checklist never finds the days "
            "and cannot say when the papers must be sent (H5). Write the role as the ruleset "
            "does."
        ),
    ),
    Code(
        "SAG409",
        "misnamed-settings",
        Severity.WARNING,
        N_("settings under another name than sag.yaml"),
        N_(
            "The settings of a case folder stand in a file called sag.yaml, in small letters and "
            "with nothing behind. A sag.yml, a Sag.yaml or a sag.yaml.txt is not read, so the "
            "ruleset, the window and the meeting dates in it count for nothing. Call it sag.yaml."
        ),
    ),
    Code(
        "SAG410",
        "not-read",
        Severity.WARNING,
        N_("rulesets or templates under a name by which they are not read"),
        N_(
            "Rulesets lie in regelsæt/ and end in .yaml, templates lie in skabeloner/ and end in "
            ".j2. What is called Regelsæt/, regelsaet/ or vejle.yaml.txt is not read, and what "
            "comes with the tool is used in its place, with other dates perhaps. Give it the name "
            "it should have."
        ),
    ),
    Code(
        "SAG411",
        "names-other-child",
        Severity.WARNING,
        N_("another child's full name in a case"),
        N_(
            "A case is read by the parents of the child it is about, and printed for them. Here it "
            "holds the full name of another child who has a case in this folder. Other cases are "
            "not read when a list or a page is made, so the name would be shown there. Write the "
            "initials, or what the child is to the other: a friend, her brother. Who is under "
            '"personer" is meant to be named.'
        ),
    ),
    Code(
        "SAG412",
        "templates-shut",
        Severity.WARNING,
        N_("templates of the folder that cannot be opened"),
        N_(
            "A template in skabeloner/ goes before the built-in one of the same name. This one, "
            "or the folder it lies in, cannot be opened, or is a link that leads out of the case "
            "folder, so no document is made from it, nor from the built-in one in its place. Get "
            "access to it, put the file itself there, or take it away."
        ),
    ),
)
