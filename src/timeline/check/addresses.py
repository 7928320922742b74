"""Web addresses that are none."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from timeline.check.finding import Finding, Path
from timeline.model import Timeline

_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_FORBIDDEN = re.compile(r"""[\s<>"\\^`{|}\x00-\x1f\x7f]""")
"""What RFC 3986 allows nowhere in an address; letters of other scripts are left to the browser."""


def source_addresses(timeline: Timeline) -> Iterator[Finding]:
    """The `url` of every source."""
    for source in timeline.sources.values():
        yield from _checked(source.url, ("sources", source.id, "url"))


def addresses(timeline: Timeline) -> Iterator[Finding]:
    """Every `url` of the events, and every `archive` that looks like one."""
    for number, event in enumerate(timeline.events):
        for point in event.points:
            yield from _checked(point.url, ("events", number, "points", point.name, "url"))
        for place, account in enumerate(event.accounts):
            path = ("events", number, "accounts", place)
            for point in account.points:
                yield from _checked(point.url, (*path, "points", point.name, "url"))
            for index, citation in enumerate(account.cite):
                yield from _checked(citation.url, (*path, "cite", index, "url"))
                if citation.archive is not None and "://" in citation.archive:
                    yield from _checked(citation.archive, (*path, "cite", index, "archive"))


def _checked(address: str | None, path: Path) -> Iterator[Finding]:
    if address is not None and (fault := address_fault(address)) is not None:
        yield Finding("url", f"this is no web address: {fault[0]}", fault[1], path)


@lru_cache(maxsize=1024)
def address_fault(address: str) -> tuple[str, str] | None:
    """What is wrong with a web address, and the mend; None where nothing is.

    An address begins with `http://` or `https://` and has the name of a host. A number for a host does not say whose
    page it was, and the number may be another's tomorrow.
    """
    if (forbidden := _FORBIDDEN.search(address)) is not None:
        shown = "a space" if forbidden[0].isspace() else f"`{forbidden[0]}`"
        return f"it has {shown} in it", "copy it again from the browser, whole"
    scheme, separator, _ = address.partition("://")
    if not separator:
        begins_with_host = address.partition("/")[0].count(".") > 0
        return "it does not begin with `https://`", (
            f"write `https://{address}`" if begins_with_host else "copy it again from the browser, whole"
        )
    if scheme.lower() not in ("http", "https"):
        return f"it begins with `{scheme}://`", "give the `https://` address where it can be read, or use `locator`"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "its host cannot be read", "copy it again from the browser, whole"
    if host.replace(".", "").isdigit() or ":" in host:
        return f"its host is a number, {host}", "give the name of the host"
    labels = host.removesuffix(".").split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return f"`{host}` is no name of a host" if host else "it names no host", "copy it again from the browser, whole"
    return None
