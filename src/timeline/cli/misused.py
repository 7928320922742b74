"""A command line that cannot be understood, in the words of every other problem."""

import re
from collections.abc import Sequence
from typing import Any

import typer

from timeline.cli.commands import COMMANDS
from timeline.errors import Problem, near_misses, one_of, shortened

_NO_CHOICE = re.compile(r"'(.*)' is not one of .*", re.DOTALL)
_NO_NUMBER = re.compile(r"'(.*)' is not a valid (?:int|float).*", re.DOTALL)
_TOO_LITTLE = re.compile(r"(.*) is not in the range x>=(\S+?)\.?", re.DOTALL)


_OUT_OF_RANGE = re.compile(r"(.*) is not in the range (\S+?)\.?0?<=x<=(\S+?)(?:\.0)?\.?", re.DOTALL)


def usage_problem(error: typer.TyperException, arguments: Sequence[str]) -> Problem:
    """What is wrong in these arguments, and what may have been meant.

    typer has no public classes for its errors, so they are told apart by what they know. Where typer says something
    else than is expected here, its own words stand.
    """
    known: Any = error
    name = next((argument for argument in arguments if argument in COMMANDS), None)
    explained = f"`timeline help {name}` explains it" if name else "`timeline help` lists the commands"
    if getattr(known, "param", None) is not None:
        message, mend = _of_parameter(known, explained)
    elif hasattr(known, "possibilities"):
        names = [name for each in known.ctx.command.params for name in each.opts if each.param_type_name == "option"]
        near = near_misses(known.option_name, [name for name in names if name.startswith("--")])
        message = f"no option is called {shortened(known.option_name)}"
        mend = f"did you mean {' or '.join(near)}?" if near else explained
    elif hasattr(known, "option_name"):
        takes = "takes no value" if "does not take" in error.message else "needs a value"
        message, mend = f"{known.option_name} {takes}", explained
    elif error.message.startswith("Got unexpected extra"):
        extra = error.message.partition("(")[2] if "(s)" not in error.message else error.message.split("(", 2)[2]
        message, mend = f"nothing takes “{shortened(extra.rstrip(')'))}”", explained
    elif error.message == "Missing command.":
        message, mend = "a command is missing", explained
    else:
        message, mend = _lower(error.format_message()), explained
    return Problem("usage", message, mend)


def unknown_command(name: str, commands: list[str]) -> Problem:
    """A command that there is none of, or a topic of the help."""
    near = near_misses(name, commands)
    mend = f"did you mean {' or '.join(near)}?" if near else "`timeline help` lists the commands"
    return Problem("usage", f"no command is called “{shortened(name)}”", mend)


def _of_parameter(error: Any, explained: str) -> tuple[str, str]:
    """A value that is missing, or cannot be taken."""
    parameter = error.param
    name = max(parameter.opts, key=len) if parameter.param_type_name == "option" else parameter.human_readable_name
    if hasattr(error, "param_type"):
        return f"{name} is missing", explained
    said = error.message
    if found := _NO_CHOICE.fullmatch(said):
        choices = list(parameter.type.choices)
        near = near_misses(found[1], choices)
        mend = f"did you mean {' or '.join(near)}?" if near else one_of(choices) or explained
        return f"“{shortened(found[1])}” is nothing that {name} takes", mend
    if found := _NO_NUMBER.fullmatch(said):
        return f"{name} takes a number, and “{shortened(found[1])}” is none", explained
    if found := _TOO_LITTLE.fullmatch(said):
        return f"{name} takes {found[2]} at least, not {found[1]}", explained
    if found := _OUT_OF_RANGE.fullmatch(said):
        return f"{name} takes {found[2]} to {found[3]}, not {found[1]}", explained
    return f"{name}: {_lower(said)}", explained


def _lower(said: str) -> str:
    return f"{said[:1].lower()}{said[1:]}".rstrip(".")
