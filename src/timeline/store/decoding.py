"""Bytes to text: a byte order mark is set aside; what is no UTF-8 text is refused with its place."""

from timeline.errors import Place, Problem, TimelineError

BOM = b"\xef\xbb\xbf"

_WIDE = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32", b"\xff\xfe\x00\x00": "UTF-32"}


def decode(data: bytes, name: str) -> str:
    """The text of a file, without its byte order mark. Raises TimelineError."""
    begin = len(BOM) if data.startswith(BOM) else 0
    try:
        text = data[begin:].decode() if begin else data.decode()
    except UnicodeDecodeError as error:
        raise TimelineError([_not_utf8(data, begin + error.start, begin, name)]) from None
    if text.startswith("\ufeff"):
        place = Place(name, 1, 1, 1, _line(data, begin, end if (end := data.find(b"\n")) >= 0 else len(data)), "")
        raise TimelineError([Problem("encoding", "this file begins with two byte order marks", _ONE_MARK, place)])
    if b"\0" in data:  # which is found at once in bytes, and slowly in a text whose letters are wider
        place = _place(text.encode(), text.encode().index(0), name)
        raise TimelineError([Problem("not-text", "this file is no text: it has a zero byte", _AS_TEXT, place)])
    return text


_ONE_MARK = "save it as UTF-8 with one of them, or without"
_AS_TEXT = "save it as text, in UTF-8"


def _not_utf8(data: bytes, index: int, begin: int, name: str) -> Problem:
    place = _place(data[begin:], index - begin, name)
    for mark, encoding in sorted(_WIDE.items(), key=lambda item: -len(item[0])):
        if data.startswith(mark):
            return Problem("encoding", f"this file is {encoding}, and a store is UTF-8", "save it as UTF-8", place)
    if b"\0" in data:
        return Problem("not-text", "this file is no text: it has zero bytes", _AS_TEXT, place)
    return Problem("encoding", f"the byte 0x{data[index]:02X} here is not UTF-8", "save the file as UTF-8", place)


def _place(data: bytes, index: int, name: str) -> Place:
    """The place of a byte; what cannot be decoded in its line is shown as U+FFFD."""
    begin = data.rfind(b"\n", 0, index) + 1
    end = data.find(b"\n", index)
    above = data.rfind(b"\n", 0, max(begin - 1, 0)) + 1
    column = len(data[begin:index].decode(errors="replace")) + 1
    line = _line(data, begin, end if end >= 0 else len(data))
    return Place(name, data.count(b"\n", 0, begin) + 1, column, 1, line, _line(data, above, max(begin - 1, 0)))


def _line(data: bytes, begin: int, end: int) -> str:
    return data[begin:end].removesuffix(b"\r").decode(errors="replace")
