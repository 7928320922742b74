"""Two events of one store that are one made one: the accounts of both, and a note of what differs."""

from timeline.compare.matching import MatchedPair
from timeline.errors import Problem, TimelineError, near_misses
from timeline.merging.choices import Differing
from timeline.merging.joining import join
from timeline.merging.own_text import comments_of
from timeline.store import Stored
from timeline.store.editing import Edited, OfEvent, Remove, edit_text, edited_to
from timeline.store.joint_reading import with_text


def one_event(stored: Stored, old: str, new: str) -> tuple[Edited, tuple[str, ...]]:
    """The store in which `new` has the accounts of `old` too, which is gone; and the comments that go with it.

    That is what joining two stores does, one without `old` and one of `old` alone, and nothing is lost by the same
    proof. Raises TimelineError where one is unknown, or two accounts could not be told apart.
    """
    ids = [event.id for event in stored.timeline.events]
    for name in (old, new):
        if name not in ids:
            near = near_misses(name, ids)
            mend = f"did you mean {' or '.join(f'`{one}`' for one in near)}?" if near else None
            raise TimelineError.of("unknown-reference", f"no event is called `{name}`", mend)
    if old == new:
        raise TimelineError.of("event", f"`{old}` is one event already", "name two ids")
    rest = _without(stored, [old], stored.name)
    alone = _without(stored, [name for name in ids if name != old], old)
    made = join(rest, alone, [MatchedPair(new, old, 1.0)])
    problems = [_told_twice(one, old, new) for one in made.differing if "/" in one.entry]
    if problems:
        raise TimelineError(problems)
    gone = comments_of(stored.text) - comments_of(made.text)
    return edited_to(stored, made.text), tuple(gone.elements())


def _told_twice(differing: Differing, old: str, new: str) -> Problem:
    """In one store two accounts of one date are more often two texts than two wordings of one."""
    message = f"`{differing.entry}` would be told twice, with different words ({differing.key})"
    mend = f"make them equal, or tell them apart by `published`, in `{old}` and `{new}`"
    return Problem("two-accounts", message, mend)


def _without(stored: Stored, names: list[str], name: str) -> Stored:
    return with_text(stored, edit_text(stored, [Remove(OfEvent(one)) for one in names]).text, name)
