"""A command line again with one option more, for a message that says how to go on."""

import shlex
from collections.abc import Mapping, Sequence

from timeline.cli.add_options import LABELS, OF_FILES, TableOptions


def retyped(command: Sequence[str], how: TableOptions, fields: Mapping[str, object], more: str) -> str:
    """A command, as `timeline add --from FILE`, with the options that were given, and one more behind it."""
    words = [*command]
    for option in ("file", *OF_FILES, "in_order", "no_duplicates", "dry_run"):
        named = {"mapping": "--map", "in_order": "--sorted"}.get(option, f"--{option.replace('_', '-')}")
        words += _words(named, getattr(how, option, None))
    for key, value in fields.items():
        words += _words(LABELS.get(key, f"--{key}"), value)
    return shlex.join([*words, more])


def retyped_entry(fields: Mapping[str, object]) -> str:
    """`timeline add` with all that an entry holds."""
    words = ["timeline", "add", *([str(fields["title"])] if "title" in fields else [])]
    for key, value in fields.items():
        if key != "title":
            words += _words(LABELS.get(key, f"--{key}"), value)
    return shlex.join(words)


def _words(option: str, value: object) -> list[str]:
    if value is True:
        return [option]
    if not value:
        return []
    return [word for one in (value if isinstance(value, list) else [value]) for word in (option, str(one))]
