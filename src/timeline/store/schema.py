"""The JSON Schema of format 1, made from the entries of the file; editors complete and check a store with it.

It never refuses what the program reads. It cannot see all that the program refuses: times, zones, which sources there
are, and what YAML itself swallows.
"""

from collections.abc import Iterable
from typing import Any, TypeAlias

import msgspec

from timeline.store.entries import (
    FORMAT,
    AccountEntry,
    ClockEntry,
    CoordinatesEntry,
    EventEntry,
    PointEntry,
    RulingEntry,
    StoreEntry,
)
from timeline.store.globe import REACH
from timeline.store.keys import ENTRIES, EntryKind, holding, keys
from timeline.store.visible import SEEN
from timeline.when import About

Schema: TypeAlias = dict[str, Any]

_REQUIRED: dict[type[msgspec.Struct], tuple[str, ...]] = {
    StoreEntry: ("timeline",),
    EventEntry: ("id", "title"),
    AccountEntry: ("source",),
    CoordinatesEntry: ("lat", "lon"),
    PointEntry: ("value",),
    RulingEntry: ("values", "verdict", "because"),
}
_ONE_OF: dict[type[msgspec.Struct], tuple[str, str]] = {RulingEntry: ("point", "row"), ClockEntry: ("ahead", "behind")}
"""Of these keys an entry has exactly one."""

_ID = r"^(?=.*[^._-])[^\u0000-,/:-@\[-^`{-\u00a0]+$"
"""Letters of any script, digits, `-`, `_`, `.`; told by what is left out, as not every engine knows `\\p{L}`."""
_FREE = {"^x-": {"description": "a key of your own: it is kept and shown"}}


def json_schema() -> Schema:
    """The schema of a whole store, in the draft of 2020-12, without anything that draft 7 reads otherwise."""
    _, components = msgspec.json.schema_components([StoreEntry])
    entries = {name: _entry(name, components[kind.__name__]) for name, kind in ENTRIES.items()}
    store = entries.pop("store")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A chronology of timeline, format {FORMAT}",
        **store,
        "$defs": entries,
    }


def schema_text() -> str:
    """The schema as JSON, ended by a line feed."""
    return msgspec.json.format(msgspec.json.encode(json_schema()), indent=2).decode() + "\n"


def _entry(name: EntryKind, made: Schema) -> Schema:
    kind = ENTRIES[name]
    required = _REQUIRED.get(kind, ())
    properties = {}
    for key in keys(name).values():
        form = _form(made["properties"][key.name], empty=key.name not in required)
        properties[key.name] = {"description": key.meaning} | _narrowed(kind, key.name, form)
    return {
        "type": "object",
        "properties": properties,
        **({"required": list(required)} if required else {}),
        **({"oneOf": [_has(key) for key in _ONE_OF[kind]]} if kind in _ONE_OF else {}),
        "patternProperties": _FREE,
        "additionalProperties": False,
    }


def _has(key: str) -> Schema:
    return {"required": [key], "properties": {key: {"type": "string"}}}


def _narrowed(kind: type[msgspec.Struct], key: str, form: Schema) -> Schema:
    """What the types of the entries do not tell."""
    match kind.__name__, key:
        case "StoreEntry", "timeline":
            return {"const": FORMAT}
        case "StoreEntry", "about":
            # A bare number is no width: it has no unit.
            widths = {entry: {"type": ["string", "null"]} for entry in About.__struct_fields__}
            return form | {"properties": widths, "patternProperties": _FREE, "additionalProperties": False}
        case "StoreEntry", "sources":
            return form | {"propertyNames": {"pattern": _ID}}
        case "EventEntry", "id":
            return form | {"pattern": _ID}
        case ("EventEntry", "title") | ("SourceEntry", "name") | ("PointEntry", "value"):
            return form | {"pattern": SEEN}
        case "RulingEntry", "values":
            return form | {"minItems": 2}
        case "StoreEntry", "synonyms":
            form["additionalProperties"]["items"]["minItems"] = 2
            return form
        case "CoordinatesEntry", _:
            return form | {"minimum": 0 if key == "radius" else -REACH[key], "maximum": REACH[key]}
        case "AccountEntry", "credibility":
            return form | {"minimum": 1, "maximum": 6}
        case _, "points":
            form["additionalProperties"]["anyOf"][0]["pattern"] = SEEN
            return form | {"propertyNames": {"pattern": SEEN}}
        case _, _ if key in holding("time"):
            return form | {"minLength": 1}
        case _:
            return form


def _form(made: Schema, *, empty: bool = True) -> Schema:
    """A type as msgspec writes it, shorter: alternatives of plain types as one list of types.

    `empty` allows null, which is how YAML reads a key without a value.
    """
    listed = [inner for each in made.get("anyOf", [made]) for inner in each.get("anyOf", [each])]
    alternatives = [each for each in listed if each.get("type") != "null"]
    plain = _types(each["type"] for each in alternatives if set(each) == {"type"})
    forms: list[Schema] = [{"type": plain if len(plain) > 1 else plain[0]}] if plain else []
    forms += [_compound(each) for each in alternatives if set(each) != {"type"}]
    may_be_empty = empty and "anyOf" in made
    if len(forms) == 1 and "$ref" not in forms[0]:
        return _or_null(forms[0]) if may_be_empty else forms[0]
    return {"anyOf": [*forms, {"type": "null"}] if may_be_empty else forms}


def _or_null(form: Schema) -> Schema:
    if "enum" in form:
        return form | {"enum": [*form["enum"], None]}
    types = form["type"]
    return form | {"type": [*(types if isinstance(types, list) else [types]), "null"]}


def _types(names: Iterable[str]) -> list[str]:
    """Each type once; an integer is a number."""
    found = list(dict.fromkeys(names))
    return [name for name in found if name != "integer"] if "number" in found else found


def _compound(made: Schema) -> Schema:
    if "$ref" in made:
        kind = made["$ref"].rpartition("/")[2]
        return {"$ref": "#/$defs/" + next(name for name, entry in ENTRIES.items() if entry.__name__ == kind)}
    form = {key: value for key, value in made.items() if key not in ("default", "title", "description")}
    for below in ("items", "additionalProperties"):
        if below in form:
            form[below] = _form(form[below])
    return form
