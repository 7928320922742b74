"""The overview of a story as a table in Markdown: who stands against whom."""

from timeline.compare.overview_matrix import Overview, Standing, cell_of
from timeline.compare.pair_line import PairLine
from timeline.render.diff.markup import escaped, strong, table_row
from timeline.render.diff.pair_list import shifts_of
from timeline.render.names import Names, full_name
from timeline.render.theme import UNICODE

_MEANINGS = {
    Standing.CONTRADICT: f"{strong('n')}: so many points contradict",
    Standing.WORDED: "≟ n: so many worded otherwise, none contradicts",
    Standing.NOT_AT_ODDS: "=: points in common, none at odds",
    Standing.NOTHING_COMPARES: "-: same events, no point that compares",
}


def overview_markdown(overview: Overview, *, align: bool = False) -> str:
    """A table with a row and a column for each who is shown, and what its cells mean; `align` as the pairs were."""
    timeline = overview.timeline

    def name(source: str) -> str:
        held = timeline.sources.get(source)
        return escaped(source if held is None else full_name(held)) or escaped(source)

    lines = [f"## {escaped(timeline.title)}", ""] if timeline.title else []
    pairs = overview.shown_pairs()
    if not pairs:
        return "\n".join([*lines, "No two sources tell the same event."]) + "\n"
    cells = {house: _cell(pair) for pair in pairs for house in ((pair.left, pair.right), (pair.right, pair.left))}
    lines.append(table_row(["", *[name(house) for house in overview.shown]]))
    lines.append(table_row([":---", *[":---:"] * len(overview.shown)]))
    for row in overview.shown:
        told = ["\\\\" if row == column else cells.get((row, column), "") for column in overview.shown]
        lines.append(table_row([name(row), *told]))
    drawn = [cell_of(pair) for pair in pairs]
    standings = {cell.standing for cell in drawn}
    meanings = [meaning for standing, meaning in _MEANINGS.items() if standing in standings]
    meanings.extend(["§: the editor has ruled on all of these"] if any(cell.ruled for cell in drawn) else [])
    lines.extend(["", f"{'; '.join(meanings)}; nothing: no event in common."])
    if (rest := len(overview.houses) - len(overview.shown)) > 0:
        lines.extend(["", f"{rest} more are left out."])
    shifts = [
        f"- {escaped(words)}{'; aligned' if align else ''}"
        for words in shifts_of(pairs, Names(timeline, UNICODE), UNICODE)
    ]
    return "\n".join([*lines, *(["", *shifts] if shifts else [])]) + "\n"


def _cell(pair: PairLine) -> str:
    cell = cell_of(pair)
    ruled = " §" if cell.ruled else ""
    match cell.standing:
        case Standing.CONTRADICT:
            return f"{strong(str(cell.points))}{ruled}"
        case Standing.WORDED:
            return f"≟ {cell.points}{ruled}"
        case Standing.NOT_AT_ODDS:
            return "\\="
        case Standing.NOTHING_COMPARES:
            return "\\-"
