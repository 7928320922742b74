"""What holds of every diff."""

from hypothesis import given
from hypothesis import strategies as st

from tests.compare.stories import KINDS, SOURCES, VALUES, WHENS, account, event, point, timeline
from timeline.compare.diff import diff
from timeline.compare.diff_row import DiffRow
from timeline.compare.report import EventDiff, Report
from timeline.compare.sides import Side, parse_side, side_of
from timeline.model import Account, Point, Timeline
from timeline.verdict import Verdict

NAMES = sorted(SOURCES)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """An account of any source, with points of every kind."""
    names = draw(st.lists(st.sampled_from(["a", "b", "c"]), unique=True))
    points: list[Point] = []
    for name in names:
        kind = draw(st.sampled_from(KINDS))
        value = draw(st.sampled_from(VALUES))
        points.append(point(name, value if kind is None else (value, kind)))
    told = account(
        draw(st.sampled_from(NAMES)),
        when=draw(st.none() | st.sampled_from(WHENS)),
        place=draw(st.none() | st.sampled_from(["Jeddah", "Riyadh"])),
        published=draw(st.none() | st.sampled_from(["2025-03-18", "2025-03-19T10:00Z"])),
        stance=draw(st.sampled_from(["reports", "reports", "reports", "denies", "unconfirmed", "retracted"])),
        repeats=draw(st.sampled_from([None, None, "kremlin"])),
        speaks_for=draw(st.sampled_from([None, None, "kremlin", "wp", "nobody"])),
    )
    return type(told)(**{**{key: getattr(told, key) for key in told.__struct_fields__}, "points": tuple(points)})


stories = st.lists(st.lists(accounts(), max_size=6), max_size=3).map(
    lambda tellings: timeline(*(event(*told, id=f"event-{number}") for number, told in enumerate(tellings)))
)
sides = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True).map(",".join)


def diffed(told: Timeline, *named: str) -> Report:
    return diff([side_of(parse_side(name), told) for name in named])


@given(stories, sides)
def test_a_side_does_not_differ_from_itself(told: Timeline, side: str) -> None:
    report = diffed(told, side, side)

    assert not report.has_findings
    assert {row.verdict for row in report.rows()} <= {Verdict.SAME, Verdict.COMPATIBLE}


@given(stories)
def test_a_store_does_not_differ_from_its_copy(told: Timeline) -> None:
    copy = timeline(*told.events)

    report = diff([Side(label="left", timeline=told), Side(label="right", timeline=copy)])

    assert not report.has_findings


def row_as_seen(row: DiffRow, *, mirrored: bool) -> tuple[object, ...]:
    turn = -1 if mirrored else 1
    facings = [(one.verdict, one.values[::turn], one.distance, one.reason, one.echo is None) for one in row.facings]
    return (
        row.type, row.name, row.verdict, row.distance, row.reason, row.silence[::turn], row.earlier[::turn],
        sorted(map(repr, facings)),
    )  # fmt: skip


def as_seen(entry: EventDiff, *, mirrored: bool = False) -> tuple[object, ...]:
    turn = -1 if mirrored else 1
    rows = sorted((row_as_seen(row, mirrored=mirrored) for row in entry.rows), key=repr)
    return entry.ids[::turn], entry.accounts[::turn], entry.silence[::turn], entry.verdict, rows


@given(stories, sides, sides)
def test_changing_sides_mirrors_the_diff(told: Timeline, left: str, right: str) -> None:
    one, other = diffed(told, left, right), diffed(told, right, left)

    assert [as_seen(entry) for entry in one.events] == [as_seen(entry, mirrored=True) for entry in other.events]
    assert {frozenset(pair.ids) for pair in one.order} == {frozenset(pair.ids) for pair in other.order}
    assert one.totals.points == other.totals.points
    assert one.totals.only == other.totals.only[::-1]


def at(minutes: int, offset: int, form: str) -> str:
    """A clock time so many minutes after midnight UTC, written with an offset in minutes."""
    day, clock = divmod(minutes + offset, 1440)
    sign = "+" if offset >= 0 else "-"
    zone = f"{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    return f"2025-03-{18 + day}T{clock // 60:02}:{clock % 60:02}{zone}{form}"


moments = st.tuples(st.integers(0, 1439), st.sampled_from(["", "~", "?", "/", "~/.."]))
offsets = st.integers(-47, 55).map(lambda quarters: quarters * 15)


@given(moments, moments, offsets, offsets, offsets, offsets)
def test_the_offset_a_time_is_written_in_changes_no_verdict(
    left: tuple[int, str], right: tuple[int, str], a: int, b: int, c: int, d: int
) -> None:
    def judged(first: int, second: int) -> list[tuple[str, Verdict, object]]:
        texts = at(left[0], first, left[1]), at(right[0], second, right[1])
        told = event(
            *(
                account(name, {"clock": text}, when=text)
                for name, text in zip(("kremlin", "white-house"), texts, strict=True)
            )
        )
        return [
            (row.name, row.verdict, row.distance) for row in diffed(timeline(told), "kremlin", "white-house").rows()
        ]

    assert judged(a, b) == judged(c, d)


@given(stories, sides, sides)
def test_totals_add_up(told: Timeline, left: str, right: str) -> None:
    report = diffed(told, left, right)
    totals = report.totals

    assert totals.both + sum(totals.only) == sum(totals.events.values()) == len(report.events)
    assert sum(totals.points.values()) == len(list(report.rows()))
    assert sum(totals.points_only) == totals.points[Verdict.ONLY]


@given(stories, sides, sides)
def test_a_facing_without_a_value_is_only(told: Timeline, left: str, right: str) -> None:
    for row in diffed(told, left, right).rows():
        assert row.facings
        for facing in row.facings:
            assert (None in facing.values) == (facing.verdict is Verdict.ONLY)
            assert facing.values != (None, None)
        assert row.verdict == min((facing.verdict for facing in row.facings), key=lambda verdict: verdict.gravity)
        assert None in row.silence
