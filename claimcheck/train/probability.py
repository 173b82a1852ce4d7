"""Fits what turns evidence into a probability, on stories that neither encoder nor judge was trained on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from claimcheck.align.evidence import NUMBERS as LINK_NUMBERS
from claimcheck.align.evidence import evidence_of
from claimcheck.align.facts import wide_places
from claimcheck.align.meetings import Story, meetings
from claimcheck.align.stories import linked_articles
from claimcheck.compare.confidence import NUMBERS as FINDING_NUMBERS
from claimcheck.compare.confidence import finding_numbers
from claimcheck.compare.differing import differing
from claimcheck.compare.solid import solid
from claimcheck.encode.article import encode_article
from claimcheck.nets.arrays import Numbers
from claimcheck.nets.passages import comparable
from claimcheck.nets.trees import load_trees
from claimcheck.rulebook.book import Rulebook
from claimcheck.train.evaluate import result_of, score
from claimcheck.train.examples import ReadStory
from claimcheck.work.reading import Readers

SEED = 1
_FOLDS = 5
_DIGITS = 6
_RATE, _SHARE, _LEAST_LEAF = 0.05, 0.7, 20
# Number of trees, and their depth; findings are few.
_LINK_TREES, _FINDING_TREES = (150, 4), (30, 2)


@dataclass(slots=True)
class Examples:
    """Rows of numbers, whether each is right, and the story that it is from."""

    rows: list[tuple[float, ...]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    stories: list[int] = field(default_factory=list)

    def add(self, row: tuple[float, ...], right: bool, story: int) -> None:
        """Add one row."""
        self.rows.append(row)
        self.right.append(right)
        self.stories.append(story)


def fit_probability(
    stories: Sequence[ReadStory], readers: Readers, rules: Rulebook, path: Path, tell: Callable[[str], None]
) -> None:
    """Fit the probability of links on `stories`, then with it that of findings, and write both to `path`."""
    nothing: dict[str, Any] = {"names": list(FINDING_NUMBERS), "start": 0.0, "trees": []}
    links = link_examples(stories, readers, rules)
    parts = {"link": _fitted_trees("links", links, LINK_NUMBERS, _LINK_TREES, tell), "finding": nothing}
    _write(parts, path)
    findings = finding_examples(stories, readers, rules)
    parts["finding"] = _fitted_trees("findings", findings, FINDING_NUMBERS, _FINDING_TREES, tell)
    _write(parts, path)


def link_examples(stories: Sequence[ReadStory], readers: Readers, rules: Rulebook) -> Examples:
    """Return the evidence on each pair of claims that met, and whether both answer one question."""
    examples = Examples()
    none: frozenset[str] = frozenset()
    for number, read in enumerate(stories):
        by_file = {article.extraction.article.file: article for article in read.articles}
        story = _story_of(read, readers, rules)
        for met in meetings(story, readers.judge, rules.units):
            one, other = by_file[met.first.file], by_file[met.second.file]
            answer, matching = one.answers.get(met.first.id), other.answers.get(met.second.id)
            alike = answer is not None and matching is not None and answer.fact == matching.fact
            if alike or not one.beside.get(met.first.id, none) & other.beside.get(met.second.id, none):
                examples.add(evidence_of(met, wide_places(met, story), rules).numbers, alike, number)
    return examples


def _story_of(read: ReadStory, readers: Readers, rules: Rulebook) -> Story:
    """Return a marked story as matching takes it."""
    found = {article.extraction.article.file: article.extraction for article in read.articles}
    encodings = [encode_article(extraction, readers.tokenizer, readers.encode) for extraction in found.values()]
    articles = [extraction.article for extraction in found.values()]
    return Story(
        found,
        {encoding.file: encoding for encoding in encodings},
        linked_articles(articles, encodings, rules.frequencies, one_story=True),
        {claim.id: claim for extraction in found.values() for claim in comparable(extraction.claims)},
    )


def finding_examples(stories: Sequence[ReadStory], readers: Readers, rules: Rulebook) -> Examples:
    """Return what is known of each disagreement that would be reported, and whether it is right."""
    examples = Examples()
    for number, story in enumerate(stories):
        result = result_of(story, readers, rules)
        facts = {fact.id: fact for fact in result.facts}
        articles = {article.file: article for article in result.articles}
        for found in result.disagreements:
            fact = solid(facts[found.fact], articles)
            apart, rounder = differing(fact, articles, rules)
            numbers = finding_numbers(fact, apart or rounder, found.verdict, rules)
            ((_, right),) = score(story, replace(result, disagreements=(found,))).promised
            examples.add(numbers, right, number)
    return examples


def _fitted_trees(
    what: str, examples: Examples, names: Sequence[str], size: tuple[int, int], tell: Callable[[str], None]
) -> dict[str, Any]:
    """Return trees as plain numbers, and tell how well trees of other stories foretell those of each story."""
    rows, right = np.array(examples.rows, np.float32), np.array(examples.right, float)
    outside = np.zeros(len(right))
    for training, held_out in GroupKFold(n_splits=_FOLDS).split(rows, right, examples.stories):
        model = _fitted(rows[training], right[training], size)
        outside[held_out] = model.predict_proba(rows[held_out])[:, 1]
    error = calibration_error(outside, right)
    tell(f"{what}: {len(right)} pairs, {int(right.sum())} right, calibration error {error:.3f}, {_at(outside, right)}")
    return as_numbers(_fitted(rows, right, size), names)


def _at(promised: Numbers, right: Numbers) -> str:
    """Return how many are right, and how many of the right ones are there, from some probabilities on."""
    parts = []
    for least in (0.3, 0.5, 0.7, 0.9):
        kept = promised >= least
        precision = float(right[kept].mean()) if kept.any() else 0.0
        parts.append(
            f"from {least}: {precision:.2f} right, {float(right[kept].sum() / max(1, right.sum())):.2f} of all"
        )
    return "; ".join(parts)


def _fitted(numbers: Numbers, right: Numbers, size: tuple[int, int]) -> GradientBoostingClassifier:
    model = GradientBoostingClassifier(
        n_estimators=size[0],
        max_depth=size[1],
        learning_rate=_RATE,
        subsample=_SHARE,
        min_samples_leaf=_LEAST_LEAF,
        random_state=SEED,
    )
    return model.fit(numbers, right)


def as_numbers(model: GradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    """Return trees as plain numbers, in the form that `claimcheck.nets.trees` reads."""
    prior = float(model.init_.class_prior_[1])
    trees = []
    for (fitted,) in model.estimators_:
        tree = fitted.tree_
        nodes = zip(tree.feature, tree.threshold, tree.children_left, tree.children_right, tree.value, strict=True)
        trees.append(
            [
                [int(column), round(float(threshold), _DIGITS), int(low), int(high)]
                if low >= 0
                else [-1, round(model.learning_rate * float(value[0][0]), _DIGITS), 0, 0]
                for column, threshold, low, high, value in nodes
            ]
        )
    return {"names": list(names), "start": round(float(np.log(prior / (1 - prior))), _DIGITS), "trees": trees}


def _write(parts: Mapping[str, Any], path: Path) -> None:
    path.write_text(json.dumps(parts, separators=(",", ":")) + "\n", encoding="utf-8")
    load_trees.cache_clear()


def calibration_error(probability: Numbers, right: Numbers, bins: int = 10) -> float:
    """Return the expected calibration error: the mean gap between what was promised and what came true."""
    pairs = list(zip(probability.tolist(), right.astype(bool).tolist(), strict=True))
    gaps = [count * abs(promised - true) for _, _, count, promised, true in reliability(pairs, bins)]
    return sum(gaps) / max(1, len(pairs))


def reliability(
    promised: Sequence[tuple[float, bool]], bins: int = 10
) -> Iterator[tuple[float, float, int, float, float]]:
    """Yield for each tenth its ends, how many fell in it, the mean that was promised and the share that was right."""
    for number in range(bins):
        here = [(p, right) for p, right in promised if min(int(p * bins), bins - 1) == number]
        if here:
            mean, share = (sum(float(pair[at]) for pair in here) / len(here) for at in (0, 1))
            yield number / bins, (number + 1) / bins, len(here), mean, share
