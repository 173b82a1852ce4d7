"""Parquet: a file for each table, with the columns of docs/columns.md, their types and what they mean."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

from claimcheck.extras import needed
from claimcheck.model import Result
from claimcheck.report.columns import COLUMNS, Column, TableName
from claimcheck.report.rows import Cell, Rows
from claimcheck.report.tables import encodable

if TYPE_CHECKING:
    import pyarrow as pa


def parquet_files(result: Result, name: str) -> dict[str, bytes]:
    """Return the content of every file by name; the folder may have any name.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    del name
    needed("pyarrow")
    rows = Rows(result)
    return {f"{name}.parquet": _written(_table(name, rows)) for name in COLUMNS}


def _table(name: TableName, rows: Rows) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415 -- heavy, and not everybody has it

    kinds = {"string": pa.string(), "Int64": pa.int64(), "float64": pa.float64(), "datetime64[us]": pa.timestamp("us")}
    columns = COLUMNS[name]
    fields = [pa.field(each.name, kinds[each.dtype], metadata={"meaning": each.meaning}) for each in columns]
    every = list(rows.of(name))
    arrays = [
        pa.array([_held(row[place], column) for row in every], type=kinds[column.dtype])
        for place, column in enumerate(columns)
    ]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _held(value: Cell, column: Column) -> Cell | datetime:
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 -- a day
    return float(value) if column.dtype == "float64" and isinstance(value, int) else encodable(value)


def _written(table: pa.Table) -> bytes:
    import pyarrow.parquet as pq  # noqa: PLC0415 -- as above

    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()
