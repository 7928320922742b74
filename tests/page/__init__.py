"""The page as values and as text; what a browser makes of it stands in tests/consumers."""
