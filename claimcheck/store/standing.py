"""Recognises an up-to-date report: made from the same input, by the same program, and unchanged since.

Its source is identified by a digest of everything that a run reads: inputs, rules, model, code, names of installed
packages, settings. Its contents are identified by a digest of its folder. If both are unchanged since the last run,
another run would write the same files again.
"""

from __future__ import annotations

import hashlib
import os
import platform
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimcheck.rulebook.location import shipped_rules
from claimcheck.settings import Settings
from claimcheck.store.place import store_folder
from claimcheck.store.results import stored_results

_PACKAGE = Path(__file__).parent.parent
# Anything larger is not read, or only to be refused.
_MOST_READ = 200_000_000
_DIGEST = 32
# Files of the output folder that come and go with a run.
_PASSING = (".lock", ".part")


class StandingReport:
    """The report in the folder `output`, as far as it is known from earlier runs over `inputs`."""

    def __init__(
        self,
        inputs: Sequence[Path],
        output: Path,
        settings: Settings,
        model: Path | None,
        *,
        options: Iterable[str] = (),
    ) -> None:
        self._store = store_folder() if settings.cache else None
        self._output = output
        self._key = hashlib.sha256(f"report\0{output.absolute()}".encode("utf-8", "surrogatepass")).digest()[:16]
        self._made_from = b""
        if self._store is None or model is None:
            self._store = None
            return
        try:
            self._made_from = _made_from(inputs, output, settings, model, options)
        except (OSError, ValueError, RecursionError):
            # Anything that can't be read, or is not a plain file or folder, is left to the run itself.
            self._store = None

    def told(self) -> bytes | None:
        """Return what was kept with the report if it is still up to date, else None."""
        if self._store is None or not self._store.is_dir():
            return None
        with stored_results(self._store) as results:
            kept = results.get(self._key) or b""
        if kept[:_DIGEST] != self._made_from or kept[_DIGEST : 2 * _DIGEST] != self._state():
            return None
        return kept[2 * _DIGEST :]

    def keep(self, told: bytes) -> None:
        """Record that the current report was made, and `told` with it."""
        state = self._state()
        if self._store is not None and state is not None:
            with stored_results(self._store) as results:
                results.put([(self._key, self._made_from + state + told)])

    def _state(self) -> bytes | None:
        """Return a digest of everything in the output folder, None if it can't be read."""
        digest = hashlib.sha256()
        try:
            for path, status in _entries(self._output, None):
                if not path.name.endswith(_PASSING):
                    _add_entry(digest, path, status)
        except (OSError, ValueError, RecursionError):
            return None
        return digest.digest()


def _made_from(inputs: Sequence[Path], output: Path, settings: Settings, model: Path, options: Iterable[str]) -> bytes:
    digest = hashlib.sha256()
    places = [str(path) for given in inputs for path in (given, given.absolute())]
    packages = sorted(name for folder in sys.path for name in _packages(folder))
    for part in (*_settings(settings), *options, *places, *packages):
        digest.update(f"{part}\0".encode("utf-8", "surrogatepass"))
    rules = [settings.rules] if settings.rules else []
    for given in (*inputs, *_beside(inputs), *rules, shipped_rules(), _PACKAGE, model):
        digest.update(b"\0\0")
        for path, status in _entries(given, output):
            _add_entry(digest, path, status)
    return digest.digest()


def _settings(settings: Settings) -> tuple[str, ...]:
    """Return what affects the result besides the input: not whether it was stored, or which process worked it out."""
    return (
        platform.python_version(),
        platform.machine(),
        str(settings.rules),
        settings.pipeline,
        str(settings.batch),
        str(settings.one_story),
        str(settings.at_least),
        settings.title,
    )


def _beside(inputs: Sequence[Path]) -> list[Path]:
    """Return the tables with metadata of single files among `inputs`."""
    tables = sorted({path.parent / "articles.csv" for path in inputs})
    return [table for table in tables if os.path.lexists(table)]


def _packages(folder: str) -> list[str]:
    try:
        names = [path.name for path in Path(folder or ".").iterdir()]
    except OSError:
        return []
    return [name for name in names if name.endswith((".dist-info", ".egg-info"))]


def _entries(start: Path, leave_out: Path | None) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield `start` and everything in it, in order, except `leave_out` and Python's compiled code."""
    status = start.lstat()
    if (leave_out is not None and start == leave_out.absolute()) or start.name == "__pycache__":
        return
    yield start, status
    if stat.S_ISDIR(status.st_mode):
        for path in sorted(start.absolute().iterdir()):
            yield from _entries(path, leave_out)


def _add_entry(digest: hashlib._Hash, path: Path, status: os.stat_result) -> None:
    """Add the contents of `path` to `digest`.

    Raises:
        ValueError: it is a link or a device, which may have changed unnoticed.
    """
    names = f"{status.st_dev} {status.st_ino}" if status.st_nlink > 1 and not stat.S_ISDIR(status.st_mode) else ""
    digest.update(f"{path}\0{stat.S_IFMT(status.st_mode)}\0{names}\0".encode("utf-8", "surrogatepass"))
    if stat.S_ISREG(status.st_mode):
        digest.update(f"{status.st_size}\0".encode())
        if status.st_size <= _MOST_READ:
            with path.open("rb") as content:
                digest.update(hashlib.file_digest(content, "sha256").digest())
    elif not stat.S_ISDIR(status.st_mode):
        raise ValueError(f"{path}: is not a plain file")
