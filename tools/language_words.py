"""Writes `src/timeline/when/typed/words.py`: month names and weekdays of the languages of CLDR.

    python -m pip install babel && python tools/language_words.py

Babel is needed for this alone. Words of English are left out, for English is read without this table, and so are short
words of Latin letters, which are words of English or abbreviations of zones too often.
"""

import re
import textwrap
import unicodedata
from collections import defaultdict
from pathlib import Path

from babel import Locale, localedata

TARGET = Path(__file__).parent.parent / "src/timeline/when/typed/words.py"
HEAD = '''"""Month names and weekdays of the languages of CLDR; written by `tools/language_words.py`, never by hand.

Each line of a string is a meaning (a month from 1, or a weekday from 0, which is Monday) and its words in small
letters. A month of `MEANT_BY` is another one elsewhere: each line has its numbers, and the languages of each.
"""

'''
PROTECTED = frozenset(
    re.findall(
        r"\w+",
        """
        a ad after ago all am an and any april at august autumn bc be before between by c ca ce century
        circa date day days dec december early end evening fall feb february first for fourth fri friday
        from gmt h half hour hours hr hrs in is jan january jul july jun june last late local mar march may
        mid middle midnight minute mon monday month months morning next night noon not nov november now o
        oct october of old on or os past pm quarter sat saturday second sep sept september since spring
        start style summer sun sunday t the third this through thu thur thurs thursday time to today
        tomorrow tue tues tuesday until utc wed wednesday week weeks were winter year years yesterday z
        """,
    )
)
"""Words of English, as dates are written with them."""

WELL_COVERED = 300
"""Languages whose part of CLDR is small are left out: they hold languages of few names of languages in their own."""
ENGLISH = Locale.parse("en")
LANGUAGE = re.compile(r"[a-z]{2,3}")


def words_of(name: str, least: int) -> list[str]:
    """The single words that a name of CLDR is written with."""
    word = unicodedata.normalize("NFC", name.casefold().strip().rstrip(".").strip("\u200e\u200f "))
    letters = all(unicodedata.category(each)[0] in "LM" or each in "'’ʼ" for each in word)
    if not word or word in PROTECTED or not letters:
        return []
    return [] if len(word) < least or (word.isascii() and len(word) < 3) else [word]


def collect(kind: str) -> dict[str, dict[int, set[str]]]:
    """For each word the months or weekdays that it means, and the languages in which it does."""
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for identifier in localedata.locale_identifiers():
        if not LANGUAGE.fullmatch(identifier.split("_")[0]) or identifier.startswith(("en", "root")):
            continue
        locale = Locale.parse(identifier)
        if len(Locale.parse(locale.language).languages) < WELL_COVERED:
            continue
        table = locale.months if kind == "months" else locale.days
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in table[context][width].items():
                    for word in words_of(name, 3 if kind == "months" else 2):
                        found[word][number].add(ENGLISH.languages[locale.language].replace(" ", "_"))
    return found


def written(name: str, found: dict[str, dict[int, set[str]]]) -> str:
    """The table as source text."""
    lines: dict[int, set[str]] = defaultdict(set)
    for word, meanings in found.items():
        for number in meanings:
            lines[number].add(word)
    body = "\n".join(
        f"{number} {line}"
        for number, words in sorted(lines.items())
        for line in textwrap.wrap(" ".join(sorted(words)), 110, break_long_words=False, break_on_hyphens=False)
    )
    return f'{name} = """\n{body}\n"""\n'


def main() -> None:
    """Writes the module."""
    months, days = collect("months"), collect("days")
    told = "\n".join(
        " ".join([word, *(f"{number}:{','.join(sorted(meanings[number]))}" for number in sorted(meanings))])
        for word, meanings in sorted(months.items())
        if len(meanings) > 1
    )
    text = f'{HEAD}{written("MONTHS", months)}\n{written("WEEKDAYS", days)}\nMEANT_BY = """\n{told}\n"""\n'
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
