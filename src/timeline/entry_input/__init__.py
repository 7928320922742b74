"""What people and other programs give for new entries, made into entries.

The rules are in `docs/adding.md` and `docs/tables.md`. Nothing here asks, reads a file or writes one.
"""
