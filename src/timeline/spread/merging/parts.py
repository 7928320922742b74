"""The second step: one part of the first store with what the second adds to it, written and proven."""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from timeline.errors import TimelineError
from timeline.merging.choices import Differing
from timeline.merging.moving import moved
from timeline.merging.own_text import comments_of
from timeline.merging.own_words import Own, in_own_words
from timeline.merging.proof import prove_events
from timeline.merging.taking import Decided, Taking
from timeline.merging.trees import Trees
from timeline.merging.zones import WrittenOut
from timeline.model import Timeline
from timeline.spread.merging.excerpts import Excerpt, read_excerpts
from timeline.spread.pieces import Piece, data_of, read_piece
from timeline.store.decoding import BOM
from timeline.store.editing import Beside, Edit, edit_one
from timeline.store.joint_reading import raw_of
from timeline.store.reading import Stored, read_store
from timeline.store.same_tree import same_tree

Frame = Mapping[str, object]


class ToJoin(msgspec.Struct, frozen=True):
    """A part of the first store, and where the events of the second stand that go there.

    `frames` are what stands beside the events of the first and of the joined store; `ids` are new ones of the second;
    `edits` what is changed beside the events in this part, `added` the new sources of any part.
    """

    part: Piece
    excerpts: tuple[Excerpt, ...]
    other: str
    """What messages call the second store."""
    frames: tuple[Frame, Frame]
    ids: Mapping[str, str]
    edits: Sequence[Edit]
    added: Frame
    decided: Decided
    own: Own
    counts_comments: bool


class JoinedPart(msgspec.Struct, frozen=True):
    """The new text of a part, None where new entries in the words of the second store would mean something else."""

    text: str | None
    count: Counter[str]
    differing: Mapping[str, Sequence[Differing]]
    times: WrittenOut
    comments: Counter[str]


def join_part(task: ToJoin) -> JoinedPart | None:
    """A part joined; None where it cannot be, which is told by whoever joins the whole.

    Raises NotInPiecesError, MovedOnError, OSError.
    """
    try:
        return _joined(task)
    except TimelineError:
        return None


def _joined(task: ToJoin) -> JoinedPart | None:
    frame, joined = task.frames
    a = read_piece(task.part, frame, keep_raw=True)
    original = read_excerpts(task.excerpts, task.other)
    b, times = moved(a.timeline, original, task.decided.targets, task.ids, task.decided.taken)
    taken = Taking((a, b), original, (Trees(a), Trees(b)), task.decided).taken(task.edits, None)
    if taken.problems:
        return None
    sources = {**_map(frame.get("sources")), **task.added}
    edited = edit_one(a, taken.edits, Beside({**frame, "timeline": 1, "sources": sources, "events": []}))

    def read(text: str) -> Timeline:
        return read_store(None, text.encode(), "the joined store", frame=joined).timeline

    made = in_own_words(taken, edited, b, task.own, read)
    if made is None:
        return JoinedPart(None, taken.count, taken.differing, times, Counter())
    text, timeline = made
    if task.edits and not _is_within(text, a, joined):
        return None
    prove_events(timeline.events, a.timeline.events, {})
    events = [event for event in b.timeline.events if event.id in (task.decided.taken or ())]
    prove_events(timeline.events, events, task.decided.targets)
    comments = comments_of(text) if task.counts_comments else Counter[str]()
    return JoinedPart(text, taken.count, taken.differing, times, comments)


def _is_within(text: str, a: Stored, frame: Frame) -> bool:
    """Whether a part tells nothing else beside its events than all parts do."""
    raw = raw_of(read_store(None, text.encode(), a.name, frame=frame))
    assert isinstance(raw, dict)
    sources, known = _map(raw.get("sources")), _map(frame.get("sources"))
    keys = [key for key, value in raw.items() if key not in ("timeline", "events", "sources") and value is not None]
    return all(key in frame and same_tree(raw[key], frame[key]) for key in keys) and all(
        name in known and same_tree(held or {}, known[name] or {}) for name, held in sources.items()
    )


def _map(held: object) -> dict[str, object]:
    return held if isinstance(held, dict) else {}


def count_comments(file: Piece) -> Counter[str]:
    """The comments of a file. Raises MovedOnError, OSError."""
    return comments_of(data_of(file).removeprefix(BOM).decode())
