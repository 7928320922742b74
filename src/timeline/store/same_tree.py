"""Whether two parsed values are one: a truth is no number, and an integer no float."""


def same_tree(one: object, other: object) -> bool:
    """Whether two trees are equal, and a truth is no number, nor an integer a float."""
    stack = [(one, other)]
    while stack:
        one, other = stack.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, dict) and isinstance(other, dict):
            if one.keys() != other.keys():
                return False
            stack.extend((one[key], other[key]) for key in one)
        elif isinstance(one, list) and isinstance(other, list):
            if len(one) != len(other):
                return False
            stack.extend(zip(one, other, strict=True))
        elif one != other and (one == one or other == other):  # noqa: PLR0124 - what is not a number equals nothing
            return False
    return True
