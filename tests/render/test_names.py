"""Names of sources: their marks, their hues, their order, and lines of them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.model import Account, Event, Source, SourceType, Timeline
from timeline.render.ink import HUES, Line, Piece, Role
from timeline.render.names import Names, Teller, tellers
from timeline.render.text import cells
from timeline.render.theme import ASCII, UNICODE
from timeline.when import parse_when


def timeline_of(*sources: Source) -> Timeline:
    return Timeline(sources={source.id: source for source in sources})


def text_of(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


PRESS = [Source(id=name, name=name.capitalize(), type="press") for name in ("alpha", "beta", "gamma", "delta")]
STORY = timeline_of(
    PRESS[0],
    Source(id="office", name="Office", type="institution"),
    *PRESS[1:],
    Source(id="spokesman", name="Spokesman", type="person", speaks_for="office"),
)
EVERYONE = [Teller("office"), Teller("spokesman"), Teller("alpha"), Teller("beta"), Teller("gamma"), Teller("delta")]


@pytest.mark.parametrize(
    ("kind", "glyph", "ascii_glyph", "role"),
    [
        ("institution", "■", "#", Role.HUE_1),
        ("person", "▲", "@", Role.HUE_1),
        ("organisation", "◆", "%", Role.HUE_1),
        ("press", "□", "o", Role.DIM),
        ("analyst", "◇", "?", Role.DIM),
        ("other", "◦", "+", Role.DIM),
    ],
)
def test_the_mark_is_the_kind_and_only_who_is_party_has_a_hue(
    kind: SourceType, glyph: str, ascii_glyph: str, role: Role
) -> None:
    story = timeline_of(Source(id="it", name="It", type=kind))

    assert Names(story, UNICODE).mark("it") == Piece(glyph, role)
    assert Names(story, ASCII).mark("it") == Piece(ascii_glyph, role)


def test_a_hue_belongs_to_the_principal() -> None:
    story = timeline_of(
        Source(id="deputy", name="Deputy", type="person", speaks_for="spokesman"),
        Source(id="rival", name="Rival", type="institution"),
        Source(id="spokesman", name="Spokesman", type="person", speaks_for="office"),
        Source(id="office", name="Office", type="institution"),
    )
    names = Names(story)

    assert [names.role(source) for source in story.sources] == [Role.HUE_1, Role.HUE_2, Role.HUE_1, Role.HUE_1]


def test_only_the_first_eight_principals_have_hues() -> None:
    story = timeline_of(*(Source(id=f"s{number}", name="S", type="person") for number in range(10)))
    names = Names(story)

    assert [names.role(source) for source in story.sources] == [*HUES, Role.DIM, Role.DIM]


def test_tellers_stand_filled_first_and_in_store_order_each_once() -> None:
    told = ("beta", "spokesman", "alpha", "office", "beta")
    event = Event(id="e", title="E", accounts=tuple(Account(source=source) for source in told))

    assert tellers(event, STORY) == [Teller("office"), Teller("spokesman"), Teller("alpha"), Teller("beta")]


def test_the_latest_account_decides_what_is_remarked() -> None:
    event = Event(
        id="e",
        title="E",
        accounts=(
            Account(source="office", stance="denies", published=parse_when("2025-03-19")),
            Account(source="office", published=parse_when("2025-03-18")),
            Account(source="alpha", stance="unconfirmed"),
        ),
    )

    assert tellers(event, STORY) == [Teller("office", "denies"), Teller("alpha", "unconfirmed")]


@pytest.mark.parametrize(
    ("width", "most", "expected"),
    [
        (80, None, ["■ Office  ▲ Spokesman  □ Alpha  □ Beta  □ Gamma  □ Delta"]),
        (32, None, ["■ Office  ▲ Spokesman  □ Alpha", "□ Beta  □ Gamma  □ Delta"]),
        (32, 2, ["■ Office  ▲ Spokesman  □ Alpha", "□ Beta  □ Gamma  □ Delta"]),
        (32, 1, ["■ Office  ▲ Spokesman  +4"]),
        (24, 1, ["■ Office  +5"]),
        (25, 2, ["■ Office  ▲ Spokesman", "□ Alpha  □ Beta  +2"]),
        (8, 1, ["■ Office", "+5"]),
    ],
)
def test_lines_hold_what_fits_and_count_the_rest(width: int, most: int | None, expected: list[str]) -> None:
    actual = text_of(Names(STORY).lines(EVERYONE, width, most))

    assert actual == expected


@pytest.mark.parametrize(
    ("width", "most", "expected"),
    [
        (80, None, ["Office, Spokesman; Alpha, Beta, Gamma, Delta"]),
        (24, None, ["Office, Spokesman;", "Alpha, Beta, Gamma,", "Delta"]),
        (22, 1, ["Office, Spokesman, +4"]),
    ],
)
def test_in_ascii_names_stand_without_marks(width: int, most: int | None, expected: list[str]) -> None:
    actual = text_of(Names(STORY, ASCII).lines(EVERYONE, width, most))

    assert actual == expected


def test_one_source_is_always_named_in_full() -> None:
    story = timeline_of(Source(id="long", name="A Committee With a Very Long Name", type="press"), *PRESS)

    actual = text_of(Names(story).lines([Teller("long", "denies"), Teller("alpha")], 16, 1))

    assert actual == ["□ A Committee", "  With a Very", "  Long Name", "  denies  +1"]


def test_marks_that_were_drawn_are_known() -> None:
    names = Names(STORY)

    names.lines([Teller("office"), Teller("alpha")], 40)

    assert names.drawn == {"institution", "press"}


def test_names_are_harmless() -> None:
    story = timeline_of(Source(id="it", name="\x1b[31mRed\u202e", type="press"))

    assert text_of(Names(story).lines([Teller("it")], 40)) == ["□ ^[[31mRed<U+202E>"]


lengths = st.lists(st.integers(1, 60), min_size=1, max_size=8)


@given(lengths, st.integers(20, 120), st.none() | st.integers(1, 3), st.booleans())
@example([3, 34, 3], 34, None, True)
@example([34, 3], 34, None, True)
@example([12, 30, 4], 20, 2, True)
@example([40, 3, 3], 39, 1, True)
def test_no_line_is_too_wide_and_every_source_is_named_or_counted(
    sizes: list[int], width: int, most: int | None, in_ascii: bool
) -> None:
    """Names of single letters, so that none of them is broken at a space."""
    story = timeline_of(
        *(Source(id=f"s{number}", name="abcdefgh"[number] * size, type="press") for number, size in enumerate(sizes))
    )
    glyphs = ASCII if in_ascii else UNICODE

    lines = text_of(Names(story, glyphs).lines([Teller(source) for source in story.sources], width, most))

    assert max(cells(line) for line in lines) <= width
    shown = " ".join(lines)
    named = [number for number, size in enumerate(sizes) if shown.count("abcdefgh"[number]) == size]
    hidden = len(sizes) - len(named)
    assert named == list(range(len(named)))
    assert named
    assert hidden == 0 or shown.endswith(f"+{hidden}")
    assert ",," not in shown.replace(" ", "")
    assert most is not None or not hidden
