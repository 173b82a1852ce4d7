"""Fits the trees that turn evidence into a probability, on stories that the networks were not trained on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from claimcheck.align.evidence import NUMBERS as OWN_NUMBERS
from claimcheck.align.evidence import Meeting, evidence_in
from claimcheck.align.meetings import Story, meetings
from claimcheck.align.stories import linked_articles
from claimcheck.align.weighing import NUMBERS as LINK_NUMBERS
from claimcheck.align.weighing import in_context
from claimcheck.compare.beside import said_beside
from claimcheck.compare.confidence import NUMBERS as FINDING_NUMBERS
from claimcheck.compare.confidence import finding_numbers
from claimcheck.compare.conflict import conflict_in
from claimcheck.compare.judge import judge_reading
from claimcheck.compare.solid import readings
from claimcheck.encode.article import encode_article
from claimcheck.nets.arrays import Numbers
from claimcheck.nets.passages import comparable
from claimcheck.nets.trees import DIGITS, load_trees
from claimcheck.rulebook.book import Rulebook
from claimcheck.train.evaluate import result_of, score
from claimcheck.train.examples import ReadStory
from claimcheck.work.reading import Readers

SEED = 1
_FOLDS = 3
_DIGITS = 6
_RATE, _SMOOTHING = 0.05, 5.0
# The number of trees, of the leaves of each, and of the fewest examples in a leaf. Findings are few.
_LINK_TREES, _FINDING_TREES = (150, 15, 40), (200, 4, 20)
_NOTHING: dict[str, Any] = {"names": list(FINDING_NUMBERS), "start": 0.0, "trees": []}


@dataclass(slots=True)
class Examples:
    """Rows of numbers, whether each is right, and its story."""

    rows: list[tuple[float, ...]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    stories: list[int] = field(default_factory=list)

    def add(self, row: tuple[float, ...], right: bool, story: int) -> None:
        """Add one row."""
        self.rows.append(row)
        self.right.append(right)
        self.stories.append(story)


@dataclass(frozen=True, slots=True)
class MetStory:
    """The pairs of claims of a story that met, and the `evidence` on each alone, [pairs, numbers].

    `right` are those that answer one question. If `known` is false, one claim only touches the fact that the other
    answers.
    """

    met: Sequence[Meeting]
    evidence: Numbers
    right: Numbers
    known: Numbers


def fit_probability(
    stories: Sequence[ReadStory], readers: Readers, rules: Rulebook, path: Path, tell: Callable[[str], None]
) -> None:
    """Fit the probability of links on `stories`, then use it to fit that of findings, and write both to `path`.

    The probability of findings is fitted on links whose probability was fitted on other stories, because it must learn
    how far to trust links in unmarked stories.
    """
    met = [met_story(story, readers, rules) for story in stories]
    links = fitted_links(met, tell)
    findings = Examples()
    for held_out in range(_FOLDS):
        others = [story for number, story in enumerate(met) if number % _FOLDS != held_out]
        _write(fitted_links(others) | {"finding": _NOTHING}, path)
        for number in range(held_out, len(stories), _FOLDS):
            add_findings(findings, stories[number], number, readers, rules)
    rows, right = np.array(findings.rows, np.float32), np.array(findings.right, float)
    tell(f"findings: {_outside(rows, right, findings.stories, _FINDING_TREES)}")
    _write(links | {"finding": as_numbers(fitted(rows, right, _FINDING_TREES), FINDING_NUMBERS)}, path)


def met_story(read: ReadStory, readers: Readers, rules: Rulebook) -> MetStory:
    """Return the pairs of claims of a story that met."""
    by_file = {article.extraction.article.file: article for article in read.articles}
    story = _story_of(read, readers, rules)
    met = list(meetings(story, readers.judge, rules))
    none: frozenset[str] = frozenset()
    right, known = [], []
    for meeting in met:
        one, other = by_file[meeting.first.file], by_file[meeting.second.file]
        answer, matching = one.answers.get(meeting.first.id), other.answers.get(meeting.second.id)
        right.append(answer is not None and matching is not None and answer.fact == matching.fact)
        touches = one.beside.get(meeting.first.id, none) & other.beside.get(meeting.second.id, none)
        known.append(right[-1] or not touches)
    evidence = evidence_in(met, story.claims.values(), rules).numbers
    return MetStory(met, evidence, np.array(right, bool), np.array(known, bool))


def fitted_links(stories: Sequence[MetStory], tell: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Return the trees for a pair alone and for a pair among the others, as plain numbers.

    The second are fitted on results of the first, always for stories on which those were not fitted.
    """
    alone = [np.zeros(0)] * len(stories)
    for held_out in range(_FOLDS):
        others = [story for number, story in enumerate(stories) if number % _FOLDS != held_out]
        model = fitted(*_known([(story, story.evidence) for story in others]), _LINK_TREES)
        for number in range(held_out, len(stories), _FOLDS):
            if len(stories[number].met):
                alone[number] = np.round(model.predict_proba(stories[number].evidence)[:, 1], DIGITS)
    by_itself = _known([(story, story.evidence) for story in stories])
    among_others = [
        (story, np.concatenate([story.evidence, in_context(story.met, p)], axis=1))
        for story, p in zip(stories, alone, strict=True)
    ]
    if tell is not None:
        numbers = [number for number, story in enumerate(stories) for _ in range(int(story.known.sum()))]
        tell(f"links: {_outside(*_known(among_others), numbers, _LINK_TREES)}")
    return {
        "alone": as_numbers(fitted(*by_itself, _LINK_TREES), OWN_NUMBERS),
        "link": as_numbers(fitted(*_known(among_others), _LINK_TREES), LINK_NUMBERS),
    }


