"""The weights of the matcher where meaning is asked, written by `bench/match/train.py`: do not edit by hand.

By whether both events have a date. The weights stand in the order of the features; the last is the constant.
"""

from timeline.compare.matching.scoring import Weights

WITH_MEANING = Weights(
    likeness={
        True: (
            2.594,  # same time
            -1.141,  # apart
            -0.511,  # crowd
            2.169,  # likeness of words
            0.256,  # mass
            3.165,  # rarest
            0.654,  # names
            4.198,  # opening
            -0.237,  # clock
            0.743,  # clock nearness
            5.869,  # same clock
            80.816,  # meaning
            -5.142,  # constant
        ),
        False: (
            0.379,  # likeness of words
            0.965,  # mass
            4.76,  # rarest
            0.645,  # names
            3.576,  # opening
            105.792,  # meaning
            -9.943,  # constant
        ),
    },
    accepting={
        True: (
            0.238,  # likeness
            0.455,  # lead
            0.218,  # log of shares
            0.733,  # log odds of density
            0.782,  # constant
        ),
        False: (
            0.128,  # likeness
            0.69,  # lead
            0.228,  # log of shares
            0.725,  # log odds of density
            0.766,  # constant
        ),
    },
)
