"""The disagreements and claims of a report that can be decided on, and how to find them by their words."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Claim, Quoted, Result, Subject
from claimcheck.plain_files import read_plain

# What a report writes for characters that cells can't show, and how workbooks escape others.
_STAND_INS = re.compile(r"\[U\+[0-9A-F]{4}\]|_x[0-9A-Fa-f]{4}_| \[…cut\]$")
_WORDS = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_MOST_BYTES = 2_000_000_000
_LONGEST_COMPARED = 30_000
SEPARATOR = " / "  # between the values of a disagreement


def one_form(text: str) -> str:
    """Return `text` with each letter and its marks as one character, because programs write `é` in two ways."""
    return unicodedata.normalize("NFC", text)


def squeezed(text: str) -> str:
    """Return `text` without marks, spaces and capitals; a sheet may come back without them."""
    plain = _STAND_INS.sub("", text[:_LONGEST_COMPARED].replace("_x005F_", "_"))
    return " ".join(_WORDS.findall(one_form(plain).casefold()))


def quote_key(quoted: Quoted) -> tuple[str, str, str, int | None]:
    """Return the shared key of quotations of the same words in the same article."""
    return one_form(quoted.file), squeezed(quoted.text), squeezed(quoted.value), quoted.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A disagreement or claim of a report: its label, its values, and its sentences."""

    about: Subject
    id: str
    label: str
    positions: tuple[str, ...]
    quotes: tuple[Quoted, ...]


@dataclass(slots=True)
class Report:
    """Everything that can be decided on in one report."""

    known: dict[str, Known] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    _by_quote: dict[tuple[Subject, str, str], list[tuple[Quoted, Known]]] = field(default_factory=dict)
    _by_values: dict[tuple[str, str], list[Known]] = field(default_factory=dict)
    _folder: Path | None = None
    _texts: dict[str, str] = field(default_factory=dict)

    def add(self, item: Known) -> None:
        """Add `item`."""
        self.known[item.id] = item
        for quoted in item.quotes:
            file, text, value, _ = quote_key(quoted)
            self.files.add(file)
            self._by_quote.setdefault((item.about, text, value), []).append((quoted, item))

    def get(self, about: Subject, name: str) -> Known | None:
        """Return the disagreement or claim with that id."""
        item = self.known.get(name)
        return item if item and item.about == about else None

    def quoting(self, about: Subject, quoted: Quoted) -> list[Known]:
        """Return what is about those words: in that article, or in any if the report has no such article."""
        file, text, value, before = quote_key(quoted)
        every = [
            (found, item)
            for found, item in self._by_quote.get((about, text, value), [])
            if before is None or found.before == before
        ]
        here = [item for found, item in every if one_form(found.file) == file]
        return here if here or file in self.files else [item for _, item in every]

    def holds(self, file: str, words: str) -> bool:
        """Return whether the article contains those words. Only a report on disk can tell."""
        if self._folder is not None and not self._texts:
            for record in _records(self._folder, "articles.jsonl", "file"):
                self._texts[one_form(str(record["file"]))] = _run_together(str(record.get("text") or ""))
        name = one_form(file)
        return name not in self._texts or _run_together(words) in self._texts[name]

    def showing(self, label: str, what_differs: str) -> list[Known]:
        """Return the disagreements with that label and those values, as a sheet shows them."""
        if not self._by_values:
            for item in self.known.values():
                if item.about == "disagreement":
                    key = squeezed(item.label), squeezed(SEPARATOR.join(item.positions))
                    self._by_values.setdefault(key, []).append(item)
        return self._by_values.get((squeezed(label), squeezed(what_differs)), [])


def report_of(result: Result) -> Report:
    """Return what can be decided on in `result`."""
    report = Report()
    for extraction in result.extractions:
        report.files.add(one_form(extraction.article.file))
        for claim in extraction.claims:
            report.add(_claim(claim.id, _quoted(claim)))
    for item in result.disagreements:
        report.add(
            Known(
                about="disagreement",
                id=item.id,
                label=item.label,
                positions=tuple(position.value for position in item.positions),
                quotes=tuple(_quoted(claim) for claim in item.claims),
            )
        )
    return report


def report_in(folder: Path) -> Report:
    """Return what can be decided on in the report in `folder`.

    Raises:
        NoUsableInputError: there is no report, or it is damaged.
    """
    report = Report(_folder=folder)
    try:
        _fill(report, folder)
    except (KeyError, TypeError, AttributeError) as error:
        raise NoUsableInputError(
            f"{folder}: the report is damaged, or of another version ({error}); run `claimcheck report` again"
        ) from error
    return report


def _fill(report: Report, folder: Path) -> None:
    for record in _records(folder, "claims.jsonl"):
        report.add(_claim(str(record["id"]), _quoted_in(record)))
    for record in _records(folder, "disagreements.jsonl"):
        report.add(
            Known(
                about="disagreement",
                id=str(record["id"]),
                label=str(record["label"]),
                positions=tuple(str(position["value"]) for position in record["positions"]),
                quotes=tuple(_quoted_in(member) for member in record["members"]),
            )
        )


def _claim(name: str, quoted: Quoted) -> Known:
    return Known(about="claim", id=name, label=quoted.text, positions=(quoted.value,), quotes=(quoted,))


def _quoted(claim: Claim) -> Quoted:
    start = claim.value_span.start - claim.span.start if claim.value_span else None
    return Quoted(claim.file, claim.text, claim.value or "", _words_before(claim.text, start))


def _quoted_in(record: dict[str, Any]) -> Quoted:
    text, value_start = str(record["text"]), record["value_start"]
    start = None if value_start is None else value_start - record["start"]
    return Quoted(str(record["file"]), text, str(record["value"] or ""), _words_before(text, start))


def _words_before(text: str, start: int | None) -> int | None:
    return None if start is None else len(_WORDS.findall(text[:start]))


def _run_together(text: str) -> str:
    return "".join(_WORDS.findall(one_form(_STAND_INS.sub("", text)).casefold()))


def _records(folder: Path, name: str, key: str = "id") -> Iterator[dict[str, Any]]:
    path = folder / name
    try:
        lines = read_plain(path, _MOST_BYTES).decode("utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise NoUsableInputError(
            f"{folder}: holds no report that could be read ({name}: {getattr(error, 'strerror', None) or error}); "
            "name the folder that `claimcheck report` wrote"
        ) from error
    yield from _parsed(path, lines if lines != [""] else (), key)


def _parsed(path: Path, lines: Iterable[str], key: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            _ = record[key]
            yield record
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NoUsableInputError(f"{path}:{number}: is damaged; run `claimcheck report` again") from error
