"""What is said where nothing is left to show: which option left nothing, and what passes without it."""

import shlex
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.cli.options import SelectionOptions
from timeline.cli.session import Session

if TYPE_CHECKING:
    from timeline.model import Timeline
    from timeline.select import Filter
    from timeline.select.emptying import Passing

_CALLED = {
    "sources": "source",
    "only_sources": "only_source",
    "tags": "tag",
    "actors": "actor",
    "places": "place",
    "texts": "grep",
    "regexes": "regex",
}
"""By field of the filter the option that gives it, where that is called otherwise."""


def tell_emptied(
    session: Session,
    options: SelectionOptions,
    timelines: "Sequence[Timeline]",
    chosen: "Filter",
    zone: str,
    *,
    background: bool,
    known: "list[Passing] | None" = None,
) -> None:
    """Says on standard error which of the options left no event; nothing where there was none, or no option.

    `background`: events of the background count like all others. `known` is what each option leaves.
    """
    from timeline.select.emptying import passing

    total = sum(timeline.count(background=background) for timeline in timelines)
    found = passing(timelines, chosen, zone, background=background) if known is None else known
    if not total or not found:
        return
    typed = {one.option: _typed(one.option, options) for one in found}
    alone = [typed[one.option] for one in found if not one.alone]
    events = f"{total} event{'s' if total > 1 else ''}"
    if len(alone) == 1:
        message = f"{alone[0]} leaves none of {events}"
    elif alone:
        message = f"each of {_listed(alone)} leaves none of {events}"
    else:
        message = f"of {events} none passes {_listed(list(typed.values()))} together"
    without = [f"without {typed[one.option]} {one.without} {_pass(one.without)}" for one in found if one.without]
    _tell(session, message, ", ".join(without))


def tell_narrowed(session: Session, total: int, kept: Mapping[str, int]) -> None:
    """Says which of the options that narrow a diff left nothing; `kept`: of how many events each keeps something."""
    events = f"{total} event{'s' if total > 1 else ''}"
    alone = [option for option, count in kept.items() if not count]
    if len(alone) > 1:
        _tell(session, f"each of {_listed(alone)} leaves nothing of {events}", "")
    elif alone:
        _tell(session, f"{alone[0]} leaves nothing of {events}", "")
    else:
        _tell(session, f"of {events} nothing passes {_listed(list(kept))} together", "")


def _typed(field: str, options: SelectionOptions) -> str:
    """The option as it was typed: `--tag war`."""
    name = _CALLED.get(field, field)
    given = getattr(options, name)
    option = f"--{name.replace('_', '-')}"
    if given is True:
        return option
    return " ".join(f"{option} {shlex.quote(value)}" for value in ([given] if isinstance(given, str) else given))


def _pass(count: int) -> str:
    return "passes" if count == 1 else "pass"


def _listed(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"


def _tell(session: Session, message: str, mend: str) -> None:
    from timeline.cli.closing import write_error
    from timeline.render.text import clean

    write_error(session, f"{clean(message)}\n" + (f"  {clean(mend)}\n" if mend else ""))
