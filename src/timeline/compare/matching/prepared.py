"""What matching needs of one event, taken from it once: where it stands in time, its tokens, its figures."""

import math
from collections.abc import Sequence
from itertools import chain

from timeline.compare.matching.dates_in_text import code_of_day, dates_named
from timeline.compare.matching.tokens import NO_NAME, Vocabulary
from timeline.model import Event
from timeline.when import Edge, When
from timeline.when.civil import DAY

TITLE_CASE = 0.8
"""Where more of the words begin with a capital than this, as in headlines, capitals do not mark names."""
LITTLE = 0.5
"""The part of a rare token that every text is taken to have beside its own."""
OPENING = 10
"""So many tokens are the opening of a text."""


BEGIN_ALONE, END_ALONE = 1, -1
FIELDS = 2
"""The fields of an event that are compared by themselves: places and actors."""


class Extent:
    """Where an event stands in time: the days it may lie on, both included, and for clock times the instants.

    `first` and `last` are day numbers on the calendar as written. `clock` are begin and end as instants in days from
    1970Z, None unless a clock time was stated. `stated` is `BEGIN_ALONE` or `END_ALONE` for a span of which only that
    edge is known, else 0; `clock` is then that edge. `plain`: the days alone are to be compared, as those of a single
    day without a clock time, or of bounds that nobody stated.
    """

    __slots__ = ("clock", "first", "last", "plain", "stated")

    def __init__(
        self,
        first: int,
        last: int,
        clock: tuple[float, float] | None = None,
        stated: int = 0,
        *,
        inferred: bool = False,
    ) -> None:
        self.first = first
        self.last = last
        self.clock = clock
        self.stated = stated
        self.plain = inferred or (clock is None and first == last)

    def gap(self, other: "Extent") -> float:
        """Days between the two, 0 where they can be at the same time; two following days are 1 apart."""
        if self.clock is not None and other.clock is not None:
            return max(0.0, self.clock[0] - other.clock[1], other.clock[0] - self.clock[1])
        return float(max(0, self.first - other.last, other.first - self.last))

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
    return Extent(days[0][0], max(days[0][1], days[1][1]), (earliest / DAY, latest / DAY), _one_edge(when))


def _one_edge(when: When) -> int:
    """Which edge alone is known of a span, or of a moment before or after another; 0 where both are, or it is one."""
    begin, end = when.begin, when.end
    if when.form == "moment" and begin is not None and begin.between is not None:
        begin, end = begin.between
    elif when.form == "moment":
        return 0
    begin_known, end_known = (edge is not None and not edge.open for edge in (begin, end))
    return 0 if begin_known == end_known else BEGIN_ALONE if begin_known else END_ALONE


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

    `sequence` are its tokens in the order of the text, `bag` each of them once, `figures` its numbers with the tokens
    beside them, `names` the tokens of its folded names, `dates` the codes of the dates that its text names, `code` of
    its own day, `stated` the tokens of its places and of its actors, empty where it has neither. `norm`, `weight` and
    `opening_weight` are filled in when the weights of tokens are known.
    """

    __slots__ = ("bag", "dates", "extent", "figures", "names", "norm", "opening_weight", "sequence", "stated",
                 "weight")  # fmt: skip

    def __init__(self, event: Event, vocabulary: Vocabulary) -> None:
        self.extent = extent_of(event.when)
        own_day = None
        if self.extent is not None and self.extent.first == self.extent.last:
            own_day = self.extent.first
        tokens, names, marks = zip(*words, strict=True) if (words := vocabulary.read(text_of(event))) else ((), (), ())
        self.sequence = tuple(chain.from_iterable(tokens))
        self.bag = tuple(dict.fromkeys(self.sequence))
        self.names = _names(names, len(self.sequence))
        is_marked = any(marks)
        self.dates = dates_named(marks, own_day) if is_marked else ()
        self.figures = _figures(self.sequence, vocabulary.are_numbers) if is_marked else _NO_FIGURES
        self.stated = _stated_fields(event, vocabulary)
        self.norm = 1.0
        self.weight = 1.0
        self.opening_weight = 1.0

    @property
    def code(self) -> int:
        """The code of its own day; 0 where it has no single one."""
        extent = self.extent
        return 0 if extent is None or extent.first != extent.last else code_of_day(extent.first)

    def weigh(self, weights: Sequence[float], scale: float) -> None:
        """Takes over the weights of tokens, by token; `scale` is the weight of one that occurs once.

        To each sum is added what half of such a token weighs: two events named `Shelling` in a story of shellings share
        all of their words, and these say nothing.
        """
        held = list(map(weights.__getitem__, self.bag))
        little = LITTLE * scale
        self.weight = sum(held) + little
        self.opening_weight = sum(held[:OPENING]) + little
        self.norm = math.hypot(*held, little)


def _stated_fields(event: Event, vocabulary: Vocabulary) -> tuple[set[int], ...]:
    places = [account.place for account in event.accounts if account.place]
    if event.place:
        places.append(event.place)
    if not places and not event.actors:
        return ()
    return _tokens(places, vocabulary), _tokens(event.actors, vocabulary)


def _tokens(texts: Sequence[str], vocabulary: Vocabulary) -> set[int]:
    return {token for text in texts for tokens, _, _ in vocabulary.read(text) for token in tokens}


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


def _names(names: Sequence[int], words: int) -> tuple[int, ...]:
    """The tokens of names, each once; `names` has -1 for each word that is none."""
    count = len(names) - names.count(NO_NAME)
    if not count or (words > 3 and count > TITLE_CASE * words):
        return ()
    found = set(names)
    found.discard(NO_NAME)
    return tuple(found)


Figures = dict[int, tuple[int, ...]]
_NO_FIGURES: Figures = {}


def _figures(sequence: tuple[int, ...], numbers: set[int]) -> Figures:
    """Each number with the token before it and the two behind it that are no numbers."""
    found: Figures = {}
    for place, token in enumerate(sequence):
        if token in numbers:
            beside = tuple([near for near in sequence[max(0, place - 1) : place + 3] if near not in numbers])
            found[token] = found[token] + beside if token in found else beside
    return found
