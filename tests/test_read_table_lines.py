"""A table becomes lines in which each figure stands with its row and its heading."""

import pytest

from claimcheck.read.table_lines import Cell, is_data, table_lines


def cells(text, heads=0):
    """Return rows of a table drawn with bars, the first `heads` of them marked as headings."""
    return [
        [Cell(word.strip(), place < heads) for word in line.split("|")]
        for place, line in enumerate(text.strip().splitlines())
    ]


TOLL = """
Town | Dead | Missing
Lund | 12 | 3
Orrin | 4 | 40
"""
LINES = ["Lund: Dead 12", "Lund: Missing 3", "Orrin: Dead 4", "Orrin: Missing 40"]


@pytest.mark.parametrize(
    ("table", "heads", "lines"),
    [
        (TOLL, 1, LINES),
        (TOLL, 0, LINES),
        ("Lund | 12\nOrrin | 4", 0, ["Lund: 12", "Orrin: 4"]),
        ("Town | Dead\nLund | 12\nOrrin | –", 0, ["Lund: Dead 12", "Orrin: Dead –"]),
        ("Year | Boats | Crews\n2031 | 12 | 9", 1, ["2031: Boats 12", "2031: Crews 9"]),
        ("Rank | Town | Boats\n1 | Lund | 12", 1, ["Lund: Rank 1", "Lund: Boats 12"]),
        ("Mayor | Ada Lund\nParty | Centre", 0, ["Mayor: Ada Lund", "Party: Centre"]),
        ("Passengers: | 12", 0, ["Passengers: 12"]),
        ("Town | 2018 | 2019\nLund | 12 | 14", 0, ["Lund: 2018 12", "Lund: 2019 14"]),
        ("Town | 2018/19\nLund | 12 boats", 0, ["Lund: 2018/19 12 boats"]),
        ("Lund | 1200 | 1900\nOrrin | 1800 | 2000", 0, ["Lund: 1200", "Lund: 1900", "Orrin: 1800", "Orrin: 2000"]),
    ],
)
def test_no_figure_runs_into_another(table, heads, lines):
    rows = cells(table, heads)
    assert is_data(rows)
    assert table_lines(rows) == lines


def test_cells_that_reach_over_others():
    rows = [
        [Cell("Town", heads=True, rows=2), Cell("2031", heads=True, columns=2)],
        [Cell("Dead", heads=True), Cell("Missing", heads=True)],
        [Cell("The north", columns=3)],
        [Cell("Lund"), Cell("12"), Cell("3")],
    ]
    assert table_lines(rows, "Toll by town") == [
        "Toll by town",
        "The north",
        "Lund: 2031 Dead 12",
        "Lund: 2031 Missing 3",
    ]


@pytest.mark.parametrize("second", [Cell("Hulm"), Cell("Hulm:"), Cell("Hulm", heads=True)])
def test_rows_under_one_heading_are_told_apart(second):
    rows = [
        [Cell("Coast", heads=True), Cell("Town", heads=True), Cell("Dead", heads=True)],
        [Cell("North", rows=2), Cell("Lund"), Cell("12")],
        [second, Cell("3")],
    ]
    assert table_lines(rows) == ["North, Lund: Dead 12", "North, Hulm: Dead 3"]


def test_figures_under_one_heading_are_no_heading():
    rows = [[Cell("North", rows=2), Cell("12"), Cell("30")], [Cell("14"), Cell("31")]]
    assert table_lines(rows) == ["North: 12", "North: 30", "North: 14", "North: 31"]


@pytest.mark.parametrize("table", ["One cell", "", "word " * 40 + "| 12"])
def test_what_only_arranges_a_page_is_no_table(table):
    assert not is_data(cells(table) if table else [])


def test_a_cell_that_claims_to_be_huge_costs_little():
    assert table_lines([[Cell("Lund", rows=10**9, columns=10**9), Cell("12")], [Cell("4")]])
