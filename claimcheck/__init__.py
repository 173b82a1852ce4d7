"""claimcheck: who says what about the same fact, and where the sources disagree."""

__version__ = "0.1.0"
