"""The two networks, in PyTorch: the encoder of values, and the judge of pairs, which starts as the encoder left off."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

# Outputs of the judge for a pair of values, in this order: same question; same / rounder / clash; moves with time.
OUTPUTS = 5
_WIDTH = 384
_SIZE = 128
# What a cosine is worth to an untrained judge: even odds where two values are as near as matching ones mostly are.
_SCALE, _OFFSET = 12.0, -7.0


def transformer(folder: Path) -> nn.Module:
    """Return the transformer in `folder`, its word vectors held fast: our stories know too few words to move them."""
    from transformers import AutoModel  # noqa: PLC0415 -- takes seconds to import

    model: nn.Module = AutoModel.from_pretrained(
        folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0, attn_implementation="eager"
    )
    for name, parameter in model.named_parameters():
        parameter.requires_grad = "word_embeddings" not in name
    return model


def seen(hidden: Tensor, places: Tensor, sentences: Tensor) -> Tensor:
    """Return what is seen of each value: its own tokens, those of its sentence, and the passage's first.

    `hidden` is [length, width]; `places` and `sentences` are [values, length], the weights with which tokens are
    averaged; the result is [values, 3 * width].
    """
    first = hidden[:1].expand(places.shape[0], -1)
    return torch.cat([places.to(hidden.dtype) @ hidden, sentences.to(hidden.dtype) @ hidden, first], -1)


def value_head() -> nn.Module:
    """Return what turns what is seen of a value into its vector."""
    return nn.Sequential(nn.Linear(3 * _WIDTH, 2 * _SIZE), nn.GELU(), nn.Linear(2 * _SIZE, _SIZE))


class Encoder(nn.Module):
    """A passage and the places of its values in; a vector of length 1 for each value, and one for the passage, out."""

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
    """Two passages and the places of their values in; for each pair of values what the judge holds of it out."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.transformer = encoder.transformer
        self.value = encoder.value
        self.project = nn.Sequential(nn.Linear(3 * _WIDTH, 2 * _SIZE), nn.GELU())
        self.compare = nn.Sequential(nn.Linear(4 * _SIZE, _SIZE), nn.GELU(), nn.Linear(_SIZE, OUTPUTS))
        self.scale = nn.Parameter(torch.tensor(_SCALE))
        self.offset = nn.Parameter(torch.tensor(_OFFSET))
        last = self.compare[2]
        assert isinstance(last, nn.Linear)  # noqa: S101 -- it was put there a few lines above
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        # The encoder has read one passage at a time; the mark of a second one starts as that of the first.
        sides = self.transformer.embeddings.token_type_embeddings.weight
        sides.data[1] = sides.data[0]

    def hidden(self, tokens: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """Return what the transformer makes of a batch of pairs of passages, [batch, length, width]."""
        found: Tensor = self.transformer(input_ids=tokens, token_type_ids=sides, attention_mask=mask).last_hidden_state
        return found

    def pairs(self, first: Tensor, second: Tensor) -> Tensor:
        """Return logits [values of the first, values of the second, OUTPUTS] of what is `seen` of the values."""
        near = self._vectors(first) @ self._vectors(second).T
        u, v = self.project(first)[:, None], self.project(second)[None]
        found = self.compare(torch.cat([u * v, (u - v).abs()], -1)).float()
        same = found[..., :1] + self.scale * near[..., None] + self.offset
        return torch.cat([same, found[..., 1:]], -1)

    def _vectors(self, of: Tensor) -> Tensor:
        return functional.normalize(self.value(of).float(), dim=-1)

    def forward(  # noqa: PLR0917 -- they become the inputs of the exported network, in this order
        self,
        tokens: Tensor,
        sides: Tensor,
        first: Tensor,
        first_sentences: Tensor,
        second: Tensor,
        second_sentences: Tensor,
    ) -> Tensor:
        """Return the logits of one pair of passages, as it is exported.

        `tokens` and `sides` are [1, length]; the others are [values, length], the weights of `seen`.
        """
        hidden = self.hidden(tokens, sides, torch.ones_like(tokens))[0]
        return self.pairs(seen(hidden, first, first_sentences), seen(hidden, second, second_sentences))
