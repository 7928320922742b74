"""A unified diff of two texts that are mostly the same: what they begin and end with is left out before comparing."""

from collections.abc import Iterator, Sequence

_CONTEXT = 3


def unified(before: str, after: str, name: str) -> str:
    r"""The difference as `diff -u` writes it, lines ended by `\n`; empty where there is none."""
    from difflib import SequenceMatcher

    if before == after:
        return ""
    old, new = _lines(before), _lines(after)
    begin, shorter = 0, min(len(old), len(new))
    while begin < shorter and old[begin] == new[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and old[-1 - end] == new[-1 - end]:
        end += 1
    begin, end = max(0, begin - _CONTEXT), max(0, end - _CONTEXT)
    old, new = old[begin : len(old) - end], new[begin : len(new) - end]
    lines = [f"--- {name}\n", f"+++ {name}\n"]
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        lines.append(f"@@ -{_range(begin, first[1], last[2])} +{_range(begin, first[3], last[4])} @@\n")
        for tag, old_begin, old_end, new_begin, new_end in group:
            if tag == "equal":
                lines += _marked(" ", old[old_begin:old_end])
            else:
                lines += _marked("-", old[old_begin:old_end])
                lines += _marked("+", new[new_begin:new_end])
    return "".join(lines)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _marked(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _range(skipped: int, begin: int, end: int) -> str:
    begin, end = begin + skipped, end + skipped
    length = end - begin
    return f"{begin + 1 if length else begin}" + ("" if length == 1 else f",{length}")
