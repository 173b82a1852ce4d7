"""The files of the weights, and whether they are those that the package came with."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from claimcheck.errors import UsageError

FOLDER = Path(__file__).parent / "weights"
ENCODER, JUDGE, COMPARE = "encoder.onnx", "judge.onnx", "compare.onnx"
TOKENIZER, PROBABILITY = "tokenizer.json", "probability.json"
_NETWORKS = (ENCODER, JUDGE, COMPARE, TOKENIZER)
# The checksums of all of these, as `claimcheck.train` wrote them.
SUMS = "SHA256SUMS.json"


@cache
def weights_fingerprint() -> str:
    """Return a digest of the weights, because other weights give other results.

    Raises:
        UsageError: the weights are not there.
    """
    try:
        return hashlib.sha256((FOLDER / SUMS).read_bytes()).hexdigest()
    except OSError as error:
        raise UsageError(
            f"{FOLDER / SUMS}: {error.strerror}; the networks are missing: reinstall claimcheck"
        ) from error


@cache
def networks_fingerprint() -> str:
    """Return a digest of the networks alone: what they read stays read when the probabilities are fitted again.

    Raises:
        UsageError: the weights are not there, or their checksums are damaged.
    """
    weights_fingerprint()
    try:
        sums = json.loads((FOLDER / SUMS).read_text(encoding="utf-8"))
        of_networks = "\0".join(sums[name] for name in _NETWORKS)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{FOLDER / SUMS}: the checksums of the networks are damaged: reinstall claimcheck") from error
    return hashlib.sha256(of_networks.encode("ascii")).hexdigest()


def changed_weights() -> list[str]:
    """Return the names of the files that are missing or altered."""
    try:
        sums = json.loads((FOLDER / SUMS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return [SUMS]
    return sorted(name for name, known in sums.items() if _sha256(FOLDER / name) != known)


def write_sums(folder: Path) -> None:
    """Write the checksums of the weights in `folder`."""
    sums = {name: _sha256(folder / name) for name in (*_NETWORKS, PROBABILITY)}
    (folder / SUMS).write_text(json.dumps(sums, indent=2) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
