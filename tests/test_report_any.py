"""Whatever the earlier stages hand over, every file is written, in UTF-8, and reads back."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import openpyxl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claimcheck.model import (
    Article,
    Attribution,
    Claim,
    Disagreement,
    Extraction,
    Fact,
    Interval,
    Position,
    Problem,
    Quantity,
    Result,
    Span,
    TimeRef,
)
from tests.results import HOSTILE, report_files

words = st.sampled_from(HOSTILE) | st.text(max_size=30) | st.text("=+-@'<>&|\ud800\u202e\n\r\t\x00 a1", max_size=12)
maybe_words = st.none() | words
days = st.none() | st.dates()
numbers = st.none() | st.decimals() | st.sampled_from([Decimal("1E+99999"), Decimal("-0"), Decimal("1E-400")])
spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))
quantities = st.builds(
    Quantity,
    span=spans,
    text=words,
    value=st.none() | st.decimals() | st.tuples(st.decimals(), st.decimals()),
    interval=st.builds(Interval, low=numbers, high=numbers),
    unit=maybe_words,
    counted=maybe_words,
)
times = st.builds(TimeRef, span=spans, text=words, earliest=days, latest=days, clock=st.none() | st.integers(0, 1439))
attributions = st.builds(
    Attribution, spans=st.tuples(spans), speaker=st.none() | spans, cue=st.none() | spans, via=maybe_words
)


@st.composite
def results(draw) -> Result:
    extractions, claims = [], []
    for number in range(draw(st.integers(0, 3))):
        article = Article(
            file=f"{number}{draw(words)}",
            text=draw(words) + draw(words),
            outlet=draw(maybe_words),
            title=draw(maybe_words),
            published=draw(days),
            url=draw(maybe_words),
            sha256="0",
            origin=f"{draw(st.integers(0, 1))}",
        )
        own = [
            Claim(
                id=f"c-{number}-{place}",
                file=article.file,
                span=draw(spans),
                text=draw(words),
                value_span=draw(st.none() | spans),
                speaker_name=draw(maybe_words),
                quantity=draw(st.none() | quantities),
                time=draw(st.none() | times),
                names=tuple(draw(st.lists(words, max_size=2))),
                words=draw(maybe_words),
                attribution=draw(st.none() | st.integers(-1, 2)),
            )
            for place in range(draw(st.integers(0, 3)))
        ]
        claims += own
        extractions.append(
            Extraction(article=article, claims=tuple(own), attributions=tuple(draw(st.lists(attributions, max_size=2))))
        )
    kind = draw(st.sampled_from(["count", "date", "set", "quote", "polarity"]))
    fact = Fact(id="f-a", kind=kind, label=draw(words), claims=tuple(claims))
    parted = [tuple(claims[:1]), tuple(claims[1:])]
    dispute = Disagreement(
        id="d-a",
        fact="f-a",
        label=draw(words),
        kind=kind,
        verdict=draw(st.sampled_from(["contradiction", "update_over_time", "precision"])),
        severity=draw(st.sampled_from(["high", "medium", "low"])),
        explanation=draw(words),
        positions=tuple(Position(value=draw(words), claims=part, origins=()) for part in parted),
    )
    return Result(
        extractions=tuple(extractions),
        facts=(fact,),
        disagreements=(dispute,) if claims else (),
        problems=tuple(Problem(file=draw(words), code="odd", message=draw(words)) for _ in range(2)),
        run=((draw(words), draw(words)),),
    )


@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(results())
def test_any_result_is_written(result):
    files = report_files(result)
    for name, content in files.items():
        if name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(content))
            assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
            continue
        text = content.decode("utf-8")
        assert "\0" not in text
        if name.endswith(".jsonl"):
            assert all(isinstance(json.loads(line), dict) for line in text.splitlines())
        if name.endswith(".json"):
            json.loads(text)
        if name.endswith(".csv"):
            assert len({len(row) for row in csv.reader(io.StringIO(text, newline=""))}) == 1
