"""What matching needs of one event, taken from it once: where it stands in time, its tokens, its figures."""

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from timeline.compare.matching.tokens import NO_NAME, Vocabulary
from timeline.model import Event
from timeline.when import Edge, When
from timeline.when.civil import DAY

TITLE_CASE = 0.8
"""Where more of the words begin with a capital than this, as in headlines, capitals do not mark names."""
LITTLE = 0.5
"""The part of a rare token that every text is taken to have beside its own."""
OPENING = 6
"""So many tokens are the opening of a text."""


BEGIN_ALONE, END_ALONE = 1, -1
_HALF_HOURS = 48
"""Of a day."""
_FARTHEST_ZONE = 28
"""No zone is more than 14 hours from UTC."""
_A_MINUTE = 1.01 / 30
"""In half hours."""
FIELDS = 2
"""The fields of an event that are compared by themselves: places and actors."""


class Extent:
    """Where an event stands in time: the days it may lie on, both included, and for clock times the instants.

    `first` and `last` are day numbers on the calendar as written. `clock` are begin and end as instants in days from
    1970Z, None unless a clock time was stated. `stated` is `BEGIN_ALONE` or `END_ALONE` for a span of which only that
    edge is known, else 0; `clock` is then that edge. `plain`: the days alone are to be compared, as those of a single
    day without a clock time, or of bounds that nobody stated. `zoneless`: its clock was read as UTC, since neither the
    text nor the store says of which zone it is.
    """

    __slots__ = ("clock", "first", "last", "plain", "stated", "zoneless")

    def __init__(
        self,
        first: int,
        last: int,
        clock: tuple[float, float] | None = None,
        stated: int = 0,
        *,
        inferred: bool = False,
        zoneless: bool = False,
    ) -> None:
        self.first = first
        self.last = last
        self.clock = clock
        self.stated = stated
        self.plain = inferred or (clock is None and first == last)
        self.zoneless = zoneless

    def gap(self, other: "Extent") -> float:
        """Days between the two, 0 where they can be at the same time; two following days are 1 apart."""
        if self.clock is not None and other.clock is not None:
            if self.hours_of_a_zone(other):
                return 0.0
            return max(0.0, self.clock[0] - other.clock[1], other.clock[0] - self.clock[1])
        return float(max(0, self.first - other.last, other.first - self.last))

    def hours_of_a_zone(self, other: "Extent") -> int:
        """By how many half hours two clocks differ where a zone would explain that; 0 where it would not.

        One of them is told without a zone, the other with one, and their minutes agree.
        """
        if self.zoneless == other.zoneless or self.clock is None or other.clock is None:
            return 0
        apart = (other.clock[0] - self.clock[0]) * _HALF_HOURS
        halves = round(apart)
        return halves if abs(halves) <= _FARTHEST_ZONE and abs(apart - halves) <= _A_MINUTE else 0

    @property
    def days(self) -> int:
        """How many days it may lie on."""
        return self.last - self.first + 1


