"""Words of others on the screen: a quote in quotation marks, its translation never in those of the original."""

from timeline.compare.spoken import Saying
from timeline.render.ink import Line, Piece, Role
from timeline.render.text import clean
from timeline.render.theme import Glyphs


def quoted(text: str, lang: str | None, glyphs: Glyphs) -> Line:
    """A quote, and its language where that is stated."""
    pieces = [Piece(f"{glyphs.quote_begin}{clean(text, glyphs)}{glyphs.quote_end}")]
    return pieces if lang is None else [*pieces, Piece(f" ({clean(lang, glyphs)})", Role.DIM)]


def translated(text: str, by: str | None, glyphs: Glyphs) -> Line:
    """A translation between marks of its own, and who made it."""
    pieces = [Piece(f"{glyphs.translation_begin}{clean(text, glyphs)}{glyphs.translation_end}")]
    return pieces if by is None else [*pieces, Piece(f" translated by {clean(by, glyphs)}", Role.DIM)]


def said(saying: Saying, by: str | None, glyphs: Glyphs) -> list[Line]:
    """What one account says in its own words: the quote, its translation and who made it, else the paraphrase bare."""
    if not saying.is_quote:
        return [[Piece(clean(saying.text, glyphs))]]
    lines = [quoted(saying.text, saying.lang, glyphs)]
    if saying.translation is not None:
        lines.append(translated(saying.translation, None, glyphs))
        if by is not None:
            lines.append([Piece(f"translated by {clean(by, glyphs)}", Role.DIM)])
    return lines
