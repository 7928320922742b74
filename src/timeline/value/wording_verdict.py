"""How two wordings compare: equal words, yes against no, one leading `not`; for the rest a person must judge."""

from timeline.value.wording import Wording, folded_words, more_words
from timeline.verdict import Comparison, Verdict

SAME = Comparison(Verdict.SAME)
DIFFERS = Comparison(Verdict.DIFFERS)
WORDED = Comparison(Verdict.WORDED)
ANOTHER_LANGUAGE = Comparison(Verdict.NOT_COMPARABLE, reason="another language")

YES = frozenset(("yes", "true", "так", "да", "tak"))
NO = frozenset(("no", "false", "ні", "нет", "nie"))
"""Whole values that say yes and no: English, Ukrainian, Russian and Polish; they compare in any language."""

_NEGATIONS = """
    not no never neither none nobody nothing without cannot denied denies denial deny
    arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt shouldnt wasnt werent wont wouldnt
"""
_HEDGES = """
    probably possibly perhaps maybe may might could would should alleged allegedly reportedly apparently supposedly
    likely unlikely suspected presumably potentially unconfirmed unverified if whether
"""
_LIMITS = """
    only just except unless until half part partly partially some few many most mostly nearly almost about around
    roughly approximately over under up least than all any every both more less fewer
"""
_CONJUNCTIONS = "and or but nor yet while although though & +"
_ATTRIBUTIONS = """
    said says say according claimed claims claim told tells evidence stated states reported report reports believed
    believes thought quoted
"""
_PARTS = (_NEGATIONS, _HEDGES, _LIMITS, _CONJUNCTIONS, _ATTRIBUTIONS)
TURNING = frozenset(word for part in _PARTS for word in part.split())
"""Words that may turn what they are added to: where one of these is added, nothing is said of "more words"."""


def compare_wordings(left: Wording, right: Wording, languages: tuple[str | None, str | None]) -> Comparison:
    """How two wordings compare. Changing sides changes nothing.

    `languages` are the language tags of the two sides where they are known.
    """
    one, other = left.words, right.words
    # Texts without any word are the same only as they stand.
    if left.text == right.text or (one and one == other):
        return SAME
    answers = _answer(one), _answer(other)
    if None not in answers:
        return SAME if answers[0] is answers[1] else DIFFERS
    if _are_of_two_languages(left, right, languages):
        return ANOTHER_LANGUAGE
    if _is_negated(one, other) or _is_negated(other, one):
        return DIFFERS
    if answers == (None, None) and (added := more_words(left.text, right.text) or more_words(right.text, left.text)):
        folded = [word for text in added for word in folded_words(text)]
        if not any(word in TURNING for word in folded):
            return Comparison(Verdict.WORDED, reason=f"has more words: {' '.join(added)}")
    return WORDED


def _answer(words: tuple[str, ...]) -> bool | None:
    if len(words) != 1:
        return None
    return True if words[0] in YES else False if words[0] in NO else None


def _is_negated(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the one is the other with one leading `not`; what is negated twice is left to a reader."""
    return len(other) > 0 and one == ("not", *other) and other[0] != "not"


def _are_of_two_languages(left: Wording, right: Wording, languages: tuple[str | None, str | None]) -> bool:
    tags = {tag.casefold().replace("_", "-").split("-")[0] for tag in languages if tag}
    scripts = {script for script in (left.script, right.script) if script}
    return len(tags) > 1 or len(scripts) > 1
