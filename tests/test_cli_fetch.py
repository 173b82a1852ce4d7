"""`claimcheck fetch`: what lies in the folder afterwards, and what is said of each address."""

from __future__ import annotations

import csv
import re
from datetime import datetime

import pytest
from typer.testing import CliRunner

from claimcheck.cli import fetch as module
from claimcheck.cli.app import app
from claimcheck.cli.fetch import fetch_articles, free_name
from claimcheck.cli.screen import Screen
from claimcheck.fetch.limits import Limits
from claimcheck.read.find import find_files
from claimcheck.read.inputs import read_inputs
from claimcheck.report.folder import write_report
from tests.documents import STORY, web_page
from tests.results import harbour_result
from tests.web_server import HERE, Reply, serving

HEAD = (
    '<meta property="og:site_name" content="Lund Post">'
    '<meta property="article:published_time" content="2031-04-02T08:00:00Z">'
)
CHANGED = '<meta property="og:site_name" content="Holm Gazette"><meta property="og:updated_time" content="2031-04-03">'
STUB = web_page("Subscribe to read on about the ferry that sank.")
GERMAN = web_page(
    *(
        f"Die {what} ist am Montag gesunken, und alle {number} Leute an Bord wurden von den Fischern gerettet."
        for number, what in enumerate(("Fähre", "Barke", "Jolle", "Yacht", "Schaluppe", "Brigg"), 12)
    )
)
REPLIES = {
    "/news/ferry-sinks.html": Reply(web_page(head=HEAD)),
    "/old": Reply(status=301, Location="/news/ferry-sinks.html"),
    "/boat": Reply(web_page(*STORY[1:], STORY[0], head=CHANGED, title="=Boat+lost")),
    "/stub": Reply(STUB),
    "/empty": Reply(b"<html><body><script>show()</script></body></html>"),
    "/german": Reply(GERMAN),
}


def fetch(folder, *paths, replies=REPLIES, **more):
    """Return what is printed, with the site as `SITE`, and the exit code; a failure is raised."""
    limits = Limits(pause=0.0, seconds=5.0, size=200_000, own_addresses=frozenset({HERE}))
    with serving(replies) as (site, asked):
        named = [path if path.startswith("http") else f"{site}{path}" for path in paths]
        code = fetch_articles(named, folder, screen=Screen(), limits=limits, **more)
    return code, site, [path for _, _, path, _ in asked if path != "/robots.txt"]


def rows(folder):
    with (folder / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def snapshot(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_article_is_saved_with_a_row(tmp_path, rules):
    code, site, _ = fetch(tmp_path / "in", "/news/ferry-sinks.html")
    assert code == 0
    name = "127-0-0-1-ferry-sinks.html"
    assert sorted(snapshot(tmp_path / "in")) == [name, "articles.csv"]
    assert (tmp_path / "in" / name).read_bytes() == web_page(head=HEAD)
    today = datetime.now().astimezone().date().isoformat()
    assert rows(tmp_path / "in") == [
        {
            "file": name, "outlet": "Lund Post", "published": "2031-04-02", "title": "Ferry sinks",
            "url": f"{site}/news/ferry-sinks.html", "fetched": today,
        }
    ]  # fmt: skip
    (article,), problems = read_inputs([tmp_path / "in"], rules)
    assert (article.url, article.fetched.isoformat(), problems) == (f"{site}/news/ferry-sinks.html", today, ())


def test_a_day_of_change_is_not_written_down_as_that_of_publication(tmp_path, rules):
    fetch(tmp_path, "/boat")
    assert [(row["outlet"], row["published"]) for row in rows(tmp_path)] == [("Holm Gazette", "")]
    (article,), _ = read_inputs([tmp_path], rules)
    assert article.published.isoformat() == "2031-04-03"  # as before: it is the best that is known


def test_a_headline_is_no_sum_in_a_spreadsheet_and_is_read_as_printed(tmp_path, rules):
    fetch(tmp_path, "/boat")
    assert rows(tmp_path)[0]["title"] == "'=Boat+lost"
    assert [article.title for article in read_inputs([tmp_path], rules)[0]] == ["=Boat+lost"]


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/stub", "no_article", "not an article, or only the start of one"),
        ("/empty", "no_article", "no article"),
        ("/german", "other_language", "written in German"),
        ("/lost", "not_found", "does not exist (404)"),
        ("http://10.0.0.7/ferry", "private_address", "private network"),
        ("http://ferry:port/", "bad_url", "not a web address"),
        ("https://docs.google.com/document/d/abc/edit", "web_address", "Google document"),
        ("https://www.dropbox.com/s/abc/ferry.docx", "web_address", "download the file there"),
    ],
)
def test_one_bad_address_costs_itself_alone(path, code, words, tmp_path, capsys):
    exit_code, site, _ = fetch(tmp_path, path, "/news/ferry-sinks.html")
    assert exit_code == 0
    assert len(rows(tmp_path)) == 1
    printed = capsys.readouterr()
    assert words in printed.out
    assert "1 of 2 articles fetched" in printed.err
    lines = list(csv.DictReader((tmp_path / "problems.csv").open(encoding="utf-8", newline="")))
    address = path if path.startswith("http") else f"{site}{path}"
    assert [(line["file"], line["code"]) for line in lines] == [(address, code)]
    assert words in lines[0]["message"]
    # The list of what could not be had is no input.
    assert [found.file for found in find_files(tmp_path)[0]] == ["127-0-0-1-ferry-sinks.html"]
    assert find_files(tmp_path)[1] == []


