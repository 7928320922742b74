"""Options that several commands share, each written once."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from timeline.cli.groups import DRAWING, EVENTS, STORE, WRITING, Options
from timeline.cli.session import Session


def a_score(value: float | None) -> float | None:
    """Refuses what is no number, which no bound does."""
    if value is not None and value != value:  # noqa: PLR0124 - nan equals nothing
        raise typer.BadParameter("nan is no number from 0 to 1")
    return value


class Switch(StrEnum):
    """When something is done that depends on the terminal."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Background(StrEnum):
    """What the terminal's background is."""

    DARK = "dark"
    LIGHT = "light"


class Format(StrEnum):
    """How data is written."""

    TEXT = "text"
    JSON = "json"


class DiffFormat(StrEnum):
    """How a diff is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Order(StrEnum):
    """What events are ordered by."""

    TIME = "time"
    PUBLISHED = "published"


class Period(StrEnum):
    """What events are listed under."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class DiffOrder(StrEnum):
    """What the events of a diff are ordered by."""

    TIME = "time"
    DISPUTE = "dispute"


class SourceOrder(StrEnum):
    """What sources are ordered by."""

    STORE = "store"
    ACCOUNTS = "accounts"
    DISPUTED = "disputed"


Texts = list[str] | None
ColorOption = Annotated[
    Switch, typer.Option(help="Colour; NO_COLOR and TERM=dumb turn 'auto' off, FORCE_COLOR turns it on.")
]
ThemeOption = Annotated[
    Background | None,
    typer.Option(help="The terminal's background; else COLORFGBG tells, else the terminal is asked, else dark."),
]

WHICH_STORE: Any = typer.Option(
    "--file", "-f", metavar="PATH", help="The store; the same as before the command.", rich_help_panel=STORE
)
"""The option that every command has which reads a store or writes one."""


def _waits(ctx: typer.Context, seconds: float | None) -> float | None:
    """Puts `--wait` where every write finds it; not in the help, where nobody has given it."""
    if seconds is not None and isinstance(ctx.obj, Session):
        ctx.obj = ctx.obj._replace(wait=seconds)
    return seconds


WAIT: Any = typer.Option(
    "--wait",
    metavar="SECONDS",
    min=0.0,
    callback=_waits,
    help="Where somebody else is writing the store, wait so long; else 30.",
    rich_help_panel=WRITING,
)
"""The option that every command has which writes a store."""


class SelectionOptions(Options):
    """Which events: a repeated option widens, different options narrow."""

    heading = EVENTS

    since: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="Events that can have ended on or after WHEN."),
    ] = None
    until: Annotated[
        str | None,
        typer.Option(metavar="WHEN", help="Events that can have begun by WHEN; a day is meant whole."),
    ] = None
    on: Annotated[Texts, typer.Option(metavar="WHEN", help="Events that can have been going on at WHEN.")] = None
    source: Annotated[Texts, typer.Option(metavar="ID", help="Events told by this source.")] = None
    only_source: Annotated[
        Texts, typer.Option(metavar="ID", help="The same, and the accounts of all other sources are hidden.")
    ] = None
    tag: Annotated[Texts, typer.Option(metavar="TAG", help="Events with this tag.")] = None
    actor: Annotated[Texts, typer.Option(metavar="NAME", help="Events with this actor.")] = None
    place: Annotated[Texts, typer.Option(metavar="TEXT", help="Events whose place holds this text.")] = None
    grep: Annotated[
        Texts, typer.Option(metavar="TEXT", help="Events with this text in any field, whatever its case.")
    ] = None
    regex: Annotated[Texts, typer.Option(metavar="REGEX", help="The same with a regular expression.")] = None
    disputed: Annotated[bool, typer.Option("--disputed", help="Events on which sources contradict each other.")] = False
    worded: Annotated[bool, typer.Option("--worded", help="Events that sources word otherwise somewhere.")] = False
    undisputed: Annotated[
        bool, typer.Option("--undisputed", help="Events that two independent sources tell and none contradicts.")
    ] = False
    single_source: Annotated[
        bool, typer.Option("--single-source", help="Events that one source alone tells, repeats not counted.")
    ] = False
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="At most N events, the first ones; 0: all of them.")
    ] = None


class FilterOptions(SelectionOptions):
    """The same, where background events are folded."""

    background: Annotated[bool, typer.Option("--background", help="Unfold the background events.")] = False


class DrawingOptions(Options):
    """How it is drawn, and which store."""

    heading = DRAWING

    tz: Annotated[
        str | None,
        typer.Option(metavar="ZONE", help="Show clock times in ZONE, or with 'source' as each source gave them."),
    ] = None
    color: ColorOption = Switch.AUTO
    theme: ThemeOption = None
    links: Annotated[Switch, typer.Option(help="Citations as links the terminal can open.")] = Switch.AUTO
    ascii: Annotated[bool, typer.Option("--ascii", help="Draw with ASCII only.")] = False
    width: Annotated[
        int | None, typer.Option(metavar="CELLS", min=40, help="Else the terminal's width, COLUMNS, 80.")
    ] = None
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Never page.")] = False
    private: Annotated[
        bool, typer.Option("--private", help="What is private too, where the output is not this terminal.")
    ] = False
    svg: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A picture, into a new file ('-': standard output), in place of text."),
    ] = None
    file: Annotated[str | None, WHICH_STORE] = None


class FormatOptions(Options):
    """A drawing, or data."""

    heading = DRAWING

    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TEXT
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False

    @property
    def written_as(self) -> Format:
        """The format that was asked for, in either way."""
        return Format.JSON if self.json else self.format


def refuse_picture_of(wanted: Format | DiffFormat, svg: str | None) -> None:
    """Raises TimelineError where a picture of what is no drawing is asked for."""
    if svg is not None and wanted.value != "text":
        from timeline.errors import TimelineError

        raise TimelineError.of("option", f"--svg is a drawing, and {wanted.value} is none", "leave out one of the two")


class OutputOptions(FormatOptions, DrawingOptions):
    """How it is written."""

    @property
    def written_as(self) -> Format:
        """The format that was asked for, in either way. Raises TimelineError where a picture is asked for too."""
        wanted = super().written_as
        refuse_picture_of(wanted, self.svg)
        return wanted


class DiffOutputOptions(DrawingOptions):
    """How a diff is written."""

    format: Annotated[DiffFormat, typer.Option(help="How to write it.")] = DiffFormat.TEXT
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False

    @property
    def written_as(self) -> DiffFormat:
        """The format that was asked for, in either way. Raises TimelineError where a picture is asked for too."""
        wanted = DiffFormat.JSON if self.json else self.format
        refuse_picture_of(wanted, self.svg)
        return wanted
