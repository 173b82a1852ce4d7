"""Makes claims of which it is known which ones are on one fact: stories, articles, facts and sentences, all invented.

A story has facts, and each of its articles tells some of them: in words of its own, with short names or full ones, with
things left out, now and then with another figure. Beside each fact stand others that look like it: the same slot at a
narrower place, in another year, of another firm. Names and words are drawn as they fall in texts, few of them often.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random

from claimcheck.model import Anchor, Article, Claim, Extraction, Interval, Quantity, Slot, Span

ARTICLES_OF_A_STORY = 5
# How often an article tells a fact of its story, and how often it tells it in this or that way.
TELLS, SHORT_NAME, LEFT_OUT, OTHER_FIGURE, UNKNOWN_WORD = 0.6, 0.4, 0.2, 0.25, 0.05
# The share of a sentence's background that is the story's own. With it, and with the shift of `Bag`, articles are about
# as near to each other in words as those in corpus/: cosines of .15 to .23 in one story (in corpus/ .17 to .31), and of
# .04 to .08 across stories (in corpus/ .05 to .09).
OF_STORY, SHIFT = 0.25, 50

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
PEOPLE_SLOTS = {
    "killed": ("{n} people were killed in {place}", "{n} people died in {place}", "In {place} {n} lost their lives"),
    "injured": ("{n} people were hurt in {place}", "The blast in {place} injured {n}", "{n} were wounded in {place}"),
    "missing": ("{n} people are missing in {place}", "In {place} there is no trace of {n} residents"),
    "rescued": ("{n} people were saved in {place}", "Crews pulled {n} people from the ruins in {place}"),
    "hospitalised": ("{n} people are in hospital in {place}", "Clinics in {place} took in {n} people"),
}
OPEN_SLOTS = {
    ("guard", "hire"): ("{owner} hired {n} {adjective} guards", "{n} {adjective} guards were taken on by {owner}"),
    ("pump", "send"): ("{owner} sent {n} {adjective} pumps", "{n} {adjective} pumps came from {owner}"),
    ("tent", "send"): ("{owner} sent {n} {adjective} tents", "{n} {adjective} tents were supplied by {owner}"),
    ("road", "close"): ("{owner} closed {n} {adjective} roads", "{n} {adjective} roads were shut by {owner}"),
}
DEALS = ("{owner} offered ${n} million for {target}", "{owner} is to buy {target} for ${n} million")
AGES = ("{owner}, {n}, was there", "{owner}, who is {n} years old, saw it all")
ADJECTIVES = ("new", "heavy", "armed", "local", "public", "spare")
TAILS = (
    "",
    "",
    ", officials said",
    ", according to the governor",
    " on the second day",
    ", a spokesman told reporters",
)


@dataclass(frozen=True)
class PlantedFact:
    """One fact of a story: its slot in full, the value that most articles give, and the sentences that tell it."""

    slot: Slot
    figure: int
    sentences: tuple[str, ...]
    place: str = ""


@dataclass
class Synthetic:
    """Extractions, and for each claim's id the fact that it is on."""

    extractions: list[Extraction] = field(default_factory=list)
    fact_of: dict[str, int] = field(default_factory=dict)

    @property
    def claims(self) -> list[Claim]:
        """Return all claims."""
        return [claim for extraction in self.extractions for claim in extraction.claims]


class Bag:
    """Words by rank, the first drawn most often (Zipf's law with Mandelbrot's shift, as words of content fall)."""

    def __init__(self, random: Random, number: int, syllables: int) -> None:
        words = {"".join(random.choice(SYLLABLES) for _ in range(syllables)) for _ in range(number)}
        self._words = sorted(words)
        random.shuffle(self._words)
        self._sums = list(accumulate(1 / (rank + SHIFT) for rank in range(len(self._words))))

    def draw(self, random: Random) -> str:
        """Return one word."""
        return self._words[bisect_left(self._sums, random.random() * self._sums[-1])]


def make_claims(number: int, seed: int = 1) -> Synthetic:
    """Return `number` claims or a few more, in whole stories."""
    random = Random(seed)
    names, words = Bag(random, 2000, 2), Bag(random, 20_000, 4)
    made = Synthetic()
    story = 0
    while len(made.fact_of) < number:
        facts = list(_facts(random, names))
        vocabulary = [words.draw(random) for _ in range(60)]
        for article in range(ARTICLES_OF_A_STORY):
            file = f"s{story:04}-{article}.txt"
            told = [index for index in range(len(facts)) if random.random() < TELLS]
            day = date(2030, 1, 1) + timedelta(days=3 * story + article)
            background = [
                random.choice(vocabulary) if random.random() < OF_STORY else words.draw(random) for _ in range(240)
            ]
            extraction = _article(random, file, day, [facts[index] for index in told], background)
            made.extractions.append(extraction)
            for claim, index in zip(extraction.claims, told, strict=True):
                made.fact_of[claim.id] = story * 1000 + index
        story += 1
    return made


