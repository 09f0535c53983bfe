"""`sag diff` as rows: what is in one version of a case and not in the other."""

from sagscli.app.case_diff import CaseDifference
from sagscli.app.case_label import heading
from sagscli.app.history_lines import LineKind, ToldChanges
from sagscli.language import _
from sagscli.render.history.listing import keys_of, value_of
from sagscli.render.history.names import Naming
from sagscli.render.history.sentences import fact_sentence
from sagscli.render.listing import ListColumn, Listing, Remark


def listing(result: CaseDifference) -> Listing[ToldChanges]:
    """Return a row for each thing that is different, in the order of a case."""
    naming = Naming(result.ruleset, result.people)
    told = naming._replace(hides_texts=result.hides_texts)  # to programs
    versions = _("From {earlier} to {later}.").format(earlier=result.earlier, later=result.later)
    layout = _("Only the layout, notes or order of the file are different.")
    return Listing(
        key="differences",
        title=_("What is different in {case}").format(case=heading(result.label)),
        columns=[
            ListColumn(
                "text",
                lambda row: fact_sentence(*row, told),
                _("What"),
                lambda row: fact_sentence(*row, naming),
                wraps=True,
            ),
            ListColumn("kind", lambda row: row[0].value),
            ListColumn("section", lambda row: row[1][0].keys[0]),
            ListColumn("keys", lambda row: keys_of(row[1], naming)),
            ListColumn("before", lambda row: value_of(row[1], told, is_old=True)),
            ListColumn("after", lambda row: value_of(row[1], told, is_old=False)),
        ],
        rows=result.lines,
        notes=[Remark(versions, "dim")],
        empty=layout if result.only_layout else _("Nothing is different."),
        style=lambda row: "warn" if row[0] in (LineKind.REMOVED, LineKind.CLEARED) else "",
        dialect=result.dialect,
    )
