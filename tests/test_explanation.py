from datetime import date
from decimal import Decimal

import pytest

from claimcheck.cli.explanation import claim_lines, explanation_lines, interval_words, quantity_lines, time_lines
from claimcheck.model import Article, Attribution, Claim, Extraction, Interval, LeftOut, Quantity, Span, TimeRef

D = Decimal


def interval(low, high, low_closed=True, high_closed=True):
    return Interval(
        low=None if low is None else D(low),
        high=None if high is None else D(high),
        low_closed=low_closed,
        high_closed=high_closed,
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (interval(None, None), "any value"),
        (interval(20, None), "at least 20"),
        (interval(20, None, low_closed=False), "more than 20"),
        (interval(None, 20), "at most 20"),
        (interval(None, 20, high_closed=False), "less than 20"),
        (interval(12, 12), "exactly 12"),
        (interval(12, 120), "12 to 120"),
        (interval("1.5", 2000, high_closed=False), "1.5 to less than 2,000"),
        (interval(1, 2, low_closed=False), "more than 1 to 2"),
        (interval("1e40", None), "at least 1E+40"),
    ],
)
def test_an_interval_in_words(found, words):
    assert interval_words(found) == words


def test_a_figure_with_all_it_may_have():
    item = Quantity(
        span=Span(0, 9),
        text="10 to 12 ",
        value=(D(10), D(12)),
        bound="~",
        interval=interval(9, 13),
        unit="EUR",
        kind="money",
        counted="boats",
        modifiers=("fishing",),
        per="day",
        change=True,
        former=True,
        part_of_whole=True,
        rules=("a.b", "c.d"),
    )
    assert quantity_lines(item) == [
        "10 to 12 ",
        "value 10 to 12, bound ~, kind money, unit EUR, counts fishing boats, change, former, part_of_whole, per day",
        "allows 9 to 13",
        "rules: a.b, c.d",
    ]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (TimeRef(span=Span(0, 1), text="Monday", earliest=None, latest=None, grain="day", basis=None),
         "names no known day, to the day"),
        (TimeRef(span=Span(0, 1), text="x", earliest=date(2031, 4, 1), latest=date(2031, 4, 30), grain="month",
                 basis="article date", clock=605, zone="GMT"),
         "2031-04-01 to 2031-04-30, to the month, by the article date, clock 10:05, zone GMT"),
    ],
)  # fmt: skip
def test_a_date_in_words(item, words):
    assert time_lines(item)[1] == words


def test_a_plain_statement():
    item = Claim(id="c-a", file="f", span=Span(0, 4), text="Rain", value_span=None)
    assert claim_lines(item) == ["Rain", "asserted, affirmed", "rules: none"]


def test_everything_found_is_listed():
    text = "Ada said no. Share this."
    found = Extraction(
        article=Article(file="t", text=text, sha256="", origin="t"),
        attributions=(
            Attribution(
                spans=(Span(9, 11),), speaker=Span(0, 3), speaker_name="Ada Lund", cue=Span(4, 8), mode="indirect"
            ),
            Attribution(spans=(Span(0, 3), Span(9, 11)), speaker=None, speaker_name=None, cue=None, mode="direct"),
        ),
        claims=(
            Claim(
                id="c-a",
                file="t",
                span=Span(0, 12),
                text="Ada said no.",
                kind="count",
                value_span=None,
                speaker_name="Ada Lund",
            ),
        ),
        left_out=(LeftOut(span=Span(13, 24), rule="boilerplate.share"),),
    )
    assert list(explanation_lines(found)) == [
        "attribution: no",
        "    indirect, by Ada (Ada Lund), cue 'said'",
        "    rules: none",
        "attribution: Ada … no",
        "    direct, by nobody named",
        "    rules: none",
        "claim: Ada said no.",
        "    kind count",
        "    asserted, affirmed, said by Ada Lund",
        "    rules: none",
        "left out: Share this.",
        "    rules: boilerplate.share",
    ]
