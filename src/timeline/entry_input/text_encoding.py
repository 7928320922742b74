"""The text of a file from elsewhere: UTF-8, UTF-16 with its mark, or what the user says it is."""

import codecs

from timeline.errors import Place, Problem, TimelineError, near_misses
from timeline.store.decoding import decode

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_USUAL = ("utf-8", "utf-16", "cp1252", "latin-1", "cp1250", "cp1251", "koi8-r", "koi8-u", "cp437", "mac-roman",
          "shift-jis", "euc-jp", "gb18030", "big5", "euc-kr", "cp1253", "cp1254", "cp1255", "cp1256")  # fmt: skip
_MEND = "say what it is: --encoding cp1252 in western Europe, cp1250 in central Europe, cp1251 for Cyrillic"


def text_of(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of a file. Raises TimelineError with the place of the first byte that does not fit."""
    marked = next((found for mark, found in _MARKED if data.startswith(mark)), None)
    if encoding is None and marked != "utf-16":
        try:
            return decode(data, name)
        except TimelineError as error:
            if (wide := _wide(data)) is not None:
                message = f"this file looks like {wide.upper()}"
                raise TimelineError([Problem("encoding", message, f"--encoding {wide}", Place(name, 1, 1))]) from None
            mended = [one._replace(mend=_MEND) if one.check == "encoding" else one for one in error.problems]
            raise TimelineError(mended) from None
    codec = _codec(encoding) if encoding is not None else "utf-16"
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the byte 0x{data[error.start]:02X} here is not {encoding or codec}"
        raise TimelineError([Problem("encoding", message, _MEND, Place(name, line, 1))]) from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark, by the half of its bytes that are zero in western text; None for other data."""
    head = data[:4000]
    zeros = head[0::2].count(0), head[1::2].count(0)
    if max(zeros) * 4 < len(head) or min(zeros) * 8 > max(zeros):
        return None
    return "utf-16be" if zeros[0] > zeros[1] else "utf-16le"


def _codec(named: str) -> str:
    try:
        found = codecs.lookup(named)
        # Python also calls "base64" an encoding; those that make text of bytes make it of none as well.
        b"text".decode(found.name, "replace")
    except (LookupError, ValueError):
        near = near_misses(named, _USUAL)
        mend = f"did you mean {' or '.join(near)}?" if near else f"such as {', '.join(_USUAL[:6])}"
        raise TimelineError.of("option", f"no encoding is called `{named}`", mend) from None
    return found.name
