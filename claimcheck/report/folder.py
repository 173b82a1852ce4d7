"""The output folder: tested before the work, held while it lasts, and filled at the end in one go."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimcheck.errors import NoUsableInputError, OutputHeldError
from claimcheck.model import Result
from claimcheck.report.html import html_file
from claimcheck.report.jsonlines import extraction_files, finding_files
from claimcheck.report.markdown import markdown_file
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.report.run_record import run_file
from claimcheck.report.tables import table_files
from claimcheck.report.whole_files import write_whole
from claimcheck.report.workbook import workbook_file

LOCK = ".lock"

# The folders (device, inode) that this process holds: `write_report` inside `hold_output_folder` must not meet itself.
_HELD: set[tuple[int, int]] = set()


def write_report(result: Result, folder: Path, *, precision: bool = False) -> None:
    """Write every file of a report into `folder`. The files there change together, or not at all.

    `precision` opens on the pages what differs only in precision.

    Raises:
        NoUsableInputError: the folder can't be written; what stood there before still does.
        OutputHeldError: another run holds the folder.
    """
    with hold_output_folder(folder):
        _write(folder, lambda: report_files(result, precision=precision))


def report_files(result: Result, *, precision: bool = False) -> dict[str, bytes]:
    """Return the content of every file of a report by name; `precision` as in `write_report`."""
    rows = Rows(result)
    page = make_page(rows, precision=precision)
    return {
        **extraction_files(result.extractions),
        **finding_files(result),
        **table_files(rows),
        **run_file(result),
        **html_file(page),
        **markdown_file(page),
        **workbook_file(page, rows),
    }


def write_extraction(result: Result, folder: Path) -> None:
    """Write the four extraction files into `folder`.

    Raises:
        NoUsableInputError: as `write_report`.
        OutputHeldError: as `write_report`.
    """
    with hold_output_folder(folder):
        _write(folder, lambda: extraction_files(result.extractions))


def _write(folder: Path, files: Callable[[], dict[str, bytes]]) -> None:
    # Making the workbook fills temporary files, so a full disk may show there already.
    try:
        write_whole(folder, files())
    except OSError as error:
        raise NoUsableInputError(
            f"{folder}: the report could not be written ({_cause(error)}); what was there before is unchanged"
        ) from error


def check_output_folder(folder: Path) -> None:
    """Make `folder` if it isn't there and write a probe into it, so that a run fails before the work and not after.

    Raises:
        NoUsableInputError: the folder can't be made or written to; the message says why.
    """
    probe = folder / ".probe.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.unlink(missing_ok=True)
        with probe.open("xb") as handle:
            handle.write(b"probe")
            handle.flush()
            os.fsync(handle.fileno())
    except (FileExistsError, NotADirectoryError) as error:
        raise NoUsableInputError(f"{folder}: is not a folder; name another place with -o") from error
    except (OSError, ValueError) as error:
        raise NoUsableInputError(
            f"{folder}: can't be written to ({_cause(error)}); name another place with -o"
        ) from error
    finally:
        with suppress(OSError, ValueError):
            probe.unlink(missing_ok=True)


def _cause(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


@contextmanager
def hold_output_folder(folder: Path) -> Iterator[None]:
    """Check `folder` and hold it against other runs while the block lasts. The system lets go when the process dies.

    Raises:
        NoUsableInputError: as `check_output_folder`.
        OutputHeldError: another run holds the folder; the message says which process.
    """
    check_output_folder(folder)
    status = folder.stat()
    here = (status.st_dev, status.st_ino)
    if here in _HELD:
        yield
        return
    lock = folder / LOCK
    handle = _take(lock, folder)
    _HELD.add(here)
    try:
        yield
    finally:
        _HELD.discard(here)
        # Away while it is still held: who waits for it sees that the file is another one, and starts anew.
        with suppress(OSError):
            lock.unlink(missing_ok=True)
        os.close(handle)


def _take(lock: Path, folder: Path) -> int:
    import fcntl  # noqa: PLC0415 -- not on every system; only needed here

    for _ in range(100):
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        except OSError as error:
            raise NoUsableInputError(f"{lock}: can't be opened ({_cause(error)})") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(handle, 20).decode("ascii", "ignore").strip()
            os.close(handle)
            who = f"process {holder}" if holder.isdigit() else "another process"
            raise OutputHeldError(
                f"{folder}: {who} is writing there; wait until it has ended, or name another place with -o"
            ) from error
        except OSError as error:
            os.close(handle)
            raise NoUsableInputError(f"{lock}: can't be locked ({_cause(error)})") from error
        if _still_there(lock, handle):
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
            return handle
        os.close(handle)
    raise OutputHeldError(f"{folder}: other runs keep taking it; name another place with -o")


def _still_there(lock: Path, handle: int) -> bool:
    # The run before may have removed the file between our opening and our locking it.
    try:
        named = lock.stat(follow_symlinks=False)
    except FileNotFoundError:
        return False
    opened = os.fstat(handle)
    return (named.st_dev, named.st_ino) == (opened.st_dev, opened.st_ino)
