"""Writes whole articles, in sentences that can be parsed: five outlets on each of many invented stories."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from synthetic import (
    ARTICLES_OF_A_STORY,
    TELLS,
    PlantedFact,
    facts_of_story,
    name,
    tell,
    words_of_story,
)

from claimcheck.align.stories import LONGEST_STORY_DAYS

OUTLETS = ("The Lantern", "Morning Ledger", "Harbour News", "Northgate Post", "Tide Weekly")
SAYS = (
    "{sentence}, said {speaker}.",
    "“{filler},” said {speaker}.",
    "According to {speaker}, {filler}.",
    "{sentence}.",
    "{sentence}. {speaker} told reporters that {filler}.",
)
FILLERS = (
    "the {one} and the {two} were the first to be seen",
    "nobody had thought of the {one} when the {two} was planned",
    "the {one} will cost more than the {two}",
    "what became of the {one} is not known",
    "the {two} stood beside the {one} for years",
    "there was talk of the {one}, but the {two} mattered more",
)
PARAGRAPHS = 24
DAYS_APART = LONGEST_STORY_DAYS + 10


def write_articles(
    folder: Path, number: int, seed: int = 1, paragraphs: int = PARAGRAPHS, of_a_story: int = ARTICLES_OF_A_STORY
) -> Path:
    """Write a table of `number` articles of some `paragraphs` each into `folder`, story by story, and return its path.

    The encoder takes stories that are made up of the same sentences for one, so they lie too far apart in time.
    """
    table = folder / "articles.jsonl"
    with table.open("w", encoding="utf-8", newline="\n") as file:
        for story in range(-(-number // of_a_story)):
            begins = date(1950, 1, 1) + timedelta(days=story * DAYS_APART)
            for article in range(min(of_a_story, number - story * of_a_story)):
                file.write(json.dumps(_article(story, article, begins, seed, paragraphs), sort_keys=True) + "\n")
    return table


def _article(story: int, article: int, begins: date, seed: int, length: int) -> dict[str, str]:
    random = Random(f"{seed} {story}")
    words = words_of_story(random)
    facts = facts_of_story(random, words)
    speakers = [f"{name(random)} {name(random)}" for _ in range(4)]
    place = next(fact.place for fact in facts if fact.place)
    random = Random(f"{seed} {story} {article}")
    paragraphs = _paragraphs(random, facts, words, speakers, length)
    return {
        "id": f"{story:05}-{article}",
        "outlet": OUTLETS[article % len(OUTLETS)],
        "published": (begins + timedelta(days=article % LONGEST_STORY_DAYS)).isoformat(),
        "title": f"{place}: the {words[0]} and the {words[1]}",
        "text": "\n\n".join([f"{place} was still counting its losses.", *paragraphs]),
    }


def _paragraphs(
    random: Random, facts: Sequence[PlantedFact], words: Sequence[str], speakers: Sequence[str], length: int
) -> Iterator[str]:
    told = [fact for fact in facts if random.random() < TELLS]
    for number in range(length):
        filler = random.choice(FILLERS).format(one=random.choice(words), two=random.choice(words))
        sentence = tell(random, told[number]) if number < len(told) else filler
        pattern = random.choice(SAYS)
        paragraph = pattern.format(sentence=sentence, speaker=random.choice(speakers), filler=filler)
        yield paragraph[0].upper() + paragraph[1:]
