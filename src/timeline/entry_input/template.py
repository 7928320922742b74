"""An entry to fill in, for an editor: what is known of it, and every other key as a comment with an example."""

from collections.abc import Container, Mapping

import msgspec

from timeline.entry_input.slugs import id_of_event
from timeline.entry_input.values import KEYS, Tree
from timeline.errors import Place, Problem, TimelineError
from timeline.store.editing.edits import AddAccount, AddEvent, Edit, OfAccount, OfEvent, Replace
from timeline.store.editing.emit import block_pair
from timeline.store.editing.replacing import entry_of
from timeline.store.editing.style import Style
from timeline.store.editing.trees import settled
from timeline.store.keys import EntryKind, keys


def _spelt(kind: EntryKind, but: str = "") -> str:
    return ", ".join(f"{key}: …" for key in KEYS[kind] if key != but)


_EXAMPLES: Mapping[str, str] = {
    "id": "made of the title",
    "when": "2025-03-18T22:30+02:00",
    "coordinates": "{lat: 46.48, lon: 30.73, radius: 500}",
    "actors": "[…, …]",
    "tags": "[…, …]",
    "background": "true",
    "same_as": "[…]",
    "not_same": "[…]",
    "stance": "reports, denies, unconfirmed or retracted",
    "url": '"https://…"',
    "published": "2025-03-19T08:30",
    "retrieved": "2025-03-20",
    "archive": '"https://…"',
    "attribution": "full, quoted or weak",
    "credibility": "2",
    "lang": "uk",
    "points": f"{{drones: {{value: 145, {_spelt('point', but='value')}}}}}",
    "cite": f"[{{{_spelt('citation')}}}]",
}
_STYLE = Style()


def event_template(event: Tree, accounts: list[Tree], file: str) -> str:
    """The text of a new event with its first account."""
    lines = [f"# A new event for {file}. Save and close to add it; an empty file adds nothing."]
    lines += ["# Comments that stay as they are here are left out.", *_keys("event", {"title": "", **event}, 2)]
    lines += ["  accounts:"] if accounts else ["  # accounts:"]
    for account in accounts:
        lines += _dashed(_keys("account", account, 6), 4)
    if not accounts:
        lines += [f"  #   {line.replace('# ', '', 1)}" for line in _dashed(_keys("account", {"source": ""}, 2), 0)]
    return "\n".join([*_dashed(lines[:2], None), *_dashed(lines[2:], 0), ""])


def account_template(account: Tree, event: str, file: str) -> str:
    """The text of a new account."""
    lines = [
        f"# A new account of {event} in {file}. Save and close to add it; an empty file adds nothing.",
        "# Comments that stay as they are here are left out.",
        *_dashed(_keys("account", {"source": "", **account}, 2), 0),
    ]
    return "\n".join([*lines, ""])


def keys_of_source(source: Tree) -> str:
    """Lines that name the keys which a source does not have yet, to stand above it in the editor."""
    missing = [key for key in keys("source").values() if key.name not in source]
    lines = ["# It may also have these keys; comments that stay as they are here are left out."] if missing else []
    return "".join(f"{line}\n" for line in [*lines, *(f"#   {key.name}: {key.meaning}" for key in missing)])


class Filled(msgspec.Struct, frozen=True):
    """A template as it was filled in, without the comments that came with it."""

    text: str
    numbers: tuple[int, ...]
    """For each line its number in the text that was filled in, from 1."""


def without_comments_of(template: str, text: str) -> Filled:
    """A text without the comments of the template that it was made from."""
    comments = {line for line in template.split("\n") if line.lstrip().startswith("#")}
    kept = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.rstrip("\r") not in comments]
    return Filled("\n".join(line for _, line in kept), tuple(number for number, _ in kept))


def edits_of_event(filled: Filled, taken: Container[str], *, in_order: bool) -> tuple[list[Edit], Filled]:
    """The edits that add an event as its text is, and that text, to which an id was given where it had none.

    Raises TimelineError with places in the text.
    """
    entry = {key: value for key, value in entry_of(OfEvent(""), filled.text, dash=True).items() if value is not None}
    if not str(entry.get("title") or "").strip():
        place = _first(filled.text)
        raise TimelineError([Problem("missing", "an event has a `title`, and this has none", "write one", place)])
    if "id" not in entry:
        made = id_of_event(str(entry["title"]), str(entry.get("when", "")), taken)
        filled = _with_id(filled, made)
        entry = {"id": made, **entry}
    return [AddEvent(entry, sorted=in_order), Replace(OfEvent(str(entry["id"])), filled.text)], filled


def edits_of_account(text: str, event: str, number: int) -> list[Edit]:
    """The edits that add an account as its text is; `number` is the one that it will have."""
    entry = {
        key: value for key, value in entry_of(OfAccount(event, number), text, dash=True).items() if value is not None
    }
    if not entry.get("source"):
        raise TimelineError(
            [Problem("missing", "an account has a `source`, and this has none", "name one", _first(text))]
        )
    return [AddAccount(event, entry), Replace(OfAccount(event, number), text)]


def _first(text: str) -> Place:
    lines = text.split("\n")
    number = next((number for number, line in enumerate(lines, 1) if line.lstrip().startswith("- ")), 1)
    return Place("the event", number, 1, 1, lines[number - 1])


def _with_id(filled: Filled, made: str) -> Filled:
    lines, numbers = filled.text.split("\n"), list(filled.numbers)
    at = next(number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
    head = lines[at]
    new = [f"- id: {made}", f"  {head[2:]}"] if head.startswith("- ") else [f"id: {made}", head]
    lines[at : at + 1], numbers[at:at] = new, [numbers[at]]
    return Filled("\n".join(lines), tuple(numbers))


def _keys(kind: str, entry: Tree, column: int) -> list[str]:
    lines: list[str] = []
    # A year is a number, as the engine will write it.
    entry = {key: settled(value, key) for key, value in entry.items()}
    for key in KEYS["event" if kind == "event" else "account"]:
        if key == "accounts":
            continue
        if key not in entry:
            lines.append(f"{' ' * column}# {key}: {_EXAMPLES.get(key, '…')}")
        elif entry[key] == "":
            lines.append(f"{' ' * column}{key}:")
        else:
            lines += block_pair(key, entry[key], column, _STYLE)
    for key in entry:
        if key.startswith("x-"):
            lines += block_pair(key, entry[key], column, _STYLE)
    return lines


def _dashed(lines: list[str], column: int | None) -> list[str]:
    """Lines with a dash before the first of them that is no comment; it comes first, so that the dash does."""
    if column is None:
        return lines
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    head = lines[first]
    return [f"{head[:column]}- {head[column + 2 :]}", *lines[:first], *lines[first + 1 :]]
