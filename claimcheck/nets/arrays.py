"""The kinds of arrays that the networks take and give."""

from __future__ import annotations

from typing import Any

import numpy as np

# Vectors and logits, 32 bits each.
Vectors = np.ndarray[Any, np.dtype[np.float32]]
# Arrays for calculations.
Numbers = np.ndarray[Any, np.dtype[np.floating[Any]]]
