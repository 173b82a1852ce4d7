"""Any bytes, any text: the read stage gives articles or reasons, and nothing else comes out of it."""

import json
import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Article
from claimcheck.read.cells import read_cells
from claimcheck.read.copies import find_origins
from claimcheck.read.dateline import read_dateline
from claimcheck.read.fields import one_line
from claimcheck.read.find import shown
from claimcheck.read.inputs import read_inputs
from claimcheck.read.raw import RefusedError

ODD = st.text(alphabet=string.ascii_letters + string.digits + " \n\r\t\"',;|:-/.()\u2028\u00a0\ufeffé“”", max_size=400)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
ROW = st.dictionaries(st.sampled_from(["id", "text", "outlet", "published", "title", "url", "x"]), JSON, max_size=7)
often = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(path, rules):
    """Return the articles and problems, and check what holds for all of them."""
    try:
        articles, problems = read_inputs([path], rules)
    except NoUsableInputError as error:
        assert path.name in str(error)  # noqa: PT017 -- the error is one of two good outcomes
        return [], []
    assert len({article.file for article in articles}) == len(articles)
    for article in articles:
        for value in (article.file, article.outlet, article.title, article.url, article.text):
            if value is not None:
                value.encode("utf-8")
        assert article.file.isprintable()
        assert article.text.strip()
    assert all(problem.message and problem.file for problem in problems)
    return articles, problems


@often
@given(content=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".md", ".csv", ".jsonl"]))
def test_any_bytes_in_any_file(content, suffix, tmp_path, rules):
    path = tmp_path / f"file{suffix}"
    path.write_bytes(content)
    read(path, rules)


@often
@given(rows=st.lists(ROW | JSON, max_size=5))
def test_any_rows_of_json(rows, tmp_path, rules):
    path = tmp_path / "file.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    articles, problems = read(path, rules)
    if articles:
        assert len(articles) + len([p for p in problems if p.code in {"bad_row", "empty", "not_text"}]) == len(rows)


@often
@given(text=ODD, header=st.sampled_from(["", "id,text\n", "text;id\n", "id\ttext\toutlet\n", "sep=|\nid|text\n"]))
def test_any_cells(text, header):
    try:
        cells = read_cells(header + text, {"id": ("id",), "text": ("text",)}, required="text")
    except RefusedError as error:
        assert error.message  # noqa: PT017 -- as above
        return
    numbers = [number for number, *_rest in (*cells.rows, *cells.faults)]
    assert len(set(numbers)) == len(numbers)


@often
@given(text=ODD)
def test_the_head_of_any_text(text, rules):
    found = read_dateline(text, rules.datelines)
    for value in (found.title, found.outlet):
        assert value is None or value in " ".join(text.split())


@often
@given(name=st.text(max_size=50))
def test_any_name_can_be_shown(name):
    assert shown(name).isprintable()
    shown(name).encode("utf-8")
    line = one_line(name)
    assert line == " ".join(line.split())


@often
@given(
    parts=st.lists(
        st.lists(st.integers(0, 60), min_size=1, max_size=60).map(lambda words: " ".join(f"w{w}" for w in words)),
        max_size=8,
    )
)
def test_an_origin_is_its_own_origin(parts):
    articles = [Article(file=f"{index}", text=text, sha256=text, origin=f"{index}") for index, text in enumerate(parts)]
    origins = find_origins(articles)
    assert sorted(origins) == sorted(article.file for article in articles)
    assert all(origins[origin] == origin for origin in origins.values())
    assert find_origins(reversed(articles)) == origins
