"""The output folder: tested before the work, and locked against other runs during it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimcheck.errors import NoUsableInputError, OutputHeldError

LOCK = ".lock"

# The folders (device, inode) that this process holds: code that writes a report inside `hold_output_folder` must not
# block itself.
_HELD: set[tuple[int, int]] = set()


def check_output_folder(folder: Path) -> None:
    """Create `folder` if needed and write a probe into it, so that a run fails before the work and not after.

    Raises:
        NoUsableInputError: the folder can't be made or written to; the message says why.
    """
    probe = folder / ".probe.part"
    try:
        _make(folder)
        probe.unlink(missing_ok=True)
        with probe.open("xb") as handle:
            handle.write(b"probe")
            handle.flush()
            os.fsync(handle.fileno())
    except (OSError, ValueError) as error:
        raise _not_writable(folder, error) from error
    finally:
        with suppress(OSError, ValueError):
            probe.unlink(missing_ok=True)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NoUsableInputError(f"{folder}: is not a folder; name another place with -o") from error
    except (OSError, ValueError) as error:
        raise _not_writable(folder, error) from error


def _not_writable(folder: Path, error: OSError | ValueError) -> NoUsableInputError:
    return NoUsableInputError(f"{folder}: can't be written to ({cause(error)}); name another place with -o")


def cause(error: OSError | ValueError) -> str:
    """Return in a few words what went wrong with a file."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


@contextmanager
def hold_output_folder(folder: Path) -> Iterator[None]:
    """Check `folder` and lock it against other runs during the block. The system releases it when the process dies.

    It is locked before it is checked: two runs that start at once would trip over each other's probe.

    Raises:
        NoUsableInputError: as `check_output_folder`.
        OutputHeldError: another run holds the folder; the message says which process.
    """
    if _place(folder) in _HELD:
        check_output_folder(folder)
        yield
        return
    lock = folder / LOCK
    handle = _take(lock, folder)
    here = _place(folder)
    try:
        check_output_folder(folder)
        _HELD.add(here)
        yield
    finally:
        _HELD.discard(here)
        # Removed while still locked: a waiting run sees that the file is another one, and starts again.
        with suppress(OSError):
            lock.unlink(missing_ok=True)
        os.close(handle)


def _place(folder: Path) -> tuple[int, int]:
    """Return device and inode of a folder, zeros if it can't be asked."""
    try:
        status = folder.stat()
    except (OSError, ValueError):
        return 0, 0
    return status.st_dev, status.st_ino


def _take(lock: Path, folder: Path) -> int:
    import fcntl  # noqa: PLC0415 -- not on every system; only needed here

    for _ in range(100):
        _make(folder)
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        except FileNotFoundError:
            continue  # another run has made the folder, failed, and removed it again
        except (OSError, ValueError) as error:
            raise _not_writable(folder, error) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(handle, 20).decode("ascii", "ignore").strip()
            os.close(handle)
            who = f"process {holder}" if holder.isdigit() else "another process"
            raise OutputHeldError(
                f"{folder}: {who} is writing there; wait until it has finished, or name another place with -o"
            ) from error
        except OSError as error:
            os.close(handle)
            raise NoUsableInputError(f"{lock}: can't be locked ({cause(error)})") from error
        if _still_there(lock, handle):
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
            return handle
        os.close(handle)
    raise OutputHeldError(f"{folder}: other runs keep using it; name another place with -o")


def _still_there(lock: Path, handle: int) -> bool:
    # The run before may have removed the file between our opening and our locking it.
    try:
        named = lock.stat(follow_symlinks=False)
    except FileNotFoundError:
        return False
    opened = os.fstat(handle)
    return (named.st_dev, named.st_ino) == (opened.st_dev, opened.st_ino)
