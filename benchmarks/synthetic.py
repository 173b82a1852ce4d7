"""Makes up stories: their facts, and sentences that tell them, all invented.

Names and words are drawn as they fall in texts, few of them often. Beside each fact stand others that look like it: at
a narrower place, in another year, of another firm.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from math import log1p
from pathlib import Path
from random import Random

ARTICLES_OF_A_STORY = 5
# How often an article tells a fact of its story, and how often it tells it in this or that way.
TELLS, SHORT_NAME, LEFT_OUT, OTHER_FIGURE = 0.6, 0.4, 0.2, 0.25
# In how many of a million articles the words of a story are, and how far the law of names is shifted.
STORY_WORDS, SHIFT = (200, 100_000), 200
FREQUENCIES = Path(__file__).parent.parent / "rules" / "tables" / "frequencies.tsv"

SYLLABLES = (
    "bar",
    "del",
    "fen",
    "gor",
    "hal",
    "kel",
    "lun",
    "mor",
    "nor",
    "pem",
    "ros",
    "sten",
    "tam",
    "ul",
    "ver",
    "wick",
)
OF_PEOPLE = {
    "killed": ("{n} people were killed in {place}", "{n} people died in {place}", "In {place} {n} lost their lives"),
    "injured": ("{n} people were hurt in {place}", "The blast in {place} injured {n}", "{n} were wounded in {place}"),
    "missing": ("{n} people are missing in {place}", "In {place} there is no trace of {n} residents"),
    "rescued": ("{n} people were saved in {place}", "Crews pulled {n} people from the ruins in {place}"),
    "hospitalised": ("{n} people are in hospital in {place}", "Clinics in {place} took in {n} people"),
}
OF_FIRMS = {
    "hire": ("{owner} hired {n} {adjective} {counted}", "{n} {adjective} {counted} were taken on by {owner}"),
    "send": ("{owner} sent {n} {adjective} {counted}", "{n} {adjective} {counted} came from {owner}"),
    "supply": ("{owner} gave out {n} {adjective} {counted}", "{n} {adjective} {counted} were supplied by {owner}"),
    "close": ("{owner} closed {n} {adjective} {counted}", "{n} {adjective} {counted} were shut by {owner}"),
}
DEALS = ("{owner} offered ${n} million for {target}", "{owner} is to buy {target} for ${n} million")
AGES = ("{owner}, {n}, was there", "{owner}, who is {n} years old, saw it all")
ADJECTIVES = ("new", "heavy", "armed", "local", "public", "spare")
FIRMS = (
    "Metals",
    "Foods",
    "Lines",
    "Mills",
    "Works",
    "Brothers",
    "Glass",
    "Timber",
    "Rail",
    "Cables",
    "Dairies",
    "Bricks",
)


@dataclass(frozen=True)
class PlantedFact:
    """One fact of a story: the value that most articles give, and the sentences that tell it.

    `counted` is what is counted, `adjective` what restricts it, `owner` whose figure it is, `target` what it is paid
    for; of a `person`'s name, some articles give the last word only.
    """

    figure: int
    sentences: tuple[str, ...]
    counted: str = ""
    place: str = ""
    owner: str = ""
    target: str = ""
    adjective: str = ""
    person: bool = False


class Bag:
    """Words that are drawn as often as their weights say."""

    def __init__(self, words: Sequence[str], weights: Iterable[float]) -> None:
        self._words = words
        self._sums = list(accumulate(weights))

    def draw(self, random: Random) -> str:
        """Return one word."""
        return self._words[bisect_left(self._sums, random.random() * self._sums[-1])]


@cache
def _names() -> Bag:
    """Return made-up names, a few of which come often (Zipf's law with Mandelbrot's shift)."""
    names = ["".join(syllables) for many in (3, 4) for syllables in product(SYLLABLES, repeat=many)]
    Random(1).shuffle(names)
    return Bag(names, (1 / (rank + SHIFT) for rank in range(len(names))))


@cache
def _words(least: int, most: int) -> Bag:
    """Return the words of news that from `least` to `most` articles in a million have, as often as they come there."""
    lines = FREQUENCIES.read_text(encoding="utf-8").splitlines()
    known = [line.split("\t") for line in lines if not line.startswith("#")]
    chosen = [(word, int(articles)) for word, articles in known if least <= int(articles) <= most]
    return Bag([word for word, _ in chosen], (-log1p(-min(0.999, articles / 1e6)) for _, articles in chosen))


def words_of_story(random: Random) -> list[str]:
    """Return the words that a story is about."""
    return [_words(*STORY_WORDS).draw(random) for _ in range(60)]


def facts_of_story(random: Random, vocabulary: Sequence[str]) -> list[PlantedFact]:
    """Return the facts of a story with these words."""
    return list(_facts(random, vocabulary))


def name(random: Random) -> str:
    """Return a name."""
    return _names().draw(random).title()


def _facts(random: Random, vocabulary: Sequence[str]) -> Iterator[PlantedFact]:
    wide, *narrow = (name(random) for _ in range(4))
    firms = [f"{name(random)} {random.choice(FIRMS)}" for _ in range(4)]
    people = [f"{name(random)} {name(random)}" for _ in range(3)]
    for sentences in random.sample(sorted(OF_PEOPLE.values()), 3):
        yield PlantedFact(random.randint(5, 900), sentences, place=wide)
        for place in random.sample(narrow, 2):
            yield PlantedFact(random.randint(1, 90), sentences, place=place)
    yield PlantedFact(random.randint(5, 900), ("In 2012 {n} people were killed in {place}",), place=wide)
    for sentences in OF_FIRMS.values():
        counted = random.choice(vocabulary)
        for firm, adjective in zip(firms[:2], random.sample(ADJECTIVES, 2), strict=True):
            yield PlantedFact(random.randint(2, 400), sentences, counted, owner=firm, adjective=adjective)
    for buyer, target in ((firms[0], firms[2]), (firms[1], firms[3])):
        yield PlantedFact(random.randint(20, 900), DEALS, owner=buyer, target=target)
    for person in people:
        yield PlantedFact(random.randint(18, 90), AGES, owner=person, person=True)


def tell(random: Random, fact: PlantedFact) -> str:
    """Return the sentence in which an article tells a fact; one article in four gives another figure."""
    figure = fact.figure
    if random.random() < OTHER_FIGURE:
        figure += random.choice((-1, 1)) * max(1, figure // random.randint(4, 20))
    sentence = random.choice(fact.sentences).format(
        n=max(1, figure),
        place=fact.place,
        owner=_called(fact.owner, fact, random),
        target=_called(fact.target, fact, random),
        counted=fact.counted,
        adjective=fact.adjective if random.random() >= LEFT_OUT else "",
    )
    return " ".join(sentence.split())


def _called(name: str, fact: PlantedFact, random: Random) -> str:
    """Return a name as an article gives it: in full, or one word of it."""
    if not name or random.random() >= SHORT_NAME:
        return name
    return name.split()[-1 if fact.person else 0]
