"""Text as Markdown: what it cannot be mistaken for, emphasis, words that differ, and footnotes that cite."""

from collections.abc import Iterable, Sequence

from timeline.compare.diff_row import DiffRow
from timeline.model import Account, Citation, Timeline
from timeline.render.names import full_name
from timeline.render.spelling import when_words
from timeline.render.text import clean
from timeline.render.theme import UNICODE
from timeline.value import Run, changed_words
from timeline.verdict import Verdict

# Entities where trackers read more than Markdown: `@name` calls a person, `#12` an issue. A backslash in the rest.
_ESCAPES = str.maketrans({
    **{sign: f"\\{sign}" for sign in "\\`*_[]|~$^"},
    "<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "#": "&#35;",
})  # fmt: skip
_MARKERS = ("-", "+", "=")
"""At the begin of a line these make lists and headings."""

SIGNS = {
    Verdict.DIFFERS: "≠",
    Verdict.WORDED: "≟",
    Verdict.COMPATIBLE: "≈",
    Verdict.NOT_COMPARABLE: "¦",
    Verdict.SAME: "=",
    Verdict.ONLY: "·",
}
COUNTED = {
    Verdict.DIFFERS: "differ",
    Verdict.WORDED: "worded otherwise",
    Verdict.COMPATIBLE: "can both be true",
    Verdict.NOT_COMPARABLE: "not comparable",
    Verdict.SAME: "same",
    Verdict.ONLY: "told by one side only",
}


def escaped(text: str) -> str:
    """A text on one line that stays what it is: no markup, no table column, no mention, no link."""
    shown = clean(text, UNICODE).translate(_ESCAPES)
    shown = shown.replace("://", "&#58;//").replace("www.", "www&#46;")
    if shown.startswith(_MARKERS):
        shown = f"\\{shown}"
    number = shown[: len(shown) - len(shown.lstrip("0123456789"))]
    if number and shown[len(number) : len(number) + 1] in (".", ")"):
        shown = f"{number}\\{shown[len(number) :]}"
    return shown


def strong(text: str) -> str:
    """An escaped text as important."""
    return f"**{text}**" if text else ""


def emphasised(text: str) -> str:
    """An escaped text as a remark."""
    return f"*{text}*" if text else ""


def marked_words(left: str, right: str) -> tuple[str, str]:
    """Both texts, with the words that differ made important where at least half are shared."""
    one, other = changed_words(left, right)
    return _runs(one), _runs(other)


def _runs(runs: Iterable[Run]) -> str:
    parts = []
    for text, differs in runs:
        # Markers of importance must touch a word, so space around it stays outside.
        core = text.strip(" ")
        before, _, after = text.partition(core) if core else (text, "", "")
        parts.append(f"{before}{strong(_inner(core)) if differs else _inner(core)}{after}")
    return "".join(parts)


def _inner(text: str) -> str:
    """As `escaped`, for a text inside a line."""
    return escaped(f"x{text}")[1:] if text else ""


def table_row(cells: Sequence[str]) -> str:
    """One row of a table."""
    return f"| {' | '.join(cells)} |"


class Footnotes:
    """Citations in the order in which they are first needed; each account and address has one number."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._numbers: dict[str, int] = {}

    def of(self, accounts: Iterable[Account], timeline: Timeline) -> str:
        """The footnotes of whole accounts."""
        texts = [_cited(account, timeline, self._zone) for account in accounts]
        return self._references([text for text in texts if text])

    def of_value(self, row: DiffRow, value: str, accounts: Sequence[Account], timeline: Timeline) -> str:
        """The footnotes of a value: the accounts that state it, and the point's own address."""
        texts: list[str] = []
        stating = [account for account in accounts if _states(account, row, value)]
        for account in stating or [account for account in accounts if _states(account, row, None)]:
            texts.append(_cited(account, timeline, self._zone))
            texts.extend(
                f"{escaped(_name(account, timeline))}: {_address(point.url)}"
                for point in account.points
                if row.type == "point" and point.name == row.name and point.url is not None
            )
        return self._references([text for text in texts if text])

    def lines(self) -> list[str]:
        """The footnotes themselves."""
        return [f"[^{number}]: {text}" for text, number in self._numbers.items()]

    def _references(self, texts: Sequence[str]) -> str:
        numbers = dict.fromkeys(self._numbers.setdefault(text, len(self._numbers) + 1) for text in texts)
        return "".join(f"[^{number}]" for number in numbers)


def _states(account: Account, row: DiffRow, value: str | None) -> bool:
    if row.type == "place":
        return account.place is not None and value in (None, account.place)
    if row.type == "point":
        return any(point.name == row.name and value in (None, point.value) for point in account.points)
    return account.when is not None


def _cited(account: Account, timeline: Timeline, zone: str) -> str:
    """Where an account can be read; empty where it cites nothing."""
    places = [text for citation in account.cite if (text := _place(citation, zone))]
    return f"{escaped(_name(account, timeline))}, {'; '.join(places)}" if places else ""


def _name(account: Account, timeline: Timeline) -> str:
    held = timeline.sources.get(account.source)
    return account.source if held is None else full_name(held)


def _place(citation: Citation, zone: str) -> str:
    parts = []
    if citation.published is not None:
        parts.append(escaped(when_words(citation.published, zone, None, UNICODE)))
    if citation.via is not None:
        parts.append(f"via {escaped(citation.via)}")
    parts.extend(escaped(part) for part in (citation.locator, citation.file) if part is not None)
    if citation.url is not None:
        parts.append(_address(citation.url))
    if citation.archive is not None:
        parts.append(f"archived {_address(citation.archive)}")
    return ", ".join(parts)


def _address(url: str) -> str:
    """A web address as a link, with the characters that would end it encoded (RFC 3986); anything else as text."""
    if not url.startswith(("https://", "http://")):
        return escaped(url)
    if url.isascii() and url.isprintable() and not set(url) & set(' <>"\\^`{|}'):
        return f"<{url}>"
    from urllib.parse import quote

    return f"<{quote(url, safe=_SAFE)}>"


_SAFE = "!#$%&'()*+,/:;=?@[]~"
