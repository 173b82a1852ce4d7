"""Writes a derived table: a header that says what it is, then sorted lines, and its hash beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

HASHES = "SHA256SUMS"


def write_table(folder: Path, name: str, *, about: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """Return the path of the table `name` in `folder`, written again with one line for each of `rows`.

    `about` says where the table comes from, how it was made and under which licence it stands.
    """
    lines = [f"# {line}".rstrip() for line in about.strip().splitlines()]
    lines.append("# columns: " + ", ".join(columns))
    body = sorted("\t".join(row) for row in rows)
    path = folder / name
    # Bytes, so that a checkout on Windows gives the same file.
    path.write_bytes(("\n".join(lines) + "\n").encode() + b"".join(sorted(f"{line}\n".encode() for line in body)))
    _write_hashes(folder)
    return path


def _write_hashes(folder: Path) -> None:
    """Write the hash of each table, in the form that `sha256sum --check` reads."""
    tables = sorted(folder.glob("*.tsv"))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in tables]
    (folder / HASHES).write_bytes("".join(lines).encode())
