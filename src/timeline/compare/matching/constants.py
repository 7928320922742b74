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
        0.686,  # likeness
        0.081,  # smaller lead
        0.641,  # larger lead
        0.12,  # log of shares
        2.787,  # log of kinship
        0.321,  # log odds of density
        0.59,  # constant
    ),
    False: (
        0.003,  # likeness
        0.668,  # smaller lead
        0.271,  # larger lead
        0.008,  # log of shares
        3.761,  # log of kinship
        1.126,  # log odds of density
        1.449,  # constant
    ),
}
