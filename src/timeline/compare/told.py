"""The values of one row: each once, with all who say it, in the order in which they are read."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from math import inf

import msgspec

from timeline.compare.change import Change, change_of
from timeline.compare.claims import NO_SHIFT, Claim
from timeline.compare.comparer import value_of
from timeline.model import Account, Kind, Timeline
from timeline.value import Figure, TimeValue, Value, on_one_axis
from timeline.verdict import Comparison, Verdict
from timeline.when import When
from timeline.when.clocks import ahead_of

_LEAST, _MOST = -(10**60), 10**60
"""Below and above any bound: where an open one sorts."""


class Told(msgspec.Struct, frozen=True, gc=False):
    """One distinct value and all who say it, in `source_order`; values that compare as the same are one.

    `value` is the text of the first of them. `kind` and `as_of` are what all of them have, else None; `when` is the
    parsed time of a time (for `began` and `ended` that edge alone). `contradicted`: another source's value differs
    from it; `worded`: another source words it otherwise. `earlier`: its sources have since said otherwise, or taken it
    back; it takes no part in the verdict.
    """

    value: str
    sources: tuple[str, ...]
    kind: Kind | None = None
    as_of: When | None = None
    when: When | None = None
    contradicted: bool = False
    worded: bool = False
    earlier: bool = False
    denied: bool = False
    """Its sources deny this value."""
    notes: tuple[tuple[str, str], ...] = ()
    """Sources with what the store notes at their points of this value: `from the first call`."""
    changed: Change | None = None
    """Of an earlier value: what its sources say instead."""
    otherwise: tuple[tuple[str, str], ...] = ()
    """By source, what it says in another text than `value`, which comes to the same."""
    corrected: tuple[tuple[str, When], ...] = ()
    """By source, its time where what its clock was off is taken out; `when.clocks.as_stated` is what it said."""


class Against(msgspec.Struct, frozen=True, gc=False):
    """Two values of a row that stand against each other, in the order of the row."""

    values: tuple[Told, Told]
    comparison: Comparison


def told(claims: Sequence[Claim], timeline: Timeline, against: Collection[Verdict] = ()) -> Told:
    """Claims of one value as one; `against` are the verdicts that other sources' values have with it."""
    first = claims[0]
    ordered = claims
    if len(claims) == 1:
        sources: tuple[str, ...] = (first.source,)
        kind, as_of = first.kind, first.as_of
    else:
        order = timeline.source_order
        ordered = sorted(claims, key=lambda claim: order.get(claim.source, len(order)))
        first = ordered[0]
        sources = tuple(dict.fromkeys([claim.source for claim in ordered]))
        kind = first.kind if all(claim.kind == first.kind for claim in ordered) else None
        as_of = _shared_as_of(ordered)
    notes = tuple(dict.fromkeys([(claim.source, note) for claim in claims if (note := claim.note) is not None]))
    contradicted, worded = Verdict.DIFFERS in against, Verdict.WORDED in against
    otherwise = () if len(claims) == 1 else _otherwise(first.text, ordered)
    corrected = tuple(_corrected(claims, timeline))
    return Told(
        first.text,
        sources,
        kind,
        as_of,
        first.when,
        contradicted,
        worded,
        first.earlier,
        first.is_denied,
        notes,
        otherwise=otherwise,
        corrected=corrected,
    )


def _otherwise(text: str, claims: Iterable[Claim]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys([(claim.source, claim.text) for claim in claims if claim.text != text]))


def _corrected(claims: Iterable[Claim], timeline: Timeline) -> Iterator[tuple[str, When]]:
    for claim in claims:
        when = claim.when
        if when is None and claim.type == "point" and (claim.shift != NO_SHIFT or claim.source in timeline.clocked):
            value = value_of(claim, timeline)
            when = value.when if isinstance(value, TimeValue) else None
        if when is not None and ahead_of(when):
            yield claim.source, when


def told_earlier(claims: Sequence[Claim], timeline: Timeline) -> list[Told]:
    """What sources said before and no longer say, each value once: in the order of the sources, the latest first."""
    now = {(claim.source, claim.text, claim.kind, claim.is_denied) for claim in claims if not claim.earlier}
    before: dict[tuple[str, Kind | None, int | None, bool], list[Claim]] = {}
    order = timeline.source_order

    def rank(claim: Claim) -> tuple[int, float, str, str]:
        published = None if claim.account.published is None else claim.account.published.earliest
        age = inf if published is None else -published
        return order.get(claim.source, len(order)), age, claim.text, claim.kind or ""

    for claim in sorted((claim for claim in claims if claim.earlier), key=rank):
        if (claim.source, claim.text, claim.kind, claim.is_denied) not in now:
            bound = None if claim.when is None else claim.when.earliest
            before.setdefault((claim.text, claim.kind, bound, claim.is_denied), []).append(claim)
    return [
        msgspec.structs.replace(told(alike, timeline), changed=change_of(alike, claims)) for alike in before.values()
    ]


def in_order(values: Sequence[tuple[Claim, Told]], timeline: Timeline) -> tuple[Told, ...]:
    """The values of a row as they are read: figures and times ascend, wordings go by the number of their sources.

    A house is one of them with all who speak for it.
    Figures that count different things have no common scale and go as wordings do.
    """
    parsed = [None if claim.when is not None else value_of(claim, timeline) for claim, _ in values]
    figures = [value for value in parsed if isinstance(value, Figure)]
    has_axis = on_one_axis(figures)
    order = timeline.source_order
    keyed = []
    for value, (claim, one) in zip(parsed, values, strict=True):
        bounds = _bounds(None if isinstance(value, Figure) and not has_axis else value, claim.when)
        rank = order.get(one.sources[0], len(order))
        keyed.append((*bounds, -_voices(one.sources, timeline), rank, one.value, one.kind or "", one))
    keyed.sort(key=_without_told)
    return tuple([entry[-1] for entry in keyed])


def _voices(sources: Sequence[str], timeline: Timeline) -> int:
    return len(sources) if len(sources) == 1 else len({timeline.principal(source) for source in sources})


_Keyed = tuple[int, int, int, int, int, str, str, Told]


def _without_told(keyed: _Keyed) -> tuple[int, int, int, int, int, str, str]:
    return keyed[:7]


def _bounds(value: Value | None, when: When | None) -> tuple[int, int, int]:
    """Figures first, then times, then the rest; the first two by their bounds."""
    if isinstance(value, Figure):
        return 0, _LEAST if value.low is None else value.low, _MOST if value.high is None else value.high
    if isinstance(value, TimeValue):
        when = value.when
    if when is not None:
        return 1, _LEAST if when.earliest is None else when.earliest, _MOST if when.latest is None else when.latest
    return 2, 0, 0


def _shared_as_of(claims: Sequence[Claim]) -> When | None:
    first = claims[0].as_of
    if first is None:
        return None
    for claim in claims[1:]:
        as_of = claim.as_of
        if as_of is None or as_of.text != first.text or as_of.earliest != first.earliest:
            return None
    return first


def of_withdrawn(told: Told, earlier: Iterable[Told], accounts: Iterable[Account]) -> tuple[str, ...]:
    """Who of those who say a value repeats a source that has since replaced it or taken it back."""
    gone = {source for one in earlier if one.earlier and one.value == told.value for source in one.sources}
    if told.earlier or not gone:
        return ()
    repeating = {account.source for account in accounts if account.repeats in gone}
    return tuple([source for source in told.sources if source in repeating])
