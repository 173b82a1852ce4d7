"""The two networks, in PyTorch: the encoder of values, and the judge of pairs, which starts from the encoder."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

# Outputs of the judge for a pair of values, in this order: same question; same / rounder / clash; moves with time.
OUTPUTS = 5
WIDTH = 384
_SIZE = 128
_DROPPED = 0.1


def transformer(folder: Path) -> nn.Module:
    """Return the transformer in `folder`, its word vectors fixed: our stories have too few words to change them."""
    from transformers import AutoModel  # noqa: PLC0415 -- takes seconds to import

    model: nn.Module = AutoModel.from_pretrained(
        folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0, attn_implementation="eager"
    )
    for name, parameter in model.named_parameters():
        parameter.requires_grad = "word_embeddings" not in name
    return model


def seen(hidden: Tensor, places: Tensor, sentences: Tensor) -> Tensor:
    """Return what the networks see of each value: its own tokens, those of its sentence, and the passage's first.

    `hidden` is [length, width]; `places` and `sentences` are [values, length], the weights for averaging tokens; the
    result is [values, 3 * width].
    """
    first = hidden[:1].expand(places.shape[0], -1)
    return torch.cat([places.to(hidden.dtype) @ hidden, sentences.to(hidden.dtype) @ hidden, first], -1)


def value_head() -> nn.Module:
    """Return the layers that turn what is seen of a value into its vector."""
    return nn.Sequential(nn.Linear(3 * WIDTH, 2 * _SIZE), nn.GELU(), nn.Linear(2 * _SIZE, _SIZE))


class Encoder(nn.Module):
    """A passage and the places of its values in; a vector of length 1 for each value and for the passage out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.transformer = transformer(folder)
        self.value = value_head()
        self.passage = nn.Linear(WIDTH, _SIZE)

    def forward(self, tokens: Tensor, places: Tensor, sentences: Tensor) -> tuple[Tensor, Tensor]:
        """Return vectors [values, 128] and [1, 128]. `tokens` are [1, length]; for the others see `seen`."""
        hidden = self.transformer(input_ids=tokens).last_hidden_state[0]
        values = self.value(seen(hidden, places, sentences)).float()
        whole = self.passage(hidden.mean(0, keepdim=True)).float()
        return functional.normalize(values, dim=-1), functional.normalize(whole, dim=-1)


class Judge(nn.Module):
    """Two windows in; what is to be said about pairs of their values out.

    A cross-encoder that reads both windows once, whatever the number of pairs. A value is the mean of its tokens.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.transformer = encoder.transformer
        self.compare = nn.Sequential(
            nn.Linear(6 * WIDTH, 2 * _SIZE), nn.GELU(), nn.Dropout(_DROPPED), nn.Linear(2 * _SIZE, OUTPUTS)
        )
        # The encoder reads one passage at a time. The mark of the second starts as that of the first.
        sides = self.transformer.embeddings.token_type_embeddings.weight
        sides.data[1] = sides.data[0]

    def forward(self, tokens: Tensor, sides: Tensor, mask: Tensor, values: Tensor, pairs: Tensor) -> Tensor:
        """Return logits [pairs, OUTPUTS].

        `tokens`, `sides` and `mask` are [lines, length]. `values` are [values, 3]: the line of each and its half-open
        range there. `pairs` are [pairs, 2], numbers of two values of one line.
        """
        read = self.transformer(input_ids=tokens, token_type_ids=sides, attention_mask=mask).last_hidden_state.float()
        sums = functional.pad(read.cumsum(1), (0, 0, 1, 0))
        line, start, end = values.T
        mean = (sums[line, end] - sums[line, start]) / (end - start)[:, None]
        of_line = (read * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        one, other = pairs.T
        found: Tensor = self.compare(beside(mean[one], mean[other], read[line[one], 0], of_line[line[one]])).float()
        return found


def beside(one: Tensor, other: Tensor, first: Tensor, whole: Tensor) -> Tensor:
    """Return what is compared of pairs of values, [pairs, 6 * width]; see the same in `nets/sessions.py`."""
    return torch.cat([one, other, (one - other).abs(), one * other, first, whole], -1)


class Reading(nn.Module):
    """The part of a judge that reads two windows."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.transformer = judge.transformer

    def forward(self, tokens: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """Return the vectors of all tokens, [1, length, width]."""
        read: Tensor = self.transformer(input_ids=tokens, token_type_ids=sides, attention_mask=mask).last_hidden_state
        return read


class Comparing(nn.Module):
    """The part of a judge that compares two values in what was read."""

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.compare = judge.compare

    def forward(self, beside: Tensor) -> Tensor:
        """Return logits [pairs, OUTPUTS] of what is compared, [pairs, 6 * width]."""
        found: Tensor = self.compare(beside)
        return found
