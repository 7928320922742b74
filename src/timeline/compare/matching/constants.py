"""The weights of the matcher, written by `bench/match/train.py`: do not edit by hand.

By whether both events have a date. The weights stand in the order of the features; the last is the constant.
"""

from timeline.compare.matching.scoring import Weights

SHIPPED = Weights(
    likeness={
        True: (
            2.003,  # same time
            -1.067,  # apart
            -0.672,  # crowd
            7.415,  # likeness of words
            0.444,  # mass
            3.884,  # rarest
            1.148,  # names
            4.712,  # opening
            -0.28,  # clock
            0.716,  # clock nearness
            3.851,  # same clock
            -5.997,  # constant
        ),
        False: (
            5.648,  # likeness of words
            1.643,  # mass
            7.545,  # rarest
            1.289,  # names
            4.944,  # opening
            -14.083,  # constant
        ),
    },
    accepting={
        True: (
            0.229,  # likeness
            0.341,  # lead
            0.341,  # log of shares
            0.746,  # log odds of density
            1.323,  # constant
        ),
        False: (
            0.034,  # likeness
            0.782,  # lead
            0.251,  # log of shares
            0.921,  # log odds of density
            1.026,  # constant
        ),
    },
)
