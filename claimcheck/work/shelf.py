"""Holds the values of a run outside memory, so that it needs no more for many articles than for a few.

They are in one temporary file that has no name and ends with the run. No other program can write there, so reading
them back by pickle is safe.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, NamedTuple, Self, TypeVar, overload

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Article, Extraction, HeldExtractions, Problem
from claimcheck.store.place import store_folder

Key = TypeVar("Key", int, str)
Value = TypeVar("Value")
_NO_ARTICLE = Article(file="", text="", sha256="", origin="")


class Place(NamedTuple):
    """Where a value is in the file."""

    start: int
    length: int


class Shelf:
    """A temporary file of values. It is beside the stored results if these can be used: `/tmp` is often memory."""

    def __init__(self) -> None:
        self._file = _passing_file(store_folder())
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, value: object) -> Place:
        """Write `value` down and return its place.

        Raises:
            NoUsableInputError: the disk is full.
        """
        packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        place = Place(self._end, len(packed))
        try:
            self._file.seek(place.start)
            self._file.write(packed)
        except OSError as error:
            raise NoUsableInputError(
                f"results can't be held on disk for the rest of the run ({error.strerror or error}); make room, "
                "or let TMPDIR name a place with more"
            ) from error
        self._end += len(packed)
        return place

    def get(self, place: Place) -> Any:  # noqa: ANN401 -- whatever was put there
        """Return the value at `place`."""
        self._file.seek(place.start)
        return pickle.loads(self._file.read(place.length))  # noqa: S301 -- see above


def _passing_file(folder: Path | None) -> Any:  # noqa: ANN401 -- what `tempfile` gives
    if folder is not None and folder.is_dir():
        with suppress(OSError):
            return tempfile.TemporaryFile(dir=folder)
    return tempfile.TemporaryFile()


class Shelved(Sequence[Value]):
    """Values on a shelf, each read again whenever it is asked for."""

    def __init__(self, shelf: Shelf, places: Sequence[Place]) -> None:
        self._shelf = shelf
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Value]:
        return (self._at(number) for number in range(len(self._places)))

    @overload
    def __getitem__(self, number: int) -> Value: ...

    @overload
    def __getitem__(self, number: slice) -> tuple[Value, ...]: ...

    def __getitem__(self, number: int | slice) -> Value | tuple[Value, ...]:
        chosen = range(len(self._places))[number]
        return self._at(chosen) if isinstance(chosen, int) else tuple(self._at(one) for one in chosen)

    def _at(self, number: int) -> Value:
        value: Value = self._shelf.get(self._places[number])
        return value


class _Held(NamedTuple):
    """An extraction on a shelf: where it is, and what stays in memory of it."""

    place: Place
    article: Article
    claims: int
    problems: tuple[Problem, ...]


class ShelvedExtractions(Shelved[Extraction], HeldExtractions):
    """Extractions on a shelf, sorted by file. Their articles stay in memory."""

    def __init__(self, shelf: Shelf, held: Sequence[_Held]) -> None:
        super().__init__(shelf, [each.place for each in held])
        self._articles = tuple(each.article for each in held)
        self._claims = tuple(each.claims for each in held)
        self._problems = tuple(problem for each in held for problem in each.problems)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return the articles, in the same order."""
        return self._articles

    @property
    def claim_counts(self) -> tuple[int, ...]:
        """Return how many claims each has."""
        return self._claims

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of all of them."""
        return self._problems

    def _at(self, number: int) -> Extraction:
        return replace(super()._at(number), article=self._articles[number])


class Collected(Generic[Key, Value]):
    """Values by key, added one by one: on a shelf if there is one, otherwise in memory."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self._held: dict[Key, Any] = {}

    def __len__(self) -> int:
        return len(self._held)

    def add(self, key: Key, value: Value) -> None:
        """Add `value` under `key`, in place of an earlier one."""
        self._held[key] = value if self._shelf is None else self._shelf.add(value)

    def get(self, key: Key) -> Value:
        """Return the value under `key`."""
        value: Value = self._held[key] if self._shelf is None else self._shelf.get(self._held[key])
        return value

    def in_order(self) -> Sequence[Value]:
        """Return the values, sorted by key."""
        held = [self._held[key] for key in sorted(self._held)]
        return tuple(held) if self._shelf is None else Shelved(self._shelf, held)


class CollectedExtractions:
    """Extractions by number, in the order of their files, as `Collected`; their articles stay in memory in any case."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self._whole: dict[int, Extraction] = {}
        self._held: dict[int, _Held] = {}

    def __len__(self) -> int:
        return len(self._whole) + len(self._held)

    def add(self, number: int, extraction: Extraction) -> None:
        """Add `extraction` under `number`."""
        if self._shelf is None:
            self._whole[number] = extraction
            return
        place = self._shelf.add(replace(extraction, article=_NO_ARTICLE))
        self._held[number] = _Held(place, extraction.article, len(extraction.claims), extraction.problems)

    def get(self, number: int) -> Extraction:
        """Return the extraction under `number`."""
        if self._shelf is None:
            return self._whole[number]
        held = self._held[number]
        extraction: Extraction = replace(self._shelf.get(held.place), article=held.article)
        return extraction

    def in_order(self) -> Sequence[Extraction]:
        """Return the extractions, sorted by number."""
        if self._shelf is None:
            return tuple(self._whole[number] for number in sorted(self._whole))
        return ShelvedExtractions(self._shelf, [self._held[number] for number in sorted(self._held)])
