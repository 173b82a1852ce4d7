"""Any result, however odd, goes into every format, and a reader of that format takes it."""

from __future__ import annotations

import io
import json

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from claimcheck.export.annotations import annotation_files
from claimcheck.export.jsonld import jsonld_files
from claimcheck.export.labelling import labelling_files
from claimcheck.export.parquet import parquet_files
from claimcheck.report.columns import COLUMNS
from claimcheck.report.glance import glance_html
from claimcheck.report.rows import Rows
from tests.test_report_any import results

ODD = settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("make", [jsonld_files, annotation_files, labelling_files])
@ODD
@given(result=results())
def test_any_result_makes_json_that_every_reader_takes(make, result):
    content = make(result, "out.json")["out.json"].decode("utf-8")
    json.loads(content)
    assert not set(content) & set("\x00\x1b\u2028\u202e")


@ODD
@given(result=results())
def test_any_result_makes_parquet_files(result):
    files = parquet_files(result, "parquet")
    for name in COLUMNS:
        assert pq.read_table(io.BytesIO(files[f"{name}.parquet"])).num_rows == len(list(Rows(result).of(name)))


@ODD
@given(result=results())
def test_any_result_can_be_shown_in_a_notebook(result):
    assert "<script" not in glance_html(result)
    assert repr(result).isprintable()
    assert all(repr(item).isprintable() for item in (*result.facts, *result.disagreements, *result.articles))
