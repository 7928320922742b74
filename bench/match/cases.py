"""Labelled pairs of timelines, read from a folder, and pairs of unrelated stories made from them.

A file `SET.json` holds cases `{"name", "a": [{"id", "date", "text"}], "b": […], "gold": [[id, id]…], "maybe": […]}`.
The name of a case begins with its set and its topic: `set:topic:more`. A case of a set without topics is its own.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from timeline.model import Account, Event, Timeline
from timeline.when import parse_when
from timeline.when.civil import DAY, date_text, day_number

UNRELATED = "unrelated"
SEED = 3
BESIDE = 4
_OUR_ERA = day_number(1, 1, 1) * DAY
Entry = dict[str, Any]
Link = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """Two lists of entries and the links between them. Links under `maybe` count neither way."""

    set: str
    name: str
    topics: tuple[str, ...]
    left: Timeline
    right: Timeline
    gold: frozenset[Link] = frozenset()
    maybe: frozenset[Link] = frozenset()
    kind: "dict[Link, tuple[str, ...]] | None" = None


def read_cases(folder: Path) -> list[Case]:
    """All cases of a folder, set by set, a set a file. Raises LookupError where there are none."""
    files = sorted(file for file in folder.glob("*.json") if file.name != "floors.json")
    cases = [_case(file.stem, raw) for file in files for raw in json.loads(file.read_text(encoding="utf-8"))]
    if not cases:
        raise LookupError(f"no cases in {folder}")
    return cases


def _case(name: str, raw: Entry) -> Case:
    parts = raw["name"].split(":")
    topic = parts[1] if len(parts) > 2 else raw["name"]
    return Case(
        set=name,
        name=raw["name"],
        topics=(topic,),
        left=timeline_of(raw["a"], "left"),
        right=timeline_of(raw["b"], "right"),
        gold=frozenset((one, other) for one, other in raw["gold"]),
        maybe=frozenset((one, other) for one, other in raw.get("maybe") or ()),
        kind={
            (link.split("|")[0], link.split("|")[1]): tuple(kinds) for link, kinds in (raw.get("kind") or {}).items()
        },
    )


def timeline_of(entries: list[Entry], source: str) -> Timeline:
    """A store of one account an entry, titled by the beginning of its text."""
    return Timeline(
        events=tuple([
            Event(
                id=entry["id"],
                title=" ".join(entry["text"].split())[:90],
                own_when=parse_when(entry["date"]) if entry["date"] else None,
                accounts=(Account(source=source, says=entry["text"]),),
            )
            for entry in entries
        ])
    )  # fmt: skip


def without_dates(timeline: Timeline) -> Timeline:
    """The same events in the same order, no date on any."""
    return Timeline(
        events=tuple([Event(id=event.id, title=event.title, accounts=event.accounts) for event in timeline.events])
    )


def has_dates(case: Case) -> bool:
    """Whether every event of both sides has a date, of our era: those before it are left as they are."""
    return all(
        event.own_when is not None and event.own_when.earliest is not None and event.own_when.earliest >= _OUR_ERA
        for event in (*case.left.events, *case.right.events)
    )


def unrelated(cases: Sequence[Case], seed: int = SEED) -> list[Case]:
    """Some pairs of topics of dated cases, one story moved onto the period of the other: nothing is the same.

    Each topic is put beside four others of another period, since those of one period may tell one story. Once the
    second story is squeezed into the period of the first, once it only begins with it.
    """
    random = Random(seed)
    by_topic: dict[tuple[str, str], list[Timeline]] = {}
    for case in cases:
        if has_dates(case):
            by_topic.setdefault((case.set, case.topics[0]), []).extend([case.left, case.right])
    periods = {topic: _period(stories) for topic, stories in by_topic.items()}
    made = []
    for one, (first, last) in sorted(periods.items()):
        others = [topic for topic, (begin, end) in sorted(periods.items()) if end < first or last < begin]
        for number, other in enumerate(random.sample(others, min(BESIDE, len(others)))):
            left, right = random.choice(by_topic[one]), random.choice(by_topic[other])
            moved = _moved(right, left, squeezed=number % 2 == 0)
            made.append(Case(UNRELATED, f"{':'.join(one)}~{':'.join(other)}", (one[1], other[1]), left, moved))
    return made


def _period(stories: Sequence[Timeline]) -> tuple[int, int]:
    days = [day for story in stories for day in _days(story)]
    return min(days), max(days)


def _days(timeline: Timeline) -> list[int]:
    return [
        event.own_when.earliest // DAY
        for event in timeline.events
        if event.own_when is not None and event.own_when.earliest is not None
    ]


def _moved(story: Timeline, period: Timeline, *, squeezed: bool) -> Timeline:
    own, target = _days(story), _days(period)
    begin, length = min(own), max(1, max(own) - min(own))
    share = min(1.0, (max(target) - min(target)) / length) if squeezed else 1.0
    return Timeline(
        events=tuple([
            Event(
                id=f"other-{event.id}",  # equal ids would decide
                title=event.title,
                own_when=parse_when(date_text(min(target) + round((day - begin) * share))),
                accounts=event.accounts,
            )
            for event, day in zip(story.events, own, strict=True)
        ])
    )  # fmt: skip
