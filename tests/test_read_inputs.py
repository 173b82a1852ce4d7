import json
import os
import socket
from datetime import date
from pathlib import Path

import pytest

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Result
from claimcheck.read import raw
from claimcheck.read.find import OWN_FILES
from claimcheck.read.inputs import read_inputs
from tests.documents import web_page
from tests.results import report_files

GOOD = "The ferry to Lund Isle sank on Monday, and all 12 passengers were saved, said the harbour master.\n"
OTHER = "The council of Lund Isle will vote on Friday about a new ferry that costs three million crowns.\n"


def lay(folder, **files):
    """Write files named `a_txt` as `a.txt` into `folder` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def rows(*items):
    return "".join(json.dumps(item) + "\n" for item in items)


def codes(problems):
    return [(problem.file, problem.code) for problem in problems]


def test_a_folder_gives_its_texts_below_it_by_posix_path(tmp_path, rules):
    lay(tmp_path, b_txt=GOOD, a_md=OTHER)
    lay(tmp_path / "deep" / "er", c_TXT="Third text about the ferry and the people on it.")
    articles, problems = read_inputs([tmp_path], rules)
    assert [article.file for article in articles] == ["a.md", "b.txt", "deep/er/c.TXT"]
    assert problems == ()


def test_line_ends_are_kept_as_they_are(tmp_path, rules):
    text = "Ferry sinks\r\n\r\nAll were saved.\rNobody knows why.\n"
    lay(tmp_path, a_txt=text)
    (article,), _problems = read_inputs([tmp_path], rules)
    assert article.text == text
    assert article.title == "Ferry sinks"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("bad.txt", b"", "empty"),
        ("bad.txt", b" \n ", "empty"),
        ("bad.txt", b"\x7fELF\x02\x01\x00", "not_text"),
        ("bad.txt", b"One\x00two", "not_text"),
        ("bad.html", b"<html><body></body></html>", "no_article"),
        ("bad.docx", b"PK\x03\x04", "not_a_document"),
        ("bad.PDF", b"%PDF-", "damaged"),
        ("bad.rtf", b"{\\rtf1}", "empty"),
        ("bad.doc", b"\xd0\xcf\x11\xe0", "unknown_format"),
        ("bad.odt", b"PK\x03\x04", "not_a_document"),
        ("bad.epub", b"words", "not_a_document"),
        ("bad.eml", b"words", "not_a_document"),
        ("bad.mht", b"words", "not_a_document"),
        ("bad.XML", b"<rss/>", "unknown_format"),
        ("bad.jsonl", b"{}", "table_in_folder"),
        ("bad.csv", b"text\n", "table_in_folder"),
    ],
)
def test_a_bad_file_costs_that_file_only(name, content, code, tmp_path, rules):
    lay(tmp_path, good_txt=GOOD)
    (tmp_path / name).write_bytes(content)
    articles, problems = read_inputs([tmp_path], rules)
    assert [article.file for article in articles] == ["good.txt"]
    assert codes(problems) == [(name, code)]
    assert len(problems[0].message) > 20


def test_what_is_no_file_is_named_and_never_opened(tmp_path, rules, monkeypatch):
    inside = lay(tmp_path / "in", good_txt=GOOD)
    lay(tmp_path / "out", secret_txt=OTHER)
    os.mkfifo(inside / "pipe.txt")
    (inside / "gone.txt").symlink_to(tmp_path / "nowhere")
    (inside / "loop.txt").symlink_to("loop.txt")
    (inside / "zero.txt").symlink_to("/dev/zero")
    (inside / "secret.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (inside / "up").symlink_to("..")
    (inside / "folder.txt").mkdir()
    monkeypatch.chdir(inside)
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("plug.txt")
        articles, problems = read_inputs([inside], rules)
    assert [article.file for article in articles] == ["good.txt"]
    assert codes(problems) == [
        ("gone.txt", "dangling_link"),
        ("loop.txt", "dangling_link"),
        ("pipe.txt", "not_a_file"),
        ("plug.txt", "not_a_file"),
        ("secret.txt", "link"),
        ("up", "link"),
        ("zero.txt", "link"),
    ]


def test_a_pipe_named_itself_is_refused(tmp_path, rules):
    lay(tmp_path, good_txt=GOOD)
    os.mkfifo(tmp_path / "pipe.txt")
    articles, problems = read_inputs([tmp_path / "pipe.txt", tmp_path / "good.txt"], rules)
    assert [article.file for article in articles] == ["good.txt"]
    assert codes(problems) == [("pipe.txt", "not_a_file")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(tmp_path, rules):
    lay(tmp_path, good_txt=GOOD, bad_txt=OTHER)
    (tmp_path / "bad.txt").chmod(0)
    _articles, problems = read_inputs([tmp_path], rules)
    assert codes(problems) == [("bad.txt", "unreadable")]


def test_an_unreadable_file_is_named_for_root_too(tmp_path, rules, monkeypatch):
    lay(tmp_path, good_txt=GOOD, bad_txt=OTHER)
    real = os.open

    def refuse(path, *rest):
        if Path(path).name == "bad.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *rest)

    monkeypatch.setattr(raw.os, "open", refuse)
    articles, problems = read_inputs([tmp_path], rules)
    assert len(articles) == 1
    assert codes(problems) == [("bad.txt", "unreadable")]


def test_a_huge_file_is_refused_by_its_size(tmp_path, rules):
    lay(tmp_path, good_txt=GOOD)
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(5 << 30)
    _articles, problems = read_inputs([tmp_path], rules)
    assert codes(problems) == [("huge.txt", "too_large")]


def test_litter_hidden_files_and_own_reports_are_passed_over(tmp_path, rules):
    lay(tmp_path, good_txt=GOOD)
    lay(tmp_path / "__MACOSX", x_txt=OTHER)
    for name in (".hidden.txt", "._good.txt", "~$lock.docx", "Thumbs.db"):
        (tmp_path / name).write_text(OTHER)
    report = tmp_path / "report"
    lay(report, run_json="{}", problems_csv="", report_md=OTHER, report_html="", claims_csv="", review_xlsx="")
    lay(report, articles_jsonl="", note_txt=OTHER)
    articles, problems = read_inputs([tmp_path], rules)
    assert [article.file for article in articles] == ["good.txt", "report/note.txt"]
    assert problems == ()


def test_the_parts_that_a_browser_saves_beside_a_page_are_passed_over(tmp_path, rules):
    lay(tmp_path, good_txt=GOOD)
    (tmp_path / "Ferry sinks.html").write_bytes(web_page())
    for folder in ("Ferry sinks_files", "my_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_bytes(web_page("A frame with nothing but an advertisement in it."))
        (tmp_path / folder / "x.css").write_text("p {}")
    articles, problems = read_inputs([tmp_path], rules)
    assert [article.file for article in articles] == ["Ferry sinks.html", "good.txt", "my_files/frame.html"]
    assert {problem.file for problem in problems} == {"my_files/x.css", "my_files/frame.html"}


def test_two_names_of_one_file_are_one_article(tmp_path, rules):
    lay(tmp_path, a_txt=GOOD)
    os.link(tmp_path / "a.txt", tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to("a.txt")
    articles, problems = read_inputs([tmp_path, tmp_path / "a.txt"], rules)
    assert [article.file for article in articles] == ["a.txt"]
    assert codes(problems) == [("a.txt", "same_file"), ("b.txt", "same_file"), ("c.txt", "same_file")]


@pytest.mark.parametrize(
    "inputs", [["empty"], ["missing"], ["missing.txt"], ["bad"], ["empty", "bad", "missing.jsonl"]]
)
def test_nothing_usable_is_an_error_that_says_why(inputs, tmp_path, rules):
    lay(tmp_path / "empty")
    lay(tmp_path / "bad", a_txt=b"")
    with pytest.raises(NoUsableInputError) as caught:
        read_inputs([tmp_path / name for name in inputs], rules)
    for name in inputs:
        assert ("a.txt" if name == "bad" else name) in str(caught.value)


def test_a_missing_path_is_a_problem_beside_good_ones(tmp_path, rules):
    lay(tmp_path, good_txt=GOOD)
    articles, problems = read_inputs([tmp_path / "good.txt", tmp_path / "no such folder"], rules)
    assert len(articles) == 1
    assert codes(problems) == [("no such folder", "missing")]


def test_each_file_is_told_of_before_it_is_read(tmp_path, rules):
    lay(tmp_path / "in", b_txt=GOOD, a_txt=b"")
    path = tmp_path / "t.jsonl"
    path.write_text(rows({"id": "1", "text": OTHER}))
    told = []
    read_inputs([tmp_path / "in", path], rules, lambda *each: told.append(each))
    assert told == [("a.txt", 0, 2), ("b.txt", 1, 2), ("t.jsonl", 0, 1)]


def test_a_name_that_no_system_takes_is_missing(tmp_path, rules):
    lay(tmp_path, good_txt=GOOD)
    _articles, problems = read_inputs([tmp_path, Path("a\0b.txt")], rules)
    assert [problem.code for problem in problems] == ["missing"]


def test_articles_of_one_name_are_told_apart_whatever_the_order(tmp_path, rules):
    one, two = lay(tmp_path / "one", a_txt=GOOD), lay(tmp_path / "two", a_txt=OTHER)
    forth, back = read_inputs([one, two], rules), read_inputs([two, one], rules)
    assert forth == back
    assert [article.file for article in forth[0]] == ["one/a.txt", "two/a.txt"]
    assert codes(forth[1]) == [("a.txt", "same_name"), ("a.txt", "same_name")]


@pytest.mark.parametrize("name", ["line\nend.txt", "\x1b[31mred.txt", "=cmd.txt", "  lead.txt", "ünï🙂.txt"])
def test_odd_file_names_can_be_shown(name, tmp_path, rules):
    (tmp_path / name).write_text(GOOD)
    (article,), _problems = read_inputs([tmp_path], rules)
    assert article.file.isprintable()
    article.file.encode("utf-8")


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path, rules):
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text(GOOD)
    (article,), _problems = read_inputs([tmp_path], rules)
    assert article.file == "caf\\xe9.txt"


# -------------------------------------------------------------------------------------------------- articles.csv


def test_the_sidecar_wins_over_the_text(tmp_path, rules):
    lay(tmp_path, a_txt="Ferry sinks\nPublished: 2 April 2031\n" + GOOD)
    lay(tmp_path, articles_csv="file,outlet,published\na.txt,Lund Post,2031-04-05\n")
    (article,), problems = read_inputs([tmp_path], rules)
    assert (article.outlet, article.published, article.title) == ("Lund Post", date(2031, 4, 5), "Ferry sinks")
    assert dict(article.provenance) == {
        "outlet": "articles.csv",
        "published": "articles.csv",
        "title": "text: datelines.first_line",
    }
    assert problems == ()


def test_an_empty_cell_leaves_what_the_text_says(tmp_path, rules):
    lay(tmp_path, a_txt="Published: 2 April 2031\n" + GOOD, articles_csv="file,published,outlet\na.txt,,Lund Post\n")
    (article,), _problems = read_inputs([tmp_path], rules)
    assert (article.outlet, article.published) == ("Lund Post", date(2031, 4, 2))


def test_the_sidecar_serves_a_file_named_itself_and_folders_below(tmp_path, rules):
    lay(tmp_path / "ferry", a_txt=GOOD, articles_csv="file,outlet\na.txt,Lund Post\nb.txt,Isle Echo\n")
    (single,), problems = read_inputs([tmp_path / "ferry" / "a.txt"], rules)
    (below,), _problems = read_inputs([tmp_path], rules)
    assert single.outlet == below.outlet == "Lund Post"
    assert problems == ()


@pytest.mark.parametrize(
    ("sidecar", "place", "code"),
    [
        ("file,outlet\nb.txt,Lund Post\n", "row 1", "unknown_file"),
        ("file,published\na.txt,02/01/2031\n", "row 1", "bad_date"),
        ("file,published\na.txt,2031-02-30\n", "row 1", "bad_date"),
        ("file,url\na.txt,javascript:alert(1)\n", "row 1", "bad_url"),
        ("file,url\na.txt,https://me:secret@lund.example/1\n", "row 1", "url_password"),
        ("file,outlet\na.txt,Lund Post\na.txt,Isle Echo\n", "row 2", "repeated_file"),
        ("file,outlet\n,Lund Post\n", "row 1", "no_file"),
        ("file,outlet\na.txt,Lund Post,too many\n", "row 1", "bad_row"),
        ("outlet\nLund Post\n", "", "bad_table"),
        ("", "", "empty"),
    ],
)
def test_a_fault_in_the_sidecar_costs_no_article(sidecar, place, code, tmp_path, rules):
    lay(tmp_path, a_txt=GOOD, articles_csv=sidecar)
    articles, problems = read_inputs([tmp_path], rules)
    assert len(articles) == 1
    assert [(problem.file, problem.place, problem.code) for problem in problems] == [("articles.csv", place, code)]
    assert "secret" not in repr((articles, problems))


# -------------------------------------------------------------------------------------------------------- tables


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_a_table_named_itself_gives_its_articles(suffix, tmp_path, rules):
    path = tmp_path / f"table{suffix}"
    if suffix == ".jsonl":
        path.write_text(
            rows({"id": "x1", "text": GOOD, "outlet": "Lund Post", "published": "2031-04-02", "title": "Sunk"})
        )
    else:
        path.write_text(f'id,text,source,date,headline\nx1,"{GOOD}",Lund Post,2031-04-02,Sunk\n')
    (article,), problems = read_inputs([path], rules)
    assert (article.file, article.text, article.outlet) == ("x1", GOOD, "Lund Post")
    assert (article.published, article.title) == (date(2031, 4, 2), "Sunk")
    assert problems == ()


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ('{"id": "2", "text": "oops', "bad_row"),
        ("[" * 100_000, "bad_row"),
        ('{"id": ' + "9" * 100_000 + "}", "bad_row"),
        ('["a"]', "bad_row"),
        ("null", "bad_row"),
        ('{"id": "2", "text": null}', "bad_row"),
        ('{"id": "2", "text": ["a"]}', "bad_row"),
        ('{"id": "2", "headline": "x"}', "bad_row"),
        ('{"id": "2", "text": "  "}', "empty"),
        ('{"id": "2", "text": "a\\u0000b"}', "not_text"),
    ],
)
def test_a_bad_line_of_json_costs_that_line(bad, code, tmp_path, rules):
    path = tmp_path / "t.jsonl"
    path.write_text(rows({"id": "1", "text": GOOD}) + bad + "\n" + rows({"id": "3", "text": OTHER}))
    articles, problems = read_inputs([path], rules)
    assert [article.file for article in articles] == ["1", "3"]
    assert [(problem.file, problem.place, problem.code) for problem in problems] == [("t.jsonl", "row 2", code)]


@pytest.mark.parametrize(
    ("table", "kept", "code"),
    [
        (f"id,text\n1,{OTHER.strip()}\n2\n", ["1"], "bad_row"),
        (f"id,text\n1,{OTHER.strip()}\n2,a,b\n", ["1"], "bad_row"),
        (f'id,text\n1,{OTHER.strip()}\n2,"never closed\n3,lost\n', ["1"], "bad_row"),
        ("a,b\n1,2\n", [], "bad_table"),
        ("id,text,text\n1,a,b\n", [], "bad_table"),
        (",".join(f"c{number}" for number in range(20_000)), [], "bad_table"),
        ("id,text\n", [], "empty"),
    ],
)
def test_a_bad_row_of_csv_costs_that_row(table, kept, code, tmp_path, rules):
    path = tmp_path / "t.csv"
    path.write_text(table)
    lay(tmp_path, good_txt=GOOD)
    articles, problems = read_inputs([path, tmp_path / "good.txt"], rules)
    assert [article.file for article in articles] == [*kept, "good.txt"]
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize(
    "content",
    [
        "id;text;outlet\n1;Señor Muñoz said “no”.;Día\n".encode("cp1252"),
        "sep=;\r\nid;text;outlet\r\n1;Señor Muñoz said “no”.;Día\r\n".encode("utf-8-sig"),
        "id\ttext\toutlet\n1\tSeñor Muñoz said “no”.\tDía\n".encode("utf-16"),
    ],
)
def test_tables_are_read_as_spreadsheet_programs_write_them(content, tmp_path, rules):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    (article,), _problems = read_inputs([path], rules)
    assert (article.file, article.text, article.outlet) == ("1", "Señor Muñoz said “no”.", "Día")


def test_rows_of_one_id_are_told_apart(tmp_path, rules):
    path = tmp_path / "t.jsonl"
    path.write_text(rows({"id": "1", "text": GOOD}, {"id": "1", "text": OTHER}, {"id": "1#2", "text": "Third one."}))
    articles, problems = read_inputs([path, path], rules)
    assert [(article.file, article.text) for article in articles] == [
        ("1", GOOD),
        ("1#2", "Third one."),
        ("1#3", OTHER),
    ]
    assert {problem.code for problem in problems} == {"same_file", "same_name"}


def test_hostile_values_are_tamed(tmp_path, rules):
    path = tmp_path / "t.jsonl"
    path.write_text(
        rows(
            {
                "id": "../../x\x1b[2J",
                "title": "a\r\n\x1b[31mb",
                "outlet": "S" * 10_000,
                "date": "0000-00-00",
                "text": GOOD,
            }
        )
        + '{"id": 7, "text": "half a \\ud83d character, said the harbour master.", "title": "\\udfff"}\n'
    )
    (first, second), problems = read_inputs([path], rules)
    assert first.title == "a [31mb"
    assert len(first.outlet) == 500
    assert first.published is None
    assert second.file == "7"
    assert second.text == "half a \ufffd character, said the harbour master."
    assert {problem.code for problem in problems} == {"bad_date", "encoding_damaged"}


def test_copies_are_told(tmp_path, rules):
    lay(tmp_path, a_txt=GOOD, b_txt=GOOD)
    articles, problems = read_inputs([tmp_path], rules)
    assert [article.origin for article in articles] == ["a.txt", "a.txt"]
    assert codes(problems) == [("b.txt", "same_source")]


def test_every_file_that_a_report_writes_is_known_as_our_own():
    empty = Result(extractions=(), facts=(), disagreements=(), problems=())
    assert set(report_files(empty)) <= OWN_FILES
