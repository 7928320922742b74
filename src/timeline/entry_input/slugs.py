"""Ids for new events and sources, made of their titles and names."""

from collections.abc import Container

from timeline.store.ids import id_of_title


def free_id(wanted: str, taken: Container[str]) -> str:
    """That id, or with the lowest number behind it that is free: `strike-2`."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def id_of_event(title: str, when: str | None, taken: Container[str]) -> str:
    """An id of the words of a title, else of the date, else `event`; with a number where it is taken."""
    made = id_of_title(title) or _date_of(when or "") or "event"
    return free_id(made, taken)


def id_of_source(name: str, taken: Container[str]) -> str:
    """An id of the words of a name, else `source`; with a number where it is taken."""
    return free_id(id_of_title(name) or "source", taken)


def _date_of(when: str) -> str:
    begin = when.lstrip("./").split("/")[0].split("..")[0].split("T")[0].split("[")[0]
    return begin.strip("~?%") if begin[:1].isdigit() else ""
