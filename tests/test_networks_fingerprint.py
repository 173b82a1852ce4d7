"""Which weights make stored readings of the networks out of date."""

from __future__ import annotations

import json

import pytest

from claimcheck.errors import UsageError
from claimcheck.nets import files


@pytest.fixture
def sums(tmp_path, monkeypatch):
    """The checksums of the shipped weights, in a folder of their own."""
    copy = tmp_path / files.SUMS
    copy.write_bytes((files.FOLDER / files.SUMS).read_bytes())
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    for each in (files.weights_fingerprint, files.networks_fingerprint):
        each.cache_clear()
    yield copy
    for each in (files.weights_fingerprint, files.networks_fingerprint):
        each.cache_clear()


@pytest.mark.parametrize(
    ("name", "read_again"),
    [
        (files.ENCODER, True),
        (files.JUDGE, True),
        (files.COMPARE, True),
        (files.TOKENIZER, True),
        (files.PROBABILITY, False),
    ],
)
def test_what_is_read_stays_read_when_only_the_probabilities_change(name, read_again, sums):
    before = files.networks_fingerprint(), files.weights_fingerprint()
    sums.write_text(json.dumps(json.loads(sums.read_text(encoding="utf-8")) | {name: "0" * 64}), encoding="utf-8")
    files.networks_fingerprint.cache_clear()
    files.weights_fingerprint.cache_clear()
    assert (files.networks_fingerprint() != before[0]) is read_again
    assert files.weights_fingerprint() != before[1]


@pytest.mark.parametrize("damaged", ["", "[]", "{}", '{"encoder.onnx": 3}'])
def test_damaged_checksums_are_named(damaged, sums):
    sums.write_text(damaged, encoding="utf-8")
    with pytest.raises(UsageError, match=files.SUMS):
        files.networks_fingerprint()
