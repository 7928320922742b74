"""Groups of options: a command takes a group as one keyword parameter, typer sees each of its options.

Public examples repeat shared options in the signature of every command. Here a group is a class whose annotated
attributes are the options, and `with_options` spreads them into the signature that typer reads.
"""

import inspect
from collections.abc import Callable
from typing import Any, get_type_hints


class Options:
    """The base of groups. Not a dataclass: making those takes longer than all else at the start of a command."""

    def __init__(self, **values: object) -> None:
        vars(self).update(values)


def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """A function for typer with the attributes of every group of `command` as options of their own."""
    hints = get_type_hints(command, include_extras=True)
    groups = {
        name: (kind, get_type_hints(kind, include_extras=True))
        for name, kind in hints.items()
        if isinstance(kind, type) and issubclass(kind, Options)
    }
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name not in groups:
            parameters.append(parameter.replace(annotation=hints[parameter.name]))
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
