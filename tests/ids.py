"""The names of cases, made of their values, so that a failing test says which case it was."""

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from pathlib import PurePath

import msgspec

LONGEST = 150
"""More than this says no longer at a glance what the case is."""
BEGINNING = 60
"""So much of a longer text is shown."""

_NO_DEFAULT = (msgspec.NODEFAULT, dataclasses.MISSING)


class UnnamedError(ValueError):
    """A value says too little or too much to be the name of a case."""


def name_of(value: object) -> str:
    """A short name of a value; of an entry what differs from its defaults. Raises UnnamedError."""
    name = _name(value)
    if len(name) > LONGEST:
        raise UnnamedError(f"{name[:LONGEST]}.. is too long")
    return name


def _name(value: object) -> str:
    match value:
        case Enum():
            return value.name
        case None | bool() | int() | float() | Decimal() | bytes():
            return str(value)
        case "":
            return "empty"
        case str():
            return value if len(value) <= LONGEST else f"{value[:BEGINNING]}.. {len(value)} characters"
        case PurePath():
            return value.name
        case Mapping():
            return ", ".join(f"{_name(key)}={_name(held)}" for key, held in value.items()) or "empty"
        case set() | frozenset():
            return ", ".join(sorted(map(_name, value))) or "empty"
        case list() | tuple() if not hasattr(value, "_fields"):
            return ", ".join(map(_name, value)) or "empty"
    text = getattr(value, "text", None)
    if isinstance(text, str):
        return text
    fields = _fields(value)
    if fields is not None:
        return " ".join(fields) or type(value).__name__
    name = getattr(value, "__name__", "<")
    if "<" in name:
        raise UnnamedError(f"a {type(value).__name__} has no name")
    return str(name)


def _fields(value: object) -> list[str] | None:
    """What the fields of an entry hold that differ from their defaults; None of what is no entry."""
    defaults: dict[str, object]
    if isinstance(value, msgspec.Struct):
        defaults = {field.name: field.default for field in msgspec.structs.fields(value)}
    elif dataclasses.is_dataclass(value):
        defaults = {field.name: field.default for field in dataclasses.fields(value)}
    elif isinstance(value, tuple):
        defaults = dict.fromkeys(getattr(value, "_fields", ()), msgspec.NODEFAULT)
        defaults |= getattr(value, "_field_defaults", {})
    else:
        return None
    held = [(name, getattr(value, name), default) for name, default in defaults.items()]
    return [
        _name(one) if default in _NO_DEFAULT else f"{name}={_name(one)}"
        for name, one, default in held
        if one != default and one not in ((), {})
    ]
