"""What took the place of a value that its source no longer says."""

from collections.abc import Collection, Sequence

import msgspec

from timeline.compare.claims import Claim, replaces
from timeline.model import Account, latest_first
from timeline.when import When


class Change(msgspec.Struct, frozen=True, gc=False):
    """The value that stands where an older one stood: its text, its parsed time where it is a time, and since when.

    `said` is when the account was published; `openly`: it says itself that it corrects (`corrects`).
    """

    value: str
    when: When | None = None
    said: When | None = None
    openly: bool = False
    denied: bool = False


def change_of(earlier: Collection[Claim], claims: Sequence[Claim]) -> Change | None:
    """What came next in the place of a value, of all `claims` of its row; None where nothing did: it was taken back.

    None also where its sources have put other values, or at other times, in its place.
    """
    found = {_change(claim, claims) for claim in earlier}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _change(claim: Claim, claims: Sequence[Claim]) -> Change | None:
    own = [one for one in claims if one.source == claim.source]
    later: list[Account] = []
    for account in latest_first(list({id(one.account): one.account for one in own}.values())):
        if account is claim.account:
            break
        later.append(account)
    for account in reversed(later):
        for one in own:
            is_other = (one.text, one.is_denied) != (claim.text, claim.is_denied)
            if one.account is account and is_other and replaces(one, claim) and account.stance != "retracted":
                return Change(one.text, one.when, account.published, account.corrects, one.is_denied)
    return None
