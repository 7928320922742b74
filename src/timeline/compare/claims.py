"""What sources claim: one claim for each time, place and point of an account, and which of them still stand.

A source may have several accounts of one event. Its latest wins for each point and kind; what it replaces is kept and
marked as earlier. The latest is the one published last; an account without a date counts as older than a dated one,
and of two that are equally old the one further down the file is the later.

A snapshot of another clock time replaces nothing: "around 40 in the air at 00:30" stands beside "60 at 02:00".
An account that retracts or denies takes back what the same source had said before it; what a retracted account says is
earlier itself, what a denying account says (it may tell what happened instead) stands.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from timeline.model import Account, Kind, Point, Ruling, Stance, latest_first
from timeline.when import Edge, When

RowType = Literal["when", "began", "ended", "place", "coordinates", "point"]


NO_SHIFT = (0, 0)
EDITOR = "the editor"
"""Who tells the `when` of an event itself, where two stores are compared; no id of a source has a space."""


class Claim(msgspec.Struct, frozen=True, gc=False):
    """One value that one source tells, as written.

    `name` is that of the point, else `when` or `place`; `when` is the parsed time of a time; `earlier` says that the
    source has since said otherwise, or taken it back.
    """

    source: str
    type: RowType
    name: str
    text: str
    account: Account
    kind: Kind | None = None
    point: Point | None = None
    when: When | None = None
    earlier: bool = False
    rulings: tuple[Ruling, ...] = ()
    """Those of its event that judge values of its row, whoever says them."""
    shift: tuple[int, int] = NO_SHIFT
    """How much is taken out of a point that is a clock time, and of one that is a date, in microseconds."""

    @property
    def is_denied(self) -> bool:
        """Its source denies this value, and does not tell it."""
        return self.point is not None and self.point.stance is not None

    @property
    def note(self) -> str | None:
        """What the store notes at the point."""
        return None if self.point is None else self.point.note

    @property
    def as_of(self) -> When | None:
        """When it was so: the point's `as_of`, else when the account was published."""
        return self.point.as_of if self.point is not None and self.point.as_of is not None else self.account.published

    @property
    def moment(self) -> Edge | None:
        """The clock time that `as_of` names; None where it names none."""
        as_of = self.as_of
        if as_of is None or as_of.form != "moment" or as_of.begin is None or not as_of.begin.has_clock:
            return None
        return as_of.begin


def claims_of(accounts: Sequence[Account], rulings: Sequence[Ruling] = ()) -> list[Claim]:
    """All that these accounts claim, in their order: each account's time, its place, where that is, its points.

    `rulings` are those of their event; overruled ones are left aside. A draft claims nothing.
    """
    claims: list[Claim] = []
    sources: set[str] = set()
    is_plain = True
    for account in accounts:
        if account.draft:
            continue
        source = account.source
        if source in sources or account.stance == "retracted":
            is_plain = False
        sources.add(source)
        if account.when is not None:
            claims.append(Claim(source, "when", "when", account.when.text, account, None, None, account.when))
        if account.place is not None:
            claims.append(Claim(source, "place", "place", account.place, account))
        if account.coordinates is not None:
            claims.append(Claim(source, "coordinates", "coordinates", account.coordinates.text, account))
        for point in account.points:
            if not point.draft:
                claims.append(Claim(source, "point", point.name, point.value, account, point.kind, point))  # noqa: PERF401
    if rulings:
        claims = _with_rulings(claims, rulings)
    return claims if is_plain else _with_earlier(claims, accounts)


def _with_rulings(claims: list[Claim], rulings: Sequence[Ruling]) -> list[Claim]:
    about: dict[tuple[str, str], list[Ruling]] = {}
    for ruling in rulings:
        if ruling.state != "overruled" and ruling.row != "told":
            row = "when" if ruling.row in ("when", "began", "ended") else ruling.row
            key = ("point", ruling.point) if ruling.point is not None else (str(row), str(row))
            about.setdefault(key, []).append(ruling)
    return [
        msgspec.structs.replace(claim, rulings=tuple(held)) if (held := about.get((claim.type, claim.name))) else claim
        for claim in claims
    ]


def stances(accounts: Sequence[Account]) -> dict[str, Stance]:
    """What each source says of the event as a whole by now: the stance of its latest account."""
    alone: dict[str, Stance] = {account.source: account.stance for account in accounts}
    if len(alone) == len(accounts):
        return alone
    return {source: latest_first(told)[0].stance for source, told in _by_source(accounts).items()}


def _by_source(accounts: Sequence[Account]) -> dict[str, list[Account]]:
    told: dict[str, list[Account]] = {}
    for account in accounts:
        if not account.draft:
            told.setdefault(account.source, []).append(account)
    return told


_Key = tuple[str, str, Kind | None, int | None]


def _key(claim: Claim) -> _Key:
    moment = claim.moment if claim.kind == "snapshot" else None
    return claim.type, claim.name, claim.kind, None if moment is None else moment.strict_earliest


def replaces(later: Claim, earlier: Claim) -> bool:
    """Whether a claim of a later account of the same source takes the place of an earlier one."""
    return _key(later) == _key(earlier)


def _with_earlier(claims: list[Claim], accounts: Sequence[Account]) -> list[Claim]:
    claimed: dict[int, list[Claim]] = {}
    for claim in claims:
        claimed.setdefault(id(claim.account), []).append(claim)
    earlier: set[int] = set()
    for told in _by_source(accounts).values():
        replaced: set[_Key] = set()
        taken_back = False
        for account in latest_first(told):
            own = claimed.get(id(account), [])
            taken_back = taken_back or account.stance == "retracted"
            earlier.update(id(claim) for claim in own if taken_back or _key(claim) in replaced)
            replaced.update(_key(claim) for claim in own)
            taken_back = taken_back or account.stance == "denies"
    return [msgspec.structs.replace(claim, earlier=True) if id(claim) in earlier else claim for claim in claims]
