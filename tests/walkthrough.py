"""Walks through docs/walkthrough.md: writes the files it shows, runs its commands, and fills in what they print.

    python -m tests.walkthrough      writes the document anew with what the commands print now

In a `console` block a line that opens with `$` is a command and what follows is what it prints. A `text` block with a
name is a file. A comment that opens with `by hand` says what a reader does in a spreadsheet program.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
WALKTHROUGH = ROOT / "docs" / "walkthrough.md"
BLOCK = re.compile(
    r"```console\n(?P<console>.*?)```|```text (?P<file>\S+)\n(?P<text>.*?)```|<!-- by hand: (?P<hand>.*?) -->",
    re.DOTALL,
)
BY_HAND = re.compile(r"(?P<path>\S+), sheet (?P<sheet>\w+), row (?P<row>\d+): (?P<answers>.*)")


def walked(document: str, folder: Path) -> str:
    """Return `document` as its commands make it, run one after the other in `folder`."""
    for shared in ("corpus", "rules"):
        (folder / shared).symlink_to(ROOT / shared)

    def step(block: re.Match[str]) -> str:
        if block["file"]:
            path = folder / block["file"]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
        elif block["hand"]:
            answer(block["hand"], folder)
        else:
            commands = [line[2:] for line in block["console"].splitlines() if line.startswith("$ ")]
            return "```console\n" + "".join(f"$ {command}\n{printed(command, folder)}" for command in commands) + "```"
        return block.group()

    return BLOCK.sub(step, document)


def printed(command: str, folder: Path) -> str:
    """Return what a shell shows for `command`; the program is the one of this checkout."""
    script = f'claimcheck() {{ "{sys.executable}" -m claimcheck "$@"; }}\n{command}'
    known = {"COLUMNS": "100", "NO_COLOR": "1", "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=os.environ | known, capture_output=True, text=True, check=False
    )
    lines = [line.rstrip() for line in (done.stdout + done.stderr).strip().splitlines()]
    return "".join(f"{line}\n" for line in lines)


def answer(deed: str, folder: Path) -> None:
    """Type answers into a row of a workbook, as a reviewer would, and save it."""
    from openpyxl import load_workbook

    found = BY_HAND.fullmatch(deed)
    assert found, deed
    path = folder / found["path"]
    workbook = load_workbook(path)
    sheet = workbook[found["sheet"]]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for pair in found["answers"].split("; "):
        title, _, value = pair.partition(" = ")
        sheet.cell(int(found["row"]), columns[title]).value = value
    workbook.save(path)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        WALKTHROUGH.write_text(walked(WALKTHROUGH.read_text(encoding="utf-8"), Path(name)), encoding="utf-8")
