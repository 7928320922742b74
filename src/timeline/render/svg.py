"""A drawing as a picture: SVG with the text as text, cell by cell where it stands in a terminal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from unicodedata import bidirectional, category, east_asian_width

from timeline.render.ink import Line, Role
from timeline.render.paint import web_address
from timeline.render.text import cells, clusters, harmless
from timeline.render.theme import GROUND, INK, Background, is_bold, is_underlined, web_color

_CELL, _ROW, _SIZE, _MARGIN = 8.4, 16, 14, 16
"""Pixels: of a cell, a row, the letters, and around all. A row is no higher than the lines of a rail reach."""
_RISE = 12.5
"""From the top of a row to the line that its letters stand on."""

_FONTS = "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace"
"""What is there already: a picture fetches nothing."""

# Letters that monospaced fonts have in one width.
_PLAIN = re.compile("[!-~\xa1-\u02ff\u0370-\u052f\u2010-\u2027]+")
_NO_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 allows in no form, beside what is harmless already."""


def svg(lines: Sequence[Line], *, background: Background | None, color: bool = True, links: bool = False) -> str:
    """The picture; without a `background` it follows whoever looks at it (prefers-color-scheme), else light.

    Without `color` all is plain text. `links`: pieces that have a web address lead there.
    """
    width = _px(max([sum(cells(piece.text) for piece in line) for line in lines], default=0) * _CELL + 2 * _MARGIN)
    height = _px(len(lines) * _ROW + 2 * _MARGIN)
    rows = [
        _row([piece if color else piece._replace(role=Role.PLAIN) for piece in line], _MARGIN + number * _ROW, links)
        for number, line in enumerate(lines)
    ]
    title = next((text for line in lines if (text := "".join(piece.text for piece in line).strip())), "")
    roles = [role for role in Role if color and any(piece.role is role for line in lines for piece in line)]
    return "".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"',
        f' role="img">\n<title>{_escaped(title)}</title>\n<style>\n{_style(roles, background)}</style>\n',
        '<rect class="ground" width="100%" height="100%"/>\n',
        *filter(None, rows),
        "</svg>\n",
    ])  # fmt: skip


def _style(roles: Iterable[Role], background: Background | None) -> str:
    rules = [f"text{{font:{_SIZE}px {_FONTS};white-space:pre}}", *_colors(roles, background or "light")]
    for role in roles:
        looks = ["font-weight:bold"] * is_bold(role) + ["text-decoration:underline"] * is_underlined(role)
        if looks:
            rules.append(f".{_class(role)}{{{';'.join(looks)}}}")
    if background is None:
        rules += ["@media (prefers-color-scheme:dark){", *_colors(roles, "dark"), "}"]
    return "".join(f"{rule}\n" for rule in rules)


def _colors(roles: Iterable[Role], background: Background) -> Iterator[str]:
    yield f".ground{{fill:{GROUND[background]}}}"
    yield f"text{{fill:{INK[background]}}}"
    for role in roles:
        if (color := web_color(role, background)) is not None:
            yield f".{_class(role)}{{fill:{color}}}"


def _class(role: Role) -> str:
    return role.value.replace(" ", "-")


def _row(line: Line, top: int, links: bool) -> str:
    written, column = [], 0
    for (role, link), pieces in groupby(line, lambda piece: (piece.role, piece.link)):
        text = harmless("".join([piece.text for piece in pieces]))
        drawn = "".join(
            f'<text x="{_px(_MARGIN + (column + place) * _CELL)}" y="{_px(top + _RISE)}"'
            f"{'' if role is Role.PLAIN else f' class={chr(34)}{_class(role)}{chr(34)}'}"
            f' textLength="{_px(cells(run) * _CELL)}" lengthAdjust="spacingAndGlyphs">{_escaped(run)}</text>\n'
            for place, run in _runs(text)
        )
        address = web_address(link) if links and link is not None else None
        written.append(drawn if address is None else f'<a href="{_escaped(address)}">\n{drawn}</a>\n')
        column += cells(text)
    return "".join(written)


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """What is drawn in one go, with the cell where it begins: words with single spaces between them.

    Signs and wide characters stand at places of their own, since they may come from another font. Right-to-left text
    is one run: who draws it sets its words in their order.
    """
    if any(bidirectional(character) in {"R", "AL"} for character in text):
        yield len(text) - len(text.lstrip(" ")), text.strip(" ")
        return
    run, begin, kind, column = "", 0, "", 0
    for cluster, size in clusters(text):
        now = _kind(cluster, size)
        if now == "space":
            run += cluster if run and not run.endswith(" ") else ""
            kind = kind if run and kind != "alone" else ""
        elif run and now == kind != "alone" and begin + cells(run) == column:
            run += cluster
        else:
            if run:
                yield begin, run.rstrip(" ")
            run, begin, kind = cluster, column, now
        column += size
    if run:
        yield begin, run.rstrip(" ")


def _kind(cluster: str, size: int) -> str:
    """What can share a run: plain letters, letters of another script, spaces; anything else stands alone."""
    if cluster == " ":
        return "space"
    if _PLAIN.fullmatch(cluster):
        return "plain"
    return (
        "letters"
        if size < 3 and category(cluster[0])[0] in "LM" and east_asian_width(cluster[0]) not in "WF"
        else "alone"
    )


def _escaped(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", harmless(text)))


def _px(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
