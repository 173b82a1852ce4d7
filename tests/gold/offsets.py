"""Fill in `start` and `end` of every gold value from its quote, after an article of the corpus was edited.

    python tests/gold/offsets.py

A quote that is missing from its article, or stands there twice, is an error: it would not say which words are meant.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent
CORPUS = GOLD.parents[1] / "corpus"


def place(value: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the value with the offsets of its quote."""
    # Bytes, not `read_text`: a line ending must count as the characters that are in the file.
    text = (folder / value["file"]).read_bytes().decode("utf-8")
    if text.count(value["quote"]) != 1:
        sys.exit(f"{folder.name}/{value['file']}: {text.count(value['quote'])} times: {value['quote']!r}")
    start = text.index(value["quote"])
    return {**value, "start": start, "end": start + len(value["quote"])}


def main() -> None:
    """Rewrite every gold file of this folder."""
    for gold in sorted(GOLD.glob("*.jsonl")):
        records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        for record in records:
            record["values"] = [place(value, CORPUS / gold.stem) for value in record["values"]]
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        gold.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
