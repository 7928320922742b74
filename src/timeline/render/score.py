"""How a score is written."""

from timeline.compare.matching import MatchedPair

SUREST = 0.99


def score_text(pair: MatchedPair) -> str:
    """Two decimals; 1.00 only where ids or links decide, since a likeness is never a certainty."""
    return "1.00" if pair.decided is not None else likeness_text(pair.score)


def likeness_text(score: float) -> str:
    """Two decimals, never 1.00."""
    return f"{min(score, SUREST):.2f}"
