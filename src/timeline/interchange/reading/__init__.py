"""Readers of other tools' formats, a file each: from the bytes of a file to records with our keys and what is lost."""
