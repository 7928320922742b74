"""What a command says of itself, as the page of its help: from its declaration, and from nothing else.

A docstring is the first line, paragraphs, and examples: lines that begin with `$ `, with what they do behind a `#`.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from inspect import cleandoc
from typing import Any

from timeline.cli.commands import GROUPS
from timeline.cli.groups import DRAWING, EVENTS, FURTHER, STORE, WORK, WRITING
from timeline.render.help import Entry, Example, Page, Section

PROGRAM = "timeline"
_LAST = (EVENTS, DRAWING, WRITING, WORK, STORE)
"""What many commands have stands below what one has for itself."""


def program_page(program: Any, ctx: Any) -> Page:
    """The page of the program: its commands in their groups."""
    groups = [Section(title, tuple([Entry(*line) for line in group.items()])) for title, group in GROUPS.items()]
    return Page(
        PROGRAM,
        f"{PROGRAM} [OPTIONS] COMMAND [ARGS]...",
        (cleandoc(program.help),),
        (*groups, *_sections(program.params, ctx)),
        notes=(f"`{PROGRAM} help COMMAND` explains a command, `{PROGRAM} help marks` the marks of the drawings.",),
    )


def command_page(command: Any, ctx: Any) -> Page:
    """The page of a command, which must be loaded."""
    text, examples = _parted(cleandoc(command.help))
    name = f"{PROGRAM} {command.name}"
    pieces = [each.make_metavar(ctx) for each in _arguments(command.params)]
    usage = " ".join([name, *(["[OPTIONS]"] if _options(command.params) else []), *pieces])
    return Page(name, usage, text, tuple(_sections(command.params, ctx)), examples)


def _parted(text: str) -> tuple[tuple[str, ...], tuple[Example, ...]]:
    """The paragraphs of a docstring, and its examples."""
    lines = text.splitlines()
    examples = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
    prose = "\n".join(line for line in lines if not line.startswith("$ "))
    told = [example.partition("  #") for example in examples]
    return (
        tuple([" ".join(paragraph.split()) for paragraph in prose.split("\n\n") if paragraph.strip()]),
        tuple([Example(line.strip(), says.strip()) for line, _, says in told]),
    )


def _options(parameters: Iterable[Any]) -> list[Any]:
    return [each for each in parameters if each.param_type_name == "option" and not each.hidden]


def _arguments(parameters: Iterable[Any]) -> list[Any]:
    return [each for each in parameters if each.param_type_name == "argument" and not each.hidden]


def _sections(parameters: Iterable[Any], ctx: Any) -> Iterator[Section]:
    """The arguments, then each group of options in the order in which the first of each stands."""
    given = list(parameters)
    arguments = [Entry(each.make_metavar(ctx), each.help or "") for each in _arguments(given)]
    if arguments:
        yield Section("Arguments", tuple(arguments))
    options = _options(given)
    headings = dict.fromkeys(each.rich_help_panel or FURTHER for each in options)
    for heading in sorted(headings, key=lambda each: _LAST.index(each) if each in _LAST else -1):
        held = [each for each in options if (each.rich_help_panel or FURTHER) == heading]
        yield Section(heading, tuple([Entry(_names(each, ctx), _told(each)) for each in held]))


def _names(option: Any, ctx: Any) -> str:
    # The short name first, as everywhere else.
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.make_metavar(ctx)}"


def _told(option: Any) -> str:
    """What it means, and what holds where it is not given."""
    default = option.default
    return f"{option.help} (default: {default.value})" if isinstance(default, Enum) else option.help or ""
