"""A chronology as one self-contained page, to publish or to send: it reads in any browser, and loads nothing."""

from timeline.handover.request import Handover
from timeline.page.rendering import page


def write(asked: Handover) -> bytes:
    """The page in UTF-8."""
    return page(asked).encode()
