"""Trains the encoder and the judge on stories as the program reads them. Seeds are fixed; so are the threads."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from claimcheck.model import Passage
from claimcheck.nets.arrays import Vectors
from claimcheck.nets.passages import number_of
from claimcheck.nets.sessions import averaging
from claimcheck.nets.windows import Window, line_of
from claimcheck.train.examples import (
    CLASH,
    PHRASE,
    VERB,
    ReadArticle,
    ReadStory,
    Value,
    ValuePair,
    hidden,
    pairs_of,
    values_of,
)
from claimcheck.train.networks import Encoder, Judge, transformer
from claimcheck.train.shown import Shown, showing

SEED = 1
THREADS = 2
# New layers learn faster than the pretrained transformer.
_HEAD_FASTER = 5
_WARM_UP = 0.06
_LEAST_RATE = 0.02
_LONGEST_STEP = 1.0

# The judge.
_JUDGE_RATE, _JUDGE_BATCH = 6e-5, 24
_RELATION_WEIGHT, _MOVES_WEIGHT = 0.3, 0.1
# Outlets mostly give one answer, so a network that learns from them looks for equal answers, not for one question.
# Clashing answers of names, phrases or verbs therefore count this many times.
_CLASHING_COUNT = 2.5
# For the same reason half of a passage's phrases are hidden from the encoder; see `shown` for the judge.
_HIDDEN_FROM_ENCODER = 0.5
_UNTOLD = -100
# Pairs of similar length are batched together, out of this many batches' worth at a time.
_SORTED_AT_ONCE = 40

# The encoder.
_ENCODER_RATE, _STORIES_AT_ONCE = 8e-5, 3
_TEMPERATURE = 0.08

Tell = Callable[[str], None]


def fit_judge(
    stories: Sequence[ReadStory],
    encoder: Encoder,
    base: Path,
    tokenizer: Tokenizer,
    *,
    opposites: Path,
    epochs: int,
    tell: Tell,
) -> Judge:
    """Return a judge that starts from `encoder` and has learned from `epochs` rounds of pairs of values of `stories`.

    The encoder is consumed: the judge takes over its transformer. `opposites` is the file of verbs that exclude each
    other.
    """
    _fix_chance()
    near = likeness(stories, base, tokenizer)
    chosen = showing(stories, near, opposites, tokenizer)
    judge = Judge(encoder, (number_of("[", tokenizer), number_of("]", tokenizer)))
    pairs = _pairs(stories, near, 0)
    step = _optimizer(judge, _JUDGE_RATE, epochs * math.ceil(len(pairs) / _JUDGE_BATCH))
    judge.train()
    for epoch in range(epochs):
        total, count = 0.0, 0
        for batch in _batches(pairs if epoch == 0 else _pairs(stories, near, epoch)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                shown = [chosen.show(pair) for pair in batch]
                logits = judge(*judge_inputs([pair.windows for pair in shown], tokenizer))
            loss = _judge_loss(logits, shown)
            step(loss)
            total, count = total + float(loss.detach()), count + 1
        tell(f"judge, epoch {epoch + 1} of {epochs}: loss {total / count:.4f}")
    return judge.eval()


def likeness(stories: Sequence[ReadStory], base: Path, tokenizer: Tokenizer) -> Callable[[Value], Vectors]:
    """Return a function that gives a vector of length 1 for each value, from the untrained transformer.

    The trained encoder won't do: it separates all look-alikes in the stories that it has learned by heart.
    """
    network = transformer(base).eval()
    vectors: dict[int, Vectors] = {}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for passage in (p for story in stories for article in story.articles for p in article.passages):
            tokens, places, _ = encoder_inputs(passage, tokenizer)
            hidden = network(input_ids=tokens).last_hidden_state[0]
            vectors[id(passage)] = functional.normalize((places.to(hidden.dtype) @ hidden).float(), dim=-1).numpy()
    return lambda value: vectors[id(value.passage)][value.number]


def _pairs(stories: Sequence[ReadStory], near: Callable[[Value], Vectors], epoch: int) -> list[ValuePair]:
    chance = random.Random(SEED + epoch)  # noqa: S311 -- nothing here is secret
    return [pair for story in stories for pair in pairs_of(story, near, chance)]


def _batches(pairs: Sequence[ValuePair]) -> Iterator[list[ValuePair]]:
    """Yield all pairs in random order, those in a batch of similar length."""
    shuffled = random.sample(pairs, len(pairs))
    for start in range(0, len(shuffled), _JUDGE_BATCH * _SORTED_AT_ONCE):
        near = shuffled[start : start + _JUDGE_BATCH * _SORTED_AT_ONCE]
        near.sort(key=lambda pair: sum(len(window.tokens) for window in pair.windows()))
        batches = [near[at : at + _JUDGE_BATCH] for at in range(0, len(near), _JUDGE_BATCH)]
        yield from random.sample(batches, len(batches))


def judge_inputs(pairs: Sequence[tuple[Window, Window]], tokenizer: Tokenizer) -> tuple[Tensor, ...]:
    """Return the judge's inputs for some pairs of windows: see `Judge.forward`."""
    lines = [line_of(*pair, tokenizer) for pair in pairs]
    shape = len(lines), max(len(line.tokens) for line in lines)
    tokens, sides, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    first, second = torch.zeros(shape), torch.zeros(shape)
    for row, line in enumerate(lines):
        length = len(line.tokens)
        tokens[row, :length] = torch.tensor(line.tokens)
        sides[row, line.second_from : length] = 1
        mask[row, :length] = 1
        for weights, (start, end) in ((first, line.first), (second, line.second)):
            weights[row, start:end] = 1 / (end - start)
    return tokens, sides, mask, first, second


