"""Who says so, asked at a terminal: a source that is there, or at once a new one."""

from typing import TYPE_CHECKING

from timeline.cli.asking import Asker, GoBack
from timeline.errors import near_misses

if TYPE_CHECKING:
    from timeline.model import Timeline

Fields = dict[str, object]


def source_of(answer: str, asker: Asker, timeline: "Timeline") -> Fields | None:
    """The fields of the source that was named; one that is not there is offered as new.

    None where another shall be named. Raises EOFError.
    """
    names = {source.name.casefold(): source.id for source in timeline.sources.values()}
    known = answer if answer in timeline.sources else names.get(answer.casefold())
    if known is not None:
        return {"source": known}
    try:
        return _new_source(answer, asker, timeline)
    except GoBack:
        return None


def _new_source(answer: str, asker: Asker, timeline: "Timeline") -> Fields | None:
    from typing import get_args

    from timeline.entry_input.slugs import id_of_source
    from timeline.model import SourceType

    # What could be an id is one; anything else is a name.
    made = id_of_source(answer, timeline.sources)
    called = {name: source.id for source in timeline.sources.values() for name in (source.name, source.id)}
    near = list(dict.fromkeys(called[name] for name in near_misses(answer, called)))
    asker.tell(f"  “{answer}” is no source yet" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    # What looks like a slip is not added by Enter.
    choices = {"a": f"[{'a' if near else 'A'}]dd it as {made}", "o": f"[{'O' if near else 'o'}]ther source"}
    if asker.choose("  New:", choices, default="o" if near else "a", back=True) == "o":
        return None
    name = answer if made != answer else asker.ask("  Its name", default=answer)
    types = get_args(SourceType)
    while (kind := asker.ask("  Its type", default="other", known=types)) not in types:
        asker.tell(f"  it is one of {', '.join(types)}")
    return {"source": made, "source.name": name, "source.type": kind}
