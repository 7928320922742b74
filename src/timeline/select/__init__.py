"""Filters: which events of a timeline to show, and in which order.

A repeated option widens (any of its values), different options narrow (all of them). An event passes a time where its
bounds overlap it; an event without a time, or whose time is `unknown`, passes none: nothing is known that would put it
there.

`only_sources` hides the accounts of all others before anything else is looked at, so that marks and filters agree with
what is drawn: what a hidden account says is not found, and takes no part in a dispute. The time of an event stays the
one that it has with all its accounts.

Background events are never dropped here: folding them is for the drawing. Where they are folded, `limit` does not
count them.
"""

from timeline.select.filter import EVERYTHING, Filter
from timeline.select.ordering import Order, display_key, first_published, publication_rank
from timeline.select.selecting import select

__all__ = ["EVERYTHING", "Filter", "Order", "display_key", "first_published", "publication_rank", "select"]
