"""Options that several commands share, each written once.

A command takes a group of them as one keyword parameter whose type is a dataclass below; `with_options` spreads the
fields of the groups into the signature that typer reads, and gathers them again for the call.
"""

import dataclasses
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, get_type_hints

import typer


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


class Order(StrEnum):
    """What events are ordered by."""

    TIME = "time"
    PUBLISHED = "published"


Texts = list[str] | None


@dataclass(frozen=True, kw_only=True)
class FilterOptions:
    """Which events: a repeated option widens, different options narrow."""

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
    disputed: Annotated[bool, typer.Option("--disputed", help="Events on which sources differ.")] = False
    single_source: Annotated[
        bool, typer.Option("--single-source", help="Events that one source alone tells, repeats not counted.")
    ] = False
    background: Annotated[
        bool, typer.Option("--background", help="Unfold the background events.")
    ] = False
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="At most N events, the first ones.")] = None


@dataclass(frozen=True, kw_only=True)
class OutputOptions:
    """How it is written."""

    tz: Annotated[
        str | None,
        typer.Option(metavar="ZONE", help="Show clock times in ZONE, or with 'source' as each source gave them."),
    ] = None
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TEXT
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False
    color: Annotated[Switch, typer.Option(help="Colour; NO_COLOR and TERM=dumb turn 'auto' off.")] = Switch.AUTO
    theme: Annotated[
        Background | None, typer.Option(help="The terminal's background; else COLORFGBG tells, else dark.")
    ] = None
    links: Annotated[Switch, typer.Option(help="Citations as links the terminal can open.")] = Switch.AUTO
    ascii: Annotated[bool, typer.Option("--ascii", help="Draw with ASCII only.")] = False
    width: Annotated[
        int | None, typer.Option(metavar="CELLS", min=40, help="Else the terminal's width, COLUMNS, 80.")
    ] = None
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Never page.")] = False
    file: Annotated[
        str | None, typer.Option("--file", metavar="PATH", help="The store; the same as before the command.")
    ] = None

    @property
    def wants_json(self) -> bool:
        """Whether data is asked for instead of a drawing."""
        return self.json or self.format is Format.JSON


def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """A function for typer with the fields of every option group of `command` as options of their own."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: kind for name, kind in hints.items() if dataclasses.is_dataclass(kind)}
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name not in groups:
            parameters.append(parameter.replace(annotation=hints[parameter.name]))
            continue
        group = groups[parameter.name]
        field_hints = get_type_hints(group, include_extras=True)
        parameters += [
            inspect.Parameter(
                field.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=field.default,
                annotation=field_hints[field.name],
            )
            for field in dataclasses.fields(group)
        ]

    def spread(*arguments: Any, **options: Any) -> Any:
        gathered = {
            name: group(**{field.name: options.pop(field.name) for field in dataclasses.fields(group)})
            for name, group in groups.items()
        }
        return command(*arguments, **options, **gathered)

    ordered = sorted(parameters, key=lambda parameter: parameter.kind)
    spread.__name__ = command.__name__
    spread.__doc__ = command.__doc__
    spread.__signature__ = inspect.Signature(ordered)  # type: ignore[attr-defined]
    spread.__annotations__ = {parameter.name: parameter.annotation for parameter in ordered}
    return spread
