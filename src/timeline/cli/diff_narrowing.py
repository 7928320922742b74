"""What is kept of a diff: the points, verdicts and unruled pairs that were asked for; and which left nothing."""

import shlex
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from timeline.cli.diff_asked import Asked

if TYPE_CHECKING:
    from timeline.compare.report import Report

_Narrowing: TypeAlias = "Callable[[Report], Report]"


def kept_of(report: "Report", asked: Asked, points: "frozenset[str] | None") -> "Report":
    """The report of what was asked for; `points` are the names that `--point` means."""
    narrowing = _narrowing(asked, points)
    kept = report
    for narrow in narrowing.values():
        kept = narrow(kept)
    if not kept.events and report.events:
        from timeline.cli.emptied import tell_narrowed

        events = len(report.events)
        tell_narrowed(
            asked.session, events, {option: len(narrow(report).events) for option, narrow in narrowing.items()}
        )
    return kept


def _narrowing(asked: Asked, points: "frozenset[str] | None") -> dict[str, _Narrowing]:
    """By option, as it was typed, what it keeps."""
    from timeline.compare.totals import narrowed, of_points, unruled_of
    from timeline.verdict import Verdict

    found: dict[str, _Narrowing] = {}
    if points is not None:
        typed = " ".join(f"--point {shlex.quote(text)}" for text in asked.points)
        found[typed] = partial(of_points, names=points)
    if (verdicts := asked.verdicts) is not None:
        typed = ",".join(verdict.value.replace(" ", "-") for verdict in Verdict if verdict in verdicts)
        found[f"--only {typed}"] = partial(narrowed, verdicts=verdicts)
    if asked.unruled:
        found["--unruled"] = unruled_of
    return found
