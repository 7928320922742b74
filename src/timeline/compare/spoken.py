"""The own words of each side, to be read side by side where no point of theirs can be compared.

Two accounts that share no point may say opposite things ("He offered me money" beside "Money was not mentioned"), and
nothing but a reader can tell. So the words themselves are what a diff shows there, and it never calls them the same.
"""

from collections.abc import Sequence

import msgspec

from timeline.model import Account, latest_first
from timeline.verdict import Verdict

REASONS = {Verdict.NOT_COMPARABLE: "no common point", Verdict.WORDED: "translated otherwise"}
"""Why words have their verdict."""


class Saying(msgspec.Struct, frozen=True, gc=False):
    """What one account says in words, and all sources of the side who say it in the same: who repeats is folded in.

    `text` is the quote, else what it says in the editor's words (`is_quote` tells which).
    """

    text: str
    sources: tuple[str, ...]
    is_quote: bool = False
    lang: str | None = None
    translation: str | None = None
    translated_by: str | None = None


def verdict_of_words(sides: Sequence[Sequence[Account]], *, is_pointless: bool) -> Verdict | None:
    """What the words of the accounts of some sides decide, each of which has some.

    `not comparable` where `is_pointless`, no point has values on two sides and no side denies the whole, and their
    words are not the same; `worded` where one quote is translated in two ways; else None.
    """
    if not is_pointless and not any(account.translation for accounts in sides for account in accounts):
        return None
    told = [sayings(accounts) for accounts in sides]
    if _translated_otherwise(told):
        return Verdict.WORDED
    texts = {frozenset([_folded(said.text) for said in said_here]) for said_here in told}
    return Verdict.NOT_COMPARABLE if is_pointless and len(texts) > 1 else None


def _translated_otherwise(sides: Sequence[Sequence[Saying]]) -> bool:
    """Whether two sides have one quote in two translations, and none in common."""
    translations: dict[str, list[set[str]]] = {}
    for sayings in sides:
        own: dict[str, set[str]] = {}
        for said in sayings:
            if said.is_quote and said.translation is not None:
                own.setdefault(_folded(said.text), set()).add(_folded(said.translation))
        for quote, held in own.items():
            translations.setdefault(quote, []).append(held)
    return any(len(held) > 1 and not set.intersection(*held) for held in translations.values())


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def sayings(accounts: Sequence[Account]) -> tuple[Saying, ...]:
    """The words of some accounts in the order of the file, but for what their sources have taken back."""
    found: dict[tuple[str, bool, str | None, str | None], Saying] = {}
    for account in _standing(accounts):
        text = account.says if account.quote is None else account.quote
        if text is None:
            continue
        is_quote = account.quote is not None
        translation = account.translation if is_quote else None
        by = account.translated_by if translation is not None else None
        key = (text, is_quote, translation, by)
        held = found.get(key)
        if held is None:
            lang = account.lang if is_quote else None
            found[key] = Saying(text, (account.source,), is_quote, lang, translation, by)
        elif account.source not in held.sources:
            found[key] = msgspec.structs.replace(held, sources=(*held.sources, account.source))
    return tuple(found.values())


def _standing(accounts: Sequence[Account]) -> Sequence[Account]:
    """Without what its source has taken back: a retraction and all before it, and all before a denial."""
    if len(accounts) == 1:
        return () if accounts[0].stance == "retracted" else accounts
    by_source: dict[str, list[Account]] = {}
    for account in accounts:
        by_source.setdefault(account.source, []).append(account)
    standing: set[int] = set()
    for told in by_source.values():
        for account in latest_first(told):
            if account.stance == "retracted":
                break
            standing.add(id(account))
            if account.stance == "denies":
                break
    return [account for account in accounts if id(account) in standing]
