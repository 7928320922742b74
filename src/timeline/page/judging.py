"""With which rulings the sources of a page are compared: with those that were asked for, and no others."""

import msgspec

from timeline.handover.request import Handover
from timeline.model import Timeline


def judged(asked: Handover) -> Timeline:
    """The timeline whose comparing the page may show.

    With rulings: those that are signed, and what the store declares synonyms; a proposal is nobody's judgment.
    Without them: as its sources tell it.
    """
    if not asked.with_rulings:
        return asked.unjudged
    events = [
        msgspec.structs.replace(event, rulings=tuple([one for one in event.rulings if one.state == "signed"]))
        for event in asked.events
    ]
    return msgspec.structs.replace(asked.timeline, events=tuple(events))