def test_where_nothing_can_be_had_nothing_is_left(tmp_path):
    result = CliRunner().invoke(app, ["fetch", "http://127.0.0.1:1/ferry", "-o", str(tmp_path / "new")])
    assert result.exit_code == 3
    assert "private network" in result.output
    assert not (tmp_path / "new").exists()


def test_what_is_there_is_not_fetched_again(tmp_path, capsys):
    with serving(REPLIES) as (site, asked):
        limits = Limits(pause=0.0, own_addresses=frozenset({HERE}))
        for address in ("/news/ferry-sinks.html", "/news/ferry-sinks.html", "/old"):
            assert fetch_articles([f"{site}{address}"], tmp_path, screen=Screen(), limits=limits) == 0
        paths = [path for _, _, path, _ in asked if path != "/robots.txt"]
    assert paths == ["/news/ferry-sinks.html", "/old", "/news/ferry-sinks.html"]
    assert len(rows(tmp_path)) == 1
    assert capsys.readouterr().out.count("is there already as 127-0-0-1-ferry-sinks.html") == 2


def test_an_address_that_is_named_twice_is_fetched_once(tmp_path):
    assert fetch(tmp_path, "/boat", "/boat")[2] == ["/boat"]


def test_files_and_rows_of_the_user_stay(tmp_path):
    (tmp_path / "127-0-0-1-Boat.html").write_bytes(b"mine")
    (tmp_path / "problems.csv").write_bytes(b"mine")
    before = "file;Outlet;note;published;url;fetched\r\nmine.txt;Holm Gazette;ask Ada;2031-04-01;;"
    (tmp_path / "articles.csv").write_bytes(before.encode())
    fetch(tmp_path, "/boat", "/lost")
    assert (tmp_path / "127-0-0-1-Boat.html").read_bytes() == b"mine"
    assert (tmp_path / "problems.csv").read_bytes() == b"mine"
    after = (tmp_path / "articles.csv").read_bytes().decode()
    assert after.startswith(before + "\r\n")
    assert re.fullmatch(
        r"127-0-0-1-boat-2\.html;Holm Gazette;;;http://\S+/boat;\d{4}-\d\d-\d\d\r\n", after[len(before) + 2 :]
    )


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (b"file,outlet\n", "no column 'url'"),
        (b"name,url,fetched\n", "no column 'file'"),
        ("file,url,fetched,outlet\na.txt,,,Zoë\n".encode("cp1252"), "not in UTF-8"),
        (b'file,url,fetched\n"a.txt,,\n', "row 1: opens a quotation mark"),
        (b"file,url,fetched\na.txt,\n", "row 1: has 2 cells"),
        (b"file,file,url,fetched\n", "2 columns named 'file'"),
    ],
)
def test_a_table_that_would_lose_something_is_left_alone(tmp_path, table, words):
    (tmp_path / "articles.csv").write_bytes(table)
    result = CliRunner().invoke(app, ["fetch", "https://lund.example/ferry", "-o", str(tmp_path)])
    assert result.exit_code == 2, result.output
    assert words in result.output
    assert snapshot(tmp_path) == {"articles.csv": table}


def test_a_link_is_not_written_through(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "other.csv").write_bytes(b"file,url,fetched\n")
    (tmp_path / "in" / "articles.csv").symlink_to(tmp_path / "other.csv")
    result = CliRunner().invoke(app, ["fetch", "https://lund.example/ferry", "-o", str(tmp_path / "in")])
    assert (result.exit_code, "is a link" in result.output) == (2, True)


def test_no_page_is_laid_into_a_report(tmp_path):
    write_report(harbour_result(), tmp_path)
    result = CliRunner().invoke(app, ["fetch", "https://lund.example/ferry", "-o", str(tmp_path)])
    assert (result.exit_code, "holds a report" in result.output) == (2, True)


def test_without_its_package_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr("claimcheck.extras.find_spec", lambda _module: None)
    result = CliRunner().invoke(app, ["fetch", "https://lund.example/ferry", "-o", str(tmp_path / "in")])
    assert (result.exit_code, "pip install 'httpx" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.lund.example/news/2031/ferry-sinks.html", "lund-example-ferry-sinks.html"),
        ("https://lund.example/", "lund-example.html"),
        ("https://lund.example/?p=77", "lund-example-p-77.html"),
        ("https://lund.example/a/../../../etc/passwd", "lund-example-passwd.html"),
        ("https://lund.example/f%C3%A4hre%2F..%2F/.htaccess", "lund-example-htaccess.html"),
        ("https://lund.example/" + "ferry-" * 40, "lund-example-" + "ferry-" * 9 + "fer.html"),
        ("https://lund.example/taken", "lund-example-taken-2.html"),
        ("https://lund.example/page", "lund-example-page-2.html"),
        ("https://lund.example/row", "lund-example-row-2.html"),
    ],
)
def test_a_name_is_safe_and_free(tmp_path, url, name):
    (tmp_path / "Lund-Example-Taken.HTML").touch()
    (tmp_path / "lund-example-page_files").mkdir()
    assert free_name(tmp_path, url, {"lund-example-row.html"}) == name


def test_a_full_disk_is_told(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimcheck.report.whole_files.write_whole", full)
    with pytest.raises(module.NoUsableInputError, match="No space left"):
        fetch(tmp_path, "/boat")
