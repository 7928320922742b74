"""What one version of a store changes against another, drawn and in Markdown; `docs/git.md` tells of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.model import Account, Event, Source
from timeline.render.columns import flow, indented
from timeline.render.diff.markup import escaped, strong
from timeline.render.ink import Line, Piece, Role
from timeline.render.spelling import date_line
from timeline.render.text import clean
from timeline.render.textconv import entry_fields, store_fields
from timeline.render.theme import UNICODE, Glyphs
from timeline.render.view import View
from timeline.revisions.changed import Changed, EventChange, Pair, VerdictChange
from timeline.store.keys import EntryKind

_STEP = 2


class KeyChange(NamedTuple):
    """A key of an entry with its value before and after, each in one line; None where it had none, or has none."""

    key: str
    before: str | None
    after: str | None


def key_changes(kind: EntryKind, pair: Pair[Source] | Pair[Event] | Pair[Account]) -> list[KeyChange]:
    """The keys in which an entry differs, points and citations among them, in the order of the docs."""
    return changes_between(*([] if held is None else [*entry_fields(kind, held)] for held in (pair.before, pair.after)))


def changes_between(
    before: Sequence[tuple[str, str | None]], after: Sequence[tuple[str, str | None]]
) -> list[KeyChange]:
    """The keys that differ; one that stands once on either side has both its values."""
    old = [(key, text) for key, text in before if text is not None]
    new = [(key, text) for key, text in after if text is not None]
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    found = []
    for key in dict.fromkeys(key for key, _ in [*old, *new]):
        was, is_now = ([text for name, text in held.elements() if name == key] for held in (gone, come))
        if len(was) == len(is_now) == 1:
            found.append(KeyChange(key, was[0], is_now[0]))
        else:
            found += [*(KeyChange(key, text, None) for text in was), *(KeyChange(key, None, text) for text in is_now)]
    return found


def what(pair: Pair[Source] | Pair[Event] | Pair[Account]) -> str:
    """`added`, `removed` or `changed`."""
    return "added" if pair.before is None else "removed" if pair.after is None else "changed"


def name_of(pair: Pair[Account]) -> str:
    """`peskov@2025-03-19`: an account within its event."""
    account = pair.after or pair.before
    assert account is not None
    return account.source + ("" if account.published is None else f"@{account.published.text}")


def store_changes(changed: Changed) -> list[KeyChange]:
    """The keys of the store itself that differ."""
    return changes_between(list(store_fields(changed.before)), list(store_fields(changed.after)))


def counted(changed: Changed) -> str:
    """`1 source and 2 events added, 1 event changed, 3 accounts added, 1 verdict changed`."""
    kinds: list[tuple[str, Sequence[Pair[Source] | Pair[Event] | Pair[Account]]]] = [
        ("source", changed.sources),
        ("event", [one.event for one in changed.events]),
        ("account", [pair for one in changed.events for pair in one.accounts]),
    ]
    parts = [
        f"{number} {noun}{'' if number == 1 else 's'} {done}"
        for noun, pairs in kinds
        for done in ("added", "removed", "changed")
        if (number := sum(what(pair) == done for pair in pairs))
    ]
    verdicts = sum(len(one.verdicts) for one in changed.events)
    parts += [f"{verdicts} verdict{'' if verdicts == 1 else 's'} changed"] if verdicts else []
    rest = "renamed" if changed.renamed else "the store's own keys changed" if store_changes(changed) else ""
    return ", ".join(parts) or rest or "nothing has changed"


def revision_lines(changed: Changed, label: str, view: View) -> list[Line]:
    """What there is, counted, then the store, each source and each event with what has changed of it."""
    glyphs = view.glyphs
    lines = flow([Piece(f"{clean(label, glyphs)}: {counted(changed)}", Role.TITLE)], view.cells)
    own = store_changes(changed)
    if own or changed.renamed or changed.sources:
        lines.append([])
    lines += [line for change in own for line in _key(change, 0, view)]
    for kind, old, new in changed.renamed:
        pieces = [Piece("renamed  ", Role.DIM), Piece(f"{kind} {old} {glyphs.became} {new}")]
        lines += flow(pieces, view.cells)
    for pair in changed.sources:
        source = pair.after or pair.before
        assert source is not None
        lines += flow([Piece(f"{what(pair)}  ", Role.DIM), Piece(f"source {clean(source.id, glyphs)}")], view.cells)
        lines += [line for change in key_changes("source", pair) for line in _key(change, _STEP, view)]
    for one in changed.events:
        lines += [[], *_event(one, changed, view)]
    return lines


def _event(one: EventChange, changed: Changed, view: View) -> Iterator[Line]:
    glyphs, event = view.glyphs, one.shown
    zone = view.zone or changed.after.timezone or "UTC"
    day = "no date" if event.when is None else date_line(event.when, zone, glyphs)[0].rstrip(",")
    title = [Piece(f"{day}  ", Role.DAY), Piece(clean(event.title, glyphs), Role.TITLE)]
    yield from flow([*title, Piece(f"  {event.id}  {_said_of(one)}", Role.DIM)], view.cells)
    for change in _own_keys(one):
        yield from _key(change, _STEP, view)
    for pair in one.accounts if one.event.after is not None else []:
        head = [Piece(f"{what(pair)}  ", Role.DIM), Piece(clean(name_of(pair), glyphs))]
        yield from indented(flow(head, view.cells - _STEP), _STEP)
        for change in key_changes("account", pair) if pair.after is not None else []:
            yield from _key(change, 2 * _STEP, view)
    for verdict in one.verdicts:
        told = [
            Piece("verdict  ", Role.DIM),
            Piece(clean(verdict.name, glyphs)),
            Piece(f"  {_became(verdict, glyphs)}"),
        ]
        yield from indented(flow(told, view.cells - _STEP), _STEP)


def _own_keys(one: EventChange) -> list[KeyChange]:
    """The keys of an event that differ, but for the title of a new one; of one that is gone none."""
    if one.event.after is None:
        return []
    found = key_changes("event", one.event)
    return [change for change in found if change.key != "title"] if one.event.before is None else found


def _said_of(one: EventChange) -> str:
    """What has become of an event; `as it was` where its verdicts alone have changed."""
    return "as it was" if one.event.before == one.event.after else what(one.event)


def _became(verdict: VerdictChange, glyphs: Glyphs) -> str:
    return f"{verdict.before or 'not told'} {glyphs.became} {verdict.after or 'not told'}"


def _key(change: KeyChange, indent: int, view: View) -> list[Line]:
    """`length: > 90 min → ~ 2 h`; what is new has its value, what is gone says so."""
    glyphs = view.glyphs
    pieces = [Piece(f"{clean(change.key, glyphs)}: ", Role.DIM)]
    if change.before is None:
        pieces.append(Piece(clean(change.after or "", glyphs)))
    elif change.after is None:
        pieces += [Piece(clean(change.before, glyphs)), Piece(f" {glyphs.became} taken out", Role.DIM)]
    else:
        pieces.append(Piece(f"{clean(change.before, glyphs)} {glyphs.became} {clean(change.after, glyphs)}"))
    first, *others = flow(pieces, view.cells - indent - _STEP)
    return [*indented([first], indent), *indented(others, indent + _STEP)]


def revision_markdown(changed: Changed, label: str) -> str:
    """The same as lists below headings, for a pull request."""
    lines = [f"{strong(escaped(label))}: {escaped(counted(changed))}"]
    top = [f"- {_key_in_markdown(change)}" for change in store_changes(changed)]
    top += [f"- {kind} {escaped(old)} → {escaped(new)}" for kind, old, new in changed.renamed]
    for pair in changed.sources:
        source = pair.after or pair.before
        assert source is not None
        top.append(f"- source {escaped(source.id)} {what(pair)}")
        top += [f"  - {_key_in_markdown(change)}" for change in key_changes("source", pair)]
    lines += ["", *top] if top else []
    for one in changed.events:
        lines += ["", f"### {escaped(one.shown.title)}", "", f"{escaped(one.shown.id)}, {_said_of(one)}", ""]
        lines += _event_in_markdown(one)
    return "\n".join(lines).rstrip("\n") + "\n"


def _event_in_markdown(one: EventChange) -> Iterator[str]:
    if one.event.after is not None:
        yield from (f"- {_key_in_markdown(change)}" for change in _own_keys(one))
        for pair in one.accounts:
            yield f"- account {escaped(name_of(pair))} {what(pair)}"
            if pair.after is not None:
                yield from (f"  - {_key_in_markdown(change)}" for change in key_changes("account", pair))
    for verdict in one.verdicts:
        yield f"- verdict of {escaped(verdict.name)}: {_became(verdict, UNICODE)}"


def _key_in_markdown(change: KeyChange) -> str:
    key = escaped(change.key)
    if change.before is None:
        return f"{key}: {escaped(change.after or '')}"
    return f"{key}: {escaped(change.before)} → {'taken out' if change.after is None else escaped(change.after)}"
