"""Makes a finished run as large as a reader may meet: many articles, many disagreements, all invented.

Five articles tell each story. A fact of a story is a count, a sum, a date, a list of names or a quotation; each article
tells most of them, in a value of its own or in that of another. Nothing is extracted or judged here: it is the size
that matters, of the report and of what else is written from a result.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from claimcheck.ids import content_id
from claimcheck.model import (
    Article,
    Claim,
    Disagreement,
    Extraction,
    Fact,
    FactKind,
    Interval,
    Position,
    Quantity,
    Result,
    Severity,
    Span,
    TimeRef,
    Verdict,
)
from claimcheck.report.wording import day

ARTICLES_OF_A_STORY = 5
TELLS, COPIES_A_VALUE = 0.8, 0.4
KINDS: tuple[FactKind, ...] = ("count", "count", "count", "money", "date", "date", "set", "quote")
JUDGED: tuple[tuple[Verdict, Severity], ...] = (
    *(("contradiction", severity) for severity in ("high", "medium", "low")),
    *(("update_over_time", severity) for severity in ("medium", "low")),
    ("precision", "low"),
)
FIRST_DAY = date(2031, 1, 1)
SYLLABLES = ("bar", "del", "fen", "gor", "hal", "kel", "lun", "mor", "nor", "pem", "ros", "sten", "tam", "ul", "ver")
FILLER = (
    "People in the streets round {place} spoke of little else that morning.",
    "A spokesman for the council would not say when the next report is due.",
    "It was the third time in as many years that {place} had made the news.",
    "Shops near the square stayed open, though few came in to buy anything.",
    "Nobody at the office of {name} could be reached before this went to print.",
    "The ministry said that it would look at the figures once they were complete.",
)


@dataclass(frozen=True)
class Told:
    """What one article says of a fact, and where in its text."""

    value: str
    sentence: str
    value_at: int
    known: dict[str, Any]


def make_big_result(articles: int = 500, disagreements: int = 2_000, seed: int = 7) -> Result:
    """Return a run over so many articles that found so many disagreements, the same each time."""
    draw = Random(seed)
    stories = max(1, articles // ARTICLES_OF_A_STORY)
    made = [
        Story(draw, number, disagreements // stories + (number < disagreements % stories)) for number in range(stories)
    ]
    return Result(
        extractions=tuple(one for story in made for one in story.extractions()),
        facts=tuple(fact for story in made for fact in story.facts),
        disagreements=tuple(one for story in made for one in story.disagreements()),
        problems=(),
    )


class Story:
    """Articles on one story, with so many facts, all of them in dispute."""

    def __init__(self, draw: Random, number: int, facts: int) -> None:
        self.draw, self.number = draw, number
        self.files = [f"story-{number:03d}/outlet-{outlet:02d}.txt" for outlet in range(ARTICLES_OF_A_STORY)]
        self.days = sorted(FIRST_DAY + timedelta(days=number + draw.randint(0, 6)) for _ in self.files)
        self.place, self.people = name(draw), [f"{name(draw)} {name(draw)}" for _ in range(4)]
        kinds = [draw.choice(KINDS) for _ in range(facts)]
        self.things = [f"{name(draw).lower()}s" for _ in kinds]
        self.told = [self._told_by(kind, thing) for kind, thing in zip(kinds, self.things, strict=True)]
        self.claims: dict[tuple[str, int], Claim] = {}
        self.texts = {file: self._text(file) for file in self.files}
        self.facts = [
            Fact(
                id=content_id("f", number, index),
                kind=kind,
                label=f"{self.things[index]} at {self.place}",
                claims=tuple(self.claims[file, index] for file in self.told[index]),
            )
            for index, kind in enumerate(kinds)
        ]

    def _told_by(self, kind: FactKind, thing: str) -> dict[str, Told]:
        """Return what each article that tells the fact says of it; at least two of them, in at least two values."""
        tellers = [file for file in self.files if self.draw.random() < TELLS]
        tellers = tellers if len(tellers) > 1 else self.files[:2]
        told: dict[str, Told] = {}
        for number, file in enumerate(tellers):
            if number > 1 and self.draw.random() < COPIES_A_VALUE:
                told[file] = told[tellers[self.draw.randrange(number)]]
            else:
                told[file] = self._tell(kind, thing, number)
        return told

    def _tell(self, kind: FactKind, thing: str, number: int) -> Told:
        if kind in {"count", "money"}:
            figure = Decimal(self.draw.randint(10, 40) * 10 + number)
            words = f"{figure}" if kind == "count" else f"${figure} million"
            quantity = Quantity(
                span=Span(0, 0),
                text=words,
                value=figure,
                bound="=",
                interval=Interval(low=figure, high=figure),
                unit="USD" if kind == "money" else None,
                kind="count" if kind == "count" else "money",
            )
            form = f"Officials put the {thing} at {self.place} at {{value}} on the second day."
            return told_in(form, words, {"quantity": quantity})
        if kind == "date":
            when = self.days[0] + timedelta(days=10 + number)
            words = day(when)
            time = TimeRef(span=Span(0, 0), text=words, earliest=when, latest=when, grain="day", basis="text")
            form = f"The {thing} of {self.place} will be handed over on {{value}}, the governor said."
            return told_in(form, words, {"time": time})
        if kind == "set":
            names = tuple(sorted({self.people[number % 4], self.people[(number + 1) % 4]}))
            form = f"Among those who spoke about {thing} in {self.place} were {{value}}."
            return told_in(form, " and ".join(names), {"names": names})
        words = f"nobody in {self.place} will forget the {self.draw.choice(SYLLABLES)} of these {thing}"
        speaker = self.people[0]
        form = f"“It is certain that {{value}}”, {speaker} told reporters."
        return told_in(form, words, {"words": words, "mode": "direct", "speaker_name": speaker})

    def _text(self, file: str) -> str:
        """Return the article, and keep its claims."""
        text = f"What is known about {self.place} so far"
        for index, told in enumerate(self.told):
            text += "\n\n" + self.draw.choice(FILLER).format(place=self.place, name=self.draw.choice(self.people)) + " "
            if file not in told:
                continue
            one = told[file]
            start = len(text)
            text += one.sentence
            self.claims[file, index] = Claim(
                id=content_id("c", file, index),
                file=file,
                span=Span(start, len(text)),
                text=one.sentence,
                value_span=Span(start + one.value_at, start + one.value_at + len(one.value)),
                **one.known,
            )
        return text

    def extractions(self) -> Iterator[Extraction]:
        """Return the articles with their claims."""
        for outlet, file in enumerate(self.files):
            article = Article(
                file=file,
                text=self.texts[file],
                outlet=f"{SYLLABLES[outlet].title()} Courier {self.number % 8 + 1}",
                title=self.texts[file].partition("\n")[0],
                published=self.days[outlet],
                url=f"https://outlet-{outlet}.example/{self.number}",
                sha256=hashlib.sha256(self.texts[file].encode()).hexdigest(),
                origin=file,
            )
            mine = tuple(claim for (of, _), claim in self.claims.items() if of == file)
            yield Extraction(article=article, claims=mine)

    def disagreements(self) -> Iterator[Disagreement]:
        """Return one for each fact, with a position for each value."""
        for fact, told in zip(self.facts, self.told, strict=True):
            verdict, severity = self.draw.choice(JUDGED)
            by_value: dict[str, list[Claim]] = {}
            for claim in fact.claims:
                by_value.setdefault(told[claim.file].value, []).append(claim)
            yield Disagreement(
                id=content_id("d", fact.id),
                fact=fact.id,
                label=fact.label,
                kind=fact.kind,
                verdict=verdict,
                severity=severity,
                explanation="The values can't all be right as they are written, and nothing in the articles says why.",
                positions=tuple(
                    Position(value=value, claims=tuple(claims), origins=tuple(claim.file for claim in claims))
                    for value, claims in by_value.items()
                ),
                rules=("severity.figure_far",),
            )


def told_in(form: str, value: str, known: dict[str, Any]) -> Told:
    """Return what the sentence tells that `form` becomes with `value` in its gap."""
    head, _, tail = form.partition("{value}")
    return Told(value, head + value + tail, len(head), known)


def name(draw: Random) -> str:
    """Return a name of nobody and nothing."""
    return "".join(draw.sample(SYLLABLES, 2)).title()
