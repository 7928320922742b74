"""The events of a large text a few at a time: the tree of all of them would be larger than all else that is read.

A text is cut in front of lines that begin an item of the list `events`. Such a line may stand inside of a text in
quotes or in brackets instead; then what is before it has no end, and is no YAML. An alias whose anchor stands in
another slice is no YAML either. So a wrong cut is an error of the reader and never another meaning, and whoever has it
reads the whole.
"""

import re
from collections.abc import Iterator

import msgspec

_EVENTS = rb"(?m)^events:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( *)-[ \r\n]"
"""The key in front of a list in block style, what is empty behind it, and the begin of its first item."""


class Sliced(msgspec.Struct, frozen=True):
    """A text of a store in UTF-8 with its events apart."""

    data: bytes
    frame: bytes
    """All of it with one text in the place of the events, `mark`, which stands nowhere else.

    Where the frame does not have that as its only event, what looked like the list of events was none.
    """
    mark: str
    begin: int
    end: int
    """Where the events stand in `data`, in bytes."""
    indent: int
    """How many blanks stand before each of them."""

    def count(self) -> int:
        """How many events there are."""
        begins = [b"\n" + b" " * self.indent + b"-" + behind for behind in (b" ", b"\n", b"\r")]
        return sum([self.data.count(item, self.begin - 1, self.end) for item in begins])

    def slices(self, size: int) -> Iterator[bytes]:
        """The events in their order, so many at a time that they take about `size` bytes, and one at least."""
        begin, item = self.begin, self._item
        while begin < self.end:
            following = item.search(self.data, min(begin + size, self.end), self.end)
            end = self.end if following is None else following.start()
            yield self.data[begin:end]
            begin = end

    @property
    def _item(self) -> re.Pattern[bytes]:
        return re.compile(rb"^ {%d}-[ \r\n]" % self.indent, re.MULTILINE)


def sliced(data: bytes) -> Sliced | None:
    """The text with its events apart; None where they are not written as a list of lines."""
    found = re.search(_EVENTS, data)
    if found is None:
        return None
    begin, indent = found.start(1), len(found[1])
    # The list goes on to the next key of the store; where its items are not indented, they are none. A line feed is
    # found ten times as fast as the beginning of a line.
    other = re.compile(rb"\n(?!-[ \r\n])[^ \t\r\n#]" if indent == 0 else rb"\n[^ \t\r\n#]").search(data, begin)
    end = len(data) if other is None else other.start() + 1
    mark = b"mark"
    while mark in data:
        mark += b"-"
    frame = b"%b%b- %b\n%b" % (data[:begin], b" " * indent, mark, data[end:])
    return Sliced(data, frame, mark.decode(), begin, end, indent)
