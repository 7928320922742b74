"""`make fuzz`: inputs that nobody would write, by the hundred thousand, through all that reads, edits and draws."""
