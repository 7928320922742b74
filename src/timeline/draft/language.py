"""What the rules know of a language: its words for dates, figures and saying, and its quotation marks.

A language is one file in `languages/`. What a list does not hold is not found.
"""

import re
from collections.abc import Mapping
from functools import cache, cached_property

import msgspec

UPPER = "".join([chr(number) for number in range(0x41, 0x530) if chr(number).isupper()])
"""Latin, Greek and Cyrillic: `re` has no name for them."""


class Language(msgspec.Struct, frozen=True, dict=True, kw_only=True, eq=False):
    """The words of one language, in lower case; several stand in one text, parted by spaces.

    Patterns are regular expressions. In them `{month}`, `{weekday}`, `{count}` and `{unit}` stand for the words of the
    maps below; the groups that they name tell what was said. `{any_month}` is a month that is not told apart.
    """

    code: str
    name: str
    common: str
    """Words by which a text is known to be in this language: small ones that no neighbour has."""
    quotes: tuple[tuple[str, str], ...]
    """Opening and closing quotation marks. Straight ones (`"`) are known in every language."""
    abbreviations: str = ""
    """Words after whose full stop no sentence ends."""
    ordinal_dot: bool = False
    """Whether a full stop makes a number an ordinal: `18. März`."""
    capital_months: bool = False
    """Whether a month always has a capital letter, which tells it from other words: `May`."""
    months: Mapping[str, int] = {}
    weekdays: Mapping[str, int] = {}
    """From 0, a Monday."""
    units: Mapping[str, str] = {}
    """Of time, as `day`, `week`, `month`, `year`."""
    numbers: Mapping[str, int] = {}
    dates: tuple[str, ...] = ()
    """Whole dates and parts of them, with the groups `day`, `to_day`, `month`, `year`, `part`; the first that fits.

    Of a pattern with the group `span` the reader of typed dates takes the words as they are.
    """
    parts: Mapping[str, str] = {}
    """What the group `part` may be: `early`, `mid`, `late`."""
    near: tuple[tuple[str, str, int], ...] = ()
    """What is counted from the text's own date: a pattern, `day`, `week`, `month` or `year`, and how many later."""
    on_weekday: tuple[str, ...] = ()
    """With the group `weekday`; `last` or `next` where it says so."""
    ago: tuple[str, ...] = ()
    """With the groups `count` and `unit`."""
    future: str = ""
    """A pattern of what is still to come: then `on Tuesday` may be the next one."""
    limits: str = ""
    """A pattern of words that, anywhere before it in its clause, make a date the bound of something: after, since."""
    limits_beside: str = ""
    """Those that do so directly before it alone: `by 2030`."""
    says: str = ""
    """A pattern of verbs of saying."""
    says_if: str = ""
    """Verbs that are of saying only where a quotation or a word of `that` follows."""
    that: str = ""
    adverbs: str = ""
    """Words that may stand between a name and its verb."""
    according: str = ""
    """A pattern before the name of who is quoted."""
    titles: str = ""
    """Words before a name that are no part of it."""
    roles: str = ""
    """What may stand before a name and says who it is: `spokesman`."""
    joins: str = ""
    """Small words before a name that is the subject of its clause: and, that, when."""
    particles: str = ""
    """Small words within a name."""
    not_names: str = ""
    """Words that begin with a capital letter and name nobody."""
    article_spoils: bool = False
    """Whether a noun with an article is no name, where all nouns have capital letters."""
    articles: str = ""
    figures: bool = False
    """Whether figures of things are looked for, and not only percentages, money and units of measure."""
    plurals: str = ""
    """Plural nouns that do not look it."""
    not_plurals: str = ""
    """Words that look like plurals and are none."""

    @cached_property
    def date_patterns(self) -> tuple[re.Pattern[str], ...]:
        """Those of dates."""
        return tuple([self.compiled(pattern) for pattern in self.dates])

    @cached_property
    def near_patterns(self) -> tuple[tuple[re.Pattern[str], str, int], ...]:
        """Those of what is counted from the text's own date."""
        return tuple([(self.compiled(pattern), unit, count) for pattern, unit, count in self.near])

    @cached_property
    def weekday_patterns(self) -> tuple[re.Pattern[str], ...]:
        """Those of weekdays."""
        return tuple([self.compiled(pattern) for pattern in self.on_weekday])

    @cached_property
    def ago_patterns(self) -> tuple[re.Pattern[str], ...]:
        """Those of `two days ago`."""
        return tuple([self.compiled(pattern) for pattern in self.ago])

    @cached_property
    def future_pattern(self) -> re.Pattern[str] | None:
        """What is still to come."""
        return self.compiled(self.future) if self.future else None

    @cached_property
    def limit_pattern(self) -> re.Pattern[str] | None:
        """What makes a date a bound."""
        return self.compiled(self.limits) if self.limits else None

    @cached_property
    def limit_beside_pattern(self) -> re.Pattern[str] | None:
        """What makes the date behind it a bound."""
        return self.compiled(rf"(?:{self.limits_beside})\s(?:\w+\s)?\Z") if self.limits_beside else None

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """A pattern with its words put in, whatever their case."""
        for name in ("month", "weekday", "count", "unit", "part"):
            words: Mapping[str, object] = {
                "month": self.months,
                "weekday": self.weekdays,
                "count": self.numbers,
                "unit": self.units,
                "part": self.parts,
            }[name]
            listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
            digits = "[0-9]{1,3}|" if name == "count" else ""
            pattern = pattern.replace(f"{{any_{name}}}", f"(?:{listed})")
            pattern = pattern.replace(f"{{{name}}}", f"(?P<{name}>{digits}{listed})")
        return re.compile(pattern, re.IGNORECASE)

    @cache  # noqa: B019 - there are as many as there are files
    def compiled_once(self, pattern: str) -> re.Pattern[str]:
        """A pattern without words to put in, compiled once; its case counts."""
        return re.compile(pattern)

    @cache  # noqa: B019 - there are as many as there are files
    def words(self, field: str) -> frozenset[str]:
        """The words of a list."""
        return frozenset(str(getattr(self, field)).split())
