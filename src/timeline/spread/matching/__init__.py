"""Matching in pieces: counting, laying pieces beside each other, and what all of them decide together."""
