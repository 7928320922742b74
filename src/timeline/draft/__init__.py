"""From a document to a draft: the dated sentences, figures, quotations and speakers that rules find in a text.

Each proposal is one sentence in its own words. The same text gives the same proposals, on every run; what is found and
what is not stands in `docs/draft.md`.
"""

from timeline.draft.documents import Document, Paragraph
from timeline.draft.languages import CODES, language_in, language_of
from timeline.draft.proposals import Proposal, proposals_in
from timeline.draft.reading import read_document

__all__ = [
    "CODES",
    "Document",
    "Paragraph",
    "Proposal",
    "language_in",
    "language_of",
    "proposals_in",
    "read_document",
]
