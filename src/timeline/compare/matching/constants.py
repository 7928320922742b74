"""The weights of the matcher, written by `bench/match/train.py`: do not edit by hand.

By whether both events have a date. The weights stand in the order of the features; the last is the constant.
"""

LIKENESS: dict[bool, tuple[float, ...]] = {
    True: (
        1.404,  # same day
        -2.68,  # log days
        8.172,  # cosine
        5.667,  # containment
        -0.662,  # mass
        4.092,  # rarest
        1.525,  # names
        -1.648,  # figures differ
        3.851,  # date named
        4.259,  # opening
        -0.887,  # clock
        1.096,  # clock nearness
        3.729,  # same clock
        1.036,  # days shared
        -4.279,  # constant
    ),
    False: (
        25.473,  # cosine
        1.133,  # mass
        1.385,  # couples of words
        -5.956,  # figures differ
        1.545,  # date named
        -7.789,  # constant
    ),
}
ACCEPTING: dict[bool, tuple[float, ...]] = {
    True: (
        0.726,  # likeness
        0.098,  # smaller lead
        0.681,  # larger lead
        0.111,  # log of shares
        3.791,  # log of kinship
        0.288,  # log odds of density
        1.695,  # constant
    ),
    False: (
        -0.007,  # likeness
        0.664,  # smaller lead
        0.189,  # larger lead
        0.081,  # log of shares
        3.466,  # log of kinship
        1.346,  # log odds of density
        2.475,  # constant
    ),
}
