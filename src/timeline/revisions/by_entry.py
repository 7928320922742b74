"""Two texts of a store that began as one, made one text: by entry and key, with the comments and the order of both.

Where both sides have changed one thing, and not alike, both stand there between the marks of Git, and nowhere else.
"""

from typing import TYPE_CHECKING

import msgspec

from timeline.errors import Problem, TimelineError
from timeline.revisions.lines import Labels, Piece, is_remark, line_merge, taken_over
from timeline.revisions.marks import in_marks
from timeline.revisions.own_words import Side, in_own_words
from timeline.revisions.renames import same_ids
from timeline.revisions.three_way import Clash, Merged, merged
from timeline.revisions.version import Version, edits_between, version_of
from timeline.store.editing import InvalidEditError, edit_text
from timeline.store.joint_reading import with_text
from timeline.store.reading import Stored, read_store

if TYPE_CHECKING:
    from timeline.model import Timeline


class MergedText(msgspec.Struct, frozen=True):
    """The text of both, without byte order mark.

    `conflicts` is how many stand in it between marks, `clashes` what they are about where that is known; `problems` are
    those for which it is no store, `told` what the user should know.
    """

    text: str
    conflicts: int = 0
    clashes: tuple[Clash, ...] = ()
    problems: tuple[Problem, ...] = ()
    told: tuple[str, ...] = ()


class TwoTexts(msgspec.Struct, frozen=True):
    """What both sides come to, with our words and with theirs where they clash."""

    ours: str
    theirs: str
    merged: Merged
    problems: tuple[Problem, ...] = ()


def merge_texts(base: Stored | None, ours: Stored, theirs: Stored, labels: Labels) -> MergedText:
    """One text of two that began as `base`; None: both began with nothing.

    Raises TimelineError where the changes cannot be made in the text of ours, as where an anchor ties entries.
    """
    made = both_texts(base, ours, theirs)
    told = tuple(made.merged.told)
    if not made.merged.clashes:
        return MergedText(made.ours, 0, (), made.problems, told)
    text, conflicts = in_marks((made.ours, made.theirs), made.merged.clashes, labels)
    return MergedText(text, conflicts, tuple(made.merged.clashes), made.problems, told)


def merge_lines(base: str, ours: str, theirs: str, labels: Labels) -> MergedText:
    """One text of two by their lines alone, as Git does it with any file."""
    text, conflicts = line_merge(base, ours, theirs, labels)
    return MergedText(text, conflicts)


def both_texts(base: Stored | None, ours: Stored, theirs: Stored) -> TwoTexts:
    """The two texts that a merge comes to, equal where nothing clashes. Raises TimelineError as `merge_texts` does."""
    began = read_store(None, b"timeline: 1\n", "nothing") if base is None else base
    stored = [began, ours, theirs]
    held = [version_of(one) for one in stored]
    began, ours, theirs = same = same_ids(held, stored)
    versions = [
        version if one is other else version_of(one) for one, other, version in zip(same, stored, held, strict=True)
    ]
    result = merged(*versions)
    side = Side(theirs, versions[2])
    problems: list[Problem] = []
    texts = []
    for wanted in (result.ours, result.theirs):
        text, found = _written(ours, versions[1], wanted, side)
        texts.append(text)
        problems += [one for one in found if one not in problems]
    if base is not None:
        form, _ = _written(began, versions[0], versions[2], side)
        texts = [_with_form(ours, text, form, theirs.text) for text in texts]
    return TwoTexts(texts[0], texts[1], result, tuple(problems))


def _written(stored: Stored, held: Version, wanted: Version, told: Side) -> tuple[str, tuple[Problem, ...]]:
    """The text of a store that says what is wanted; what is new stands in the words of `told`, where it comes from."""
    edits = edits_between(held, wanted)
    try:
        edited = edit_text(stored, edits)
    except InvalidEditError as error:
        return error.edited.text, error.problems
    made = in_own_words(edited, edits, told)
    return (made if made == edited.text or _meaning(stored, made) == _meaning(stored, edited.text) else edited.text), ()


def _with_form(ours: Stored, text: str, form: str, theirs: str) -> str:
    """The text with comments, quotes, blank lines and the order of theirs, which says what `form` says."""
    if form == theirs:
        return text
    meaning = _meaning(ours, text)
    for wanted in (_any, _is_comment):
        made = taken_over(text, form, theirs, wanted)
        if meaning is not None and _meaning(ours, made) == meaning:
            return made
    return text


def _any(_: Piece) -> bool:
    return True


def _is_comment(piece: Piece) -> bool:
    return is_remark((*piece.base, *piece.theirs))


def _meaning(stored: Stored, text: str) -> object:
    """What a store says, in whatever order its entries stand; None where it cannot be read."""
    try:
        timeline: Timeline = with_text(stored, text, "the merged store").timeline
    except TimelineError:
        return None
    events = [
        msgspec.structs.replace(event, accounts=tuple(sorted(event.accounts, key=repr))) for event in timeline.events
    ]
    return msgspec.structs.replace(timeline, events=tuple(sorted(events, key=lambda event: event.id)))
