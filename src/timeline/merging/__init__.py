"""One store of two: what becomes one, what stands beside it, and what is refused; the rules are in `docs/merge.md`.

Nothing here reads a file or writes one.
"""

from timeline.merging.alike_sources import alike_sources
from timeline.merging.choices import Choices, Differing
from timeline.merging.joining import Joined, join
from timeline.merging.moving import renamed
from timeline.merging.targets import same_drafts

__all__ = ["Choices", "Differing", "Joined", "alike_sources", "join", "renamed", "same_drafts"]
