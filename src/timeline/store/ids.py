"""Ids: what they may be made of, and making one of a title."""

ID_GRAMMAR = "an id is made of letters, digits, `-`, `_` and `.`"


def is_id(text: str) -> bool:
    """Whether a text is letters of any script with their marks, digits, `-`, `_` and `.`, and has a letter or digit."""
    if text.isascii():
        return text.replace("-", "").replace("_", "").replace(".", "").isalnum()
    from unicodedata import category  # most ids never need it

    return all(character in "-_." or _in_word(category(character)) for character in text) and any(
        category(character)[0] == "L" or category(character) == "Nd" for character in text
    )


def id_of_title(title: str) -> str:
    """An id made of the words of a title, at most 60 characters; empty where the title has no letter."""
    from unicodedata import category, normalize

    if not any(category(character)[0] == "L" for character in title):
        return ""
    letters = (character if _in_word(category(character)) else " " for character in normalize("NFC", title).casefold())
    words = "".join(letters).split()
    made = words[0][:60]
    for word in words[1:]:
        if len(made) + 1 + len(word) > 60:
            break
        made += f"-{word}"
    return made


def _in_word(category: str) -> bool:
    return category[0] in "LM" or category == "Nd"
