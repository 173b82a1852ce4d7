"""Parses paragraphs with a spaCy pipeline, faster than `pipeline.pipe`, and reads the parse out of it."""

from claimcheck.extract.parse.steps import parse

__all__ = ["parse"]
