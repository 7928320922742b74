"""What people and other programs give for new entries, made into entries; the rules are in `docs/adding.md`.

Nothing here asks, reads a file or writes one.
"""
