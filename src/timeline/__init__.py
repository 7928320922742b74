"""Keeps a contested chronology, draws it, and shows how its sources differ."""
