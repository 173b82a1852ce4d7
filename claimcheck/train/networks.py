"""The two networks, in PyTorch: the encoder of values, and the judge of pairs, which starts from the encoder."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from claimcheck.nets.windows import CLOSES, OPENS

# Outputs of the judge for a pair of values, in this order: same question; same / rounder / clash; moves with time.
OUTPUTS = 5
_WIDTH = 384
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
    return nn.Sequential(nn.Linear(3 * _WIDTH, 2 * _SIZE), nn.GELU(), nn.Linear(2 * _SIZE, _SIZE))


class Encoder(nn.Module):
    """A passage and the places of its values in; a vector of length 1 for each value and for the passage out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.transformer = transformer(folder)
        self.value = value_head()
        self.passage = nn.Linear(_WIDTH, _SIZE)

    def forward(self, tokens: Tensor, places: Tensor, sentences: Tensor) -> tuple[Tensor, Tensor]:
        """Return vectors [values, 128] and [1, 128]. `tokens` are [1, length]; for the others see `seen`."""
        hidden = self.transformer(input_ids=tokens).last_hidden_state[0]
        values = self.value(seen(hidden, places, sentences)).float()
        whole = self.passage(hidden.mean(0, keepdim=True)).float()
        return functional.normalize(values, dim=-1), functional.normalize(whole, dim=-1)


class Judge(nn.Module):
    """Two windows, each with one value marked, in; the judge's verdict on the two values out.

    A cross-encoder with marks in the text, as that of Caciularu and others (2021) for events. `brackets` are the tokens
    whose vectors initialise the marks before and after a value.
    """

    def __init__(self, encoder: Encoder, brackets: tuple[int, int]) -> None:
        super().__init__()
        self.transformer = encoder.transformer
        self.compare = nn.Sequential(
            nn.Linear(6 * _WIDTH, 2 * _SIZE), nn.GELU(), nn.Dropout(_DROPPED), nn.Linear(2 * _SIZE, OUTPUTS)
        )
        embeddings = self.transformer.embeddings
        # The encoder reads one passage at a time. The mark of the second starts as that of the first.
        sides = embeddings.token_type_embeddings.weight
        sides.data[1] = sides.data[0]
        words = embeddings.word_embeddings.weight
        for mark, bracket in zip((OPENS, CLOSES), brackets, strict=True):
            words.data[mark] = words.data[bracket]

    def forward(self, tokens: Tensor, sides: Tensor, mask: Tensor, first: Tensor, second: Tensor) -> Tensor:
        """Return logits [pairs, OUTPUTS].

        `tokens`, `sides` and `mask` are [pairs, length]; `first` and `second`, [pairs, length], are the weights for
        averaging the tokens of the two values.
        """
        hidden = self.transformer(input_ids=tokens, token_type_ids=sides, attention_mask=mask).last_hidden_state
        one, other = ((of[:, None].to(hidden.dtype) @ hidden)[:, 0] for of in (first, second))
        read = mask.to(hidden.dtype)[..., None]
        mean = (hidden * read).sum(1) / read.sum(1)
        found: Tensor = self.compare(
            torch.cat([one, other, (one - other).abs(), one * other, hidden[:, 0], mean], -1)
        ).float()
        return found
