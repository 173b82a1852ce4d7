"""claimcheck: who says what about the same fact, and where the sources disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.findings import check, read_report

__version__ = "0.1.0"
__all__ = ["__version__", "check", "read_report"]


def __dir__() -> list[str]:
    """Return what is here for everybody, so that an interpreter completes it before it is first asked for."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """Return a function when it is first used: `claimcheck --help` needs none of their imports."""
    if name in __all__:
        from claimcheck import findings  # noqa: PLC0415 -- see the docstring

        return getattr(findings, name)
    raise AttributeError(f"module 'claimcheck' has no attribute '{name}'")
