"""Which tests are left out on Windows, and why."""

POSIX = "it needs processes, pipes, signals or a shell as POSIX has them"
TERMINAL = "it needs a pseudo-terminal"

LEFT_OUT = {
    "cli/test_asking.py": TERMINAL,
    "cli/test_background.py": TERMINAL,
    "cli/test_cache.py": "it asks for modes as POSIX has them, and waits for a process that nobody waits for",
    "cli/test_completion.py": TERMINAL,
    "cli/test_edit.py": "its editors are scripts of a POSIX shell",
    "cli/test_git.py": POSIX,
    "cli/test_help.py": TERMINAL,
    "cli/test_interrupted_editor.py": TERMINAL,
    "cli/test_match_review.py": TERMINAL,
    "cli/test_pager.py": TERMINAL,
    "cli/test_process.py": TERMINAL,
    "cli/test_progress.py": TERMINAL,
    "spread/test_cluster.py": POSIX,
    "spread/test_merge.py": POSIX,
    "spread/test_pool.py": POSIX,
    "store/test_folder.py": "its parts are links and pipes as POSIX has them",
    "store/test_folder_writing.py": POSIX,
    "store/test_hostile_disks.py": POSIX,
    "store/test_processes.py": POSIX,
    "store/test_rights.py": POSIX,
    "store/test_windows.py": POSIX,
    "store/test_writing.py": "it asks for modes and owners as POSIX has them",
    "test_readme.py": POSIX,
    "test_tutorial.py": POSIX,
}
"""Paths below `tests/`, each with its reason. They are not collected: what they import may be missing there."""
