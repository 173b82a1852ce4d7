"""Packages that only some features need: what each is for, and what to say if it is missing."""

from __future__ import annotations

from importlib.util import find_spec
from typing import NamedTuple

from claimcheck.errors import MissingExtraError


class Extra(NamedTuple):
    """An extra of pyproject.toml: its name, the package behind it, the module that it brings, and what needs it."""

    name: str
    package: str
    module: str
    purpose: str

    @property
    def advice(self) -> str:
        """Return what is missing, and how to get it."""
        return f"{self.module}; install it with: pip install '{self.package}'"


EXTRAS = (
    Extra("parquet", "pyarrow>=20", "pyarrow", "claimcheck export --to parquet"),
    Extra("fetch", "httpx>=0.28", "httpx", "claimcheck fetch"),
    Extra("scale", "dask[distributed]>=2026.8", "distributed", "claimcheck report --dask"),
    Extra("serve", "starlette>=1.0", "starlette", "claimcheck serve"),
    Extra("serve", "uvicorn>=0.35", "uvicorn", "claimcheck serve"),
    Extra("mcp", "mcp>=2.0", "mcp", "claimcheck mcp"),
)


def needed(module: str) -> None:
    """Check that `module` can be imported.

    Raises:
        MissingExtraError: it is not installed; the message says how to install it.
    """
    if find_spec(module) is None:
        extra = next(each for each in EXTRAS if each.module == module)
        raise MissingExtraError(f"{extra.purpose} needs {extra.advice}")
