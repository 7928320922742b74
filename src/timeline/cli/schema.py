"""`timeline schema`: the JSON Schema of the store."""

import typer

from timeline.cli.session import Session
from timeline.errors import ExitCode


def schema(ctx: typer.Context) -> ExitCode:
    """Write the JSON Schema of the store, for editors.

    With `timeline schema > timeline.schema.json` beside a store, the first line that 'timeline init' writes makes an
    editor complete keys, explain them, and mark those that do not exist.

    $ timeline schema > timeline.schema.json  # beside the store, for your editor
    $ timeline schema  # to read: every key, and what it means
    """
    from timeline.cli.output import write_text
    from timeline.store.schema import schema_text

    session: Session = ctx.obj
    write_text(schema_text(), session)
    return ExitCode.FINE