def _facts(random: Random, names: Bag) -> Iterator[PlantedFact]:
    wide, *narrow = (names.draw(random).title() for _ in range(4))
    firms = [f"{names.draw(random).title()} {random.choice(('Metals', 'Foods', 'Lines'))}" for _ in range(4)]
    people = [f"{names.draw(random).title()} {names.draw(random).title()}" for _ in range(3)]
    for kind, sentences in PEOPLE_SLOTS.items():
        slot = Slot(kind="count", fact_type=f"fact.{kind}", head="noun.people")
        yield PlantedFact(slot, random.randint(5, 900), sentences, wide)
        for place in random.sample(narrow, 2):
            local = replace(slot, anchor=Anchor(places=(place.lower(),)))
            yield PlantedFact(local, random.randint(1, 90), sentences, place)
    past = Anchor(when=(date(2012, 1, 1), date(2012, 12, 31)))
    slot = Slot(kind="count", fact_type="fact.killed", head="noun.people", anchor=past)
    yield PlantedFact(slot, random.randint(5, 900), ("In 2012 {n} people were killed in {place}",), wide)
    for (head, predicate), sentences in OPEN_SLOTS.items():
        for firm, adjective in zip(firms[:2], random.sample(ADJECTIVES, 2), strict=True):
            slot = Slot(
                kind="count", fact_type=None, head=head, predicate=predicate, modifiers=(adjective,), owner=firm
            )
            yield PlantedFact(replace(slot, participants=(firm,)), random.randint(2, 400), sentences)
    for buyer, target in ((firms[0], firms[2]), (firms[1], firms[3])):
        slot = Slot(kind="money", fact_type="fact.deal_value", head="", owner=buyer, target=target, unit="USD")
        yield PlantedFact(replace(slot, participants=(buyer, target)), random.randint(20, 900), DEALS)
    for person in people:
        slot = Slot(kind="count", fact_type="fact.age", head="noun.people", owner=person, participants=(person,))
        yield PlantedFact(slot, random.randint(18, 90), AGES)


def _article(random: Random, file: str, day: date, facts: list[PlantedFact], background: list[str]) -> Extraction:
    text = ""
    claims = []
    for number, fact in enumerate(facts):
        slot, figure = _told(random, fact)
        sentence = random.choice(fact.sentences).format(
            n=figure, place=fact.place, owner=slot.owner, target=slot.target, adjective=" ".join(slot.modifiers)
        )
        after = " ".join(random.sample(background, random.randint(4, 14)))
        sentence = " ".join(f"{sentence}{random.choice(TAILS)} – {after}.".split())
        span = Span(len(text), len(text) + len(sentence))
        text += sentence + "\n"
        claims.append(_claim(file, number, span=span, text=sentence, slot=slot, figure=figure))
    article = Article(file=file, text=text, published=day, sha256="0" * 64, origin=file)
    wide = {fact.place.lower() for fact in facts if fact.place and not fact.slot.anchor.places}
    return Extraction(article=article, claims=tuple(claims), lead_places=tuple(sorted(wide)))


def _told(random: Random, fact: PlantedFact) -> tuple[Slot, int]:
    """Return the slot and the figure as one article has them."""
    slot, figure = fact.slot, fact.figure
    for name in ("owner", "target"):
        full = getattr(slot, name)
        if full and random.random() < SHORT_NAME:
            slot = replace(slot, **{name: full.split()[-1] if slot.fact_type == "fact.age" else full.split()[0]})
    if slot.participants:
        slot = replace(slot, participants=tuple(filter(None, (slot.owner, slot.target))))
    if random.random() < LEFT_OUT:
        slot = replace(slot, participants=(), owner=slot.owner if slot.fact_type else None)
    if random.random() < LEFT_OUT:
        slot = replace(slot, modifiers=())
    if random.random() < UNKNOWN_WORD:
        slot = replace(slot, head="unknown")
    if random.random() < OTHER_FIGURE:
        figure += random.choice((-1, 1)) * max(1, figure // random.randint(4, 20))
    return slot, max(1, figure)


def _claim(file: str, number: int, *, span: Span, text: str, slot: Slot, figure: int) -> Claim:
    value = Decimal(figure)
    quantity = Quantity(
        span=span,
        text=str(figure),
        value=value,
        bound="=",
        interval=Interval(low=value, high=value),
        unit=slot.unit,
        kind="money" if slot.kind == "money" else "count",
    )
    key = f"c-{file}-{number:03}"
    return Claim(id=key, file=file, span=span, text=text, slot=slot, value_span=span, quantity=quantity)
