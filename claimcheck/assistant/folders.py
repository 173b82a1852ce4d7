"""The folders that an assistant may read, and nothing else: no path up, and no link out of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimcheck.errors import NoUsableInputError, UsageError

_RUN = "run.json"


class Folders:
    """The folders that were named at the start. They can't change while the server runs."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Take the folders.

        Raises:
            NoUsableInputError: one of them is not a folder.
        """
        for folder in folders:
            if not folder.is_dir():
                raise NoUsableInputError(f"{folder}: is not a folder; name the folders that the assistant may read")
        self._roots = tuple(dict.fromkeys(folder.resolve() for folder in folders))

    @property
    def roots(self) -> tuple[Path, ...]:
        """Return the folders, each once."""
        return self._roots

    def path(self, written: str) -> Path:
        """Return the file or folder that `written` names, by its whole path or relative to one of the folders.

        Raises:
            UsageError: it is outside the folders, leads outside, or doesn't exist.
        """
        try:
            return self._path(written)
        except (OSError, ValueError) as error:
            # A link to itself, a name that is too long, or a NUL in it.
            raise UsageError(f"'{written[:200]}' can't be looked up; name a file or a folder below {self}") from error

    def report(self, written: str) -> Path:
        """Return the folder of a report that `written` names.

        Raises:
            UsageError: as in `path`; or no report is there, or one of its files is a link out of the folders.
        """
        folder = self.path(written)
        if not (folder / _RUN).is_file():
            raise UsageError(f"'{written}' has no report; name a folder that `claimcheck report` wrote")
        for file in folder.iterdir():
            if file.is_symlink() and not self._holds(file.resolve()):
                raise UsageError(f"'{written}' has a link out of the folders ('{file.name}'), so it is not read")
        return folder

    def reports(self) -> list[Path]:
        """Return the reports among the folders and right below them, sorted."""
        found = [each for root in self._roots for each in (root, *sorted(root.iterdir())) if (each / _RUN).is_file()]
        return sorted({each for each in found if self._holds(each.resolve())})

    def _path(self, written: str) -> Path:
        named = Path(written).expanduser() if written.startswith("~") else Path(written)
        places = [named] if named.is_absolute() else [root / named for root in self._roots]
        found = [place.resolve() for place in places]
        inside = [place for place in found if self._holds(place)]
        if not inside:
            # The message is the same whether or not something is there: what is outside is nobody's business.
            raise UsageError(f"'{written}' is in none of the folders that may be read: {self}")
        there = next((place for place in inside if place.exists()), None)
        if there is None:
            raise UsageError(f"'{written}' does not exist in the folders that may be read: {self}")
        return there

    def _holds(self, path: Path) -> bool:
        return any(path.is_relative_to(root) for root in self._roots)

    def __str__(self) -> str:
        return ", ".join(map(str, self._roots))
