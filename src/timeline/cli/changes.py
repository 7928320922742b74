"""`timeline changes`: what a colleague has changed."""

from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from timeline.cli.groups import DRAWING, with_options
from timeline.cli.options import DiffFormat, DiffOutputOptions
from timeline.cli.session import Session
from timeline.errors import ExitCode

if TYPE_CHECKING:
    from timeline.model import Timeline


@with_options(own=DRAWING)
def changes(
    ctx: typer.Context,
    output: DiffOutputOptions,
    old: Annotated[
        str,
        typer.Argument(metavar="BASE..HEAD|OLD", help="Two versions in git; BASE alone, to the file as it is; a file."),
    ],
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help="With OLD: the file that came of it.")] = None,
) -> ExitCode:
    """Tell what one version of a store changes against another.

    Sources, events and accounts that are new, gone or others, key by key and point by point, and the verdicts that are
    others by it. `BASE...HEAD` begins where the two parted, as in a pull request.

    $ timeline changes timeline.yaml theirs.yaml  # two files
    $ timeline changes theirs.yaml timeline.yaml --format markdown  # for a pull request
    """
    from timeline.cli.changes_versions import versions_of
    from timeline.cli.output import manner_of, write_lines, write_text
    from timeline.cli.reading import leaving
    from timeline.revisions.changed import changed
    from timeline.select.drafts import settled

    session: Session = ctx.obj
    wanted = output.written_as
    label, before, after = versions_of(session, output.file, old, new)

    def public(timeline: "Timeline") -> "Timeline":
        return leaving(session, settled(timeline), private=output.private, svg=output.svg)

    found = changed(before, after, public)
    match wanted:
        case DiffFormat.JSON:
            from timeline.render.revision_json import revision_json

            write_text(revision_json(found, label), session)
        case DiffFormat.MARKDOWN:
            from timeline.render.revision import revision_markdown

            write_text(revision_markdown(found, label), session)
        case DiffFormat.TEXT:
            from timeline.cli.reading import zone_of
            from timeline.render.revision import revision_lines
            from timeline.render.view import View

            manner = manner_of(output, session)
            zone = zone_of(output.tz, found.after)
            view = View(width=manner.width, zone=zone, ascii=manner.ascii, links=manner.links, attributes=manner.color)
            write_lines(revision_lines(found, label, view), manner, session, no_pager=output.no_pager)
        case _:
            assert_never(wanted)
    return ExitCode.FINE
