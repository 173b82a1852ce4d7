"""Chooses what a terminal shows: a few lines for each disagreement, and why there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence, Set

from claimcheck.model import Disagreement, Problem, Result
from claimcheck.report.decided import make_decisions
from claimcheck.report.disputes import Dispute, Side, make_dispute, numbered
from claimcheck.report.page import why_empty
from claimcheck.report.safe_cells import one_line, shortened
from claimcheck.report.sorting import all_problems, file_of, sorted_reckonings
from claimcheck.report.statements import Statements
from claimcheck.report.stories import story_name
from claimcheck.report.summary import ShownDispute, ShownSide, Summary
from claimcheck.report.wording import DOUBTFUL_COUNT, VERDICT_COUNTS, count, joined
from claimcheck.settings import Fold

MOST_SHOWN = 20
_LONGEST = 300
_MOST_OUTLETS = 4
_MOST_SENTENCES = 6
_FOLDED: dict[Fold, str] = {"doubtful": "what is doubtful", "precision": "what differs only in precision"}


def summarise(
    result: Result,
    *,
    written: bool,
    most: int = MOST_SHOWN,
    opened: frozenset[Fold] = frozenset(),
    sentences: bool = False,
) -> Summary:
    """Return what to show of `result`; `written` says whether there is a report with the rest.

    `opened` is what is shown although reports fold it away. `sentences` adds the sentences of each side.
    """
    disputes = numbered(result)
    decisions = make_decisions(result.decisions, frozenset())
    shown = [one for one in disputes if decisions.fold_of(one[1]) in {None, *opened}]
    worst = sorted(shown, key=lambda one: one[1].gravity)[:most]
    statements = Statements(result)
    several = result.stories if len(result.stories) > 1 else ()
    stories = {file: story_name(result, story) for story in several for file in story.files}
    lines: list[str] = []
    if disputes:
        if len(shown) > most:
            lines.append(f"and {count(len(shown) - most, 'more disagreement')}")
        lines.append(_counts([item for _, item in disputes]))
        lines += _how_to_open({fold for _, item in disputes if (fold := decisions.fold_of(item)) is not None}, opened)
    else:
        lines.append("No disagreement was found. " + why_empty(result))
    if result.reckonings:
        told = f"{count(len(result.reckonings), 'sentence')} with figures that don’t add up"
        lines.append(f"{told}; see the report" if written else f"{told}: {_reckoned(result)}")
    problems = all_problems(result)
    if problems:
        lines.append(_problem_counts(problems) if written else _problems(result))
    return Summary(
        disputes=tuple(
            _shown(
                make_dispute(number, item, statements),
                stories.get(file_of(item), ""),
                sentences=sentences,
                settled=decisions.settled(item.id),
            )
            for number, item in sorted(worst, key=lambda one: one[0])
        ),
        lines=tuple(lines),
    )


def _shown(one: Dispute, story: str, *, sentences: bool, settled: bool) -> ShownDispute:
    doubtful = ", doubtful" if one.item.is_doubtful else ""
    return ShownDispute(
        number=one.number,
        verdict=one.verdict,
        severity=one.item.severity,
        label=f", {one.severity.lower()} severity{doubtful}{', settled' if settled else ''}. {_brief(one.label)}",
        sides=tuple(
            ShownSide(value=_value(side), who=_brief(_who(side)), sentences=_sentences(side) if sentences else ())
            for side in one.sides
        ),
        story=_brief(story),
    )


def _value(side: Side) -> str:
    """Return the value of a side on one line; a wording is never cut again, so that what differs stays in it."""
    return one_line(side.headline) if side.parting else _brief(side.headline)


def _sentences(side: Side) -> tuple[str, ...]:
    """Return the sentences that say so, each once; with their outlets, where there are several."""
    outlets = {one.outlet for one in side.statements}
    every = dict.fromkeys((one.outlet if len(outlets) > 1 else "", _brief(one.claim.text)) for one in side.statements)
    return tuple(f"{outlet}: “{text}”" if outlet else f"“{text}”" for outlet, text in list(every)[:_MOST_SENTENCES])


def _brief(text: str) -> str:
    return shortened(one_line(text), _LONGEST)


def _who(side: Side) -> str:
    """Return the outlets that are on a side, in the order of their dates."""
    every = list(dict.fromkeys((one.outlet, one.day) for one in (*side.statements, *side.copies)))
    named = [f"{outlet}, {day}" for outlet, day in every[:_MOST_OUTLETS]]
    more = len(every) - len(named)
    return "; ".join([*named, *([f"and {more} more"] if more else [])])


def _how_to_open(folds: Set[Fold], opened: Set[Fold]) -> list[str]:
    """Return a line on the option that shows all of these folds, none if all are `opened`."""
    closed = [fold for fold in _FOLDED if fold in folds - opened]
    option = closed[0] if len(folds) == len(closed) == 1 else "all"
    return [f"--show {option} lists {joined([_FOLDED[fold] for fold in closed])}."] if closed else []


def _counts(disagreements: Sequence[Disagreement]) -> str:
    doubtful = sum(item.is_doubtful for item in disagreements)
    every = [item.verdict for item in disagreements if not item.is_doubtful]
    parts = [count(every.count(verdict), *words) for verdict, words in VERDICT_COUNTS.items() if verdict in every]
    return joined([*parts, *([count(doubtful, *DOUBTFUL_COUNT)] if doubtful else [])]) + "."


def _reckoned(result: Result) -> str:
    every = [_brief(item.explanation) for item in sorted_reckonings(result.reckonings)[:MOST_SHOWN]]
    return "; ".join([*every, *(["…"] if len(every) < len(result.reckonings) else [])])


def _problem_counts(problems: Sequence[Problem]) -> str:
    skipped = sum(problem.skipped for problem in problems)
    without = f" ({count(skipped, 'input')} skipped)" if skipped else ""
    return f"{count(len(problems), 'problem')}{without}; see problems.csv"


def _problems(result: Result) -> str:
    return "\n".join(one_line(f"{item.file}: {item.message}") for item in all_problems(result))
