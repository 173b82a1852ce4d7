"""Draws the picture in docs/architecture.md from what the folders of the package import.

    python -m tests.architecture      writes the picture into the document again

An arrow leads from a folder to one that it imports. What everything may import (the model, the rules, the settings) is
left out, and so is an arrow that two others make.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from tests.test_imports import MODULES, PACKAGE, SHARED, imported

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "architecture.md"
# The stages in the order in which the data passes through them.
WAY = ("read", "extract", "encode", "align", "compare", "report")
# Small things at the edge, and modules that hold no more than a few lines.
LEFT_OUT = SHARED | {"__init__", "__main__", "__version__", "extras", "progress", "derive"}
BLOCK = re.compile(r"```mermaid\n.*?```", re.DOTALL)


def imports() -> dict[str, set[str]]:
    """Return for each folder (or single module) what it imports, without what everything may import."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in MODULES:
        part = path.parts[0].removesuffix(".py")
        if part not in LEFT_OUT:
            found[part] |= set(imported(path)) - LEFT_OUT - {part}
    return found


def reach(start: str, arrows: Mapping[str, set[str]]) -> set[str]:
    """Return all that can be reached from `start`."""
    seen: set[str] = set()
    waiting = list(arrows.get(start, ()))
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            waiting += arrows.get(part, ())
    return seen


def direct(arrows: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return the arrows without those that lead where another one leads in the end."""
    return {
        part: {end for end in ends if not any(end in reach(other, arrows) for other in ends - {end})}
        for part, ends in arrows.items()
    }


def label(part: str) -> str:
    """Return a folder with its slash, a module with its ending."""
    return f"{part}/" if (PACKAGE / part).is_dir() else f"{part}.py"


def picture() -> str:
    """Return the picture in the language of Mermaid."""
    arrows = direct(imports())
    lines = ["flowchart TB", "    subgraph way [The way of the data]", "        direction LR"]
    lines += [f'        {part}["{label(part)}"]' for part in WAY]
    lines += [f"        {first} ==> {second}" for first, second in pairwise(WAY)]
    lines.append("    end")
    lines += [f'    {part}["{label(part)}"]' for part in sorted(arrows) if part not in WAY]
    lines += [f"    {part} --> {end}" for part in sorted(arrows) for end in sorted(arrows[part])]
    return "\n".join(["```mermaid", *lines, "```"])


if __name__ == "__main__":
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(BLOCK.sub(lambda _: picture(), text, count=1), encoding="utf-8")
