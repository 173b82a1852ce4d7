"""Golden cases: small stories in `tests/cases/`, each with what must come out of them (see the README there)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.model import Claim, Result, Span
from claimcheck.pipeline import check

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/expected.json"))
CORE = {"contradiction", "update_over_time"}

# What the program does not do yet, by case and by what is expected of it. A line that begins to pass fails the test.
OPEN: dict[tuple[str, str], str] = {
    ("boats_and_arrivals", "disagreements-0"): "“700 people”, in a row without a verb, is not known to have arrived",
    ("drugs_in_the_port", "facts-0"): "the parser gives the “may” of a relative clause to the verb above it",
    ("match_and_ban", "disagreements-0"): "“a crowd of 31,000” takes its noun from the count before it",
    ("storm_power_cuts", "disagreements-1"): "a peak that is past is not told from one that may still rise",
    (
        "ferry_on_the_rocks",
        "disagreements-4",
    ): "“taken off in three lifeboats” and “five lifeboats brought” share no predicate",
    ("mill_closes", "disagreements-3"): "“at the end of July” is not read as a time of that month",
    ("teacher_in_court", "disagreements-1"): "nothing says that the two sentencings are those of one man",
    ("bid_and_market_price", "disagreements-0"): "an offer in cash is held to be the cash part of an offer",
    ("earlier_event", "facts-1"): "the parser takes the men in “cost 31 men their lives” for the subject",
    ("open_and_closed_list", "facts-0"): "a list of two names is not read as a list",
    ("same_family", "facts-0"): "a pronoun in a sentence with two people is not resolved",
    ("units_and_brackets", "facts-0"): "“it” is not resolved to the thing that is measured",
    ("units_and_brackets", "facts-1"): "what “it is to cost” and “at a price of” are said of is not told",
    ("units_and_brackets", "facts-2"): "“to find a sum for” is not read as a cost",
}


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    return {}


def _result(case: Path, results: dict[str, Result]) -> Result:
    if case.name not in results:
        results[case.name] = check([case])
    return results[case.name]


def _expectations() -> list:
    found = []
    for case in CASES:
        expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
        for part in ("disagreements", "facts", "apart", "one_origin"):
            for number, item in enumerate(expected.get(part, ())):
                name = f"{part}-{number}"
                reason = OPEN.get((case.name, name))
                marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
                found.append(pytest.param(case, part, item, id=f"{case.name}-{name}", marks=marks))
    return found


def _holds(claims: tuple[Claim, ...], case: Path, values: list[list[str]]) -> list[bool]:
    """Return for each value whether a claim stands for it."""
    held = []
    for file, words in values:
        start = (case / file).read_bytes().decode("utf-8").index(words)
        at = Span(start, start + len(words))
        held.append(any(c.file == file and c.value_span is not None and c.value_span.overlaps(at) for c in claims))
    return held


@pytest.mark.parametrize(("case", "part", "item"), _expectations())
def test_golden_case(case, part, item, results):
    result = _result(case, results)
    if part == "disagreements":
        fitting = [d for d in result.disagreements if all(_holds(d.claims, case, item["values"]))]
        assert (item["kind"], item["verdict"]) in {(d.kind, d.verdict) for d in fitting}
    elif part == "facts":
        assert any(
            fact.kind == item["kind"] and all(_holds(fact.claims, case, item["values"])) for fact in result.facts
        )
        assert not [
            d for d in result.disagreements if d.verdict in CORE and sum(_holds(d.claims, case, item["values"])) > 1
        ]
    elif part == "apart":
        assert not [d for d in result.disagreements if all(_holds(d.claims, case, item))]
    else:
        origins = {article.origin for article in result.articles if article.file in item}
        assert len(origins) == 1
