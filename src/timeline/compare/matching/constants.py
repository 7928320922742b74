"""The weights of the matcher, written by `bench/match/train.py`: do not edit by hand.

By whether both events have a date. The weights stand in the order of the features; the last is the constant.
"""

from timeline.compare.matching.scoring import Weights

SHIPPED = Weights(
    likeness={
        True: (
            1.936,  # same time
            -1.074,  # apart
            -0.654,  # crowd
            7.451,  # likeness of words
            0.43,  # mass
            3.948,  # rarest
            1.129,  # names
            4.726,  # opening
            -0.334,  # clock
            0.728,  # clock nearness
            3.824,  # same clock
            -5.941,  # constant
        ),
        False: (
            5.644,  # likeness of words
            1.656,  # mass
            7.517,  # rarest
            1.278,  # names
            4.962,  # opening
            -14.087,  # constant
        ),
    },
    accepting={
        True: (
            0.21,  # likeness
            0.521,  # lead
            0.211,  # log of shares
            0.735,  # log odds of density
            0.789,  # constant
        ),
        False: (
            0.049,  # likeness
            0.939,  # lead
            0.146,  # log of shares
            0.844,  # log odds of density
            0.578,  # constant
        ),
    },
)
