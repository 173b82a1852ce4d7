"""Parses paragraphs with a spaCy pipeline, at a part of what `pipeline.pipe` takes, and reads the parse out of it."""

from claimcheck.extract.parse.steps import parse

__all__ = ["parse"]