def extent_of(when: When | None) -> Extent | None:
    """The extent of a when; None where it says nothing. What is open or not stated on one side ends at the other."""
    if when is None:
        return None
    begin = when.begin
    if begin is not None and when.end is None and begin.between is None and not (begin.open or begin.qualifier):
        # A plain date, as most events have.
        civil, behind = begin.civil, begin.civil_end
        if civil is not None and behind is not None and not begin.has_clock:
            return Extent(civil // DAY, (behind - 1) // DAY)
    edges = [_stated(edge) for edge in (when.begin, when.end)]
    known = [edge for edge in edges if edge is not None]
    if not known:
        return None
    first, last = known[0], known[-1]
    days = [_days(first), _days(last)]
    if days[0] is None or days[1] is None:
        return None
    earliest, latest = first.earliest, last.latest
    if not (first.has_clock and last.has_clock) or earliest is None or latest is None:
        return Extent(days[0][0], max(days[0][1], days[1][1]))
    clock = earliest / DAY, latest / DAY
    return Extent(days[0][0], max(days[0][1], days[1][1]), clock, _one_edge(when), zoneless=_is_zoneless(first))


def _one_edge(when: When) -> int:
    """Which edge alone is known of a span, or of a moment before or after another; 0 where both are, or it is one."""
    begin, end = when.begin, when.end
    if when.form == "moment" and begin is not None and begin.between is not None:
        begin, end = begin.between
    elif when.form == "moment":
        return 0
    begin_known, end_known = (edge is not None and not edge.open for edge in (begin, end))
    return 0 if begin_known == end_known else BEGIN_ALONE if begin_known else END_ALONE


def _is_zoneless(edge: Edge) -> bool:
    return edge.zone is None and edge.home in (None, "UTC") and edge.between is None


def _stated(edge: Edge | None) -> Edge | None:
    if edge is None or edge.open:
        return None
    if edge.between is not None and (edge.earliest is None or edge.latest is None):
        return edge.between[0] or edge.between[1]
    return edge


def _days(edge: Edge) -> tuple[int, int] | None:
    if edge.earliest is None or edge.latest is None:
        return None
    begin, behind = edge.civil, edge.civil_end
    if begin is None or behind is None or edge.strict_earliest is None or edge.strict_latest is None:
        return edge.earliest // DAY, (edge.latest - 1) // DAY
    begin += edge.earliest - edge.strict_earliest
    behind += edge.latest - edge.strict_latest
    return begin // DAY, (behind - 1) // DAY


class Prepared:
    """One event as matching sees it.

    `bag` are the tokens of its text, each once, in the order of the text, `names` the tokens of its folded names with
    that of the word which is one, `stated` its places and its actors, empty where it has neither, `sources` whose
    times these are. `norm`, `weight` and `opening_weight` are filled in when the weights of tokens are known.
    """

    __slots__ = ("bag", "extent", "names", "norm", "opening_weight", "sources", "stated", "weight")

    def __init__(self, event: Event, vocabulary: Vocabulary) -> None:
        self.extent = extent_of(event.when)
        words = vocabulary.read(text_of(event))
        tokens, names = zip(*words, strict=True) if words else ((), ())
        self.bag = tuple(dict.fromkeys(chain.from_iterable(tokens)))
        self.names = _names(tokens, names)
        self.stated = _stated_fields(event, vocabulary)
        self.sources = _timed_by(event)
        self.norm = 1.0
        self.weight = 1.0
        self.opening_weight = 1.0

    def weigh(self, weights: Sequence[float] | Mapping[int, float], scale: float) -> None:
        """Takes over the weights of tokens, by token; `scale` is the weight of one that occurs once.

        To each sum is added what half of such a token weighs: two events named `Shelling` in a story of shellings share
        all of their words, and these say nothing.
        """
        held = list(map(weights.__getitem__, self.bag))
        little = LITTLE * scale
        self.weight = sum(held) + little
        self.opening_weight = sum(held[:OPENING]) + little
        self.norm = math.hypot(*held, little)

    def renumber(self, numbers: Mapping[int, int]) -> None:
        """Gives its tokens other numbers, by those that they have."""
        self.bag = tuple([numbers[token] for token in self.bag])
        if self.names:
            self.names = {numbers[name]: numbers[word] for name, word in self.names.items()}
        self.stated = tuple(
            [field._replace(tokens=frozenset([numbers[token] for token in field.tokens])) for field in self.stated]
        )


def _timed_by(event: Event) -> frozenset[str]:
    """The sources that state when it was; the editor's time is that of the only source there is."""
    sources = [account.source for account in event.accounts if account.when is not None]
    return frozenset(sources or [account.source for account in event.accounts if len(event.accounts) == 1])


class Field(NamedTuple):
    """What an event states as its places, or as its actors.

    `tokens` are those of folded names for names; `latin` says whether any of it is in Latin letters, `other` in others.
    """

    tokens: frozenset[int]
    latin: bool
    other: bool


def _stated_fields(event: Event, vocabulary: Vocabulary) -> tuple[Field, ...]:
    places = [account.place for account in event.accounts if account.place]
    if event.place:
        places.append(event.place)
    if not places and not event.actors:
        return ()
    return _field(places, vocabulary), _field(event.actors, vocabulary)


def _field(texts: Sequence[str], vocabulary: Vocabulary) -> Field:
    found: set[int] = set()
    for text in texts:
        for tokens, name in vocabulary.read(text):
            found.update(tokens if name == NO_NAME else (name,))
    letters = [letter for text in texts for letter in text if letter.isalpha()]
    return Field(frozenset(found), any(map(_is_latin, letters)), not all(map(_is_latin, letters)))


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"


def text_of(event: Event) -> str:
    """All that an event and its accounts say, a paragraph each. A title that only begins what is said is left out."""
    parts: list[str] = []
    title = event.title
    spoken = [text for account in event.accounts for text in (account.says, account.quote, account.translation) if text]
    if not (spoken and spoken[0].startswith(title)) and not any(_begins(text, title) for text in spoken):
        parts.append(title)
    if event.place:
        parts.append(event.place)
    parts.extend(event.actors)
    parts.extend(spoken)
    parts.extend([account.place for account in event.accounts if account.place and account.place != event.place])
    points = [point for account in event.accounts for point in account.points]
    if points or event.points:
        parts.extend(dict.fromkeys([f"{point.name} {point.value}" for point in (*event.points, *points)]))
    return "\n".join(parts)


def _begins(text: str, title: str) -> bool:
    """Whether a text begins with a title, whatever space stands between its words."""
    return text[:1] == title[:1] and " ".join(text[: len(title) + 20].split()).startswith(title)


_NO_NAMES: Mapping[int, int] = {}


def _names(tokens: Sequence[tuple[int, ...]], names: Sequence[int]) -> Mapping[int, int]:
    """The tokens of names, and of the word that each of them is; `names` has -1 for each word that is none."""
    count = len(names) - names.count(NO_NAME)
    if not count or (len(names) > 3 and count > TITLE_CASE * len(names)):
        return _NO_NAMES
    return {name: word[0] for word, name in zip(tokens, names, strict=True) if name >= 0}
