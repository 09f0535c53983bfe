"""`sag deadlines --format json`: the stable contract of docs/json.md."""

import json

from sagscli.app.worklist import Worklist
from sagscli.render.deadlines.rows import document


def format_json(worklist: Worklist) -> str:
    """Return the worklist as JSON, indented, æøå as they are."""
    return json.dumps(document(worklist), ensure_ascii=False, indent=2) + "\n"
