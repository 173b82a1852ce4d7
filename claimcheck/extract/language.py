"""Loads the spaCy pipeline that the settings name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from spacy.language import Language

_NEEDED = ("parser", "ner", "lemmatizer")


def load_pipeline(name: str) -> Language:
    """Return the installed spaCy pipeline `name`.

    Raises:
        UsageError: no such pipeline is installed, or it lacks a parser, an entity recogniser or a lemmatizer.
    """
    # One thread: more of them fight over two cores, and the sums of floats would depend on their number.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415 -- takes longer than the rest of the program together; loaded when it is needed

    try:
        pipeline = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise UsageError(
            f"the spaCy pipeline '{name}' can't be loaded ({reason}). Install it, or name another with --model."
        ) from error
    missing = [part for part in _NEEDED if part not in pipeline.pipe_names]
    if missing:
        raise UsageError(
            f"the spaCy pipeline '{name}' has no {' and no '.join(missing)}; name another one with --model."
        )
    return pipeline
