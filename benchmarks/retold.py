"""Makes any number of articles out of those in `corpus/`: the same sentences with other names and other figures.

Each story of the corpus is retold over and over, its names and figures changed alike in all of its articles and months
after it was told before, so that articles of one retelling are on one story and those of two are not.
"""

from __future__ import annotations

import csv
import re
import shutil
import sys
from calendar import day_name, month_name
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from synthetic import SYLLABLES

CORPUS = Path(__file__).parent.parent / "corpus"
START = date(1950, 1, 1)
MONTHS = timedelta(days=120)
# A word with a capital inside a sentence is a name, most likely; the months and days stay what they are.
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,}\b")
_FIGURE = re.compile(r"\b\d{2,3}\b(?![-/.:,]\d)")
_KEPT = frozenset(list(month_name)[1:] + list(day_name))


def retold() -> Iterator[tuple[str, str, date]]:
    """Yield names, texts and dates of articles, story by story, without end."""
    stories = [_story(folder) for folder in sorted(CORPUS.iterdir()) if (folder / "articles.csv").is_file()]
    number = 0
    while True:
        for story in stories:
            names = _names([text for _, text, _ in story], Random(number))
            for name, text, day in story:
                yield f"{number:06}_{name}", _changed(text, names, number % 37), day + MONTHS * number
            number += 1


def _story(folder: Path) -> list[tuple[str, str, date]]:
    """Return names, texts and dates of the articles in `folder`; all stories begin when the first of them does."""
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as lines:
        told = {row["file"]: row["published"] for row in csv.DictReader(lines)}
    first = date.fromisoformat(min(filter(None, told.values())))
    days = {name: date.fromisoformat(day) if day else first for name, day in told.items()}
    return [(name, (folder / name).read_text(encoding="utf-8"), START + (day - first)) for name, day in days.items()]


def _names(texts: list[str], random: Random) -> dict[str, str]:
    found = sorted({name for text in texts for name in _NAME.findall(text)} - _KEPT)
    return {name: "".join(random.choices(SYLLABLES, k=3)).capitalize() for name in found}


def _changed(text: str, names: dict[str, str], shift: int) -> str:
    text = re.sub(r"\b[A-Z][a-z]{3,}\b", lambda word: names.get(word.group(), word.group()), text)
    return _FIGURE.sub(lambda figure: str(int(figure.group()) + shift), text)


def write_articles(folder: Path, number: int, paragraphs: int | None = None) -> None:
    """Write `number` articles into `folder`, which is emptied first; of each only its first `paragraphs` if given."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(["file", "published"])
        for (name, text, day), _ in zip(retold(), range(number), strict=False):
            (folder / name).write_text("\n\n".join(text.split("\n\n")[:paragraphs]), encoding="utf-8")
            table.writerow([name, day.isoformat()])


if __name__ == "__main__":
    write_articles(Path(sys.argv[1]), int(sys.argv[2]))
