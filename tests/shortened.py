"""The stories of the corpus with articles of a few sentences: comparing takes the square of their length."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT


def shortened(story: str, folder: Path, paragraphs: int) -> Path:
    """Return `folder`, in which each article of a story now lies with its headline and its first `paragraphs`."""
    folder.mkdir(parents=True)
    for path in sorted((ROOT / "corpus" / story).iterdir()):
        if path.suffix == ".txt":
            opening = path.read_text(encoding="utf-8").split("\n\n")[: paragraphs + 1]
            (folder / path.name).write_text("\n\n".join(opening) + "\n", encoding="utf-8")
        else:
            shutil.copyfile(path, folder / path.name)
    return folder
