"""Stores the weights of a network in eight bits. It still calculates in floating point.

A network that calculates in eight bits gives other results on processors without VNNI, where some of its sums overflow.
Even without that, it takes the scale of its inputs from the largest of them, so that the last bit of a sum shifts all
others a little, and from layer to layer more. Findings came and went with the processor.

ONNX Runtime's own way to quantise nothing but weights (MatMulNBits) took nearly half as long again.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import onnx
from onnx import helper, numpy_helper

from claimcheck.nets.arrays import Vectors

_MOST = 127


def store_in_eight_bits(model: onnx.ModelProto) -> None:
    """Round the weights of a network to eight bits, in place.

    Each column of a matrix has its own scale, a table of vectors has one.
    """
    graph = model.graph
    floats = {each.name: each for each in graph.initializer if each.data_type == onnx.TensorProto.FLOAT}
    stored: dict[str, onnx.NodeProto] = {}
    nodes = [found for node in graph.node for found in _reading(node, floats, stored, graph)]
    del graph.node[:]
    graph.node.extend(nodes)
    read = {name for node in nodes for name in node.input}
    kept = [each for each in graph.initializer if each.name in read]
    del graph.initializer[:]
    graph.initializer.extend(kept)


def _reading(
    node: onnx.NodeProto,
    floats: dict[str, onnx.TensorProto],
    stored: dict[str, onnx.NodeProto],
    graph: onnx.GraphProto,
) -> Iterator[onnx.NodeProto]:
    """Yield a node, and the node that turns the weights it reads back into numbers with a point."""
    if node.op_type in {"MatMul", "Gemm"} and node.input[1] in floats:
        name = node.input[1]
        if name not in stored:
            turned = any(each.name == "transB" and each.i for each in node.attribute)
            stored[name] = _stored(graph, floats[name], axis=0 if turned else 1)
            yield stored[name]
        node.input[1] = stored[name].output[0]
        yield node
    elif node.op_type == "Gather" and node.input[0] in floats and len(floats[node.input[0]].dims) > 1:
        # Only the vectors that are looked up are turned back.
        back = _stored(graph, floats[node.input[0]], axis=None)
        node.input[0], looked_up = back.input[0], node.output[0]
        node.output[0] = back.input[0] = f"{looked_up}_stored"
        back.output[0] = looked_up
        yield node
        yield back
    else:
        yield node


def _stored(graph: onnx.GraphProto, weights: onnx.TensorProto, *, axis: int | None) -> onnx.NodeProto:
    """Add weights in eight bits and their scales to `graph`; return the node that turns them back."""
    values: Vectors = numpy_helper.to_array(weights)
    most = np.abs(values).max(axis=None if axis is None else 1 - axis, keepdims=axis is not None)
    scale = np.asarray(np.where(most == 0, 1, most / _MOST), dtype=np.float32)
    names = [f"{weights.name}_stored", f"{weights.name}_scale"]
    for name, array in zip(names, (np.round(values / scale).astype(np.int8), scale.squeeze()), strict=True):
        if name not in {each.name for each in graph.initializer}:
            graph.initializer.append(numpy_helper.from_array(array, name))
    axes = {} if axis is None else {"axis": axis}
    return helper.make_node("DequantizeLinear", names, [f"{weights.name}_back"], f"{weights.name}_back", **axes)
