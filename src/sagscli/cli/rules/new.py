"""sag rules new: a commented starting point for a ruleset."""

from typing import Annotated

from sagscli.app import find_ruleset
from sagscli.cli import options
from sagscli.language import _

Name = Annotated[str, options.argument(_("NAME"), _("What to call the ruleset: lower case."))]
Extends = Annotated[
    str | None,
    options.option(
        "--extends",
        _("RULESET"),
        _("Begin from a ruleset that is there, and write only what differs."),
        find_ruleset.ids,
    ),
]
ForceRuleset = Annotated[bool, options.flag("--force", _("Write over a ruleset of that name."))]


def new(
    name: Name,
    extends: Extends = None,
    folder: options.RulesetFolder = None,
    force: ForceRuleset = False,
) -> int:
    """Begin a ruleset."""
    from sagscli.app.new_ruleset import make_room, new_ruleset
    from sagscli.casefile.folder import shown_path
    from sagscli.render.files import write_file
    from sagscli.render.rulesets.new import format_new
    from sagscli.render.terminal import screen
    from sagscli.render.terminal.line import Bit

    ruleset = new_ruleset(name, extends, folder, options.session().today)
    text = format_new(ruleset)
    make_room(ruleset, folder, force=force)
    write_file(str(ruleset.path), text, force=force, home=ruleset.path.parents[1])
    written = _("Written: {path}").format(path=shown_path(ruleset.path))
    following = _("Next: change it, then sag rules check {name}").format(name=name)
    screen.show([(Bit(written, "green"),), (Bit(following),)])
    return 0
