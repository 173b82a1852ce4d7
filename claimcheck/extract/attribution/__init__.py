"""Finds who says what: the attributed words, the speaker, the cue, and the speaker's name."""

from claimcheck.extract.attribution.article import find_attributions

__all__ = ["find_attributions"]
