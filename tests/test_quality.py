"""How good the program is at what it is for, on stories that nothing was trained on. The floors may only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.nets.sessions import load_tokenizer
from claimcheck.settings import AT_LEAST
from claimcheck.train.evaluate import Score, evaluate
from claimcheck.train.examples import read_all
from claimcheck.train.stories import read_stories
from claimcheck.work.reading import Readers

CORPUS = Path(__file__).parent.parent / "corpus" / "retold"
FLOORS = json.loads((Path(__file__).parent / "quality" / "floors.json").read_text(encoding="utf-8"))
# A few stories, so that the suite stays short; the model card has the figures of all. Each is from another file, and
# has many clashing facts for its length: what the judge reads grows with the length, and the figures are on the facts.
STORIES = frozenset(
    {
        "casablanca-twins",
        "chan-graz-minister-mules-thesis",
        "chirrup-app-ban",
        "flor-do-mangue-relegated",
        "hq-bog-mummy-customs-callao",
        "lf-lake-orta-triathlon-sewage",
        "polder-swatting-teen",
        "redwing-channels-dark",
        "tasman-dockers-deal",
        "tour-peloton-crash",
        "wr-arctic-lab-leadership-death",
        "wr-oriel-handover-standoff",
    }
)


@pytest.fixture(scope="module")
def scores(rules, pipeline) -> dict[str, Score]:
    every = read_stories(sorted((CORPUS / "validation").glob("*.txt")))
    stories = [story for story in every if story.name in STORIES]
    assert len(stories) == len(STORIES)
    read = read_all(stories, pipeline, rules, load_tokenizer())
    reported, likely = evaluate(read, Readers(None), rules, at_least=AT_LEAST)
    return {"reported": reported, "likely": likely}


@pytest.mark.parametrize("which", ["reported", "likely"])
@pytest.mark.parametrize("part", ["together", "found", "right", "sound"])
def test_no_figure_falls_below_its_floor(part, which, scores):
    total = scores[which]
    of_all = total.reported + total.unmarked
    whole = {"together": total.facts, "found": total.core, "right": total.reported, "sound": of_all}[part]
    share = getattr(total, part) / whole
    print(f"{which}, {part}: {share:.3f}")  # noqa: T201 -- to raise the floor by, with `-rP`
    assert share >= FLOORS[which][part], f"{part}: {share:.3f}"
