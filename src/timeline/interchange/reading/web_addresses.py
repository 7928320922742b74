"""What of a file from elsewhere may become the address of a citation."""


def is_web_address(text: str) -> bool:
    """Whether it leads into the web. What runs something or leads into a program or a disk is no citation."""
    return text.strip().casefold().startswith(("http://", "https://"))
