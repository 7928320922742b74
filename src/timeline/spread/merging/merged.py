"""`join` of stores in pieces: the same text and the same words as of stores in memory."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import msgspec

from timeline.compare.matching import MatchedPair
from timeline.errors import TimelineError
from timeline.merging import Choices, Joined
from timeline.merging.frames import frame_edits
from timeline.merging.joining import all_targets, comments_left, decided, joined, told_before
from timeline.merging.moving import home_in, moved
from timeline.merging.own_words import WAYS, Own
from timeline.merging.proof import prove_frame
from timeline.merging.taking import Decided
from timeline.merging.targets import free_ids
from timeline.merging.trees import Trees
from timeline.merging.zones import WrittenOut, are_elsewhere
from timeline.model import Event, Timeline
from timeline.progress import Progress
from timeline.spread.engine import Engine, homes_of
from timeline.spread.merging.excerpts import excerpt_of, heads_of, read_excerpts
from timeline.spread.merging.outlines import Layout, There, ToOutline, layouts_of, outline
from timeline.spread.merging.parts import Frame, JoinedPart, ToJoin, count_comments, join_part
from timeline.spread.pieces import Archive, MovedOnError, NotInPiecesError, Piece
from timeline.spread.places import bytes_of, is_address
from timeline.store.build import build
from timeline.store.decoding import BOM
from timeline.store.editing import AddSource, Edit, OfSource, OfStore, SetKey
from timeline.store.editing.folder_edits import FolderEdits
from timeline.store.editing.trees import as_map, settled
from timeline.store.joint import JOINT
from timeline.store.joint_reading import raw_of
from timeline.store.reading import Stored
from timeline.store.spelling import spelt


class Opened(msgspec.Struct, frozen=True):
    """Two stores of which the first is a folder.

    `first` has the bytes of its parts, and of its events what decides where others go; so has `second`, without bytes.
    `beside` is what stands beside the events of the second as it comes to stand in the first, and `times` how many
    times of it were written out. `files` are those of the second store, and `parts` the parts of the first as pieces.
    """

    first: Stored
    second: Stored
    beside: Stored
    times: WrittenOut
    parts: Sequence[Piece]
    files: Sequence[Layout]
    frame: Frame


def opened(engine: Engine, a: Archive, b: Archive, folder: Path, progress: Progress | None = None) -> Opened | None:
    """The two stores, `folder` being where the first one is; None where `join` raises TimelineError for the two.

    Raises NotInPiecesError where that is none or one of them must be read as a whole, MovedOnError, OSError.
    """
    if a.frame is None or is_address(a.pieces[0].path):
        raise NotInPiecesError(f"{a.name} is no folder on this machine")
    parts, datas = _parts_of(a)
    try:
        beside, times = moved(a.header, read_excerpts(heads_of(b.pieces), b.name), {}, {}, frozenset([None]))
    except TimelineError:
        return None
    there = _there(a, b.header, beside)
    tasks = [ToOutline(part, a.frame) for part in parts] + [ToOutline(piece, b.frame, there) for piece in b.pieces]
    outlines = list(engine.run(outline, tasks, homes_of([task.piece.size for task in tasks], engine.workers), progress))
    outlined, told = outlines[: len(parts)], outlines[len(parts) :]
    stored = [
        Stored(
            msgspec.structs.replace(a.header, events=one.events), Path(part.path), part.name, data, dict(one.frame),
            frame=a.frame,
        )
        for part, data, one in zip(parts, datas, outlined, strict=True)
    ]  # fmt: skip
    events = tuple([event for one in outlined for event in one.events])
    first = Stored(msgspec.structs.replace(a.header, events=events), folder, a.name, b"", None, tuple(stored))
    files = layouts_of(b.pieces, told)
    others = tuple([event for file in files for event in file.events])
    second = Stored(msgspec.structs.replace(b.header, events=others), None, b.name, b"")
    return Opened(first, second, beside, times, parts, files, a.frame)


def _there(a: Archive, b: Timeline, beside: Stored) -> There | None:
    """Where the events of the second store come to stand, if their times mean something else there."""
    assert a.frame is not None
    clocks = any(
        one.id in a.header.sources and a.header.sources[one.id].clock != one.clock for one in b.sources.values()
    )
    if not clocks and not any(are_elsewhere(b.sources, b.home, home_in(a.header, b))):
        return None
    sources = {**as_map(as_map(raw_of(beside)).get("sources")), **as_map(a.frame.get("sources"))}
    return There(a.header, {**a.frame, "sources": sources})


def _parts_of(archive: Archive) -> tuple[list[Piece], list[bytes]]:
    """The files of a folder as one piece each, and their bytes. Raises MovedOnError, OSError."""
    found: list[Piece] = []
    datas: list[bytes] = []
    for path, held_in in groupby(archive.pieces, key=lambda piece: piece.path):
        data, pieces = Path(path).read_bytes(), list(held_in)
        for piece in pieces:
            held = b"".join([data[begin:end] for begin, end in piece.ranges])
            if sha256(held).hexdigest() != piece.sha256:
                raise MovedOnError(piece.name)
        found.append(Piece(path, pieces[0].name, ((0, len(data)),), sha256(data).hexdigest(), len(data)))
        datas.append(data)
    return found, datas


def join_pieces(
    engine: Engine,
    stores: Opened,
    pairs: Sequence[MatchedPair],
    progress: Progress | None = None,
    choices: Choices | None = None,
) -> Joined | None:
    """What `join` gives for the two stores; None where it raises TimelineError, or the two are one.

    Raises NotInPiecesError, MovedOnError, OSError, and what an engine raises.
    """
    a, b = stores.first.timeline, stores.second.timeline
    if _are_equal(stores):
        return None
    targets, left = all_targets(a, b, pairs)
    try:
        called = stores.first.name, stores.second.name
        plan = _Plan(stores, decided(a, targets, called, choices), free_ids(a, b, targets))
        parts = _parts_joined(engine, plan, progress)
        return None if parts is None else _whole(engine, plan, parts, left)
    except TimelineError:
        return None


def _are_equal(stores: Opened) -> bool:
    """Whether the texts of the two are the same."""
    if len(stores.files) != len(stores.parts):
        return False
    sizes = [(len(part.data), file.size) for part, file in zip(stores.first.parts, stores.files, strict=True)]
    if any(abs(one - other) > len(BOM) for one, other in sizes):
        return False
    datas = (bytes_of(file.pieces[0].path, ((0, file.size),)) for file in stores.files)
    return all(
        part.data.removeprefix(BOM) == data.removeprefix(BOM)
        for part, data in zip(stores.first.parts, datas, strict=True)
    )


class _Plan:
    """Which part takes in what."""

    def __init__(self, stores: Opened, decided: Decided, ids: Mapping[str, str]) -> None:
        """`ids` are new ones of the second store. Raises TimelineError where the two cannot be one store."""
        self.stores, self.decided, self.ids = stores, decided, ids
        first, second = stores.first, stores.second
        self.frame = frame_edits(
            Trees(first), Trees(stores.beside), (first.timeline, second.timeline), (first.name, decided.names[1]),
            decided.names[1],
        )  # fmt: skip
        if self.frame.problems:
            raise TimelineError([problem for _, problem in self.frame.problems])
        count = len(stores.parts)
        folder = FolderEdits(first)
        self._edits: list[list[Edit]] = [[] for _ in range(count)]
        for edit, parts in zip(self.frame.edits, folder.parts_of_frame(self.frame.edits), strict=True):
            for part in parts:
                self._edits[part].append(edit)
        homes = {event.id: number for number, part in enumerate(first.parts) for event in part.timeline.events}
        new = [event for file in stores.files for event in file.placed if event.id not in decided.targets]
        _refuse_ids(homes, [ids.get(event.id, event.id) for event in new])
        homes_of_new = dict(zip([event.id for event in new], folder.parts_of_new(new), strict=True))
        self._renamed: dict[str, tuple[int, int]] = {}
        """By their old ids where the events stand that get new ones: file and number."""
        self._taken: list[list[list[int]]] = [[[] for _ in stores.files] for _ in range(count)]
        """By part and file the numbers of the events that go there."""
        for number, file in enumerate(stores.files):
            for place, event in enumerate(file.events):
                into = decided.targets.get(event.id)
                if event.id in ids:
                    self._renamed[event.id] = number, place
                self._taken[homes_of_new[event.id] if into is None else homes[into]][number].append(place)
        self.joined_frame = _frame_with(stores.frame, self.frame.edits)

    def changed(self) -> list[int]:
        """The parts in which something changes."""
        return [part for part in range(len(self._edits)) if self._edits[part] or any(self._taken[part])]

    def task(self, part: int, own: Own, *, counts_comments: bool) -> ToJoin:
        """A part with all that is taken in there."""
        adds = any(isinstance(edit, AddSource) for edit in self._edits[part])
        files, taken = self.stores.files, self._taken[part]
        events = [file.events[number] for file, numbers in zip(files, taken, strict=True) for number in numbers]
        linked = {name for event in events for name in (*event.same_as, *event.not_same)}
        renamed = [name for name in self.ids if name in linked.union([event.id for event in events])]
        # Who is named and gets another id is there too: its name is changed wherever it stands.
        wanted = [set(numbers) for numbers in taken]
        for file, number in map(self._renamed.__getitem__, renamed):
            wanted[file].add(number)
        ids = {name: self.ids[name] for name in renamed}
        return ToJoin(
            self.stores.parts[part],
            tuple([excerpt_of(*one) for one in zip(files, wanted, strict=True) if one[1] or one[0].tells or adds]),
            self.stores.second.name,
            (self.stores.frame, self.joined_frame),
            ids,
            self._edits[part],
            {edit.source: settled(edit.entry) for edit in self.frame.edits if isinstance(edit, AddSource)},
            _decided_for(events, linked, self.decided, ids),
            own,
            counts_comments,
        )

    def ranks(self) -> dict[str, int]:
        """By the id of an event of the first store when it is met in the second."""
        found: dict[str, int] = {}
        for event in self.stores.second.timeline.events:
            if event.id in self.decided.targets:
                found.setdefault(self.decided.targets[event.id], len(found))
        return found


def _decided_for(events: Sequence[Event], linked: Collection[str], decided: Decided, ids: Mapping[str, str]) -> Decided:
    """What is decided of some events of the second store, and of those that they name."""
    named = [*[event.id for event in events], *sorted(linked)]
    targets = {name: decided.targets[name] for name in named if name in decided.targets}
    taken = frozenset([ids.get(event.id, event.id) for event in events])
    return msgspec.structs.replace(decided, targets=targets, held=taken.intersection(decided.held), taken=taken)


def _refuse_ids(held: Iterable[str], new: Sequence[str]) -> None:
    """Raises TimelineError where a new id reads like one that the first store has."""
    known = {spelt(name) for name in held}
    if any(spelt(name) in known for name in new):
        raise TimelineError.of("duplicate-id", "an id is taken", "choose another id")


def _frame_with(frame: Frame, edits: Sequence[Edit]) -> dict[str, object]:
    """What stands beside the events when the edits are made."""
    made, sources = dict(frame), dict(as_map(frame.get("sources")))
    for edit in edits:
        match edit:
            case AddSource(source, entry):
                sources[source] = settled(entry)
            case SetKey(OfStore(), key, value):
                made[key] = settled(value, key)
            case SetKey(OfSource(source), key, value):
                sources[source] = {**as_map(sources.get(source)), key: settled(value, key)}
            case _:
                raise AssertionError(edit)
    return {**made, "sources": sources} if sources else made


class _Parts(msgspec.Struct):
    """The parts that have changed, by their numbers; and whether their comments were counted."""

    made: dict[int, JoinedPart]
    counts_comments: bool


def _parts_joined(engine: Engine, plan: _Plan, progress: Progress | None) -> _Parts | None:
    changed = plan.changed()
    counts_comments = any(file.has_signs for file in plan.stores.files)
    for own in WAYS:
        tasks = [plan.task(part, own, counts_comments=counts_comments) for part in changed]
        made: list[JoinedPart] = []
        homes = homes_of([task.part.size for task in tasks], engine.workers)
        for part in engine.run(join_part, tasks, homes, progress):
            if part is None:
                return None
            made.append(part)
        if all(part.text is not None for part in made):
            return _Parts(dict(zip(changed, made, strict=True)), counts_comments)
    return None


def _whole(engine: Engine, plan: _Plan, parts: _Parts, left: Sequence[tuple[str, str, str]]) -> Joined:
    stores = plan.stores
    header = build({**plan.joined_frame, "timeline": 1, "events": []}, lambda number, _: repr(number))
    prove_frame(header, (stores.first.timeline, stores.beside.timeline))
    texts = [
        text if number in parts.made and (text := parts.made[number].text) is not None else part.text
        for number, part in enumerate(stores.first.parts)
    ]
    times = [stores.times, *(part.times for part in parts.made.values())]
    written = WrittenOut(sum(one.zones for one in times), sum(one.calendars for one in times))
    told = told_before((stores.first.name, stores.second.name), left, plan.ids, written)
    if parts.counts_comments:
        told += comments_left(stores.second.name, *_comments(engine, stores, parts.made))
    count = sum([part.count for part in parts.made.values()], Counter[str]())
    ranks = plan.ranks()
    differing = {into: held for part in parts.made.values() for into, held in part.differing.items()}
    ordered = [one for into in sorted(differing, key=lambda name: ranks[name]) for one in differing[into]]
    return joined(JOINT.join(texts), count, plan.frame, told, ordered)


def _comments(engine: Engine, stores: Opened, made: Mapping[int, JoinedPart]) -> tuple[Counter[str], Counter[str]]:
    """The comments of the second store, in their order, and those of the joined one."""
    files = [file.whole() for file in stores.files]
    unchanged = [part for number, part in enumerate(stores.parts) if number not in made]
    tasks = [*files, *unchanged]
    counted = list(engine.run(count_comments, tasks, homes_of([file.size for file in tasks], engine.workers)))
    theirs, others = counted[: len(files)], counted[len(files) :]
    return sum(theirs, Counter[str]()), sum([*others, *(part.comments for part in made.values())], Counter[str]())
