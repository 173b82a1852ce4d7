"""Verdicts: contradiction, update over time, precision, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimcheck.compare.judge import find_disagreements, judge
from claimcheck.compare.severity import is_prominent
from claimcheck.model import Reason, Span
from tests.build import article, claim, fact, quantity, time


def told(*figures: tuple[str, str], moves: float = 0.9):
    """A fact with one claim a file: (file, figure)."""
    return fact(*(claim(file, n, quantity=quantity(words)) for n, (file, words) in enumerate(figures)), moves=moves)


@pytest.fixture
def sure(monkeypatch):
    """Every finding is as good as certain; how likely it is, other tests ask."""
    monkeypatch.setattr("claimcheck.compare.judge.confidence", lambda *_: 0.95)


DATES = {"a": "2024-05-01", "b": "2024-05-02", "c": None, "d": "2024-05-02"}


@pytest.mark.parametrize(
    ("figures", "moves", "expected"),
    [
        ((("a", "5"), ("b", "11")), 0.9, "update_over_time"),  # a toll rises
        ((("a", "11"), ("b", "5")), 0.9, "contradiction"),  # it doesn't fall
        ((("a", "5"), ("c", "11")), 0.9, "update_over_time"),  # no date speaks against it
        ((("b", "5"), ("d", "11")), 0.9, "update_over_time"),  # one day, order unknown
        ((("a", "5"), ("b", "5")), 0.9, None),
        ((("a", "about 20"), ("b", "19")), 0.9, "precision"),
        ((("a", "at least 9"), ("b", "13")), 0.9, "update_over_time"),  # both hold, and the toll has risen
        ((("a", "at least 9"), ("b", "at least 13")), 0.9, "update_over_time"),
        ((("b", "at least 9"), ("a", "13")), 0.9, "precision"),  # the later article only says less
        ((("a", "at least 9"), ("b", "13")), 0.1, "precision"),
        ((("a", "5"), ("b", "11")), 0.1, "contradiction"),  # a static count
        ((("a", "5"), ("a", "11")), 0.9, None),  # one voice
        ((("a", "5"), ("a", "11"), ("b", "11")), 0.1, None),  # the article gives the other's figure too
    ],
)
def test_verdict(figures, moves, expected, rules):
    articles = {file: article(file, day) for file, day in DATES.items()}
    found = judge(told(*figures, moves=moves), articles, rules)
    assert (found.verdict if found else None) == expected


def test_copies_are_no_second_voice(rules):
    articles = {"a": article("a"), "b": article("b", origin="a")}
    assert judge(told(("a", "5"), ("b", "11")), articles, rules) is None


def test_positions_count_origins(rules):
    articles = {"a": article("a"), "b": article("b", origin="a"), "c": article("c")}
    found = judge(told(("a", "5"), ("b", "5"), ("c", "11")), articles, rules)
    assert [(p.value, p.origins) for p in found.positions] == [("5", ("a",)), ("11", ("c",))]


def test_the_reason_gives_figures_as_printed_and_how_they_are_bounded(rules):
    few = claim("a", quantity=replace(quantity("about 20"), text="20"))
    many = claim("b", quantity=replace(quantity("over 30"), text="30"))
    found = judge(fact(few, many, moves=0.1), {file: article(file) for file in "ab"}, rules)
    assert found.reason.startswith("About “20” and more than “30” can't both be right as written.")


def test_a_hedge_that_is_part_of_the_figure_is_not_repeated(rules):
    few = claim("a", quantity=replace(quantity("about 30"), text="30-odd"))
    many = claim("b", quantity=replace(quantity("at least 50"), text="50-plus"))
    found = judge(fact(few, many, moves=0.1), {file: article(file) for file in "ab"}, rules)
    assert found.reason.startswith("“30-odd” and “50-plus” can't both be right as written.")


def test_explanation_says_what_why_and_what_is_unknown(rules):
    articles = {"a": article("a", "2024-05-01"), "c": article("c")}
    found = judge(told(("a", "5"), ("c", "11")), articles, rules)
    assert found.explanation.startswith("People killed: 5 / 11. ")
    assert found.explanation.endswith("Without an article date: c.")


def test_a_range_in_figures_needs_no_reading(rules):
    found = judge(told(("a", "18-25"), ("b", "60")), {file: article(file) for file in "ab"}, rules)
    assert found is not None
    assert "is read as" not in found.explanation


@pytest.mark.parametrize(("question", "verdict"), [("", "contradiction"), ("How many died?", "update_over_time")])
def test_what_moves_shows_in_the_questions_of_the_claims_too(question, verdict, rules):
    articles = {"a": article("a", "2024-05-01"), "b": article("b", "2024-05-02")}
    whole = told(("a", "5"), ("b", "11"))
    claims = tuple(replace(each, question=question) for each in whole.claims)
    found = judge(replace(whole, label="How many passengers?", claims=claims, moves=0.3), articles, rules)
    assert found.verdict == verdict


@pytest.mark.parametrize(("outlet", "verdict"), [("Argus", "update_over_time"), ("Crier", "contradiction")])
def test_an_outlet_that_gave_the_other_value_before_has_revised_it(outlet, verdict, rules):
    days = {"a": ("2024-05-01", "Argus"), "b": ("2024-05-01", "Beacon"), "c": ("2024-05-06", outlet)}
    articles = {file: replace(article(file, day), outlet=name) for file, (day, name) in days.items()}
    found = judge(told(("a", "300"), ("b", "300"), ("c", "900"), moves=0.1), articles, rules)
    assert found.verdict == verdict


def test_the_toll_of_an_event_long_past_no_longer_moves_if_one_article_dates_it(rules):
    articles = {"a": article("a", "2024-05-01"), "b": article("b", "2024-05-02")}
    whole = told(("a", "71"), ("b", "74"))
    dated = replace(whole.claims[0], other_time=(date(2022, 9, 28), date(2022, 9, 28)))
    found = judge(replace(whole, claims=(dated, whole.claims[1])), articles, rules)
    assert found.verdict == "contradiction"


@pytest.mark.parametrize(
    ("probability", "says"),
    [
        (0.64, "Weak grounds (probability 0.64): the same action."),
        (0.7, "Treated as one fact (probability 0.70): the same"),
    ],
)
def test_weak_grounds_are_called_weak(probability, says, rules, monkeypatch):
    monkeypatch.setattr("claimcheck.compare.judge.confidence", lambda *_: probability)
    found = told(("a", "5"), ("b", "11"))
    reason = Reason(feature="predicate", outcome="agrees", note="the same action")
    found = replace(found, links=tuple(replace(link, reasons=(reason,)) for link in found.links))
    assert says in judge(found, {file: article(file) for file in "ab"}, rules).explanation


@pytest.mark.parametrize(("figures", "says"), [(("about 20", "19"), False), (("20", "190"), True)])
def test_who_says_what_matters_only_if_both_cannot_be_right(figures, says, rules):
    claims = (
        claim(file, quantity=quantity(words), speaker_name="Ana Moss")
        for file, words in zip("ab", figures, strict=True)
    )
    found = judge(fact(*claims), {file: article(file) for file in "ab"}, rules)
    assert ("attributed to Ana Moss" in found.explanation) is says


def test_no_figures_explain_what_changed_about_a_verb(rules):
    articles = {"a": article("a", "2024-05-01"), "b": article("b", "2024-05-02")}
    whole = told(("a", "5"), ("b", "5"))
    verbs = [
        claim("a", kind="polarity", words="was not killed", polarity="denied"),
        claim("b", 1, kind="polarity", words="was killed"),
    ]
    found = judge(replace(whole, kind="polarity", claims=tuple(verbs)), articles, rules)
    assert found.verdict == "update_over_time"
    assert "figures" not in found.explanation


@pytest.mark.usefixtures("sure")
def test_gravest_first(rules):
    articles = [article("a", "2024-05-01"), article("b", "2024-05-02")]
    facts = [
        told(("a", "about 20"), ("b", "19")),
        fact(
            claim("a", 7, kind="date", time=time("Friday", "2024-05-03")),
            claim("b", 8, kind="date", time=time("Saturday", "2024-05-04")),
            moves=0.1,
        ),
        told(("a", "5"), ("b", "11")),
    ]
    found = find_disagreements(facts, articles, rules)
    assert [d.severity for d in found] == ["high", "medium", "low"]


@pytest.mark.parametrize(
    ("probability", "severity", "rule"),
    [
        (0.95, "high", "severity.figure_far"),
        (0.7, "high", "severity.figure_far"),
        (0.69, "medium", "severity.contradiction"),
    ],
)
def test_a_finding_must_be_sure_to_be_grave(probability, severity, rule, rules, monkeypatch):
    monkeypatch.setattr("claimcheck.compare.judge.confidence", lambda *_: probability)
    articles = {file: article(file) for file in "ab"}
    found = judge(told(("a", "5"), ("b", "11"), moves=0.1), articles, rules)
    assert (found.severity, found.rules[-1], found.probability) == (severity, rule, probability)


@pytest.mark.parametrize(
    ("figures", "credited", "expected"),
    [
        ("a5 b5 c6 d6", {}, "severity.several_each_side"),
        ("a5 b6 c7", {}, "severity.figure_far"),  # three camps of one
        ("a5 b6 c5 d5", {}, "severity.figure_far"),  # one stands alone, wherever it comes in the alphabet
        ("a5 b5 c6 d6", {"a": "Reuters", "b": "Reuters"}, "severity.figure_far"),  # two that credit one outlet are one
    ],
)
@pytest.mark.usefixtures("sure")
def test_sides_are_counted_in_independent_sources(figures, credited, expected, rules):
    articles = {file: replace(article(file), credit=credited.get(file)) for file in "abcd"}
    held = told(*((pair[0], pair[1]) for pair in figures.split()), moves=0.1)
    assert judge(held, articles, rules).rules[-1] == expected


@pytest.mark.parametrize(("words", "expected"), [("Rain", True), ("They ran", True), ("Later", False)])
def test_a_lead_is_prominent_to_its_end(words, expected):
    text = "Rain stops play\n\nIt rained. They ran home.\n\nLater it was dry."
    start = text.index(words)
    told_there = replace(claim("a"), span=Span(start, start + 3))
    assert is_prominent(told_there, {"a": article("a", text=text)}) is expected
