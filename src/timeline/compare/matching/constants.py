"""The weights of the matcher, written by `bench/match/train.py`: do not edit by hand.

By whether both events have a date. The weights stand in the order of the features; the last is the constant.
"""

LIKENESS: dict[bool, tuple[float, ...]] = {
    True: (
        1.38,  # same day
        -2.68,  # log days
        8.984,  # cosine
        3.814,  # containment
        -0.5,  # mass
        3.921,  # rarest
        1.512,  # names
        -1.673,  # figures differ
        3.841,  # date named
        3.788,  # opening
        -0.364,  # clock
        0.459,  # clock nearness
        3.175,  # same clock
        1.481,  # days shared
        -4.292,  # constant
    ),
    False: (
        23.528,  # cosine
        1.263,  # mass
        1.433,  # couples of words
        -5.837,  # figures differ
        1.64,  # date named
        -7.941,  # constant
    ),
}
ACCEPTING: dict[bool, tuple[float, ...]] = {
    True: (
        0.737,  # likeness
        0.095,  # smaller lead
        0.698,  # larger lead
        0.097,  # log of shares
        3.822,  # log of kinship
        0.285,  # log odds of density
        1.626,  # constant
    ),
    False: (
        -0.009,  # likeness
        0.669,  # smaller lead
        0.215,  # larger lead
        0.076,  # log of shares
        3.503,  # log of kinship
        1.329,  # log odds of density
        2.419,  # constant
    ),
}
