"""A chronology as PDF: the page as the browser of the system prints it."""

from timeline.handover.request import Handover
from timeline.page.browser import browser, printed
from timeline.page.rendering import page


def write(asked: Handover) -> bytes:
    """The pages. Raises TimelineError where no browser is found."""
    program = browser()
    return printed(page(asked, scripted=False), program)
