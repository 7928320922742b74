"""Events of a file that look like events of the store: which of them become accounts of those.

Somebody at a terminal is asked, one by one; elsewhere the score decides, and a higher one than that from which `add`
asks. Two events of one file are never made one here.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.session import Session

if TYPE_CHECKING:
    from timeline.entry_input.alike import Resemblance
    from timeline.entry_input.draft import Draft
    from timeline.entry_input.plan import Planned
    from timeline.handover.losses import Loss
    from timeline.model import Timeline

Told = tuple[str, str, object]
"""An event, a source that tells it, and when that was published."""

SURE = 0.9
"""The least score of what becomes an account without a question: `docs/matching.md` has how often that is right."""
_TOLD = 20
"""Events that are told one by one; more are counted."""


class Found(NamedTuple):
    """An event of a file that looks like one of the store, and the record that it comes from."""

    record: int
    draft: "Draft"
    alike: "Resemblance"


class Matches:
    """What was decided of the events of one file."""

    def __init__(self) -> None:
        self.targets: dict[int, str] = {}
        """By the number of a record the event that it is an account of."""
        self.apart: set[int] = set()
        """Records that somebody has called other events."""
        self._told: list[str] = []

    def undecided(self, found: "Sequence[Resemblance]", planned: "Planned", drafts: "Sequence[Draft]") -> list[Found]:
        """Those of which nothing is known yet."""
        placed = [(drafts[planned.drafts[one.edit]], one) for one in found]
        listed = [Found(draft.place.record, draft, one) for draft, one in placed if draft.place is not None]
        return [one for one in listed if one.record not in self.targets and one.record not in self.apart]

    def decide(self, found: "Sequence[Found]", timeline: "Timeline") -> bool:
        """Makes accounts of all that can be; whether there was one.

        A source that tells an event already, at whatever date, has told another one now as often as that again.
        """
        taken = _taken(timeline)
        tells = {(event, source) for event, source, _ in taken}
        joined: list[Found] = []
        for one in found:
            if one.alike.is_new or one.alike.score < SURE:
                continue
            told = {(event, source) for event, source, _ in _told_by(one)}
            if not told & tells and self._joins(one, taken):
                tells |= told
                joined.append(one)
        for one in joined:
            event, record = one.alike.event, one.record
            self.targets[record] = event.id
            # Which record it is, is told by the title: the numbers of records stand in tables alone.
            self._told.append(
                f"“{one.alike.new.title}” is taken as an account of `{event.id}`, “{event.title}” "
                f"(score {_score(one.alike.score)}: {'; '.join(one.alike.reasons)})"
            )
        return bool(joined)

    def ask(self, found: "Sequence[Found]", session: Session, timeline: "Timeline") -> bool:
        """Asks about each; whether somebody has answered, and did not stop."""
        from timeline.cli.choosing import is_chosen

        taken = _taken(timeline)
        asked = [one for one in found if not one.alike.is_new and _has_a_source(one.draft) and _is_free(one, taken)]
        for number, one in enumerate(asked, 1):
            chosen = is_chosen(session, one.alike, timeline, f"{number} of {len(asked)}")
            if chosen is None:
                return False
            if chosen and self._joins(one, taken):
                self.targets[one.record] = one.alike.event.id
            else:
                self.apart.add(one.record)
        return True

    def _joins(self, one: Found, taken: "set[Told]") -> bool:
        """Whether it can be an account of that event, and takes its place among them."""
        if not _has_a_source(one.draft) or not _is_free(one, taken):
            return False
        taken.update(_told_by(one))
        return True

    def notes(self) -> list[str]:
        """What was decided without asking."""
        if not self._told:
            return []
        more = [f"and {len(self._told) - _TOLD} more"] if len(self._told) > _TOLD else []
        return [*self._told[:_TOLD], *more, "--no-match keeps them apart"]


def _taken(timeline: "Timeline") -> "set[Told]":
    """Which source tells which event already, and of which date."""
    return {
        (event.id, account.source, account.published.text if account.published is not None else None)
        for event in timeline.events
        for account in event.accounts
    }


def _is_free(one: Found, taken: "set[Told]") -> bool:
    """Whether none of its sources tells that event already, of the same date."""
    return taken.isdisjoint(_told_by(one))


def _told_by(one: Found) -> "set[Told]":
    """What its accounts would be, as accounts of that event."""
    from timeline.entry_input.plan import published_of

    return {(one.alike.event.id, str(account["source"]), published_of(account)) for account in one.draft.accounts}


def _has_a_source(draft: "Draft") -> bool:
    """Whether somebody tells it: what nobody tells is no account."""
    return bool(draft.accounts)


def _score(score: float) -> str:
    from timeline.render.score import likeness_text

    return likeness_text(score)


def told_by(teller: str | None, defaults: "Mapping[str, object]", timeline: "Timeline") -> "Mapping[str, object]":
    """What every entry has, and with it who tells those that nobody tells: the file, as the source of its name."""
    if teller is None or "source" in defaults or "source.name" in defaults:
        return defaults
    from timeline.naming import folded
    from timeline.store.ids import id_of_title

    wanted = id_of_title(teller) or "file"
    named = next((one.id for one in timeline.sources.values() if folded(one.name) == folded(teller)), None)
    if named is not None or wanted in timeline.sources:
        return {**defaults, "source": named or wanted}
    return {**defaults, "source": wanted, "source.name": teller}


def with_left_out(losses: "Sequence[Loss]", drafts: "Sequence[Draft]", *, note: bool) -> "tuple[Loss, ...]":
    """What is lost of a file, and of events that became accounts; `note`: that of the file has no place either."""
    from timeline.handover.losses import Losses

    counted = Losses()
    for loss in losses:
        for reference in loss.of:
            counted.add(loss.kind, reference)
    if note:
        counted.add("file.note")
    for draft in drafts:
        for key in draft.left_out:
            counted.add(f"event.{key}", f"line {draft.place.line}" if draft.place is not None else "")
    return counted.listed
