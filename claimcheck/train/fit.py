"""Trains the encoder and the judge on stories as the program reads them. Seeds are fixed; so are the threads."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from claimcheck.model import Passage
from claimcheck.nets.sessions import averaging
from claimcheck.train.examples import PassagePair, ReadArticle, ReadStory, pairs_of, strangers, targets_of
from claimcheck.train.networks import Encoder, Judge, seen

SEED = 1
THREADS = 2
# What is new learns faster than what the transformer knows already.
_HEAD_FASTER = 5
_WARM_UP = 0.06
_LEAST_RATE = 0.02
_LONGEST_STEP = 1.0

# The judge.
_JUDGE_RATE, _JUDGE_BATCH = 1e-4, 6
_RELATION_WEIGHT, _MOVES_WEIGHT = 0.3, 0.1
# A pair of passages without anything in common counts as much as one with so many common facts.
_ORDINARY = 3
# Pairs of about one length are batched together, out of so many batches' worth at a time.
_SORTED_AT_ONCE = 40

# The encoder.
_ENCODER_RATE, _STORIES_AT_ONCE = 8e-5, 3
_TEMPERATURE = 0.08

Tell = Callable[[str], None]


def fit_judge(
    stories: Sequence[ReadStory], encoder: Encoder, tokenizer: Tokenizer, *, epochs: int, tell: Tell
) -> Judge:
    """Return a judge that starts from `encoder` and has gone `epochs` times through the pairs of passages of `stories`.

    The encoder is used up: the judge takes its transformer over.
    """
    _fix_chance()
    judge = Judge(encoder)
    pairs = [*(pair for story in stories for pair in pairs_of(story)), *strangers(stories)]
    steps = epochs * math.ceil(len(pairs) / _JUDGE_BATCH)
    step = _optimizer(judge, _JUDGE_RATE, steps)
    judge.train()
    for epoch in range(epochs):
        total, count = 0.0, 0
        for batch in _batches(pairs):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _judge_loss(judge, batch, tokenizer)
            step(loss)
            total, count = total + float(loss.detach()), count + 1
        tell(f"judge, epoch {epoch + 1} of {epochs}: loss {total / count:.4f}")
    return judge.eval()


def _batches(pairs: Sequence[PassagePair]) -> Iterator[list[PassagePair]]:
    """Yield all pairs in random order, those of one batch of about one length."""
    shuffled = random.sample(pairs, len(pairs))
    for start in range(0, len(shuffled), _JUDGE_BATCH * _SORTED_AT_ONCE):
        near = sorted(shuffled[start : start + _JUDGE_BATCH * _SORTED_AT_ONCE], key=lambda pair: pair.length)
        batches = [near[at : at + _JUDGE_BATCH] for at in range(0, len(near), _JUDGE_BATCH)]
        yield from random.sample(batches, len(batches))


def _judge_loss(judge: Judge, batch: Sequence[PassagePair], tokenizer: Tokenizer) -> Tensor:
    opening, closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    length = max(pair.length for pair in batch) + 3
    tokens = torch.zeros(len(batch), length, dtype=torch.long)
    sides, mask = torch.zeros_like(tokens), torch.zeros_like(tokens)
    turned = [random.random() < 0.5 for _ in batch]  # noqa: S311 -- nothing here is secret
    starts = []
    for row, (pair, turn) in enumerate(zip(batch, turned, strict=True)):
        first, second = reversed(pair.passages) if turn else pair.passages
        line = [opening, *first.tokens, closing, *second.tokens, closing]
        behind = len(first.tokens) + 2
        tokens[row, : len(line)] = torch.tensor(line)
        sides[row, behind : len(line)] = 1
        mask[row, : len(line)] = 1
        starts.append((behind, 1) if turn else (1, behind))
    hidden = judge.hidden(tokens, sides, mask)
    loss = torch.zeros(())
    found = 0
    for row, pair in enumerate(batch):
        one, other = (
            seen(
                hidden[row],
                torch.from_numpy(averaging(passage.places, start, length)),
                torch.from_numpy(averaging(passage.sentences, start, length)),
            )
            for passage, start in zip(pair.passages, starts[row], strict=True)
        )
        logits = judge.pairs(one, other)
        targets = targets_of(pair)
        same = torch.from_numpy(targets.same)
        loss = loss + functional.binary_cross_entropy_with_logits(
            logits[..., 0], same, weight=torch.from_numpy(targets.weight), reduction="sum"
        )
        known = targets.relation >= 0
        if known.any():
            relation = torch.from_numpy(targets.relation[known])
            moves = torch.from_numpy(targets.moves[known])
            loss = loss + _RELATION_WEIGHT * functional.cross_entropy(
                logits[..., 1:4][known], relation, reduction="sum"
            )
            loss = loss + _MOVES_WEIGHT * functional.binary_cross_entropy_with_logits(
                logits[..., 4][known], moves, reduction="sum"
            )
        found += int(targets.same.sum())
    return loss / (found + _ORDINARY * len(batch))


def fit_encoder(stories: Sequence[ReadStory], base: Path, tokenizer: Tokenizer, *, epochs: int, tell: Tell) -> Encoder:
    """Return an encoder that has gone `epochs` times through `stories`."""
    _fix_chance()
    encoder = Encoder(base)
    step = _optimizer(encoder, _ENCODER_RATE, epochs * math.ceil(len(stories) / _STORIES_AT_ONCE))
    encoder.train()
    for epoch in range(epochs):
        total, count = 0.0, 0
        shuffled = random.sample(stories, len(stories))
        for at in range(0, len(shuffled), _STORIES_AT_ONCE):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _encoder_loss(encoder, shuffled[at : at + _STORIES_AT_ONCE], tokenizer)
            step(loss)
            total, count = total + float(loss.detach()), count + 1
        tell(f"encoder, epoch {epoch + 1} of {epochs}: loss {total / count:.4f}")
    return encoder.eval()


def _encoder_loss(encoder: Encoder, stories: Sequence[ReadStory], tokenizer: Tokenizer) -> Tensor:
    """Return how far values on one fact are from each other, and passages of one story, among all of some stories."""
    values: list[Tensor] = []
    wholes: list[Tensor] = []
    facts: list[int] = []
    homes: list[int] = []
    numbers: dict[tuple[str, str], int] = {}
    for number, story in enumerate(stories):
        for article in story.articles:
            for passage in article.passages:
                found, whole = encoder(*encoder_inputs(passage, tokenizer))
                values.append(found)
                wholes.append(whole)
                homes.append(number)
                facts += _facts_of(passage, article, story, numbers)
    return _contrast(torch.cat(values), torch.tensor(facts)) + _contrast(torch.cat(wholes), torch.tensor(homes))


def _facts_of(
    passage: Passage, article: ReadArticle, story: ReadStory, numbers: dict[tuple[str, str], int]
) -> Iterator[int]:
    """Yield a number for the fact of each value; a value on no shared fact has a number of its own, below zero."""
    for claim in passage.claims:
        answer = article.answers.get(claim)
        key = (story.story.name, answer.fact) if answer else ("", f"{article.extraction.article.file} {claim}")
        numbers.setdefault(key, len(numbers))
        yield numbers[key]


def _contrast(vectors: Tensor, groups: Tensor) -> Tensor:
    """Return the supervised contrastive loss (Khosla and others, 2020) of vectors of length 1."""
    likeness = vectors @ vectors.T / _TEMPERATURE
    itself = torch.eye(len(vectors), dtype=torch.bool)
    together = (groups[:, None] == groups[None]) & ~itself
    logs = likeness - torch.logsumexp(likeness.masked_fill(itself, float("-inf")), 1, keepdim=True)
    number = together.sum(1)
    per_vector = (logs * together).sum(1) / number.clamp(min=1)
    return -per_vector[number > 0].mean() if bool((number > 0).any()) else vectors.sum() * 0


def encoder_inputs(passage: Passage, tokenizer: Tokenizer) -> tuple[Tensor, Tensor, Tensor]:
    """Return what the encoder takes of a passage."""
    tokens = [tokenizer.token_to_id("[CLS]"), *passage.tokens, tokenizer.token_to_id("[SEP]")]
    places, sentences = (averaging(spans, 1, len(tokens)) for spans in (passage.places, passage.sentences))
    return torch.tensor([tokens]), torch.from_numpy(places), torch.from_numpy(sentences)


def _fix_chance() -> None:
    torch.set_num_threads(THREADS)
    torch.manual_seed(SEED)
    random.seed(SEED)


def _optimizer(network: nn.Module, rate: float, steps: int) -> Callable[[Tensor], None]:
    """Return what takes one step down a loss; the rate warms up and then falls in a line."""
    learning = [(name, parameter) for name, parameter in network.named_parameters() if parameter.requires_grad]
    old = [parameter for name, parameter in learning if name.startswith("transformer")]
    new = [parameter for name, parameter in learning if not name.startswith("transformer")]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": rate}, {"params": new, "lr": rate * _HEAD_FASTER}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (_WARM_UP * steps)) * max(_LEAST_RATE, 1 - step / steps)
    )

    def take(loss: Tensor) -> None:
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([*old, *new], _LONGEST_STEP)
        optimizer.step()
        schedule.step()

    return take
