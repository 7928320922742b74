"""The weights of the matcher, written by `bench/match/train.py`: do not edit by hand.

By whether both events have a date. The weights stand in the order of the features; the last is the constant.
"""

LIKENESS: dict[bool, tuple[float, ...]] = {
    True: (
        1.461,  # same day
        -2.715,  # log days
        9.814,  # cosine
        4.271,  # containment
        -0.343,  # mass
        3.308,  # rarest
        -0.058,  # pairs of words
        1.555,  # names
        -1.576,  # figures agree
        -1.777,  # figures differ
        3.952,  # date named
        4.105,  # opening
        -4.384,  # constant
    ),
    False: (
        22.857,  # cosine
        1.262,  # mass
        1.456,  # pairs of words
        -5.738,  # figures differ
        1.682,  # date named
        -7.815,  # constant
    ),
}
ACCEPTING: dict[bool, tuple[float, ...]] = {
    True: (
        0.718,  # likeness
        0.079,  # smaller lead
        0.589,  # larger lead
        0.093,  # log of shares
        3.578,  # log of kinship
        0.356,  # log odds of density
        1.93,  # constant
    ),
    False: (
        -0.005,  # likeness
        0.693,  # smaller lead
        0.203,  # larger lead
        0.058,  # log of shares
        3.473,  # log of kinship
        1.368,  # log odds of density
        2.384,  # constant
    ),
}
