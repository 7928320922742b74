"""A Mermaid timeline: events by day, each with the names of those who tell it. It has room for nothing else."""

from itertools import groupby

from timeline.compare.event_rows import denied_by
from timeline.handover.losses import Losses
from timeline.handover.request import Handover
from timeline.handover.telling import Telling
from timeline.handover.words import Wording
from timeline.interchange.mermaid_text import entities
from timeline.interchange.written import Written
from timeline.model import Event
from timeline.store.keys import EntryKind

_KEYS: dict[EntryKind, frozenset[str]] = {
    "store": frozenset({"title"}),
    "source": frozenset({"name"}),
    "event": frozenset({"title", "when"}),
}


def write(asked: Handover) -> Written:
    """The diagram in UTF-8."""
    losses, telling, wording = Losses(), Telling(asked), Wording(asked)
    lines = ["timeline", f"    title {entities(asked.title)}"]
    dated = [(wording.date(event.when), event) for event in asked.chronological]
    for words, group in groupby(dated, key=lambda one: one[0]):
        for number, (_, event) in enumerate(group):
            period = entities(words) if number == 0 else " " * len(entities(words))
            lines.append(f"    {period} : {_event(event, wording)}")
            for account in event.accounts:
                losses.add("named", telling.reference(event, account))
    losses.add_entries(asked, asked.chronological, _KEYS, accounts=False)
    return Written(("\n".join(lines) + "\n").encode(), losses.listed)


def _event(event: Event, wording: Wording) -> str:
    """The title, who tells it, and who denies it."""
    denying = denied_by(event)
    sources = dict.fromkeys([account.source for account in event.accounts if account.source not in denying])
    told = [", ".join([wording.name(source) for source in sources])] if sources else []
    denied = [f"denied by {', '.join([wording.name(source) for source in denying])}"] if denying else []
    return entities(" – ".join([event.title, "; ".join([*told, *denied])]) if told or denied else event.title)
