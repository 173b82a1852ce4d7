"""What is otherwise than in an earlier report: new, changed and gone findings with their reasons, and moved figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimcheck.model import Claim, Decision, Extraction, Result
from claimcheck.review.since import since, with_since
from tests.results import figure, make_article, make_claim, make_disagreement, make_fact, position

# A ferry story in which each article counts the passengers, and some the crew.
TEXTS = {
    "gull.txt": "The ferry sank off Lund Isle. It carried 40 passengers and 6 sailors, the harbour office said.",
    "tern.txt": "A ferry has gone down. On board were 44 passengers and their dogs.",
    "skua.txt": "Divers search the wreck. There were 9 sailors in the crew of the ferry.",
}
UNMATCHED = "The sentences are unchanged, but no longer count as answers to one question."
PASSENGERS, CREW = "How many passengers were on board?", "How many sailors were on board?"
VALUES = {
    "gull.txt": {PASSENGERS: "40", CREW: "6"},
    "tern.txt": {PASSENGERS: "44"},
    "skua.txt": {CREW: "9"},
}


def story(
    texts: dict[str, str] | None = None,
    values: dict[str, dict[str, str]] | None = None,
    *,
    probability: float = 0.8,
    at_least: float = 0.5,
    joined: bool = True,
    rules: str = "r1",
    dates: dict[str, date] | None = None,
) -> Result:
    """Return the run over `texts`, in which each article answers the questions with `values`."""
    texts, values = texts or TEXTS, values or VALUES
    extractions, by_question = [], {}
    for file, text in texts.items():
        article = make_article(file, text, outlet=file[:-4].capitalize(), published=(dates or {}).get(file))
        claims = []
        for question, value in values.get(file, {}).items():
            claim = make_claim(article, value, kind="count", question=question, quantity=figure(article, value, value))
            claims.append(claim)
            by_question.setdefault(question, []).append(claim)
        extractions.append(Extraction(article=article, claims=tuple(claims)))
    facts, disagreements = [], []
    for question, claims in by_question.items():
        differ = len({claim.value for claim in claims}) > 1
        if not joined or len(claims) < 2:
            continue
        fact = replace(make_fact("count", question, tuple(claims)), differs=differ)
        facts.append(fact)
        if differ and probability >= at_least:
            found = make_disagreement(fact, ("contradiction", "high"), "They differ.", positions(claims), ("verdicts",))
            disagreements.append(replace(found, probability=probability))
    return Result(
        extractions=tuple(extractions),
        facts=tuple(facts),
        disagreements=tuple(disagreements),
        problems=(),
        run=(("rules.sha256", rules), ("settings.at_least", str(at_least))),
    )


def positions(claims: list[Claim]):
    values = dict.fromkeys(claim.value for claim in claims)
    return tuple(position(value, *(claim for claim in claims if claim.value == value)) for value in values)


def without(file: str, texts=TEXTS) -> dict[str, str]:
    return {name: text for name, text in texts.items() if name != file}


def with_text(file: str, old: str, new: str) -> dict[str, str]:
    return {**TEXTS, file: TEXTS[file].replace(old, new)}


def with_value(file: str, question: str, value: str | None):
    changed = {name: dict(answers) for name, answers in VALUES.items()}
    changed[file] = {key: was for key, was in changed[file].items() if key != question}
    return changed if value is None else {**changed, file: {**changed[file], question: value}}


def told(found) -> list[tuple]:
    return [(one.kind, one.label, one.before, one.after, one.why) for one in found.changes]


SAME = story()
GULL_45 = story(with_text("gull.txt", "40", "45"), with_value("gull.txt", PASSENGERS, "45"))
GULL_44 = story(with_text("gull.txt", "40", "44"), with_value("gull.txt", PASSENGERS, "44"))


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        pytest.param(SAME, [], id="nothing"),
        pytest.param(
            story(without("tern.txt")),
            [("gone", PASSENGERS, ("40", "44"), (), ("Tern (tern.txt) is no longer among the articles.",))],
            id="article removed",
        ),
        pytest.param(
            GULL_45,
            [("changed", PASSENGERS, ("40", "44"), ("45", "44"), ("Gull says 45 where it said 40.",))],
            id="another value",
        ),
        pytest.param(
            GULL_44,
            [("gone", PASSENGERS, ("40", "44"), (), ("Gull says 44 where it said 40.",))],
            id="value that agrees now",
        ),
        pytest.param(
            story(
                with_text("tern.txt", "On board were 44 passengers and their dogs.", "Nobody knows how many it held."),
                with_value("tern.txt", PASSENGERS, None),
            ),
            [
                (
                    "gone",
                    PASSENGERS,
                    ("40", "44"),
                    (),
                    ("Tern no longer has the sentence with 44, or has reworded it.",),
                )
            ],
            id="sentence taken out",
        ),
        pytest.param(
            story(values=with_value("tern.txt", PASSENGERS, None), rules="r2"),
            [("gone", PASSENGERS, ("40", "44"), (), ("The sentence in Tern with 44 is now read differently.",))],
            id="read differently",
        ),
        pytest.param(
            story(at_least=0.9),
            [
                (
                    "gone",
                    label,
                    values,
                    (),
                    ("It is still found, but with a probability below 0.9, from which on findings are reported.",),
                )
                for label, values in ((PASSENGERS, ("40", "44")), (CREW, ("6", "9")))
            ],
            id="below the threshold",
        ),
        pytest.param(
            story(joined=False),
            [
                ("gone", label, values, (), (UNMATCHED,))
                for label, values in ((PASSENGERS, ("40", "44")), (CREW, ("6", "9")))
            ],
            id="no longer joined",
        ),
    ],
)
def test_what_became_of_the_findings_of_the_earlier_report(new, changes):
    assert told(since(story(), new)) == sorted(changes, key=lambda one: (one[0] != "changed", one[1]))


@pytest.mark.parametrize(
    ("old", "changes"),
    [
        pytest.param(
            story(without("skua.txt")),
            [("new", CREW, (), ("6", "9"), ("Skua (skua.txt) is new among the articles.",))],
            id="article added",
        ),
        pytest.param(
            GULL_44,
            [("new", PASSENGERS, (), ("40", "44"), ("Gull says 40 where it said 44.",))],
            id="a value that clashes now",
        ),
        pytest.param(
            story(at_least=0.9),
            [
                (
                    "new",
                    label,
                    (),
                    values,
                    ("It was found before, but with a probability below 0.9, from which on findings were reported.",),
                )
                for label, values in ((PASSENGERS, ("40", "44")), (CREW, ("6", "9")))
            ],
            id="above the threshold now",
        ),
    ],
)
def test_where_a_new_finding_comes_from(old, changes):
    assert told(since(old, story())) == sorted(changes, key=lambda one: one[1])


def test_an_article_under_another_name_is_the_same():
    renamed = {"moved/" + file if file == "tern.txt" else file: text for file, text in TEXTS.items()}
    values = {"moved/" + file if file == "tern.txt" else file: answers for file, answers in VALUES.items()}
    found = since(story(), story(renamed, values))
    assert (found.changes, found.added, found.removed) == ((), (), ())


def test_figures_that_moved_are_told_with_the_sentence_that_holds_them():
    texts = with_text("gull.txt", "40 passengers and 6", "46 passengers and 7")
    values = {**VALUES, "gull.txt": {PASSENGERS: "46", CREW: "7"}}
    found = since(story(), story(texts, values))
    assert [(one.outlet, one.before, one.after) for one in found.figures] == [("Gull", "40", "46"), ("Gull", "6", "7")]
    assert found.figures[0].text == "It carried 46 passengers and 7 sailors, the harbour office said."
    assert found.altered == ("gull.txt",)
    assert [one.kind for one in found.changes] == ["changed", "changed"]


def test_a_figure_in_other_words_has_not_moved_but_is_another():
    texts = with_text("tern.txt", "On board were 44 passengers", "It is thought to have held 48 passengers")
    found = since(story(), story(texts, with_value("tern.txt", PASSENGERS, "48")))
    assert found.figures == ()
    assert [(one.kind, one.after) for one in found.changes] == [("changed", ("40", "48"))]


def test_a_finding_that_weighs_otherwise_has_changed():
    old = story()
    lighter = tuple(replace(one, severity="low") if one.label == CREW else one for one in old.disagreements)
    found = since(old, replace(old, disagreements=lighter))
    assert told(found) == [("changed", CREW, ("6", "9"), ("6", "9"), ("Its severity was high and is low now.",))]


def test_the_day_of_an_article_is_a_reason():
    old = story(dates={"gull.txt": date(2031, 5, 2)})
    new = story(dates={"gull.txt": date(2031, 5, 3)})
    updated = tuple(replace(one, verdict="update_over_time") for one in new.disagreements if one.label == CREW)
    rest = tuple(one for one in new.disagreements if one.label != CREW)
    found = since(old, replace(new, disagreements=rest + updated))
    assert told(found)[0][4] == (
        "Its verdict was contradiction and is update over time now.",
        "Gull is dated 2031-05-03, and was 2031-05-02.",
    )


@pytest.mark.parametrize(
    ("new", "made"),
    [
        (story(), ()),
        (story(rules="r2"), ("with other rules",)),
        (story(at_least=0.6), ("findings are reported from a probability of 0.6 on, before from 0.5",)),
    ],
)
def test_what_made_the_report_otherwise(new, made):
    assert since(story(), new).made == made


def decided(result: Result, *answers: str) -> Result:
    item = next(one for one in result.disagreements if one.label == CREW)
    every = tuple(
        Decision(about="disagreement", target=item.id, answer=answer, reviewer=reviewer, checked_on="2031-05-04")
        for answer, reviewer in zip(answers, ("Ada", "Bo"), strict=False)
    )
    return replace(result, decisions=every)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (story(), decided(story(), "misread"), [("settled", ("Ada: misread, 2031-05-04",))]),
        (story(), decided(story(), "undecided"), []),
        (decided(story(), "misread"), decided(story(), "misread"), []),
        (
            decided(story(), "misread"),
            decided(story(), "misread", "both can hold"),
            [("reopened", ("Ada: misread, 2031-05-04", "Bo: both can hold, 2031-05-04"))],
        ),
        (decided(story(), "misread"), story(), [("reopened", ())]),
    ],
)
def test_what_reviewers_settled_or_opened_again(old, new, changes):
    assert [(one.kind, one.why) for one in since(old, new).changes] == changes


def test_what_is_gone_says_what_was_decided_on_it():
    found = since(decided(story(), "misread"), story(without("skua.txt")))
    assert found.changes[0].why == (
        "Skua (skua.txt) is no longer among the articles.",
        "It was decided: Ada: misread, 2031-05-04.",
    )


# ---------------------------------------------------------------------------------------------- over an earlier report


def test_the_last_run_that_differed_is_remembered():
    first = story(without("skua.txt"))
    second = with_since(story(), first)
    third = with_since(story(), second)
    assert [one.kind for one in second.since.changes] == ["new"]
    assert third == second


@pytest.mark.parametrize(
    "before",
    [None, story(), story({"other.txt": "Another story is told here."}, {})],
    ids=["none", "the same", "of other articles"],
)
def test_nothing_is_told_where_there_is_nothing_to_compare_with(before):
    assert with_since(story(), before).since is None


def test_a_decision_is_no_change_of_the_report():
    assert with_since(decided(story(), "misread"), story()).since is None
