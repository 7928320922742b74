"""Points as they are typed: `drones=145`, `drones=~ 40; kind=snapshot; as_of=18 March 2025 22:00`."""

import re

from timeline.errors import TimelineError, near_misses
from timeline.store.entries import POINT_KEYS, PointEntry, keys_of

_LONG = tuple(key for key in keys_of(PointEntry) if key != "value")
_KEY = re.compile(rf";\s*(?P<key>{'|'.join(_LONG)}|x-[\w.-]+)\s*=|;\s+(?P<other>[^\W\d_][\w-]*)\s*=")


def parse_point(text: str) -> tuple[str, str | dict[str, str]]:
    """The name of a point, and its value or the keys of its long form, as typed. Raises TimelineError.

    The name ends at the first `=`; the value ends where `; key=` begins another key of a point.
    """
    name, equals, rest = text.partition("=")
    name = name.strip()
    if not equals or not name:
        raise TimelineError.of("point", f"`{text}` names no point and its value", "write NAME=VALUE: drones=145")
    if name[-1] in "<>":
        bare, relation = name[:-1].strip(), f"{name[-1]}={rest.split(';')[0].rstrip()}"
        raise TimelineError.of("point", f"the name of a point ends at the first `=`: `{name}`", f"{bare}={relation}")
    long = _fields(rest, name)
    value = long.pop("value")
    if not value:
        raise TimelineError.of("point", f"the point `{name}` has no value", f"write {name}=VALUE")
    return name, {"value": value, **long} if long else value


def parse_fields(text: str, allowed: frozenset[str], what: str) -> dict[str, str]:
    """`key=value; key=value` as a map; raises TimelineError for a key that is not `allowed`."""
    fields: dict[str, str] = {}
    for part in re.split(r";\s+", text):
        key, equals, value = part.partition("=")
        key = key.strip()
        if not equals or (key not in allowed and not key.startswith("x-")):
            near = near_misses(key, allowed)
            mend = f"did you mean {' or '.join(near)}?" if near else f"it has {', '.join(sorted(allowed))}"
            raise TimelineError.of("unknown-key", f"{what} has no key `{key}`", mend)
        fields[key] = value.strip()
    return fields


def _fields(rest: str, name: str) -> dict[str, str]:
    fields, key, begin = {}, "value", 0
    for found in _KEY.finditer(rest):
        if found["other"] is not None:
            near = near_misses(found["other"], POINT_KEYS)
            mend = f"did you mean {' or '.join(near)}?" if near else f"it has {', '.join(_LONG)}"
            raise TimelineError.of("unknown-key", f"the point `{name}` has no key `{found['other']}`", mend)
        fields[key] = rest[begin : found.start()].strip()
        key, begin = found["key"], found.end()
        if key in fields:
            raise TimelineError.of(
                "duplicate-key", f"the point `{name}` has the key `{key}` twice", "leave one of them out"
            )
    fields[key] = rest[begin:].strip()
    return {key: value for key, value in fields.items() if value or key == "value"}
