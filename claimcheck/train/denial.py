"""Turns what a verb says into its opposite: "had been warned" into "had not been warned", and back.

Stories have few places where one outlet plainly denies what another asserts. Without more, a network takes two
sentences that differ only by "not" for the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.nets.windows import Window

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_AUXILIARIES = (
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "did", "does", "do", "may",
    "might", "must", "should",
)  # fmt: skip
_NOT, _DENIALS = "not", ("not", "never")


def denied(window: Window, tokenizer: Tokenizer) -> Window | None:
    """Return what the judge would read if the verb said the opposite, None if that takes more than one word."""
    start, end = window.place
    value = list(window.tokens[start:end])
    denials = [at for at, token in enumerate(value) if token in _numbers(_DENIALS, tokenizer)]
    if denials and len(value) > 1:
        del value[denials[0]]
    elif not denials and value[0] in _numbers(_AUXILIARIES, tokenizer):
        value[1:1] = _numbers((_NOT,), tokenizer)
    else:
        return None
    return Window((*window.tokens[:start], *value, *window.tokens[end:]), (start, start + len(value)))


def _numbers(words: tuple[str, ...], tokenizer: Tokenizer) -> list[int]:
    return [number for word in words if (number := tokenizer.token_to_id(word)) is not None]
