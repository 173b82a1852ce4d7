"""A report that is served: who may come in, what is served, and that no answer is lost."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import signal
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.cli.review import import_sheet
from claimcheck.cli.screen import Screen
from claimcheck.report.folder import write_report
from claimcheck.report.held_folder import hold_output_folder
from claimcheck.review.store import STORE, read_decisions
from tests.results import empty_result
from tests.reviewing import answer, ids_in, lay_report
from tests.serving import Reviewer, served

pytest.importorskip("starlette", reason="claimcheck[serve] is not installed")
pytest.importorskip("uvicorn", reason="claimcheck[serve] is not installed")


@pytest.fixture(scope="module")
def standing_server(tmp_path_factory):
    """One server for the tests that change nothing."""
    folder = lay_report(tmp_path_factory.mktemp("report"))
    (folder / "secret.txt").write_text("nobody's business")
    (folder.parent / "above.txt").write_text("nobody's business")
    with served(folder, "--reviewer", "Ada") as server:
        yield server


@pytest.fixture
def report(tmp_path):
    return lay_report(tmp_path)


def stored(folder):
    """All rows of the store, and whether it is whole."""
    with sqlite3.connect(folder / STORE) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return file.execute("SELECT target, reviewer, answer, replaced_by FROM decisions ORDER BY id").fetchall()


# ------------------------------------------------------------------------------------------------- who may come in


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/wrong/", {}),
        ("/wrong/review.xlsx", {}),
        ("", {"Host": "evil.example"}),
        ("", {"Host": "evil.example:{port}"}),
        ("", {"Host": "127.0.0.1"}),
        ("", {"Host": "127.0.0.1:1"}),
        ("", {"Host": "ada@127.0.0.1:{port}"}),
        ("", {"Host": "127.0.0.1.evil.example:{port}"}),
        ("", {"Host": None}),
        ("", {"Origin": "http://evil.example"}),
        ("", {"Origin": "null"}),
        ("api/answers", {}),
        ("api/answers", {"X-Claimcheck-Token": "wrong"}),
        ("api/answers", {"X-Claimcheck-Token": "é"}),
        ("api/answers", {"X-Claimcheck-Token": "{token}", "Origin": "https://127.0.0.1:{port}"}),
        ("api/answers", {"X-Claimcheck-Token": "{token}", "Sec-Fetch-Site": "cross-site"}),
        ("/wrong/api/answers", {"X-Claimcheck-Token": "{token}"}),
    ],
)
def test_who_has_not_the_whole_address_is_not_let_in(standing_server, path, headers):
    known = {"port": standing_server.host.rpartition(":")[2], "token": standing_server.token}
    filled = {name: value and value.format(**known) for name, value in headers.items()}
    status, _, content = standing_server.asks(path, headers=filled)
    assert status in (400, 403)
    assert b"Kestrel" not in content
    assert standing_server.token.encode() not in content


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": None}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"X-Claimcheck-Token": None}, 403),
        ({"X-Claimcheck-Token": "wrong"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": None}, 415),
    ],
)
def test_a_form_elsewhere_can_not_answer(standing_server, headers, status):
    ada = Reviewer(standing_server, "Ada")
    target = ada.looks() or {}
    assert target == {}
    assert ada.sends("d-aaaaaaaaaaaa", headers=headers, answer="misread")[0] == status


@pytest.mark.parametrize(
    ("bound", "asked", "known"),
    [
        ("127.0.0.1", "127.0.0.1:80", True),
        ("127.0.0.1", "localhost:80", True),
        ("127.0.0.1", "LOCALHOST", True),
        ("127.0.0.1", "10.0.0.7:80", False),
        ("::1", "[::1]:80", True),
        ("192.0.2.7", "10.0.0.7:80", True),
        ("192.0.2.7", "evil.example:80", False),
        ("newsdesk", "newsdesk:80", True),
        ("newsdesk", "otherdesk:80", False),
        ("127.0.0.1", "127.0.0.1:80/x", False),
        ("127.0.0.1", "[::1", False),
        ("127.0.0.1", "127.0.0.1:x", False),
    ],
)
def test_only_names_of_this_machine_are_known(bound, asked, known):
    from claimcheck.serve.guard import Door

    assert Door(bound, 80, "t").knows(asked) is known


# ----------------------------------------------------------------------------------------------------- what is served


@pytest.mark.parametrize(
    "path",
    [
        "../above.txt",
        "..%2fabove.txt",
        "%2e%2e/above.txt",
        "..%5cabove.txt",
        "secret.txt",
        "decisions.sqlite",
        "REPORT.HTML",
        "review.xlsx/",
        "review.xlsx%00.txt",
        "/etc/passwd",
        "//etc/passwd",
        "api/",
    ],
)
def test_no_file_is_served_but_those_of_the_report(standing_server, path):
    status, _, content = standing_server.asks(path if not path.startswith("/") else f"/{standing_server.token}{path}")
    assert status in (403, 404, 307, 400)
    assert b"nobody's business" not in content
    assert b"root:" not in content


def test_the_page_of_a_story_is_one_to_answer_in(report):
    (report / "stories").mkdir()
    (report / "stories" / "s-abcdefghjkmn.html").write_bytes((report / "report.html").read_bytes())
    with served(report) as server:
        status, headers, content = server.asks("stories/s-abcdefghjkmn.html")
        assert status == 200
        assert content == server.asks()[2] == server.asks("report.html")[2]
        assert "connect-src 'self'" in headers["content-security-policy"]
        for name in ("s-nnnnnnnnnnnn.html", "report.html", "..%2freport.html", "s-abcdefghjkmn.txt"):
            assert server.asks(f"stories/{name}")[0] in (404, 503)


def test_a_link_in_the_place_of_a_file_is_not_followed(report):
    (report / "claims.csv").unlink()
    (report / "claims.csv").symlink_to("/etc/passwd")
    with served(report) as server:
        assert server.asks("claims.csv")[0] == 404
        assert server.asks("facts.csv")[0] == 200


def test_nothing_is_kept_and_nothing_comes_from_elsewhere(standing_server):
    for path, status in (("", 200), ("facts.csv", 200), ("none", 404), ("/wrong/", 403)):
        got, headers, _ = standing_server.asks(path)
        assert got == status
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "server" not in headers
    _, headers, content = standing_server.asks()
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert b'http-equiv="Content-Security-Policy"' not in content
    assert not re.search(rb"<(?:script|link|img|iframe)[^>]+(?:src|href)=", content)
    assert standing_server.asks("facts.csv")[1]["content-disposition"] == 'attachment; filename="facts.csv"'


def test_the_static_page_is_left_as_it_is(report):
    before = (report / "report.html").read_bytes()
    with served(report) as server:
        assert b"desk-name" in server.asks()[2]
        assert Reviewer(server, "Ada").sends(ids_in(report, "disagreement")[0], answer="misread")[0] == 200
    assert (report / "report.html").read_bytes() == before
    assert b"desk-name" not in before


def test_a_name_can_not_leave_the_script(report):
    with served(report, "--reviewer", "</script><b>Ada") as server:
        assert b"</script><b>Ada" not in server.asks()[2]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text.replace("script-src", "script-src 'unsafe-inline'"), "another version of claimcheck"),
        (lambda text: text.replace("<meta http-equiv", "<meta data-was"), "another version of claimcheck"),
        (lambda _text: "", "another version of claimcheck"),
    ],
)
def test_a_page_that_is_not_ours_is_not_served(report, change, says):
    (report / "report.html").write_text(change((report / "report.html").read_text()))
    told = CliRunner().invoke(app, ["serve", str(report)])
    assert (told.exit_code, says in told.output) == (3, True)


def test_a_folder_without_a_report_is_told(tmp_path):
    assert CliRunner().invoke(app, ["serve", str(tmp_path)]).exit_code == 3
    assert CliRunner().invoke(app, ["serve", str(tmp_path / "none")]).exit_code == 3


def test_a_port_that_is_taken_is_told(standing_server, report):
    port = standing_server.host.rpartition(":")[2]
    assert CliRunner().invoke(app, ["serve", str(report), "--port", port]).exit_code == 2


def test_without_the_extra_it_says_what_to_install(report, monkeypatch):
    monkeypatch.setattr("claimcheck.extras.find_spec", lambda _module: None)
    told = CliRunner().invoke(app, ["serve", str(report)])
    assert (told.exit_code, "pip install 'starlette" in told.output) == (2, True)


# --------------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"about": "fact", "target": "x", "reviewer": "Ada", "fields": {}, "seen": [], "version": ""}',
        b'{"about": "claim", "target": 1, "reviewer": "Ada", "fields": {}, "seen": [], "version": ""}',
        b'{"about": "claim", "target": "x", "reviewer": "Ada", "fields": [], "seen": [], "version": ""}',
        b'{"about": "claim", "target": "x", "reviewer": "Ada", "fields": {"note": 1}, "seen": [], "version": ""}',
        b'{"about": "claim", "target": "x", "reviewer": "Ada", "fields": {}, "seen": [true], "version": ""}',
        b'{"about": "claim", "target": "x", "reviewer": "Ada", "fields": {}, "seen": [%s], "version": ""}'
        % (b"9" * 5000),
    ],
)
def test_what_is_no_answer_is_refused(standing_server, body):
    status, _, _ = standing_server.asks("api/answer", "POST", body, Reviewer(standing_server, "Ada").may())
    assert status == 400


def test_what_is_too_large_is_refused_whether_its_length_is_told_or_not(standing_server):
    headers = Reviewer(standing_server, "Ada").may()
    assert standing_server.asks("api/answer", "POST", b" " * 70_000, headers)[0] == 413
    line = http.client.HTTPConnection(standing_server.host, timeout=20)
    line.request(
        "POST", f"/{standing_server.token}/api/answer", iter([b" " * 7_000] * 10), headers, encode_chunked=True
    )
    assert line.getresponse().status == 413
    line.close()
    assert standing_server.asks()[0] == 200


@pytest.mark.parametrize(
    ("name", "fields", "says"),
    [
        ("Ada", {"answer": "who knows"}, "not one of the answers"),
        ("Ada", {"answer": "misread", "flag": "red"}, "not a question asked here"),
        ("Ada", {"note": "n" * 10_001}, "10000 are the most"),
        (" ", {"answer": "misread"}, "enter your name"),
    ],
)
def test_an_answer_that_the_workbook_does_not_know_is_refused(report, name, fields, says):
    with served(report) as server:
        status, found = Reviewer(server, name).sends(ids_in(report, "disagreement")[0], **fields)
    assert (status, says in found["error"]) == (422, True)
    assert read_decisions(report) == ()


def test_only_what_is_in_the_report_can_be_decided_on(report):
    with served(report) as server:
        assert Reviewer(server, "Ada").sends("d-aaaaaaaaaaaa", answer="misread")[0] == 422
        assert Reviewer(server, "Ada").sends(ids_in(report)[0], answer="misread")[0] == 422


# --------------------------------------------------------------------------------------------------- nothing is lost


def test_an_answer_is_stored_as_that_of_the_workbook_is(report, tmp_path_factory):
    first, claim = ids_in(report, "disagreement")[0], ids_in(report)[0]
    other = lay_report(tmp_path_factory.mktemp("other"))
    with served(report) as server:
        ada = Reviewer(server, "Ada")
        fields = {"answer": "real contradiction", "value": "12", "note": "rang them", "checked_on": "2031-03-08"}
        assert ada.sends(first, **fields)[0] == 200
        assert ada.sends(claim, "claim", answer="wrong value", value="13", note="a slip")[0] == 200
    said = {
        "your verdict": "real contradiction", "preferred value": "12", "note": "rang them",
        "checked on": "2031-03-08", "reviewer": "Ada",
    }  # fmt: skip
    heard = {"is the extraction right?": "wrong value", "right value": "13", "note": "a slip", "reviewer": "Ada"}
    import_sheet(answer(other, {first: said}, "a.xlsx", "disagreement"), other, screen=Screen(quiet=True))
    import_sheet(answer(other, {claim: heard}, "b.xlsx"), other, screen=Screen(quiet=True))
    assert read_decisions(report) == read_decisions(other)
    assert len(read_decisions(report)) == 2


def test_two_reviewers_at_once_each_keep_their_answers(report):
    targets = [(one, "disagreement") for one in ids_in(report, "disagreement")] + [
        (one, "claim") for one in ids_in(report)
    ]
    with served(report) as server:
        start = threading.Barrier(2)

        def reviews(name, choices):
            one = Reviewer(server, name)
            one.looks()
            start.wait()
            return [one.sends(target, about, answer=choices[about])[0] for target, about in targets]

        with ThreadPoolExecutor(2) as pool:
            ada = pool.submit(reviews, "Ada", {"disagreement": "misread", "claim": "yes"})
            bo = pool.submit(reviews, "Bo", {"disagreement": "undecided", "claim": "no claim"})
            assert ada.result() == bo.result() == [200] * len(targets)
        seen = Reviewer(server, "Bo").looks()
    assert {len(every) for every in seen.values()} == {2}
    assert {(one["reviewer"], one["mine"]) for every in seen.values() for one in every} == {
        ("Ada", False),
        ("Bo", True),
    }
    assert len(read_decisions(report)) == 2 * len(targets)


def test_one_reviewer_on_two_pages_is_told_before_an_answer_is_replaced(report):
    first = ids_in(report, "disagreement")[0]
    with served(report) as server:
        here, there = Reviewer(server, "Ada"), Reviewer(server, "ADA ")
        here.looks(), there.looks()
        assert here.sends(first, answer="misread")[0] == 200
        status, found = there.sends(first, answer="undecided")
        assert (status, found["answers"][0]["answer"]) == (409, "misread")
        assert there.sends(first, answer="undecided")[0] == 200
    assert [row[2:] for row in stored(report)] == [("misread", 2), ("undecided", None)]


def test_what_is_taken_back_no_longer_stands_and_stays_in_the_file(report):
    first = ids_in(report, "disagreement")[0]
    with served(report) as server:
        ada = Reviewer(server, "Ada")
        ada.sends(first, answer="misread")
        assert ada.sends(first)[1]["answers"] == []
        assert ada.sends(first)[0] == 200
        assert read_decisions(report) == ()
        assert ada.sends(first, answer="undecided")[0] == 200
    assert [row[2:] for row in stored(report)] == [("misread", 2), ("", 2), ("undecided", None)]


def test_a_page_that_is_loaded_again_shows_what_was_saved(report):
    first = ids_in(report, "disagreement")[0]
    with served(report) as server:
        Reviewer(server, "Ada").sends(first, answer="misread", note="see page 2")
        (again,) = Reviewer(server, "Ada").looks()[first]
        assert (again["answer"], again["note"], again["mine"]) == ("misread", "see page 2", True)
    with served(report) as server:
        assert Reviewer(server, "Bo").looks()[first][0]["reviewer"] == "Ada"


def test_what_is_unchanged_is_not_sent_again(standing_server):
    headers = {"X-Claimcheck-Token": standing_server.token}
    tag = standing_server.asks("api/answers", headers=headers)[1]["x-claimcheck-state"]
    assert standing_server.asks(f"api/answers?have={tag}", headers=headers)[0] == 204


def test_a_workbook_that_is_taken_in_between_is_seen_and_not_written_over(report):
    first, second = ids_in(report, "disagreement")[:2]
    sheet = answer(report, {first: {"your verdict": "undecided", "reviewer": "Ada"}}, "a.xlsx", "disagreement")
    with served(report) as server:
        ada = Reviewer(server, "Ada")
        assert ada.sends(second, answer="misread")[0] == 200
        ada.looks()
        assert import_sheet(sheet, report, screen=Screen(quiet=True)) == 0
        assert ada.sends(first, answer="misread")[0] == 409
        assert ada.looks()[first][0]["answer"] == "undecided"
        assert ada.sends(first, answer="misread")[0] == 200
        sheet = answer(report, {second: {"your verdict": "both can hold", "reviewer": "Ada"}}, "b.xlsx", "disagreement")
        assert import_sheet(sheet, report, screen=Screen(quiet=True)) == 0
        assert ada.looks()[second][0]["answer"] == "both can hold"
    assert {one.answer for one in read_decisions(report)} == {"misread", "both can hold"}
    assert len(stored(report)) == 4


def test_while_another_run_holds_the_folder_the_page_is_asked_to_try_again(report):
    first = ids_in(report, "disagreement")[0]
    with served(report) as server:
        ada = Reviewer(server, "Ada")
        with hold_output_folder(report):
            status, found = ada.sends(first, answer="misread")
            assert (status, found["again"]) == (503, True)
        assert ada.sends(first, answer="misread")[0] == 200


def test_a_report_that_is_written_anew_is_not_answered_by_its_old_page(report):
    first = ids_in(report, "disagreement")[0]
    with served(report) as server:
        ada = Reviewer(server, "Ada")
        ada.looks()
        write_report(empty_result(), report)
        status, found = ada.sends(first, answer="misread")
        assert (status, found["reload"]) == (409, True)
        assert ada.looks() == {}
    assert read_decisions(report) == ()


def test_a_server_that_is_killed_while_it_saves_leaves_the_store_whole(report):
    claims = ids_in(report)
    told = set()

    def reviews(server, turn, under_way):
        ada = Reviewer(server, "Ada")
        with contextlib.suppress(OSError, http.client.HTTPException):
            for number in range(2_000):
                note = f"{turn}.{number}"
                if ada.sends(claims[number % len(claims)], "claim", note=note)[0] == 200:
                    told.add(note)
                if number == 3:
                    under_way.set()

    for turn in range(3):
        with served(report) as server, ThreadPoolExecutor(1) as pool:
            under_way = threading.Event()
            done = pool.submit(reviews, server, turn, under_way)
            assert under_way.wait(30)
            time.sleep(0.013 * turn)
            server.process.kill()
            done.result()
        standing = [row for row in stored(report) if row[3] is None]
        assert len(standing) == len({row[0] for row in standing}) == len(read_decisions(report))
        with sqlite3.connect(report / STORE) as file:
            notes = {note for (note,) in file.execute("SELECT note FROM decisions")}
        # All that was said to be saved is there; each time one more may be, of which nobody was told.
        assert told <= notes
        assert len(notes - told) <= turn + 1


@pytest.mark.parametrize("with_signal", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly_and_well(report, with_signal):
    with served(report, "--reviewer", "Ada") as server:
        assert Reviewer(server, "Ada").sends(ids_in(report, "disagreement")[0], answer="misread")[0] == 200
        assert server.interrupted(with_signal) == 0
        assert "interrupted" not in server.process.stderr.read()
    assert len(read_decisions(report)) == 1
    assert not [path.name for path in report.iterdir() if path.suffix in (".part", "-wal")]


def test_in_the_background_it_does_not_hear_what_is_meant_for_another(report):
    with served(report, deaf=True) as server:
        server.process.send_signal(signal.SIGINT)
        time.sleep(0.3)
        assert server.asks()[0] == 200
        assert server.interrupted(signal.SIGTERM) == 0


def test_the_questions_on_the_page_are_those_of_the_workbook(standing_server):
    content = standing_server.asks()[2].decode()
    data = json.loads(re.search(r'id="review-data">(.*?)</script>', content)[1])
    assert [one["title"] for one in data["questions"]["disagreement"]] == ["your verdict", "preferred value", "note"]
    assert [one["title"] for one in data["questions"]["claim"]] == ["is the extraction right?", "right value", "note"]
    assert data["reviewer"] == "Ada"
