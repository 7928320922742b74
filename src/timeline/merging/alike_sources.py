"""One source under two ids in two stores, by its name or its page: told, and never joined without being asked."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.model import Source, Timeline


class AlikeSources(NamedTuple):
    """A source of the second store that looks like one of the first, and by what."""

    a: str
    b: str
    by: str
    in_both: bool
    """Whether the second store has the source of the first one too, under that id."""

    def told(self, first: str, second: str) -> str:
        """What the user is told, with the way to make one of them."""
        looks = f"source `{self.b}` of {second} has the {self.by} of `{self.a}` in {first}"
        if self.in_both:
            return f"{looks}: where they are one, `timeline rename source {self.b} {self.a} --join` afterwards"
        return f"{looks}: where they are one, --rename B:{self.b}={self.a}"


def alike_sources(a: Timeline, b: Timeline) -> Iterator[AlikeSources]:
    """Sources that only the second store has under their ids, each with one of the first that it looks like."""
    for source in b.sources.values():
        found = (
            []
            if source.id in a.sources
            else [
                AlikeSources(one.id, source.id, by, one.id in b.sources)
                for one in a.sources.values()
                if (by := _alike(one, source)) is not None
            ]
        )
        yield from found[:1]


def _alike(one: Source, other: Source) -> str | None:
    if one.name.casefold() == other.name.casefold():
        return "name"
    if one.url is not None and other.url is not None and _page(one.url) == _page(other.url):
        return "page"
    return None


def _page(url: str) -> str:
    """An address without what does not tell two pages apart: scheme, `www.`, a slash at the end."""
    return url.casefold().partition("://")[2].removeprefix("www.").rstrip("/") or url
