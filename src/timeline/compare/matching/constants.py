"""The weights of the matcher, written by `bench/match/train.py`: do not edit by hand.

By whether both events have a date. The weights stand in the order of the features; the last is the constant.
"""

LIKENESS: dict[bool, tuple[float, ...]] = {
    True: (
        1.389,  # same day
        -2.743,  # log days
        9.594,  # cosine
        4.199,  # containment
        -0.305,  # mass
        3.228,  # rarest
        -0.007,  # pairs of words
        1.554,  # names
        -1.644,  # figures agree
        -1.765,  # figures differ
        3.915,  # date named
        4.178,  # opening
        -4.316,  # constant
    ),
    False: (
        22.101,  # cosine
        1.23,  # mass
        1.448,  # pairs of words
        -5.61,  # figures differ
        1.729,  # date named
        -7.591,  # constant
    ),
}
ACCEPTING: dict[bool, tuple[float, ...]] = {
    True: (
        0.72,  # likeness
        0.077,  # smaller lead
        0.631,  # larger lead
        0.092,  # log of shares
        3.567,  # log of kinship
        0.354,  # log odds of density
        1.745,  # constant
    ),
    False: (
        0.001,  # likeness
        0.704,  # smaller lead
        0.166,  # larger lead
        0.065,  # log of shares
        3.345,  # log of kinship
        1.411,  # log odds of density
        2.425,  # constant
    ),
}
