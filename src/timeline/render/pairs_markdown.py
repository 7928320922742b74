"""The list of all pairs of sources as a table in Markdown."""

from collections.abc import Sequence

from timeline.compare.pair_line import PairLine
from timeline.model import Timeline
from timeline.render.diff.markup import COUNTED, SIGNS, escaped, table_row
from timeline.render.diff.pair_list import shifts_of
from timeline.render.names import Names, full_name
from timeline.render.theme import UNICODE
from timeline.verdict import Verdict


def pairs_markdown(pairs: Sequence[PairLine], timeline: Timeline, *, align: bool = False) -> str:
    """A table with a line for each pair of sources; `align` as the pairs were made."""

    def name(source: str) -> str:
        held = timeline.sources.get(source)
        return escaped(source if held is None else full_name(held)) or escaped(source)

    lines = [f"## {escaped(timeline.title)}", ""] if timeline.title else []
    verdicts = [verdict for verdict in Verdict if verdict is not Verdict.ONLY]
    head = [
        "",
        "",
        "events",
        *[f"{SIGNS[verdict]} {COUNTED[verdict]}" for verdict in verdicts],
        "only left",
        "only right",
    ]
    lines.extend([table_row(head), table_row([":---", ":---", *["---:"] * (len(head) - 2)])])
    for pair in pairs:
        counts = [pair.events, *[pair.points.get(verdict, 0) for verdict in verdicts], *pair.only]
        lines.append(table_row([name(pair.left), name(pair.right), *[str(count or "") for count in counts]]))
    shifts = [
        f"- {escaped(words)}{'; aligned' if align else ''}"
        for words in shifts_of(pairs, Names(timeline, UNICODE), UNICODE)
    ]
    return "\n".join([*lines, *(["", *shifts] if shifts else [])]) + "\n"
