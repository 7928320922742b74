"""The fields of a new event as those of an account of an event that is there already."""

import hashlib
from collections.abc import Mapping

from timeline.entry_input.values import Tree

_EVENT_ONLY = ("id", "actors", "tags", "background", "rulings", "same_as", "not_same")
_OF_BOTH = ("when", "place", "coordinates", "points")


def as_account(fields: Mapping[str, object], event: str) -> tuple[Tree, tuple[str, ...]]:
    """The fields of accounts of that event, and the keys that are left out, since accounts have none of them.

    The title is what the source says, or stands before it.
    """
    account = {key: value for key, value in fields.items() if key not in _EVENT_ONLY}
    title = str(account.pop("title", "") or "")
    left_out = [key for key in _EVENT_ONLY if fields.get(key) not in (None, "", [], {}, False)]
    for key in _OF_BOTH:
        of_event = account.pop(f"event.{key}", None)
        if of_event is None:
            continue
        if key in account or f"account.{key}" in account:
            left_out.append(key)
        else:
            account[key] = of_event
    if "account.note" in account and account.pop("note", None) is not None:
        left_out.append("note")
    several = account.get("accounts")
    if isinstance(several, list) and several:
        account["accounts"] = [_saying(title, one) if isinstance(one, Mapping) else one for one in several]
        # Beside accounts that are spelled out these are the event's alone.
        left_out += [key for key in (*_OF_BOTH, "note") if account.pop(key, None) not in (None, "", [], {})]
    else:
        account = _saying(title, account)
    return {"to": event, **account}, tuple(left_out)


def made_ref(fields: Mapping[str, object]) -> str:
    """By what an account is known that has no reference, where its event no longer has the title that it came with."""
    told = "\0".join([str(fields.get(key) or "") for key in ("title", "when", "event.when")])
    return hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()[:12]


def _saying(title: str, account: Mapping[str, object]) -> Tree:
    says = str(account.get("says") or "")
    if not title or says.startswith(title):
        return dict(account)
    return {**account, "says": f"{title}: {says}" if says else title}
