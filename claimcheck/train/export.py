"""Writes trained networks as ONNX files, their weights stored in eight bits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from claimcheck.train.eight_bits import store_in_eight_bits
from claimcheck.train.networks import WIDTH, Comparing, Encoder, Judge, Reading

_OPSET = 17
# Any passage will do for tracing a network.
_TOKENS = torch.arange(1000, 1050)[None]
_PLACES = torch.full((4, 50), 1 / 50)


def export(network: nn.Module, inputs: dict[str, Tensor], outputs: dict[str, dict[int, str]], path: Path) -> None:
    """Write `network` to `path`.

    `inputs` are examples by name. `outputs` are names with their variable axes. The axes of the inputs follow from
    their shapes.
    """
    axes = {name: _axes(name) for name in inputs}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network.eval(),
            tuple(inputs.values()),
            str(whole),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={**axes, **outputs},
            opset_version=_OPSET,
            dynamo=False,
        )
        model = onnx.load(str(whole))
    store_in_eight_bits(model)
    onnx.save(model, str(path))
    onnx.checker.check_model(str(path))


def _axes(name: str) -> dict[int, str]:
    """Return the variable axes of an input."""
    if name == "beside":
        return {}
    return {0: name, 1: "length"} if name in {"places", "sentences"} else {1: "length"}


def export_encoder(encoder: Encoder, path: Path) -> None:
    """Write the encoder to `path`."""
    inputs = {"tokens": _TOKENS, "places": _PLACES, "sentences": _PLACES}
    export(encoder, inputs, {"values": {0: "places"}, "passage": {}}, path)


def export_judge(judge: Judge, reading: Path, comparing: Path) -> None:
    """Write the two parts of the judge to `reading` and `comparing`."""
    ones = torch.ones_like(_TOKENS)
    export(
        Reading(judge),
        {"tokens": _TOKENS, "sides": torch.zeros_like(_TOKENS), "mask": ones},
        {"read": {1: "length"}},
        reading,
    )
    export(Comparing(judge), {"beside": torch.zeros(1, 6 * WIDTH)}, {"logits": {}}, comparing)
