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
from claimcheck.nets.sessions import averaging
from claimcheck.nets.windows import Place, line_of
from claimcheck.train.examples import CLASH, PHRASE, VERB, ReadArticle, ReadStory, hidden, values_of
from claimcheck.train.networks import Encoder, Judge
from claimcheck.train.sentence_pairs import Label, SentencePair, sentence_pairs
from claimcheck.train.shown import Shown, showing

SEED = 1
THREADS = 2
# New layers learn faster than the pretrained transformer.
_HEAD_FASTER = 5
_WARM_UP = 0.06
_LEAST_RATE = 0.02
_LONGEST_STEP = 1.0

# The judge.
_JUDGE_RATE, _JUDGE_BATCH = 5e-5, 16
_RELATION_WEIGHT, _MOVES_WEIGHT = 0.3, 0.1
# In two sentences most pairs of values don't match.
_UNLIKE_COUNT = 0.25
# Outlets mostly give one answer, so a network that learns from them looks for equal answers, not for one question.
# Clashing answers of names, phrases or verbs therefore count this many times.
_CLASHING_COUNT = 2.5
# For the same reason half of a passage's phrases are hidden from the encoder; see `shown` for the judge.
_HIDDEN_FROM_ENCODER = 0.5
# Sentences of similar length are batched together, out of this many batches' worth at a time.
_SORTED_AT_ONCE = 40

# The encoder.
_ENCODER_RATE, _STORIES_AT_ONCE = 8e-5, 3
_TEMPERATURE = 0.08

Tell = Callable[[str], None]


def fit_judge(
    stories: Sequence[ReadStory],
    encoder: Encoder,
    tokenizer: Tokenizer,
    *,
    opposites: Path,
    epochs: int,
    tell: Tell,
) -> Judge:
    """Return a judge that starts from `encoder` and has learned from `epochs` rounds of sentences of `stories`.

    The encoder is consumed: the judge takes over its transformer. `opposites` is the file of verbs that exclude each
    other.
    """
    _fix_chance()
    judge = Judge(encoder)
    pairs = _pairs(stories, 0)
    words = judge.transformer.embeddings.word_embeddings.weight.detach().numpy()
    chosen = showing(pairs, words, opposites, tokenizer)
    step = _optimizer(judge, _JUDGE_RATE, epochs * math.ceil(len(pairs) / _JUDGE_BATCH))
    judge.train()
    for epoch in range(epochs):
        total, count = 0.0, 0
        for batch in _batches(pairs if epoch == 0 else _pairs(stories, epoch)):
            shown = [found for pair in batch if (found := chosen.show(pair)).pairs]
            if not shown:
                continue
            with _short_numbers():
                logits = judge(*judge_inputs(shown, tokenizer))
            loss = _judge_loss(logits, [pair for each in shown for pair in each.pairs])
            step(loss)
            total, count = total + float(loss.detach()), count + 1
        tell(f"judge, epoch {epoch + 1} of {epochs}: loss {total / count:.4f}")
    return judge.eval()


def _pairs(stories: Sequence[ReadStory], epoch: int) -> list[SentencePair]:
    chance = random.Random(SEED + epoch)  # noqa: S311 -- nothing here is secret
    return [pair for story in stories for pair in sentence_pairs(story, chance)]


def _batches(pairs: Sequence[SentencePair]) -> Iterator[list[SentencePair]]:
    """Yield all pairs in random order, those in a batch of similar length."""
    shuffled = random.sample(pairs, len(pairs))
    for start in range(0, len(shuffled), _JUDGE_BATCH * _SORTED_AT_ONCE):
        near = shuffled[start : start + _JUDGE_BATCH * _SORTED_AT_ONCE]
        near.sort(key=lambda pair: len(pair.first.tokens) + len(pair.second.tokens))
        batches = [near[at : at + _JUDGE_BATCH] for at in range(0, len(near), _JUDGE_BATCH)]
        yield from random.sample(batches, len(batches))


def judge_inputs(shown: Sequence[Shown], tokenizer: Tokenizer) -> tuple[Tensor, ...]:
    """Return the judge's inputs for some pairs of sentences: see `Judge.forward`."""
    lines = [line_of(each.first, each.second, tokenizer) for each in shown]
    shape = len(lines), max(len(line.tokens) for line in lines)
    tokens, sides, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    values: list[tuple[int, int, int]] = []
    for row, (line, each) in enumerate(zip(lines, shown, strict=True)):
        length = len(line.tokens)
        tokens[row, :length] = torch.tensor(line.tokens)
        sides[row, line.second_from : length] = 1
        mask[row, :length] = 1
        for first, second, *_ in each.pairs:
            values += [(row, *line.place_in_first(first)), (row, *line.place_in_second(second))]
    return tokens, sides, mask, torch.tensor(values), torch.arange(len(values)).reshape(-1, 2)


def _judge_loss(logits: Tensor, pairs: Sequence[tuple[Place, Place, Label, str]]) -> Tensor:
    """Return the judge's loss over the pairs of values that it was shown."""
    labels = [label for _, _, label, _ in pairs]
    same = torch.tensor([float(label.same) for label in labels])
    counts = torch.tensor([_count(label, sort) for _, _, label, sort in pairs])
    loss = functional.binary_cross_entropy_with_logits(logits[:, 0], same, weight=counts, reduction="sum")
    told = [row for row, label in enumerate(labels) if label.relation is not None]
    if told:
        relations = torch.tensor([labels[row].relation for row in told])
        loss = loss + _RELATION_WEIGHT * functional.cross_entropy(logits[told, 1:4], relations, reduction="sum")
    known = [row for row, label in enumerate(labels) if label.same]
    if known:
        moves = torch.tensor([float(labels[row].moves) for row in known])
        moving = functional.binary_cross_entropy_with_logits(logits[known, 4], moves, reduction="sum")
        loss = loss + _MOVES_WEIGHT * moving
    return loss / counts.sum()


def _count(label: Label, sort: str) -> float:
    """Return how many times a pair counts."""
    if not label.same:
        return _UNLIKE_COUNT
    return _CLASHING_COUNT if label.relation == CLASH and sort in {PHRASE, VERB} else 1.0


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
            with _short_numbers():
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


def _short_numbers() -> torch.autocast:
    """Return the block in which numbers are multiplied in 16 bits, on a processor that can.

    On others a step would take three times as long that way.
    """
    known = torch.cpu.get_capabilities()
    fast = bool(known.get("amx_bf16") or known.get("avx512_bf16"))
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast)


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
