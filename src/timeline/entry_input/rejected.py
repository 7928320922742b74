"""The records that were refused, as a file that can be mended and read again."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from timeline.entry_input.records import Refused

REASON = "rejected because"
"""The column, or key, of the reasons: it is left out where the file is read again."""


def rejected_text(refused: Iterable[Refused], names: Sequence[str], *, as_table: bool) -> str:
    """A table with the reasons in its first column, or JSON Lines with the reasons as their first key."""
    if not as_table:
        return "".join(f"{json.dumps(_with_reason(one), ensure_ascii=False)}\n" for one in refused)
    text = StringIO()
    columns = [name for name in names if name != REASON]
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([REASON, *columns])
    for one in refused:
        given = one.given
        cells = [given.get(name, "") for name in columns] if isinstance(given, Mapping) else given
        writer.writerow([reason_of(one), *cells])
    return text.getvalue()


def reason_of(refused: Refused) -> str:
    """Why a record was refused, in one line."""
    return "; ".join(
        (f"{problem.field}: " if problem.field and problem.field not in problem.message else "")
        + problem.message
        + (f" ({problem.mend})" if problem.mend else "")
        for problem in refused.problems
    )


def _with_reason(refused: Refused) -> dict[str, object]:
    given = dict(refused.given) if isinstance(refused.given, Mapping) else {"text": refused.given}
    given.pop(REASON, None)
    return {REASON: reason_of(refused), **given}
