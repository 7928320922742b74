"""Drawings and data: one file per view, every colour and glyph in `theme`."""
