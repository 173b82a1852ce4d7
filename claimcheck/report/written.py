"""Reads a report back from its folder: the `.jsonl` files, `problems.csv` and `run.json` hold everything.

The result is as it was written, except for characters that `problems.csv` shows as symbols. Written again it gives the
same files.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from claimcheck.errors import NoUsableInputError
from claimcheck.model import (
    Article,
    Attribution,
    Claim,
    Disagreement,
    Extraction,
    Fact,
    Problem,
    Quantity,
    Reckoning,
    Result,
    Since,
    Story,
    TimeRef,
)
from claimcheck.plain_files import read_plain
from claimcheck.report.own_files import CHANGES
from claimcheck.report.run_record import FORMAT, run_record
from claimcheck.report.safe_cells import from_csv_cell

Record = dict[str, Any]
Value = TypeVar("Value")

# What identifies the lines of a file; in the other files lines may be repeated.
_KEYS = {
    "articles.jsonl": "file",
    **dict.fromkeys(("claims.jsonl", "facts.jsonl", "disagreements.jsonl", "arithmetic.jsonl"), "id"),
}
_MOST_BYTES = 2_000_000_000
_HINT = "name the folder of a report, or write the report again"


def read_report(folder: Path) -> Result:
    """Return the result that was written to `folder`.

    Raises:
        NoUsableInputError: there is no complete report; the message names file and line.
    """
    run, record = _run(folder)
    counts = record["counts"]
    articles = list(_each(folder / "articles.jsonl", Article, _article))
    attributions = _by_file(folder / "attributions.jsonl", Attribution, _attribution)
    quantities = _by_file(folder / "quantities.jsonl", Quantity, _quantity)
    times = _by_file(folder / "times.jsonl", TimeRef, _time)
    claims = _by_file(folder / "claims.jsonl", Claim, _claim)
    known = {claim.id: claim for every in claims.values() for claim in every}
    result = Result(
        extractions=tuple(
            Extraction(
                article=article,
                attributions=tuple(attributions.get(article.file, ())),
                quantities=tuple(quantities.get(article.file, ())),
                times=tuple(times.get(article.file, ())),
                claims=tuple(claims.get(article.file, ())),
            )
            for article in articles
        ),
        facts=tuple(_each(folder / "facts.jsonl", Fact, lambda record: _fact(record, known))),
        disagreements=tuple(
            _each(folder / "disagreements.jsonl", Disagreement, lambda record: _disagreement(record, known))
        ),
        problems=_problems(folder / "problems.csv"),
        # Reports from before this file existed have none, and count none.
        reckonings=tuple(_each(folder / "arithmetic.jsonl", Reckoning, _reckoning)) if "arithmetic" in counts else (),
        run=run,
        since=_since(folder / CHANGES),
        title=record["title"],
        stories=record["stories"],
    )
    # Problems that differ only in invisible characters are one in problems.csv, so those are not counted.
    if _without(run_record(result)["counts"], "problems") != _without({"arithmetic": 0, **counts}, "problems"):
        raise NoUsableInputError(f"{folder}: its files are from different runs; write the report again")
    return result


def report_there(folder: Path) -> Result | None:
    """Return the result that was written to `folder`; None if there is no complete report."""
    try:
        return read_report(folder)
    except NoUsableInputError:
        return None


def _since(path: Path) -> Since | None:
    """Return what had changed when the report was written, None if nothing had."""
    if not os.path.lexists(path):
        return None
    try:
        return _adapter(Since).validate_python(json.loads(_text(path))) or None
    except (ValueError, TypeError, RecursionError) as error:
        raise NoUsableInputError(f"{path}: is not as claimcheck writes it ({_cause(error)})") from error


def _text(path: Path) -> str:
    try:
        return read_plain(path, _MOST_BYTES).decode("utf-8")
    except FileNotFoundError as error:
        raise NoUsableInputError(f"{path}: is missing; {_HINT}") from error
    except (OSError, UnicodeDecodeError) as error:
        cause = getattr(error, "strerror", None) or error
        raise NoUsableInputError(f"{path}: can't be read ({cause}); {_HINT}") from error


def _each(path: Path, kind: type[Value], shaped: Callable[[Record], Record]) -> Iterator[Value]:
    """Yield the value on each line of the file at `path`; `shaped` arranges a record as the fields of `kind`."""
    adapter = _adapter(kind)  # type: ignore[arg-type]  # every class is hashable, but mypy asks it of type variables
    key = _KEYS.get(path.name)
    seen: set[object] = set()
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line:
            continue
        try:
            record = json.loads(line)
            if key is not None:
                if record[key] in seen:
                    raise ValueError(f"the {key} {record[key]} is there twice")
                seen.add(record[key])
            yield adapter.validate_python(shaped(record))
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise NoUsableInputError(f"{path}:{number}: is not as claimcheck writes it ({_cause(error)})") from error


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    # Creating one takes longer than reading most reports.
    return TypeAdapter(kind)


def _by_file(path: Path, kind: type[Value], shaped: Callable[[Record], Record]) -> dict[str, list[Value]]:
    files: list[str] = []

    def noted(record: Record) -> Record:
        files.append(str(record["file"]))
        return shaped(record)

    found: dict[str, list[Value]] = {}
    for place, value in enumerate(_each(path, kind, noted)):
        found.setdefault(files[place], []).append(value)
    return found


def _cause(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _without(record: Record, *names: str) -> Record:
    return {name: value for name, value in record.items() if name not in names}


def _span(record: Mapping[str, Any], name: str = "") -> tuple[int, int] | None:
    start, end = record[f"{name}start"], record[f"{name}end"]
    return None if start is None else (start, end)


def _article(record: Record) -> Record:
    return {**_without(record, "words"), "provenance": tuple(record["provenance"].items())}


def _attribution(record: Record) -> Record:
    speaker, cue = _span(record, "speaker_"), _span(record, "cue_")
    rest = _without(record, "file", "speaker_start", "speaker_end", "cue_start", "cue_end")
    return {**rest, "speaker": speaker, "cue": cue}


def _quantity(record: Record) -> Record:
    ends = ("low", "high", "low_closed", "high_closed")
    rest = _without(record, "file", "start", "end", *ends)
    value = record["value"]
    if isinstance(value, list) and None in value:
        rest["value"] = None  # an end too large for a number in a file
    return {**rest, "span": _span(record), "interval": {name: record[name] for name in ends}}


def _time(record: Record) -> Record:
    hours, _, minutes = (record["clock"] or "").partition(":")
    clock = int(hours) * 60 + int(minutes) if hours else None
    return {**_without(record, "file", "start", "end"), "span": _span(record), "clock": clock}


def _claim(record: Record) -> Record:
    rest = _without(record, "start", "end", "value", "value_start", "value_end", "outlet", "published")
    return {
        **rest,
        "span": _span(record),
        "value_span": _span(record, "value_"),
        "quantity": record["quantity"] and _quantity(record["quantity"]),
        "time": record["time"] and _time(record["time"]),
    }


def _fact(record: Record, claims: Mapping[str, Claim]) -> Record:
    members = [claims[member["claim"]] for member in record["members"]]
    return {**_without(record, "members"), "claims": members}


def _disagreement(record: Record, claims: Mapping[str, Claim]) -> Record:
    positions = [{**place, "claims": [claims[one] for one in place["claims"]]} for place in record["positions"]]
    return {**_without(record, "members"), "positions": positions}


def _reckoning(record: Record) -> Record:
    return {**_without(record, "start", "end"), "span": _span(record)}


def _problems(path: Path) -> tuple[Problem, ...]:
    rows = csv.DictReader(io.StringIO(_text(path), newline=""))
    try:
        return tuple(
            Problem(
                file=from_csv_cell(row["file"]),
                place=from_csv_cell(row["place"]),
                code=from_csv_cell(row["code"]),
                message=from_csv_cell(row["message"]),
            )
            for row in rows
        )
    except (KeyError, TypeError, csv.Error) as error:
        raise NoUsableInputError(f"{path}:{rows.line_num}: is not as claimcheck writes it") from error


def _run(folder: Path) -> tuple[tuple[tuple[str, str], ...], Record]:
    """Return what made the report, as it stood in the result, and what it is called, its stories and its counts."""
    path = folder / "run.json"
    try:
        record = json.loads(_text(path))
        written = record["format"]
        made = _without(record, "format", "claimcheck", "inputs", "counts", "title", "stories")
        # A report of before stories had names has none.
        about = {
            "counts": record["counts"],
            "title": _adapter(str).validate_python(record.get("title", "")),
            "stories": tuple(
                Story(name=str(one["name"]), files=tuple(map(str, one["articles"])))
                for one in record.get("stories", ())
            ),
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoUsableInputError(f"{path}: is not as claimcheck writes it; {_HINT}") from error
    if written != FORMAT:
        raise NoUsableInputError(f"{path}: another version of claimcheck wrote this report (format {written}); {_HINT}")
    flat = {
        f"{key}.{name}" if name else key: str(part)
        for key, value in made.items()
        for name, part in (value.items() if isinstance(value, dict) else [("", value)])
    }
    return tuple(sorted(flat.items())), about
