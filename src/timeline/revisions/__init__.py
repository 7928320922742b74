"""Versions of one store: what one changes against another, and one of two that began as a third.

Nothing here reads a file or writes one; the rules are in `docs/git.md`.
"""
