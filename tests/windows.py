"""Which tests are left out on Windows, and why: there stores are read, and not yet written."""

WRITING = "it writes stores, which is not built for Windows"
POSIX = "it needs processes, pipes, signals or a shell as POSIX has them"
TERMINAL = "it needs a pseudo-terminal"

LEFT_OUT = {
    "cli/test_add.py": WRITING,
    "cli/test_add_many.py": WRITING,
    "cli/test_asking.py": TERMINAL,
    "cli/test_background.py": TERMINAL,
    "cli/test_completion.py": TERMINAL,
    "cli/test_edit.py": WRITING,
    "cli/test_git.py": POSIX,
    "cli/test_help.py": WRITING,
    "cli/test_match_review.py": TERMINAL,
    "cli/test_merge.py": WRITING,
    "cli/test_pager.py": TERMINAL,
    "cli/test_process.py": TERMINAL,
    "cli/test_progress.py": TERMINAL,
    "cli/test_remove.py": WRITING,
    "cli/test_rename.py": WRITING,
    "store/test_processes.py": POSIX,
    "store/test_windows.py": POSIX,
    "store/test_writing.py": WRITING,
    "test_keys.py": WRITING,
    "test_readme.py": WRITING,
    "test_traces.py": WRITING,
    "test_tutorial.py": WRITING,
}
"""Paths below `tests/`, each with its reason. They are not collected: what they import may be missing there."""
