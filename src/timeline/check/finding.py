"""What a check finds: a rule by its name, what is wrong, the way out, and what in the timeline it is about."""

from typing import Literal, TypeAlias

import msgspec

from timeline.errors import Level
from timeline.model import OptionalCheck

UsualCheck = Literal[
    "changed-value",
    "derived-from",
    "digit-wording",
    "excluded-when",
    "lapsed-ruling",
    "odd-offset",
    "outside-coverage",
    "party-synonyms",
    "published-early",
    "repeats",
    "retrieved-early",
    "shifted-times",
    "similar-events",
    "similar-ids",
    "similar-points",
    "similar-sources",
    "similar-tags",
    "speaks-for",
    "two-entries",
    "url",
]
"""What is nearly always a mistake: looked for in every store."""

FileCheck = Literal["changed-file", "missing-file", "unhashed-file"]
"""What is only looked for where files are to be compared."""

QuoteCheck = Literal["missing-quote", "unread-file"]
"""What is only looked for where quotes are to be compared with files."""

CheckName: TypeAlias = UsualCheck | OptionalCheck | FileCheck | QuoteCheck

Path: TypeAlias = tuple[str | int, ...]
"""A value of the timeline, as `("events", 0, "accounts", 1, "cite", 0, "url")`.

Numbers count what the timeline has, from 0; `cite` counts the short form of a citation too, where there is one.
"""


class Finding(msgspec.Struct, frozen=True):
    """One thing that a check found. Where `seen` names another value, the message ends with the line of that."""

    check: CheckName
    message: str
    mend: str
    path: Path
    key: bool = False
    """Whether the key at the path is meant, and not its value."""
    seen: Path | None = None
    level: Level = "warning"
