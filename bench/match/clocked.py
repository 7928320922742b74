"""Labelled cases with clock times and spans laid on them, since the labelled ones have single days only.

Two tellings of one event on one day are given one clock time as a rule, else two that are some minutes apart, some
hours, or anything: half, three in ten, three in twenty, one in twenty. Every other event has a time of its own. A day
has busy hours, as the days of stories have, so that a shared hour alone says little. Some events state the minute,
some `about`, some a span, some one edge of a span, and some keep the day alone. One event in ten lasts for days, as
both tellings of it may say, or only one.

These shares are assumptions and were not fitted to anything; what they lead to is measured on the shipped story.
"""

from dataclasses import replace
from random import Random

import msgspec

from bench.match.cases import Case, has_dates
from timeline.model import Event, Timeline
from timeline.when import parse_when
from timeline.when.civil import DAY, HOUR, MINUTE, date_text

SEED = 7
CLOCKED = "clocked"
_AGREEING = ((0.5, 0), (0.8, 30), (0.95, 180))
"""Up to which share of linked events the times are at most so many minutes apart; the rest are anywhere in the day."""
_WORDS = 12
"""So many words of each text are kept."""
_LASTING = 0.1
"""The share of events that last for days."""
_BUSY = 0.5
"""The share of events that stand within two hours of one of the three busy hours of their day."""


def clocked(cases: list[Case], seed: int = SEED) -> list[Case]:
    """Each case with dates on every event, with clock times."""
    random = Random(seed)
    return [_with_clocks(case, random) for case in cases if has_dates(case)]


def _with_clocks(case: Case, random: Random) -> Case:
    partner = {right: left for left, right in sorted(case.gold | case.maybe)}
    busy: dict[int, list[int]] = {}
    minutes: dict[str, int] = {}
    lasting: dict[str, int] = {}
    days = {event.id: _day(event) for event in case.left.events}
    left = []
    for event in map(_shortened, case.left.events):
        minutes[event.id] = _minute(days[event.id], busy, random)
        if random.random() < _LASTING:
            lasting[event.id] = random.randrange(1, 7)
        left.append(_stated(event, minutes[event.id], random, lasting.get(event.id, 0)))
    right = []
    for event in map(_shortened, case.right.events):
        other = partner.get(event.id)
        same_day = other is not None and days.get(other) == _day(event)
        minute, length = None, random.randrange(1, 7) if random.random() < _LASTING else 0
        if same_day and other is not None:
            minute = _retold(minutes[other], random)
            length = random.choice((lasting[other], lasting[other], 0)) if other in lasting else 0
        right.append(_stated(event, _minute(_day(event), busy, random) if minute is None else minute, random, length))
    return replace(
        case,
        set=f"{CLOCKED} {case.set}",
        left=Timeline(events=tuple(left)),
        right=Timeline(events=tuple(right)),
    )


def _day(event: Event) -> int:
    assert event.own_when is not None
    assert event.own_when.earliest is not None
    return event.own_when.earliest // DAY


def _minute(day: int, busy: dict[int, list[int]], random: Random) -> int:
    """A minute of a day, often one near its busy hours."""
    hours = busy.setdefault(day, [random.randrange(24) for _ in range(3)])
    if random.random() < _BUSY:
        return max(0, min(1439, random.choice(hours) * 60 + random.randrange(-60, 120)))
    return random.randrange(1440)


def _retold(minute: int, random: Random) -> int | None:
    """The minute that another source gives for the same; None for any other time of that day."""
    drawn = random.random()
    for share, apart in _AGREEING:
        if drawn < share:
            return max(0, min(1439, minute + random.randint(-apart, apart)))
    return None


def _shortened(event: Event) -> Event:
    """The event with the first words of its text alone, as a title has them, so that its time counts."""
    words = (event.accounts[0].says or "").split()
    return msgspec.structs.replace(event, title=" ".join(words[:_WORDS]), accounts=())


def _stated(event: Event, minute: int, random: Random, length: int) -> Event:
    """The event with that minute, as one of the ways in which times are stated, or so many days longer than its day."""
    assert event.own_when is not None
    date = date_text(_day(event))
    if event.own_when.text != date:
        return event  # a month or a year has no clock
    if length:
        last = date_text(_day(event) + length)
        return msgspec.structs.replace(event, own_when=parse_when(f"{date}/{last}"))
    text = f"{date}T{minute * MINUTE // HOUR:02d}:{minute % 60:02d}"
    drawn = random.random()
    if drawn < 0.1:
        text = date
    elif drawn < 0.25:
        text += "~"
    elif drawn < 0.35:
        later = min(1439, minute + random.choice((30, 60, 90, 150)))
        text += f"/{date}T{later // 60:02d}:{later % 60:02d}"
    elif drawn < 0.4:
        text += "/"
    return msgspec.structs.replace(event, own_when=parse_when(text))
