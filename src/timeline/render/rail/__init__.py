"""The vertical line of time that views share: what stands on it in which order, its rows, gaps, heading and key."""
