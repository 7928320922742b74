"""Formats that are not ours: one file for each, all of them in one table."""
