"""Stores in pieces are matched as those in memory, whatever the pieces are and in whatever order they are done."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.match.stories import write
from tests.cli.running import timeline as run
from tests.spread.worlds import pairs, written
from timeline.compare.matching import match, told_twice
from timeline.merging.splitting import split_store
from timeline.model import Timeline
from timeline.progress import Progress
from timeline.render.match_json import match_json
from timeline.render.told_twice import twice_json
from timeline.select.drafts import settled
from timeline.select.withheld import public
from timeline.spread.engine import Engine, Here
from timeline.spread.matching.matched import match_pieces, told_twice_in_pieces
from timeline.spread.pieces import NotInPiecesError, archive_of
from timeline.store import load_store
from timeline.store.creating import create_folder

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


class AnyOrder:
    """Does the tasks in some order, as workers do that are not equally fast."""

    workers = 3

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def run(
        self,
        function: Callable[[_Task], _Result],
        tasks: Sequence[_Task],
        homes: Sequence[int],
        progress: Progress | None = None,
    ) -> Iterator[_Result]:
        assert len(homes) == len(tasks)
        assert progress is None
        order = list(range(len(tasks)))
        self._random.shuffle(order)
        done = {number: function(tasks[number]) for number in order}
        return iter([done[number] for number in range(len(tasks))])


ENGINES: st.SearchStrategy[Engine] = st.just(Here()) | st.builds(AnyOrder, st.integers(0, 9))
SIZES = st.sampled_from([1, 300, 900, 10_000])


def seen(path: Path, *, withheld: bool) -> Timeline:
    timeline = settled(load_store(path).timeline)
    return public(timeline)[0] if withheld else timeline


def test_a_worker_lays_a_piece_that_it_has_beside_another_store(tmp_path: Path) -> None:
    """Workers of a cluster outlive a command; what they keep of a piece was numbered beside other words."""
    first, second = write(60, 15, 1, tmp_path / "one")[:2], write(60, 15, 2, tmp_path / "two")[:2]
    for a, b in (first, second, (first[1], second[0]), (second[1], first[0]), first):
        found = match_pieces(Here(), archive_of(a, "a", size=900), archive_of(b, "b", size=900))

        assert match_json(found.matching) == match_json(match(load_store(a).timeline, load_store(b).timeline))


@given(stores=pairs(), size=SIZES, other=SIZES, engine=ENGINES, withheld=st.booleans())
def test_two_stores_are_matched_as_in_memory(
    stores: tuple[str, str], size: int, other: int, engine: Engine, withheld: bool
) -> None:
    with TemporaryDirectory() as place:
        a, b = written(Path(place), *stores)
        archives = archive_of(a, "a", size=size), archive_of(b, "b", size=other)
        expected = match(seen(a, withheld=withheld), seen(b, withheld=withheld))
        found = match_pieces(engine, *archives, withheld=withheld)

    assert match_json(found.matching) == match_json(expected)


@given(stores=pairs(), size=SIZES, engine=ENGINES, withheld=st.booleans())
def test_what_one_store_tells_twice_is_found_as_in_memory(
    stores: tuple[str, str], size: int, engine: Engine, withheld: bool
) -> None:
    with TemporaryDirectory() as place:
        (path,) = written(Path(place), stores[1])
        expected = told_twice(seen(path, withheld=withheld), min_score=0.05)
        found = told_twice_in_pieces(engine, archive_of(path, "a", size=size), min_score=0.05, withheld=withheld)

    assert twice_json(found.twins) == twice_json(expected)


@given(stores=pairs(), by=st.sampled_from(["month", "year", "source"]), size=SIZES)
def test_a_folder_is_matched_as_in_memory(stores: tuple[str, str], by: str, size: int) -> None:
    with TemporaryDirectory() as place:
        a, b = written(Path(place), *stores)
        made = split_store(load_store(a), by)  # type: ignore[arg-type]
        folder = Path(place) / "several"
        create_folder(folder, {f"{name}.yaml": text.encode() for name, text in made.parts.items()}, "several")
        archives = archive_of(folder, "several", size=size), archive_of(b, "b", size=size)
        expected = match(seen(folder, withheld=False), seen(b, withheld=False))

        assert match_json(match_pieces(Here(), *archives).matching) == match_json(expected)


@pytest.mark.parametrize("bare", ["-", "a", "ab", "half"])
def test_a_long_story_is_matched_as_in_memory(bare: str, tmp_path: Path) -> None:
    """By days or without: where what stands near a piece counts, and words that are common."""
    paths = write(400, 60, 1, tmp_path)[:2]
    for path in paths:
        if path.stem in bare or bare == "half":
            kept = [
                line
                for number, line in enumerate(path.read_text(encoding="utf-8").splitlines())
                if not line.lstrip().startswith("when:") or (bare == "half" and number % 3)
            ]
            path.write_text("\n".join([*kept, ""]), encoding="utf-8")
    expected = match_json(match(*(load_store(path).timeline for path in paths)))
    for size in (2_000, 15_000):
        archives = [archive_of(path, "a", size=size) for path in paths]

        assert len(archives[0].pieces) > 3
        assert match_json(match_pieces(Here(), *archives).matching) == expected


@pytest.mark.parametrize("options", [(), ("--json",), ("--explain",)])
def test_processes_say_what_one_says(options: tuple[str, ...], tmp_path: Path) -> None:
    paths = write(120, 30, 1, tmp_path)[:2]
    one, two = (run("match", *map(str, paths), *options, "--jobs", jobs) for jobs in ("1", "2"))

    assert one.status == 0
    assert two == one
    if "--explain" not in options:
        assert run("match", str(paths[0]), *options, "--jobs", "2") == run("match", str(paths[0]), *options)


def test_what_is_wrong_is_told_as_by_one_process(tmp_path: Path) -> None:
    a, b, _ = write(30, 10, 1, tmp_path)
    b.write_text(b.read_text(encoding="utf-8").replace("title:", "titel:", 3), encoding="utf-8")
    one, two = (run("match", str(a), str(b), "--jobs", jobs) for jobs in ("1", "2"))

    assert one.status == two.status == 2
    assert two.err.endswith(one.err)


def test_an_id_of_a_draft_that_stands_again_in_another_piece_is_refused_as_by_one_process(tmp_path: Path) -> None:
    lines = ["timeline: 1", "sources: {s: }", "events:", "  - {id: one, title: One, draft: true}"]
    lines += ["  - {id: two, title: Two}", "  - {id: one, title: One}", ""]
    (path,) = written(tmp_path, "\n".join(lines))

    with pytest.raises(NotInPiecesError):
        match_pieces(Here(), *(archive_of(path, "a", size=1) for _ in range(2)))
    assert run("match", str(path), str(path), "--jobs", "2").status == 2
