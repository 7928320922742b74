"""The weights of the matcher, written by `bench/match/train.py`: do not edit by hand.

By whether both events have a date. The weights stand in the order of the features; the last is the constant.
"""

LIKENESS: dict[bool, tuple[float, ...]] = {
    True: (
        1.563,  # same day
        -2.667,  # log days
        9.957,  # cosine
        4.415,  # containment
        -0.4,  # mass
        3.375,  # rarest
        -0.119,  # pairs of words
        1.711,  # names
        -1.412,  # figures agree
        -1.74,  # figures differ
        4.043,  # date named
        4.186,  # opening
        -4.491,  # constant
    ),
    False: (
        23.667,  # cosine
        1.315,  # mass
        1.409,  # pairs of words
        -5.899,  # figures differ
        1.669,  # date named
        -8.081,  # constant
    ),
}
ACCEPTING: dict[bool, tuple[float, ...]] = {
    True: (
        0.699,  # likeness
        0.059,  # smaller lead
        0.625,  # larger lead
        0.098,  # log of shares
        3.559,  # log of kinship
        0.374,  # log odds of density
        1.848,  # constant
    ),
    False: (
        -0.003,  # likeness
        0.666,  # smaller lead
        0.276,  # larger lead
        0.014,  # log of shares
        3.53,  # log of kinship
        1.38,  # log odds of density
        2.133,  # constant
    ),
}