def _known(stories: Sequence[tuple[MetStory, Numbers]]) -> tuple[Numbers, Numbers]:
    """Return the rows of all stories that are known to be right or wrong, and which they are."""
    return (
        np.concatenate([rows[story.known] for story, rows in stories]).astype(np.float32),
        np.concatenate([story.right[story.known] for story, _ in stories]).astype(float),
    )


def _story_of(read: ReadStory, readers: Readers, rules: Rulebook) -> Story:
    """Return a marked story in the form that matching needs."""
    found = {article.extraction.article.file: article.extraction for article in read.articles}
    encodings = [encode_article(extraction, readers.tokenizer, readers.encode) for extraction in found.values()]
    articles = [extraction.article for extraction in found.values()]
    return Story(
        found,
        {encoding.file: encoding for encoding in encodings},
        linked_articles(articles, encodings, rules.frequencies, one_story=True),
        {claim.id: claim for extraction in found.values() for claim in comparable(extraction.claims)},
    )


def add_findings(examples: Examples, story: ReadStory, number: int, readers: Readers, rules: Rulebook) -> None:
    """Add the evidence on each disagreement that would be reported in a story, and whether it is right.

    Those on the wording of a quotation are left out: `confidence` doesn't weigh them by trees.
    """
    result = result_of(story, readers, rules)
    articles = {article.file: article for article in result.articles}
    # As when the shipped trees were fitted, withdrawn figures are not considered.
    beside = replace(said_beside(result.extractions, rules), withdrawn={})
    for fact in (reading for whole in result.facts for reading in readings(whole, articles)):
        conflict = conflict_in(fact, articles, rules, beside)
        found = judge_reading(fact, articles, rules, beside)
        if conflict is not None and found is not None and fact.kind != "quote":
            numbers = finding_numbers(fact, conflict.pairs, conflict.verdict, rules)
            ((_, right),) = score(story, replace(result, disagreements=(found,))).promised
            examples.add(numbers, right, number)


def _outside(rows: Numbers, right: Numbers, stories: Sequence[int], size: tuple[int, int, int]) -> str:
    """Return how well trees that were fitted on other stories predict each story."""
    outside = np.zeros(len(right))
    for training, held_out in GroupKFold(n_splits=_FOLDS).split(rows, right, stories):
        model = fitted(rows[training], right[training], size)
        outside[held_out] = model.predict_proba(rows[held_out])[:, 1]
    error = calibration_error(outside, right)
    return f"{len(right)} pairs, {int(right.sum())} right, calibration error {error:.3f}, {_at(outside, right)}"


def _at(promised: Numbers, right: Numbers) -> str:
    """Return precision and recall above some probabilities."""
    parts = []
    for least in (0.3, 0.5, 0.7, 0.9):
        kept = promised >= least
        precision = float(right[kept].mean()) if kept.any() else 0.0
        parts.append(
            f"from {least}: {precision:.2f} right, {float(right[kept].sum() / max(1, right.sum())):.2f} of all"
        )
    return "; ".join(parts)


def fitted(numbers: Numbers, right: Numbers, size: tuple[int, int, int]) -> HistGradientBoostingClassifier:
    """Return boosted trees that predict `right` from `numbers`; `size` is that of the trees, as above."""
    model = HistGradientBoostingClassifier(
        max_iter=size[0],
        max_leaf_nodes=size[1],
        learning_rate=_RATE,
        min_samples_leaf=size[2],
        l2_regularization=_SMOOTHING,
        early_stopping=False,
        random_state=SEED,
    )
    return model.fit(numbers, right)


def as_numbers(model: HistGradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    """Return trees as plain numbers, in the form that `claimcheck.nets.trees` reads.

    Thresholds are not rounded: many are numbers of the examples themselves, which must stay on their side. The library
    has no public access to its trees. `tests/test_trees.py` checks that both give the same probabilities.
    """
    trees = [
        [
            [-1, round(float(node["value"]), _DIGITS), 0, 0]
            if node["is_leaf"]
            else [
                int(node["feature_idx"]),
                float(node["num_threshold"]),
                int(node["left"]),
                int(node["right"]),
            ]
            for node in predictor.nodes
        ]
        for (predictor,) in model._predictors  # noqa: SLF001 -- see above
    ]
    start = round(float(model._baseline_prediction[0, 0]), _DIGITS)  # noqa: SLF001 -- see above
    return {"names": list(names), "start": start, "trees": trees}


def _write(parts: Mapping[str, Any], path: Path) -> None:
    path.write_text(json.dumps(parts, separators=(",", ":")) + "\n", encoding="utf-8")
    load_trees.cache_clear()


def calibration_error(probability: Numbers, right: Numbers, bins: int = 10) -> float:
    """Return the expected calibration error: the mean gap between predicted and actual probability."""
    pairs = list(zip(probability.tolist(), right.astype(bool).tolist(), strict=True))
    gaps = [count * abs(promised - true) for _, _, count, promised, true in reliability(pairs, bins)]
    return sum(gaps) / max(1, len(pairs))


def reliability(
    promised: Sequence[tuple[float, bool]], bins: int = 10
) -> Iterator[tuple[float, float, int, float, float]]:
    """Yield, for each tenth, its ends, how many fell in it, the mean prediction and the share that was right."""
    for number in range(bins):
        here = [(p, right) for p, right in promised if min(int(p * bins), bins - 1) == number]
        if here:
            mean, share = (sum(float(pair[at]) for pair in here) / len(here) for at in (0, 1))
            yield number / bins, (number + 1) / bins, len(here), mean, share
