"""Figures that two sides give only in running text, and differently."""

from collections.abc import Iterator, Sequence

from timeline.compare.report import Possible
from timeline.model import Account


def possible_differences(accounts: Sequence[Sequence[Account]]) -> tuple[Possible, ...]:
    """What two sides say differently in what they say, each pair of figures once.

    A source that speaks on both sides is held against itself, the others against each other. What both state as a
    point is compared there.
    """
    left, right = ([account for account in told if _spoken(account)] for told in accounts)
    if not left or not right:
        return ()
    shared = {account.source for account in left} & {account.source for account in right}
    found: dict[tuple[str, str], Possible] = {}
    for source in sorted(shared):
        own = [[account for account in told if account.source == source] for told in (left, right)]
        found.update(_between(own[0], own[1]))
    rest = [[account for account in told if account.source not in shared] for told in (left, right)]
    found.update(_between(rest[0], rest[1]))
    return tuple(found.values())


def _between(left: Sequence[Account], right: Sequence[Account]) -> Iterator[tuple[tuple[str, str], Possible]]:
    if not left or not right:
        return
    # Loaded where there is something to read.
    from timeline.compare.matching.figures_in_text import amounts_in, figure_differences

    found = figure_differences(_text(left), _text(right))
    if not found:
        return
    stated = [
        amounts_in("; ".join([point.value for account in told for point in account.points])) for told in (left, right)
    ]
    for difference in found:
        if all(amount in held for amount, held in zip(difference.amounts, stated, strict=True)):
            continue
        texts = difference.left, difference.right
        yield texts, Possible(texts, (_speaker(texts[0], left), _speaker(texts[1], right)))


def _spoken(account: Account) -> str:
    """What an account says: in its translation where there is one, so that both sides can be in one language."""
    return account.translation or account.says or account.quote or ""


def _text(accounts: Sequence[Account]) -> str:
    return "\n".join(dict.fromkeys([_spoken(account) for account in accounts]))


def _speaker(text: str, accounts: Sequence[Account]) -> str:
    return next((account.source for account in accounts if text in _spoken(account)), accounts[0].source)
