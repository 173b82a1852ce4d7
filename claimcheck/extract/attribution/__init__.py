"""Finds who says what: the attributed words, the speaker, the cue, and the speaker's name."""

from claimcheck.extract.attribution.article import find_attributions, read_speech

__all__ = ["find_attributions", "read_speech"]
