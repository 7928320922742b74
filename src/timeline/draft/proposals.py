"""The proposals of a document: what its sentences date, count and quote."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from timeline.draft.dates import FoundDate, Origin, dates_in
from timeline.draft.documents import Document, Paragraph
from timeline.draft.figures import FoundFigure, figures_in
from timeline.draft.language import Language
from timeline.draft.quotations import Quotation, quotations_between, quotations_in
from timeline.draft.sentences import Sentence, sentences_in
from timeline.draft.speakers import Speaker, sayings_in, speakers_in
from timeline.progress import Progress, counted

_LEAST_QUOTED = 3
"""A quotation of fewer words is a word set apart, where nobody is said to have spoken it."""
_LONGEST_SENTENCE = 1500
"""Characters; what is longer is a list or a table that lost its lines."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_BESIDE = 2
"""Words between a verb of saying and the date on which it was said: `told reporters on Tuesday`."""
_YEAR = re.compile(r"(?<![\w.,])(?:1[0-9]{3}|20[0-9]{2})(?![\w]|[.,][0-9])")
_LEAST_WORDS = 4
"""A line of fewer words is a heading, a date line or a caption."""


class Proposal(msgspec.Struct, frozen=True):
    """One sentence that tells something. `quote` is all of it; `locator` says where it stands.

    `when` is the time of what it tells, and `dates` are all dates in it; `speaker` is who is quoted, in the words of
    the text, None where no name stands. `said` are the quotations in it, without their marks.
    """

    quote: str
    locator: str
    dates: tuple[FoundDate, ...] = ()
    when: FoundDate | None = None
    figures: tuple[FoundFigure, ...] = ()
    said: tuple[str, ...] = ()
    speaker: str | None = None
    speakers: tuple[str, ...] = ()
    """All who are named as speakers, where they are several: then none is taken."""


def proposals_in(
    document: Document, language: Language, origin: Origin, progress: Progress | None = None
) -> list[Proposal]:
    """The proposals of a document in its order; a sentence that stands in it twice is proposed once."""
    names, years = _Names(), _Years()
    found: dict[str, Proposal] = {}
    for paragraph in counted(document.paragraphs, progress):
        if paragraph.is_aside:
            continue
        for proposal in _of_paragraph(paragraph, language, origin, names, years):
            found.setdefault(proposal.quote, proposal)
    return names.settled(list(found.values()))


def _of_paragraph(
    paragraph: Paragraph, language: Language, origin: Origin, names: "_Names", years: "_Years"
) -> Iterator[Proposal]:
    text = paragraph.text
    quotations = quotations_in(text, language)
    for sentence in sentences_in(text, quotations, language):
        if sentence.end - sentence.begin > _LONGEST_SENTENCE:
            continue
        within = quotations_between(quotations, *sentence)
        dates = dates_in(text, sentence, within, language, origin, years.named(text[sentence.begin : sentence.end]))
        speakers = speakers_in(text, sentence, within, language)
        for speaker in speakers:
            names.hear(speaker.name)
        figures = figures_in(text, sentence, language, [(one.begin, one.end) for one in dates])
        sayings = sayings_in(text, sentence, within, language)
        proposal = _proposal(paragraph, sentence, dates, figures, within, speakers, sayings)
        if proposal is not None:
            yield proposal


def _proposal(
    paragraph: Paragraph,
    sentence: Sentence,
    dates: list[FoundDate],
    figures: list[FoundFigure],
    within: Sequence[Quotation],
    speakers: list[Speaker],
    sayings: list[int],
) -> Proposal | None:
    """What a sentence tells; None where that is nothing that is looked for."""
    text = paragraph.text
    quote = text[sentence.begin : sentence.end]
    if len(_WORD.findall(quote)) < _LEAST_WORDS:
        return None
    named = list(dict.fromkeys([speaker.name for speaker in speakers]))
    whole = [one for one in within if sentence.begin <= one.begin and one.end <= sentence.end]
    words = [one.words(text) for one in whole]
    said = [one for one in words if one and (named or _is_said(one))]
    if not (said or named or figures or any(one.when is not None or one.counted for one in dates)):
        return None
    return Proposal(
        quote=quote,
        locator=paragraph.locator(sentence.begin),
        dates=tuple(dates),
        when=None if _names_other_years(text, sentence, dates) else _time_of(text, dates, speakers, sayings),
        figures=tuple(figures),
        said=tuple(said),
        speaker=named[0] if len(named) == 1 else None,
        speakers=tuple(named) if len(named) > 1 else (),
    )


def _is_said(words: str) -> bool:
    """Whether what stands in marks is speech, and not a word set apart or the title of something."""
    held = words.split()
    long = [word for word in held if len(word) > 3]
    return len(held) >= _LEAST_QUOTED and not all(word[0].isupper() for word in long)


def _time_of(text: str, dates: list[FoundDate], speakers: list[Speaker], sayings: list[int]) -> FoundDate | None:
    """The one date that is the time of what is told.

    Not one that bounds something (`after the talks in May`), nor one that says when somebody has spoken, since what he
    tells happened at another time. Of several that are not one and the same none is taken.
    """
    open_dates = [one for one in dates if one.limit is None and not _is_of_speaking(text, one, speakers, sayings)]
    if len({one.when for one in open_dates}) != 1 or open_dates[0].when is None:
        return None
    return open_dates[0]


def _names_other_years(text: str, sentence: Sentence, dates: list[FoundDate]) -> bool:
    """Whether years stand in a sentence that are part of no date which was found, as in `Hungary (1956)`."""
    years = [found.start() for found in _YEAR.finditer(text, *sentence)]
    return any(not any(one.begin <= year < one.end for one in dates) for year in years)


def _is_of_speaking(text: str, date: FoundDate, speakers: list[Speaker], sayings: list[int]) -> bool:
    """Whether a date stands before who speaks, or directly behind a verb of saying: `said on Tuesday that …`."""
    if date.is_quoted:
        return False
    if any(date.end <= speaker.end for speaker in speakers):
        return True
    ends = [end for end in (*sayings, *[speaker.end for speaker in speakers]) if end <= date.begin]
    return any(len(_WORD.findall(text[end : date.begin])) <= _BESIDE for end in ends)


class _Years:
    """The year that a text has named last: a date without one is of it, or of none that can be told."""

    def __init__(self) -> None:
        self._last: list[int] = []

    def named(self, sentence: str) -> list[int]:
        """The years of a sentence, and the last one before it."""
        here = [int(year) for year in _YEAR.findall(sentence)]
        held = [*self._last, *here]
        self._last = here[-1:] or self._last
        return held


class _Names:
    """The names of a text: who is called by his last name alone is he whose whole name stands in it too."""

    def __init__(self) -> None:
        self._whole: dict[str, set[str]] = {}

    def hear(self, name: str) -> None:
        """A name that the text has."""
        words = name.split()
        if len(words) > 1:
            self._whole.setdefault(words[-1], set()).add(name)

    def settled(self, proposals: list[Proposal]) -> list[Proposal]:
        """Proposals in which each speaker goes by one name, the longest that is no one else's."""
        return [
            msgspec.structs.replace(one, speaker=self._longest(one.speaker)) if one.speaker is not None else one
            for one in proposals
        ]

    def _longest(self, name: str) -> str:
        whole = self._whole.get(name, set())
        return next(iter(whole)) if len(whole) == 1 else name
