"""The page: one self-contained HTML file with the whole chronology, made of values and templates."""
