"""What changed since an earlier report: as a file for programs, and in words for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from claimcheck.model import Change, ChangeKind, MovedFigure, Since
from claimcheck.report.jsonlines import json_text
from claimcheck.report.own_files import CHANGES
from claimcheck.report.safe_cells import one_line, shortened
from claimcheck.report.wording import clipped, count, in_quotes, led_in

HEADING = "Since the last run"
CHANGE_WORDS: dict[ChangeKind, str] = {
    "new": "new",
    "changed": "changed",
    "gone": "gone",
    "settled": "settled",
    "reopened": "open again",
}
_LONGEST_VALUE = 90
_LONGEST_LABEL = 200
_MOST_VALUES = 6


def changes_file(since: Since) -> dict[str, bytes]:
    """Return the content of `changes.json` by name."""
    return {CHANGES: (json_text(changes_record(since), indent=2) + "\n").encode()}


def changes_record(since: Since) -> dict[str, Any]:
    """Return the changes as JSON holds them."""
    return asdict(since)


def change_line(one: Change) -> str:
    """Return a change on one line: its subject, its values before and now, and why."""
    both = [values(one, part) for part in (one.before, one.after) if part]
    label = shortened(one_line(one.label), _LONGEST_LABEL)
    # A finding with only another severity or verdict has the same values.
    shown = " → ".join(dict.fromkeys(both))
    return f"{led_in(label)} {shown}. {reasons(one)}".strip()


def reasons(one: Change) -> str:
    """Return why a finding has changed; empty if that isn't known."""
    return one_line(" ".join(one.why))


def figure_line(one: MovedFigure) -> str:
    """Return a figure that moved on one line."""
    before, after = (clipped(one_line(value), _LONGEST_VALUE) for value in (one.before, one.after))
    return f"{one_line(one.outlet)}: {before} → {after}, in “{shortened(one_line(one.text), _LONGEST_LABEL)}”"


def tally(since: Since) -> str:
    """Return how much has changed, in a line: `2 new, 1 gone, 3 figures moved, 1 article added`."""
    parts = [f"{len(every)} {word}" for kind, word in CHANGE_WORDS.items() if (every := since.of(kind))]
    parts += [f"{count(len(since.figures), 'figure')} moved"] if since.figures else []
    articles = (("added", since.added), ("removed", since.removed), ("altered", since.altered))
    parts += [f"{count(len(files), 'article')} {word}" for word, files in articles if files]
    return ", ".join([*parts, *since.made]) or "nothing has changed"


def change_lines(since: Since, most: int | None = None) -> Iterator[tuple[str, list[str], int]]:
    """Yield what has changed, kind by kind: a heading, at most `most` lines, and how many more there are."""
    every = [(word, [change_line(one) for one in since.of(kind)]) for kind, word in CHANGE_WORDS.items()]
    every.append(("figures moved", [figure_line(one) for one in since.figures]))
    articles = (("added", since.added), ("removed", since.removed), ("altered", since.altered))
    every += [(f"articles {word}", [one_line(file) for file in files]) for word, files in articles]
    every.append(("changed settings", [one_line(words) for words in since.made]))
    for heading, lines in every:
        shown = lines[:most]
        if shown:
            yield heading, shown, len(lines) - len(shown)


def values(one: Change, every: tuple[str, ...]) -> str:
    """Return values of a finding side by side, each as far as it fits, wordings in quotation marks."""
    cut = in_quotes if one.fact_kind == "quote" else clipped
    more = [f"and {len(every) - _MOST_VALUES} more"] if len(every) > _MOST_VALUES else []
    return " / ".join([*(cut(one_line(value), _LONGEST_VALUE) for value in every[:_MOST_VALUES]), *more])
