"""The table of marks has every sign and every role that a drawing can have, and the keys of drawings say the same."""

from timeline.render.ink import Role
from timeline.render.marks import COLOURS, MARKS, MEANINGS, marks_lines
from timeline.render.text import cells
from timeline.render.theme import UNICODE, Glyphs
from timeline.verdict import COMPARED

NAMES = [mark.name for marks in MARKS.values() for mark in marks]


def test_every_sign_is_explained_once() -> None:
    fields = [name for name in Glyphs.__struct_fields__ if isinstance(getattr(UNICODE, name), str)]

    assert sorted(name for name in NAMES if len(name) > 1) == sorted(fields)
    assert len(set(NAMES)) == len(NAMES)


def test_every_role_is_explained_once() -> None:
    roles = [role for held, _ in COLOURS for role in held]

    assert sorted(roles) == sorted(Role)


def test_every_verdict_of_a_key_has_the_words_of_the_table() -> None:
    told = {mark.name: mark.meaning for marks in MARKS.values() for mark in marks}

    assert {verdict: told[verdict.name.lower()] for verdict in COMPARED} == MEANINGS


def test_what_is_explained_is_drawn() -> None:
    for width in (40, 60, 100):
        for in_ascii in (False, True):
            rows = ["".join(piece.text for piece in line) for line in marks_lines(width, in_ascii=in_ascii)]

            assert all(cells(row) <= width for row in rows)
            assert not in_ascii or all(row.isascii() for row in rows)


def test_a_sign_is_drawn_in_its_colour() -> None:
    pieces = [piece for line in marks_lines(80, in_ascii=False) for piece in line]

    assert any(piece.text.strip() == UNICODE.differs and piece.role is Role.DIFFERS for piece in pieces)
