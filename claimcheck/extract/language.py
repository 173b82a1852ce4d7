"""Loads the spaCy pipeline that the settings name."""

from __future__ import annotations

import json
import os
from importlib.util import find_spec
from pathlib import Path
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
    # One thread: more would compete for two cores, and the sums of floats would depend on their number.
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


def pipeline_folder(name: str) -> Path | None:
    """Return the folder with the files of the pipeline `name`, a package or a path; None if it isn't found."""
    if Path(name).is_dir():
        package = Path(name)
    else:
        spec = find_spec(name) if name.isidentifier() else None
        if spec is None or spec.origin is None:
            return None
        package = Path(spec.origin).parent
    folders = [package, *sorted(path for path in package.iterdir() if path.is_dir())]
    return next((folder for folder in folders if (folder / "config.cfg").is_file()), None)


def pipeline_version(folder: Path) -> str | None:
    """Return the version of the pipeline in `folder`, as stated in its files, without loading it; None if unstated."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    version = meta.get("version") if isinstance(meta, dict) else None
    return version if isinstance(version, str) else None
