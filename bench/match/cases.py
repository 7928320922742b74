"""Labelled pairs of timelines, read from a folder, and pairs of unrelated stories made from them.

A file `SET.json` holds cases `{"name", "a": [{"id", "date", "text"}], "b": […], "gold": [[id, id]…], "maybe": […]}`.
The name of a case begins with its set and its topic: `set:topic:more`. A case of a set without topics is its own.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from timeline.model import Account, Event, Timeline
from timeline.when import parse_when
from timeline.when.civil import DAY, date_text

UNRELATED = "unrelated"
SEED = 3
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
    """All cases of a folder, set by set. Raises LookupError where there are none."""
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
        left=timeline_of(raw["a"]),
        right=timeline_of(raw["b"]),
        gold=frozenset((one, other) for one, other in raw["gold"]),
        maybe=frozenset((one, other) for one, other in raw.get("maybe") or ()),
        kind={
            (link.split("|")[0], link.split("|")[1]): tuple(kinds) for link, kinds in (raw.get("kind") or {}).items()
        },
    )


def timeline_of(entries: list[Entry]) -> Timeline:
    """A store of one account an entry, titled by the beginning of its text."""
    return Timeline(
        events=tuple([
            Event(
                id=entry["id"],
                title=" ".join(entry["text"].split())[:90],
                own_when=parse_when(entry["date"]) if entry["date"] else None,
                accounts=(Account(source="source", says=entry["text"]),),
            )
            for entry in entries
        ])
    )  # fmt: skip


def without_dates(timeline: Timeline) -> Timeline:
    """The same events in the same order, no date on any."""
    return Timeline(
        events=tuple([Event(id=event.id, title=event.title, accounts=event.accounts) for event in timeline.events])
    )


def unrelated(cases: list[Case], seed: int = SEED) -> list[Case]:
    """Every two topics of dated cases, one story moved onto the period of the other: nothing is the same.

    Once the second story is squeezed into the period of the first, once it only begins with it. Topics that share a
    word, or whose cases have one name, may be about one story and are left out.
    """
    random = Random(seed)
    by_topic: dict[str, list[Timeline]] = {}
    for case in cases:
        if len(case.name.split(":")) > 2:
            by_topic.setdefault(case.topics[0], []).extend([case.left, case.right])
    topics = sorted(by_topic)
    made = []
    for at, one in enumerate(topics):
        for other in topics[at + 1 :]:
            for squeezed in (True, False):
                left, right = random.choice(by_topic[one]), random.choice(by_topic[other])
                if not squeezed:
                    left, right = right, left
                moved = _moved(right, left, squeezed=squeezed)
                name = f"{one}~{other}" + ("~squeezed" if squeezed else "")
                made.append(Case(UNRELATED, name, (one, other), left, moved))
    return made


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
