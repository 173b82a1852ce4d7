"""Told by one outlet alone: what stands in no other outlet's text, and never a bare name, a credit or a dateline."""

from __future__ import annotations

import pytest

from claimcheck.extract.article import extract_article
from claimcheck.model import Result
from claimcheck.report.coverage import make_coverage
from claimcheck.report.statements import Statements
from tests.results import make_article, make_fact


@pytest.fixture(scope="module")
def told(rules, pipeline):
    """Return what the first outlet is said to tell alone, and what its sentences share words with."""

    def run(text, other):
        articles = (make_article("a.txt", text, outlet="Argus"), make_article("b.txt", other, outlet="Beacon"))
        found = tuple(extract_article(article, pipeline, rules) for article in articles)
        result = Result(extractions=found, facts=(), disagreements=(), problems=())
        coverage = make_coverage(result, Statements(result), {})
        return [
            [
                piece.text.strip()
                for _, told in part
                if _ == "Argus"
                for one in told
                for piece in one.quote
                if piece.marked
            ]
            for part in (coverage.alone, coverage.unmatched)
        ]

    return run


@pytest.mark.parametrize(
    ("text", "other", "alone", "elsewhere"),
    [
        ("The storm sank forty boats.", "The harbour was empty.", ["forty"], []),
        # The other has the words, in digits, in words, under a surname, in other capitals.
        ("The storm sank forty boats.", "In the harbour lay 40 wrecks.", [], ["forty"]),
        ("The storm sank 40 boats.", "Forty of the fleet are gone.", [], ["40"]),
        (
            "The pier fell on 3 March 2031 after the storm.",
            "Nobody came to the pier on 3 March 2031.",
            [],
            ["3 March 2031"],
        ),
        (
            '"The lamps went out at once," said Ines Falk.',
            "It was dark, for the lamps went out at once in the west.",
            [],
            ["The lamps went out at once,"],
        ),
        ('"The lamps went out at once," said Ines Falk.', "It was dark.", ["The lamps went out at once,"], []),
        # Two values of one sentence may part.
        ("The storm sank 40 boats and 7 barges.", "At 7 the harbour was empty.", ["40"], ["7"]),
        # What says nothing is told by nobody.
        ("PORT ELLIN, 3 March 2031 (Northwire) -\n\nThe pier has gone.", "The harbour was empty.", [], []),
        ("Ines Falk, 40\n\nThe pier has gone.", "The harbour was empty.", [], []),
        ("Odell Renk/Northfield Herald, 2031\n\nThe pier has gone.", "The harbour was empty.", [], []),
    ],
)
def test_silence(told, text, other, alone, elsewhere):
    assert told(text, other) == [alone, elsewhere]


@pytest.fixture(scope="module")
def alone_beside(rules, pipeline):
    """Return the words told by the outlet alone, if a finding shows the last claim with the words `disputed`."""

    def run(text, title, disputed):
        other = extract_article(make_article("b.txt", "Nothing is known.", outlet="Beacon"), pipeline, rules)
        found = extract_article(make_article("a.txt", text, outlet="Argus", title=title), pipeline, rules)
        place = text.rindex(disputed)
        claims = tuple(one for one in found.claims if one.value_span is not None and one.value_span.start == place)
        fact = make_fact("count", "How many?", claims)
        result = Result(extractions=(found, other), facts=(fact,), disagreements=(), problems=())
        coverage = make_coverage(result, Statements(result), {fact.id: 1})
        return [[p.text.strip() for p in one.quote if p.marked] for _, every in coverage.alone for one in every]

    return run


TITLE = "Storm sinks 40 boats off Lund"


@pytest.mark.parametrize(
    ("title", "text", "disputed", "alone"),
    [
        # What the finding gives in words of the article isn't listed again for its headline, nor for itself.
        (TITLE, f"{TITLE}\n\nThe storm sank 40 boats.", "40", []),
        (TITLE, f"{TITLE.upper()}\n\nThe storm sank forty boats.", "forty", []),
        (TITLE, f"{TITLE}\n\nThe storm sank 40 boats and 7 barges.", "40", [["7"]]),
        # What only repeats the sentence below it is listed once, there.
        (TITLE, f"{TITLE}\n\nThe storm sank 40 boats. It took 9 hours.", "9", [["40"]]),
        # A headline that nothing repeats is listed.
        (TITLE, f"{TITLE}\n\nThe storm took 9 hours.", "9", [["40"]]),
        # A line below that looks the same is no headline.
        ("Storm", f"Storm\n\n{TITLE}\n\nThe storm took 9 hours. It sank 40 boats.", "9", [["40"], ["40"]]),
    ],
)
def test_a_headline_is_not_listed_again(title, text, disputed, alone, alone_beside):
    found = alone_beside(text, title, disputed)
    assert [words for words in found if any(word.isdigit() for word in words)] == alone


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("About forty boats sank in the storm.", "about forty"),
        ("At least 40 boats sank in the storm.", "at least 40"),
        ("Dozens of boats sank in the storm.", "Dozens"),
        ("At least dozens of boats sank in the storm.", "at least dozens"),
    ],
)
def test_a_value_keeps_its_hedge_and_its_words(text, shown, rules, pipeline):
    found = extract_article(make_article("a.txt", text), pipeline, rules)
    told = Statements(Result(extractions=(found,), facts=(), disagreements=(), problems=()))
    assert [told.of(claim).shown for claim in found.claims if claim.quantity] == [shown]
