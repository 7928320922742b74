"""Two stores of which the first is a folder made one, a part of it at a time; the rules are those of `merging`."""
