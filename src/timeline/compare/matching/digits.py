"""Numbers as texts write them, with signs between their digits."""

import re


def plain_digits(written: str) -> str | None:
    """The digits of a number, with a point before its decimals; None where the signs in it fit no number.

    1,500 and 1.500 are one thousand five hundred; 2.5 and 2,5 are two and a half, and 0.500 is a half.
    """
    if written.isdecimal():
        return written
    whole, *rest = re.split("[.,]", written)
    last = rest.pop() if len(rest[-1]) != 3 or len(whole) > 3 or whole == "0" else ""
    if any(len(part) != 3 for part in rest):
        return None
    return "".join([whole, *rest]) + (f".{last}" if last else "")