def _judge_loss(logits: Tensor, batch: Sequence[Shown]) -> Tensor:
    """Return the judge's loss over what it was shown."""
    same = torch.tensor([float(pair.same) for pair in batch])
    counts = torch.tensor([_CLASHING_COUNT if _clashing(pair) else 1.0 for pair in batch])
    loss = functional.binary_cross_entropy_with_logits(logits[:, 0], same, weight=counts)
    if not bool(same.any()):
        return loss
    known = [row for row, pair in enumerate(batch) if pair.same]
    relations = [batch[row].relation for row in known]
    relation = torch.tensor([_UNTOLD if number is None else number for number in relations])
    moves = torch.tensor([float(bool(batch[row].moves)) for row in known])
    share = len(known) / len(batch)
    told = (relation != _UNTOLD).sum().clamp(min=1)
    related = functional.cross_entropy(logits[known, 1:4], relation, ignore_index=_UNTOLD, reduction="sum") / told
    moving = functional.binary_cross_entropy_with_logits(logits[known, 4], moves)
    return loss + share * (_RELATION_WEIGHT * related + _MOVES_WEIGHT * moving)


def _clashing(pair: Shown) -> bool:
    return pair.relation == CLASH and pair.sort in {PHRASE, VERB}


def fit_encoder(stories: Sequence[ReadStory], base: Path, tokenizer: Tokenizer, *, epochs: int, tell: Tell) -> Encoder:
    """Return an encoder trained for `epochs` rounds of `stories`."""
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
    """Return the loss of values on one fact, and of passages of one story, among all of some stories."""
    values: list[Tensor] = []
    wholes: list[Tensor] = []
    facts: list[int] = []
    homes: list[int] = []
    numbers: dict[tuple[str, str], int] = {}
    for number, story in enumerate(stories):
        for article in story.articles:
            phrases = {value.claim for value in values_of(article) if value.sort == PHRASE}
            for passage in article.passages:
                found, whole = encoder(*encoder_inputs(_partly_hidden(passage, phrases), tokenizer))
                values.append(found)
                wholes.append(whole)
                homes.append(number)
                facts += _facts_of(passage, article, story, numbers)
    return _contrast(torch.cat(values), torch.tensor(facts)) + _contrast(torch.cat(wholes), torch.tensor(homes))


def _partly_hidden(passage: Passage, phrases: Collection[str]) -> Passage:
    """Return a passage, half the time with a random half of its phrases hidden."""
    if random.random() >= _HIDDEN_FROM_ENCODER:  # noqa: S311 -- nothing here is secret
        return passage
    numbers = [number for number, claim in enumerate(passage.claims) if claim in phrases]
    return hidden(passage, random.sample(numbers, len(numbers) // 2))


def _facts_of(
    passage: Passage, article: ReadArticle, story: ReadStory, numbers: dict[tuple[str, str], int]
) -> Iterator[int]:
    """Yield a number for the fact of each value; a value without a shared fact has its own, negative number."""
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
    """Return the encoder's inputs for a passage."""
    tokens = [tokenizer.token_to_id("[CLS]"), *passage.tokens, tokenizer.token_to_id("[SEP]")]
    places, sentences = (averaging(spans, 1, len(tokens)) for spans in (passage.places, passage.sentences))
    return torch.tensor([tokens]), torch.from_numpy(places), torch.from_numpy(sentences)


def _fix_chance() -> None:
    torch.set_num_threads(THREADS)
    torch.manual_seed(SEED)
    random.seed(SEED)


def _optimizer(network: nn.Module, rate: float, steps: int) -> Callable[[Tensor], None]:
    """Return a function that takes one step down a loss; the rate warms up and then falls linearly."""
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
