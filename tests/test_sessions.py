"""The order in which a network adds up, which depends on the processor, changes next to nothing."""

import numpy as np
import onnxruntime
import pytest

from claimcheck.nets import sessions
from claimcheck.nets.files import ENCODER, FOLDER, JUDGE
from claimcheck.nets.sessions import averaging, load_tokenizer

LINE = "[CLS] Some eight boats left the harbour on Friday. [SEP] A dozen ships sailed on Saturday, he said. [SEP]"


@pytest.fixture(scope="module")
def inputs():
    """Return what each network is given, by its file: one line of two sentences, with three values."""
    tokenizer = load_tokenizer()
    tokens = np.array([tokenizer.encode(LINE, add_special_tokens=False).ids], dtype=np.int64)
    length = tokens.shape[1]
    places = averaging(((1, 3), (10, 11), (14, 16)), 0, length)
    sides = (np.arange(length) > length // 2).astype(np.int64)[None]
    return {
        ENCODER: {"tokens": tokens, "places": places, "sentences": averaging(((1, length),) * 3, 0, length)},
        JUDGE: {"tokens": tokens, "sides": sides, "mask": np.ones_like(tokens)},
    }


@pytest.mark.parametrize("network", [ENCODER, JUDGE])
def test_the_order_of_calculation_changes_next_to_nothing(network, inputs):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    as_written = onnxruntime.InferenceSession(str(FOLDER / network), options, providers=["CPUExecutionProvider"])
    found, expected = (
        session.run(None, inputs[network])[0] for session in (sessions._session(FOLDER / network, 1), as_written)
    )
    assert np.abs(expected).max() > 0.1
    np.testing.assert_allclose(found, expected, atol=1e-4)
