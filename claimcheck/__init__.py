"""claimcheck: who says what about the same fact, and where the sources disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.pipeline import check

__version__ = "0.1.0"
__all__ = ["__version__", "check"]


def __getattr__(name: str) -> object:
    """Return `check`, imported when it is first asked for: `claimcheck --help` needs none of what it needs."""
    if name == "check":
        from claimcheck.pipeline import check  # noqa: PLC0415 -- see the docstring

        return check
    raise AttributeError(f"module 'claimcheck' has no attribute '{name}'")
