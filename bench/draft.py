"""How long drafting takes, of a text of 25,000 to 200,000 words: `python -m bench.draft [FILE]`.

Without a file the text is made of a few sentences of every kind that is looked for.
"""

import sys
import time
from itertools import cycle, islice
from pathlib import Path

from timeline.draft import Document, Paragraph, language_of, proposals_in, read_document
from timeline.draft.dates import origin_of
from timeline.when import parse_when

SENTENCES = (
    "The talks in the harbour lasted two hours on Tuesday, and {} drones came in the night.",
    "“We will wait for it, however long it takes,” said Olena Koval, head of the port, on 11 March.",
    "It was not known who had been there after the {} of them had left for the north in August 2024.",
    "Ministry spokesman Ivan Lys told reporters that about {} people were hurt, more than in the year before.",
    "Nobody in the town remembered a spring like this one, and nobody said so aloud.",
)
WORDS = (25_000, 50_000, 100_000, 200_000)


def text_of(words: int) -> Document:
    """A text of about so many words, five sentences a paragraph."""
    count = words // 80
    sentences = [" ".join([one.format(number + 20) for one in SENTENCES]) for number in range(count)]
    return Document(tuple([Paragraph(text, number) for number, text in enumerate(sentences, 1)]))


def repeated(document: Document, words: int) -> Document:
    """The paragraphs of a document, over and over up to so many words."""
    times = max(1, round(words / document.words))
    many = islice(cycle(document.paragraphs), times * len(document.paragraphs))
    return Document(tuple(many))


def main() -> None:
    """Prints words, proposals and seconds."""
    held = None
    if len(sys.argv) > 1:
        path = Path(sys.argv[1])
        held = read_document(path.read_bytes(), path.name)
    origin, english = origin_of(parse_when("2025-03-20")), language_of("en")
    for words in WORDS:
        document = text_of(words) if held is None else repeated(held, words)
        began = time.process_time()
        found = proposals_in(document, english, origin)
        print(f"{document.words:>8,} words  {len(found):>6,} proposals  {time.process_time() - began:6.2f} s")


if __name__ == "__main__":
    main()
