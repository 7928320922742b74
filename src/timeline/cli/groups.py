"""Groups of options: a command takes a group as one keyword parameter, typer sees each of its options.

Public examples repeat shared options in the signature of every command. Here a group is a class whose annotated
attributes are the options, and `with_options` spreads them into the signature that typer reads.
"""

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

EVENTS = "Which events"
DOCUMENT = "What is known of the document"
DRAWING = "How it is drawn"
STORE = "Where from"
WRITING = "How it is written"
WORK = "Where the work is done"
FURTHER = "Options"
"""The headings below which options stand in the help; what names none stands below the last."""


class Options:
    """The base of groups. Not a dataclass: making those takes longer than all else at the start of a command.

    `heading` is that of its options in the help; an option may name another.
    """

    heading = FURTHER

    def __init__(self, **values: object) -> None:
        vars(self).update(values)


def with_options(command: Callable[..., Any] | None = None, *, own: str = FURTHER) -> Callable[..., Any]:
    """A function for typer with the attributes of every group of `command` as options of their own.

    `own` is the heading of the options that stand in no group.
    """
    if command is None:
        return partial(with_options, own=own)
    # Annotations are values in this room, not texts, so nothing needs to be evaluated.
    groups = {
        name: (kind, _fields(kind))
        for name, kind in command.__annotations__.items()
        if isinstance(kind, type) and issubclass(kind, Options)
    }
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name not in groups:
            _below(own, parameter.annotation)
            parameters.append(parameter)
            continue
        group, fields = groups[parameter.name]
        parameters += [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=getattr(group, name), annotation=annotation)
            for name, annotation in fields.items()
        ]

    def spread(*arguments: Any, **options: Any) -> Any:
        gathered = {
            name: group(**{field: options.pop(field) for field in fields}) for name, (group, fields) in groups.items()
        }
        return command(*arguments, **options, **gathered)

    ordered = sorted(parameters, key=lambda parameter: parameter.kind)
    spread.__name__ = command.__name__
    spread.__doc__ = command.__doc__
    spread.__signature__ = inspect.Signature(ordered)  # type: ignore[attr-defined]
    spread.__annotations__ = {parameter.name: parameter.annotation for parameter in ordered}
    return spread


def _fields(group: type[Options]) -> dict[str, Any]:
    """The annotated attributes of a group, those of its bases first, each below the heading of where it stands."""
    fields: dict[str, Any] = {}
    for kind in reversed(group.__mro__):
        if issubclass(kind, Options):
            for name, annotation in inspect.get_annotations(kind).items():
                fields[name] = annotation
                _below(kind.heading, annotation)
    return fields


def _below(heading: str, annotation: Any) -> None:
    """Puts an option below a heading in the help, where it names none itself."""
    for declared in getattr(annotation, "__metadata__", ()):
        declared.rich_help_panel = declared.rich_help_panel or heading
