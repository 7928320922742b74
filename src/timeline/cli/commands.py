"""The table of commands."""

from keyword import iskeyword

COMMANDS = {
    "show": "Draw the timeline, or single events in full.",
    "add": "Add an event, or an account of one.",
    "edit": "Change an event, an account or a source.",
    "remove": "Take events, accounts or a source out.",
    "rename": "Give an event, a source, a tag or a point another name everywhere.",
    "rule": "Rule on two values that sources give, or write what you have found.",
    "diff": "Show how sources tell the same story.",
    "match": "Find the events that two stores both tell.",
    "merge": "Make one store of two.",
    "sources": "List who tells what.",
    "export": "Write a chronology for others: to print, to publish, to hand over.",
    "import": "Take in what came back: a schedule of disputed points that was filled in.",
    "seal": "Write beside the store what it and every file that it cites hold today.",
    "verify": "Say what has changed since the store was sealed.",
    "textconv": "Write a store as one line per statement, for git to diff.",
    "check": "Find every problem of the store.",
    "init": "Write a new store.",
    "schema": "Write the JSON Schema of the store, for editors.",
}
"""Every command with the first line of its help: a module is only imported when its command is called."""


def module_of(name: str) -> str:
    """The module of a command and its function in there, which cannot be called like a word of Python."""
    return f"{name}_" if iskeyword(name) else name
