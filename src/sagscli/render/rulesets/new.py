"""`sag rules new`: a commented starting point, whole or as changes to another ruleset."""

from sagscli.app.new_ruleset import NewRuleset
from sagscli.documents.environment import filled


def format_new(new: NewRuleset) -> str:
    """Return the text of a new ruleset, made by ``regelsæt/*.yaml.j2``."""
    template = "regelsæt/nyt.yaml.j2" if new.base is None else "regelsæt/udvidelse.yaml.j2"
    return filled(template, name=new.name, today=new.today, base=new.base)
