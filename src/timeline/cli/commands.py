"""The table of commands, in the groups of the help."""

from keyword import iskeyword

GROUPS = {
    "Look": {
        "show": "Draw the timeline, or single events in full.",
        "sources": "List who tells what.",
        "check": "Find every problem of the store.",
    },
    "Write": {
        "init": "Write a new store.",
        "add": "Add an event, or an account of one.",
        "edit": "Change an event, an account or a source.",
        "remove": "Take events, accounts or a source out.",
        "rename": "Give an event, a source, a tag or a point another name everywhere.",
        "join": "Make one event of two.",
        "move": "Take an account to another event, or into an event of its own.",
        "draft": "Propose entries from a document: its dated sentences, figures, quotations and speakers.",
        "rule": "Rule on two values that sources give, or write what you have found.",
    },
    "Compare": {
        "diff": "Show how sources tell the same story.",
    },
    "Two stores": {
        "split": "Make a folder of a store that is one file.",
        "match": "Find the events that two stores both tell, or that one tells twice.",
        "merge": "Make one store of two.",
    },
    "In and out": {
        "export": "Write a chronology for others: to print, to publish, to hand over.",
        "import": "Take in a file from elsewhere: a table, a calendar, slides, a log, a schedule that was filled in.",
        "seal": "Write beside the store what it and every file that it cites hold today.",
        "verify": "Say what has changed since the store was sealed.",
        "schema": "Write the JSON Schema of the store, for editors.",
    },
    "Git": {
        "git-setup": "Print the commands that set a clone up for stores.",
        "changes": "Tell what one version of a store changes against another.",
        "textconv": "Write a store as one line per statement, for git to diff.",
        "merge-driver": "Merge three versions of a store by entry, for git.",
    },
    "Help": {
        "help": "Explain a command, or the marks of the drawings.",
        "cache": "Tell which large stores have an index, or remove all indexes.",
        "completion": "Write the script with which a shell completes commands, options and names.",
    },
}
"""By the heading of its group every command with the first line of its help.

A module is only imported when its command is called.
"""

COMMANDS = {name: line for group in GROUPS.values() for name, line in group.items()}
"""Every command with the first line of its help."""


def module_of(name: str) -> str:
    """The module of a command and its function in there, which are called as Python can call them."""
    return f"{name}_" if iskeyword(name) else name.replace("-", "_")
