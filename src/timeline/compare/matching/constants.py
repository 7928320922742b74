"""The weights of the matcher, written by `bench/match/train.py`: do not edit by hand.

By whether both events have a date. The weights stand in the order of the features; the last is the constant.
"""

LIKENESS: dict[bool, tuple[float, ...]] = {
    True: (
        1.393,  # same day
        -2.74,  # log days
        9.583,  # cosine
        4.193,  # containment
        -0.299,  # mass
        3.22,  # rarest
        -0.011,  # pairs of words
        1.548,  # names
        -1.64,  # figures agree
        -1.794,  # figures differ
        3.917,  # date named
        4.187,  # opening
        -4.32,  # constant
    ),
    False: (
        22.104,  # cosine
        1.229,  # mass
        1.448,  # pairs of words
        -5.611,  # figures differ
        1.728,  # date named
        -7.589,  # constant
    ),
}
ACCEPTING: dict[bool, tuple[float, ...]] = {
    True: (
        0.72,  # likeness
        0.078,  # smaller lead
        0.628,  # larger lead
        0.092,  # log of shares
        3.569,  # log of kinship
        0.354,  # log odds of density
        1.756,  # constant
    ),
    False: (
        0.001,  # likeness
        0.704,  # smaller lead
        0.166,  # larger lead
        0.065,  # log of shares
        3.348,  # log of kinship
        1.41,  # log odds of density
        2.427,  # constant
    ),
}
