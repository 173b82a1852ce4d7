"""Golden cases: small stories in `tests/cases/`, each with what must come out of them (see the README there)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.model import Claim, Result, Span
from claimcheck.pipeline import check

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/expected.json"))
CORE = {"contradiction", "update_over_time"}

# What the program does not do yet, by case and by what is expected of it, with the reason. A line that begins to pass
# fails the test: take it out then.
OPEN: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parent / "cases" / "open.json").read_text(encoding="utf-8")
)


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
                reason = OPEN.get(case.name, {}).get(name)
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
