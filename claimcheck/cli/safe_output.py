"""The files that a run reads and must never overwrite."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.read.find import SIDECAR, find_files


def files_read(inputs: Sequence[Path], *others: Path | None) -> Iterator[Path]:
    """Yield each file that a run over `inputs` reads, those in folders and beside the articles too, and `others`."""
    for path in inputs:
        if os.path.isdir(path):  # noqa: PTH112 -- the same for a path that is too long
            for found in find_files(path)[0]:
                yield found.path
                yield found.folder / SIDECAR
            yield path / SIDECAR
        else:
            yield path
            yield path.parent / SIDECAR
    yield from (path for path in others if path is not None)
