"""What a person at a keyboard has: a result that shows itself, data frames, and reports read back."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from claimcheck import check, read_report
from claimcheck.findings import Findings, _findings
from claimcheck.model import Position
from claimcheck.report.columns import COLUMNS
from claimcheck.report.glance import MOST_ROWS, glance_html
from tests.results import HOSTILE, empty_result, harbour_result, hostile_result

ROOT = Path(__file__).parent.parent
FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master.\n"


@pytest.fixture
def ferry(tmp_path):
    for number in (12, 15):
        (tmp_path / f"{number}.txt").write_text(FERRY.format(number))
    return tmp_path


@pytest.mark.parametrize(
    "given", [str, Path, lambda path: [path], lambda path: (str(path / "12.txt"), path / "15.txt")]
)
def test_check_takes_one_path_or_many(ferry, given):
    found = check(given(ferry))
    assert [article.file for article in found.articles] == ["12.txt", "15.txt"]


def test_what_was_written_reads_back(ferry):
    found = check(ferry)
    found.write(ferry / "out")
    again = read_report(str(ferry / "out"))
    assert repr(again.disagreements) == repr(found.disagreements)
    assert repr(again.facts) == repr(found.facts)
    assert again.tables.claims.equals(found.tables.claims)


@pytest.mark.parametrize(
    ("pick", "shown"),
    [
        (lambda r: r, "<Findings 4 articles, 18 claims, 6 facts, 4 disagreements, 1 problem>"),
        (
            lambda r: r.articles[2],
            "<Article courier.txt, “Fire guts warehouse at Kestrel Wharf”, Maren Courier, 2031-03-05, 79 words>",
        ),
        (lambda r: r.extractions[3], "<Extraction radio.txt, 1 attribution, 0 figures, 0 dates, 3 claims>"),
        (
            lambda r: r.extractions[3].claims[0],
            (
                "<Claim c-*, “More than 20”, said by Tomas Reyle, in radio.txt: “More than 20 people are now known to "
                "have been injured in t…”>"
            ),
        ),
        (
            lambda r: r.facts[0],
            (
                "<Fact f-*, count, people injured, Kestrel Wharf: “12” / “About 15” / “More than 20”, "
                "4 claims in 4 articles>"
            ),
        ),
        (
            lambda r: r.disagreements[2],
            "<Disagreement d-*, contradiction (high), when the fire broke out: “Tuesday, 4 March 2031” / “Wednesday”>",
        ),
    ],
)
def test_an_interpreter_shows_a_line_that_can_be_read(pick, shown):
    line = repr(pick(_findings(harbour_result())))
    assert re.sub(r"([cfd])-[a-z0-9]+(?=,)", r"\1-*", line) == shown


def test_nothing_is_hidden_in_what_an_interpreter_shows():
    result = hostile_result()
    for value in (*result.articles, *result.facts, *result.disagreements, *result.extractions[0].claims):
        assert repr(value).isprintable()


class Glance(HTMLParser):
    """The rows and the text of the small table."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.cells, self.text = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert not attrs
        self.tags.append(tag)

    def handle_data(self, data):
        self.text.append(data)


def test_a_notebook_shows_the_most_serious_first():
    page = Glance(_findings(harbour_result())._repr_html_())
    text = " ".join(page.text)
    assert page.text[0] == "4 articles, 18 claims, 6 shared facts, 4 disagreements"
    assert page.tags.count("tr") == 5
    assert text.index("when the fire broke out") < text.index("people injured")
    assert "Tuesday, 4 March 2031 / Wednesday" in text


def test_a_notebook_shows_no_more_rows_than_it_can_hold():
    result = harbour_result()
    one = result.disagreements[0]
    many = tuple(_with(one, id=f"d-{number}") for number in range(MOST_ROWS + 7))
    page = Glance(glance_html(_with(result, disagreements=many)))
    assert page.tags.count("tr") == MOST_ROWS + 1
    assert page.text[-1] == "and 7 more disagreements"


def _with(value, **changes):
    return type(value)(**{name: changes.get(name, getattr(value, name)) for name in value.__dataclass_fields__})


def test_words_of_an_article_are_words_in_a_notebook():
    result = harbour_result()
    one = result.disagreements[0]
    sides = tuple(Position(value=words, claims=one.claims[:1], origins=()) for words in HOSTILE)
    items = tuple(_with(one, label=side.value, positions=(side, one.positions[1])) for side in sides)
    page = Glance(glance_html(_with(result, disagreements=items)))
    assert set(page.tags) <= {"p", "table", "thead", "tbody", "tr", "th", "td"}


def test_an_empty_result_says_why_in_a_notebook():
    assert "There is only one article." in glance_html(empty_result())


@pytest.mark.parametrize("make", [harbour_result, empty_result])
def test_tables_have_documented_types_whatever_was_found(make):
    tables = _findings(make()).tables
    for name, columns in COLUMNS.items():
        frame = getattr(tables, name)
        assert [(column, str(frame[column].dtype)) for column in frame] == [(c.name, c.dtype) for c in columns]


def test_findings_travel_to_another_process():
    found = _findings(harbour_result())
    assert found.tables is found.tables
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 -- our own bytes
    assert isinstance(again, Findings)
    assert again.facts == found.facts


def test_pandas_waits_until_tables_are_asked_for():
    program = (
        "import sys; from tests.results import harbour_result; from claimcheck.findings import _findings\n"
        "found = _findings(harbour_result()); repr(found); found._repr_html_(); found.facts[0]\n"
        "assert 'pandas' not in sys.modules; found.tables; assert 'pandas' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
