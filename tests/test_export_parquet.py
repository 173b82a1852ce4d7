"""The Parquet files, read by pandas and by pyarrow."""

from __future__ import annotations

import io

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck import extras
from claimcheck.errors import MissingExtraError
from claimcheck.export.parquet import parquet_files
from claimcheck.report.columns import COLUMNS
from claimcheck.report.tables import make_tables
from tests.results import decided_result, empty_result, hostile_result

KINDS = {"string": pa.string(), "Int64": pa.int64(), "float64": pa.float64(), "datetime64[us]": pa.timestamp("us")}


@pytest.mark.parametrize("make", [decided_result, hostile_result, empty_result])
def test_every_table_has_its_columns_types_and_meanings(make):
    files = parquet_files(make(), "parquet")
    assert sorted(files) == sorted(f"{name}.parquet" for name in COLUMNS)
    for name, columns in COLUMNS.items():
        schema = pq.read_schema(io.BytesIO(files[f"{name}.parquet"]))
        assert [(field.name, field.type) for field in schema] == [(c.name, KINDS[c.dtype]) for c in columns]
        assert [field.metadata[b"meaning"].decode() for field in schema] == [c.meaning for c in columns]


@pytest.mark.parametrize("make", [decided_result, hostile_result])
def test_pandas_reads_what_the_data_frames_hold(make):
    files, tables = parquet_files(make(), "parquet"), make_tables(make())
    for name, columns in COLUMNS.items():
        read = pd.read_parquet(io.BytesIO(files[f"{name}.parquet"])).astype({c.name: c.dtype for c in columns})
        pd.testing.assert_frame_equal(read, getattr(tables, name))


def test_duckdb_reads_them(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    for name, content in parquet_files(decided_result(), "parquet").items():
        (tmp_path / name).write_bytes(content)
    claims = duckdb.read_parquet(str(tmp_path / "claims.parquet"))
    assert claims.filter("published >= DATE '2031-03-06'").aggregate("count(*)").fetchone() == (6,)


def test_a_missing_package_is_told_with_what_to_install(monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda _module: None)
    with pytest.raises(MissingExtraError, match="needs pyarrow; install it with: pip install 'pyarrow>=") as told:
        parquet_files(empty_result(), "parquet")
    assert told.value.exit_code == 2
