"""Layout of a PDF that carries meaning: columns, and small raised figures."""

import pytest

from claimcheck.read.pdf import read_pdf
from claimcheck.read.pdf_columns import in_columns, reads_across
from tests.documents import pdf_file

HEAD = "Ferry sinks off Lund Isle and nobody is hurt in the storm"
LEFT = [
    "The ferry to Lund Isle sank on Monday,",
    "and all 12 passengers were saved, said",
    "the harbour master, who had seen it from",
    "the mole.",
]
RIGHT = [
    "The council will vote on Friday about a",
    "new ferry, which would cost three million",
    "crowns, the mayor said, and take two",
    "years to build.",
]
THIRD = ["Divers found a hole", "as wide as a door", "below the water line", "on the second day."]


def placed(words):
    """Return a stream that sets each place by itself."""
    lines = b"".join(b"1 0 0 1 %d %d Tm (%s) Tj\n" % (x, y, text.encode()) for x, y, text in words)
    return b"BT /F 10 Tf\n" + lines + b"ET"


def boxed(words):
    """Return a stream with a text object for each place, as many programs write it."""
    return b"".join(b"BT /F 10 Tf %d %d Td (%s) Tj ET\n" % (x, y, text.encode()) for x, y, text in words)


def stepped(words):
    """Return a stream that goes from place to place in steps."""
    out, x_before, y_before = b"BT /F 10 Tf\n", 0, 0
    for x, y, text in words:
        out += b"%d %d Td (%s) Tj\n" % (x - x_before, y - y_before, text.encode())
        x_before, y_before = x, y
    return out + b"ET"


def column(lines, x):
    return [(x, 700 - 14 * number, line) for number, line in enumerate(lines)]


def by_row(*columns):
    return [(60, 750, HEAD), *(word for row in zip(*columns, strict=True) for word in row)]


@pytest.mark.parametrize("drawn", [placed, boxed, stepped])
@pytest.mark.parametrize("order", ["rows", "columns"])
def test_columns_are_read_one_after_the_other(drawn, order):
    left, right = column(LEFT, 60), column(RIGHT, 320)
    words = by_row(left, right) if order == "rows" else [(60, 750, HEAD), *left, *right]
    document = read_pdf(pdf_file(drawn(words)))
    text = " ".join(document.text.split())
    assert text == " ".join([HEAD, *LEFT, *RIGHT])
    assert document.warnings == ()


@pytest.mark.parametrize("drawn", [placed, boxed])
def test_three_columns_too(drawn):
    narrow = [" ".join(line.split()[:4]) for line in LEFT], [" ".join(line.split()[:4]) for line in RIGHT]
    words = by_row(column(narrow[0], 60), column(narrow[1], 240), column(THIRD, 420))
    text = " ".join(read_pdf(pdf_file(drawn(words))).text.split())
    assert text == " ".join([HEAD, *narrow[0], *narrow[1], *THIRD])


def test_a_table_is_read_row_by_row():
    rows = [("Lund", "12"), ("Orrin", "4"), ("Vale", "7"), ("Isle", "9")]
    words = [word for n, (a, b) in enumerate(rows) for word in ((60, 700 - 14 * n, a), (320, 700 - 14 * n, b))]
    text = read_pdf(pdf_file(placed(words))).text
    assert text.split() == [word for row in rows for word in row]


def test_columns_that_cannot_be_told_apart_are_warned_about():
    looks = "\n".join(f"{'one two three ' * (n + 1)}    four five six" for n in range(5))
    text = "\n".join(" ".join(line.split()) for line in looks.splitlines())
    assert in_columns(text, looks) is None
    assert reads_across(text, looks)
    assert not reads_across("\n".join(text.split()), looks)


def raised(small):
    return b"BT /F 10 Tf 60 700 Td (The flood displaced 31) Tj %s /F 10 Tf ( people.) Tj ET" % small


@pytest.mark.parametrize(
    ("stream", "text"),
    [
        (raised(b"/F 6 Tf 4 Ts (1) Tj 0 Ts"), "The flood displaced 31 people."),
        (raised(b"/F 6 Tf (2,3) Tj"), "The flood displaced 31 people."),
        (raised(b"/F 6 Tf (*) Tj"), "The flood displaced 31 people."),
        (raised(b"/F 10 Tf (1) Tj"), "The flood displaced 311 people."),
        (b"BT /F 10 Tf 60 700 Td (A lake of 9 km) Tj /F 6 Tf 4 Ts (2) Tj ET", "A lake of 9 km2"),
        (b"BT /F 10 Tf 60 700 Td (Some CO) Tj /F 6 Tf -2 Ts (2) Tj 0 Ts /F 10 Tf ( leaked.) Tj ET", "Some CO2 leaked."),
        (
            b"BT /F 10 Tf 60 700 Td (A lake of 9 km) Tj /F 6 Tf 1 0 0 1 125 704 Tm (2) Tj ET",
            "A lake of 9 km²",
        ),
        (
            b"BT /F 10 Tf 60 700 Td (It cost 85) Tj /F 6 Tf 1 0 0 1 110 704 Tm (2) Tj ET",
            "It cost 85",
        ),
    ],
)
def test_small_raised_figures_are_set_apart(stream, text):
    assert " ".join(read_pdf(pdf_file(stream)).text.split()) == text
