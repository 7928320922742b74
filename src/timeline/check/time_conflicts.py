"""Times that contradict each other: of a source and its coverage, of what is told and when it was published.

Also the editor's own against all that are told, and those of two sources that are apart by the same amount throughout.
"""

from collections.abc import Iterator, Sequence

from timeline.check.finding import Finding, Path
from timeline.compare.claims import claims_of
from timeline.compare.shifts import Differences, source_differences, source_shifts
from timeline.model import Account, Citation, Event, Timeline
from timeline.when import Precision, When
from timeline.when.civil import DAY
from timeline.when.comparing import exclude

_MOST_NAMED = 3


def coverage(timeline: Timeline) -> Iterator[Finding]:
    """Accounts of events that lie outside of what their source covers."""
    if all(source.coverage is None for source in timeline.sources.values()):
        return
    for number, event in enumerate(timeline.events):
        for place, account in enumerate(event.accounts):
            covered = timeline.sources[account.source].coverage
            when = account.when if account.when is not None else event.when
            if covered is None or when is None or not (_is_before(when, covered) or _is_before(covered, when)):
                continue
            key = "source" if account.when is None else "when"
            yield Finding(
                "outside-coverage",
                f"`{account.source}` covers {covered.text}, and this was at {when.text}",
                f"correct the time, or the `coverage` of `{account.source}`",
                ("events", number, "accounts", place, key),
            )


def editors_times(timeline: Timeline) -> Iterator[Finding]:
    """The editor's own time of an event where it excludes what every account says that gives one."""
    for number, event in enumerate(timeline.events):
        when = event.own_when
        if when is None or all(account.when is None for account in event.accounts):
            continue
        told = [claim for claim in claims_of(event.accounts) if claim.type == "when" and not claim.earlier]
        if told and all(exclude(when, claim.when) for claim in told):
            said = ", ".join([f"{claim.text} (`{claim.source}`)" for claim in told[:_MOST_NAMED]])
            more = f" and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else ""
            yield Finding(
                "excluded-when",
                f"this excludes what every account says: {said}{more}",
                "correct it, or leave it out: the event then spans what its accounts tell",
                ("events", number, "when"),
            )


def stated_times(timeline: Timeline) -> Differences[str]:
    """The times that two sources state of one event, of every two."""
    return source_differences(timeline, timeline.events)


def shifted_times(timeline: Timeline, parts: Sequence[Differences[str]]) -> Iterator[Finding]:
    """Sources whose times are later than another's by the same amount throughout."""
    for left, right, shift in source_shifts(timeline, parts):
        later, earlier = (right, left) if shift.micros > 0 else (left, right)
        if shift.dates:
            kind, mend = "dates", "look whether one of them counts days in another zone or calendar"
        else:
            amount = shift.amount.removeprefix("~ ").removeprefix("exactly ")
            kind = "times"
            mend = (
                f"where it is known whose clock is off, add `clock: {{ahead: {amount}, because: …}}` to `{later}`, "
                f"or `behind` to `{earlier}`"
            )
        yield Finding(
            "shifted-times",
            f"the {kind} of `{later}` are {shift.amount} later than those of `{earlier}`: {shift.share}",
            mend,
            ("sources", later),
            key=True,
        )


def _is_before(one: When, other: When) -> bool:
    """Whether all of one time is before all of the other.

    A date is meant where somebody was: elsewhere it was a day more or less.
    """
    if one.latest is None or other.earliest is None:
        return False
    are_clock_times = min(one.precision, other.precision) >= Precision.MINUTE
    return one.latest + (0 if are_clock_times else DAY) <= other.earliest


def publication(timeline: Timeline) -> Iterator[Finding]:
    """Accounts published before what they tell, and citations read before they were published."""
    for number, event in enumerate(timeline.events):
        for place, account in enumerate(event.accounts):
            if account.cite:
                path = ("events", number, "accounts", place)
                yield from _published_early(event, account, path)
                for index, citation in enumerate(account.cite):
                    yield from _retrieved_early(citation, (*path, "cite", index, "retrieved"))


def _published_early(event: Event, account: Account, path: Path) -> Iterator[Finding]:
    """What was published before the event can announce it; but it cannot tell its time or its outcome."""
    told = account.when if account.when is not None else event.when
    published = account.published
    if published is None or told is None or account.stance != "reports" or not _is_before(published, told):
        return
    kinds = {point.kind for point in account.points}
    if "plan" in kinds or (account.when is None and kinds.isdisjoint(("total", "outcome"))):
        return
    index = next(index for index, citation in enumerate(account.cite) if citation.published is not None)
    yield Finding(
        "published-early",
        f"this was published before what it tells happened, at {told.text}",
        "correct one of the two times, or mark what was only planned with `kind: plan`",
        (*path, "cite", index, "published"),
    )


def _retrieved_early(citation: Citation, path: Path) -> Iterator[Finding]:
    if citation.retrieved is None or citation.published is None:
        return
    if _is_before(citation.retrieved, citation.published):
        message = f"this was read before it was published, at {citation.published.text}"
        yield Finding("retrieved-early", message, "correct one of the two times", path)
