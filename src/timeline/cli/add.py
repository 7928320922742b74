"""`timeline add`: a new event, another account of one, or every entry of a file."""

from typing import Annotated

import typer

from timeline.cli.add_options import LABELS, OF_FILES, AccountFields, AddOptions, EventFields, SourceFields, fields_of
from timeline.cli.groups import with_options
from timeline.cli.session import Session
from timeline.errors import ExitCode, TimelineError

_FROM_STDIN = ("says", "quote", "translation", "note", "url")


@with_options
def add(
    ctx: typer.Context,
    event: EventFields,
    account: AccountFields,
    source: SourceFields,
    how: AddOptions,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TITLE]", help="The title of a new event; with --to what the source says."),
    ] = None,
) -> ExitCode:
    """Add an event, or an account of one.

    With TITLE a new event, told by --source where one is given; with --to an account of an event that is there.
    Without either, on a terminal, it asks, entry after entry until Ctrl-D. Dates are understood as people type them
    (`18 March 2025 10am EDT`), and what was stored is printed.

    $ timeline add "Sirens in Odesa" --when "18 March 2025 21:05"  # a new event
    $ timeline add "It lasted two hours" --to trump-putin-call --source peskov --point "length=2 h"  # an account of one
    """
    session: Session = ctx.obj
    fields = fields_of(event, account, source) | _extra(how.extra or [])
    if "tags" in fields:
        fields["tags"] = [tag for text in event.tag or [] for tag in text.split(",")]
    if "file" in fields:
        from timeline.cli.copies import with_copy
        from timeline.cli.writing import store_path

        fields = with_copy(fields, session, store_path(session, how.file)[0].parent)
    if how.from_ is not None:
        from timeline.cli.adding_many import add_many

        return add_many(session, how, fields, text)
    for option in OF_FILES:
        if getattr(how, option):
            named = "--map" if option == "mapping" else f"--{option.replace('_', '-')}"
            raise TimelineError.of("option", f"{named} belongs to --from", "name the file: --from FILE")
    _place_text(fields, text)
    _read_stdin(fields, session)

    from timeline.cli.adding import Adding, is_complete
    from timeline.cli.writing import asks

    if how.edit:
        from timeline.cli.entry_editor import add_in_editor

        return add_in_editor(session, how, fields)
    if is_complete(fields):
        return Adding(session, how).one(fields)
    if asks(session):
        from timeline.cli.conversation import ask_for_entries

        return ask_for_entries(session, how, fields)
    if "to" in fields:
        raise TimelineError.of("missing", "an account needs a source", "name it with --source, or with --new-source")
    raise TimelineError.of("missing", "a new event needs a title", "timeline add TITLE; or --to EVENT, --from FILE")


def _extra(texts: list[str]) -> dict[str, object]:
    extra: dict[str, object] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not key.startswith("x-") or not equals:
            mend = f"its option is {LABELS[key]}" if key in LABELS else "write --set x-KEY=TEXT"
            raise TimelineError.of("option", f"--set {text!r} is no key of your own", mend)
        extra[key] = value
    return extra


def _place_text(fields: dict[str, object], text: str | None) -> None:
    if text is None:
        return
    key = "says" if "to" in fields else "title"
    if key in fields:
        raise TimelineError.of("option", "what the source says is given twice", "leave --says or the text out")
    if not text.strip():
        message = "a new event needs a title" if key == "title" else "the text is empty"
        raise TimelineError.of("missing", message, "write one, in quotes")
    fields[key] = text


def _read_stdin(fields: dict[str, object], session: Session) -> None:
    """`-` stands for standard input. Raises TimelineError where it stands twice."""
    from timeline.cli.writing import stdin_text

    named = [key for key in _FROM_STDIN if fields.get(key) == "-"]
    if len(named) > 1:
        told = " and ".join(LABELS[key] for key in named)
        raise TimelineError.of("option", f"{told} cannot both be standard input", "give one of them in quotes")
    for key in named:
        fields[key] = stdin_text(session)
        if not str(fields[key]).strip():
            message = f"{LABELS[key]} is '-', and nothing came from standard input"
            raise TimelineError.of("missing", message, "give it in quotes, or pipe it in")
