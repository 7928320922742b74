"""Running text is cut into lines, all of it and each piece of it once."""

from hypothesis import given
from hypothesis import strategies as st

from tests.counting import calls
from timeline.render.columns import flow
from timeline.render.ink import Piece, Role
from timeline.render.text import wrap

ROLES = st.sampled_from([Role.TITLE, Role.DIM])
PIECES = st.lists(st.builds(Piece, st.text("ab 漢", max_size=12), ROLES), max_size=8)


@given(PIECES, st.integers(2, 12), st.one_of(st.none(), st.integers(2, 12)))
def test_lines_of_pieces_are_those_of_their_text(pieces: list[Piece], width: int, first: int | None) -> None:
    text = "".join(piece.text for piece in pieces)

    lines = flow(pieces, width, first=first)

    shown = ["".join(piece.text for piece in line) for line in lines]
    assert [line.strip(" ") for line in shown] == [row.strip(" ") for row in wrap(text, width, first=first)]
    roles = [(character, piece.role) for piece in pieces for character in piece.text if character != " "]
    kept = [(character, piece.role) for line in lines for piece in line for character in piece.text if character != " "]
    assert kept == roles


def test_each_piece_is_looked_at_for_its_own_lines_alone() -> None:
    def flowing(pieces: int) -> int:
        return calls(lambda: flow([Piece("word "), Piece("other ", Role.DIM)] * pieces, 80))

    assert flowing(800) < 5 * flowing(200)
