"""`make train`, or `python -m claimcheck.train PART ...`: trains the named parts, and measures."""

from __future__ import annotations

import sys
from collections.abc import Sequence

# What can be named. Everything is measured at the end, which is all that `card` does.
_BY_DEFAULT = ("networks", "probability")
_PARTS = (*_BY_DEFAULT, "card")


def main(parts: Sequence[str]) -> None:
    """Train the named `parts`, `networks` and `probability`; both by default, and measure.

    With `card` alone, nothing is trained: the weights that are there are measured, and the model card is written again.

    Raises:
        SystemExit: there is no such part, or a package that training needs is missing.
    """
    unknown = [part for part in parts if part not in _PARTS]
    if unknown:
        raise SystemExit(f"there is no part '{unknown[0]}' to train; name {', '.join(_PARTS)}, or nothing for all")
    try:
        from claimcheck.train.training import train  # noqa: PLC0415 -- the check above needs no extra packages
    except ModuleNotFoundError as error:
        raise SystemExit(f"{error.name} is not installed: pip install -e '.[train]'") from error
    train(frozenset(parts or _BY_DEFAULT))


if __name__ == "__main__":
    main(sys.argv[1:])
