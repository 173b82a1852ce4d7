"""What can't be reached, or lies where nobody looks, costs itself: no run ends over it, and nothing of it is shown."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

import pytest

from claimcheck.read.find import find_files
from claimcheck.read.inputs import read_inputs

MILL = "The mill at Osk burned for 3 hours on Tuesday before 40 firefighters put it out, the brigade said.\n"


def codes(problems):
    return [(problem.file, problem.code) for problem in problems]


def as_nobody(work):
    """Run `work` in a process that is not root's, and return how it ended."""
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            work()
        except BaseException:  # noqa: BLE001 -- what the process ends with is what is tested
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.fixture
def public():
    """A folder that everybody may read."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_that_may_be_listed_but_not_searched_costs_its_files(public, rules):
    (public / "mill.txt").write_text(MILL)
    closed = public / "closed"
    closed.mkdir()
    (closed / "a.txt").write_text(MILL)
    (closed / "b").mkdir()
    closed.chmod(0o744)

    def work():
        articles, problems = read_inputs([public, closed / "a.txt", closed / "b"], rules)
        assert [article.file for article in articles] == ["mill.txt"]
        assert codes(problems) == [
            ("a.txt", "unreadable"),
            ("b", "unreadable"),
            ("closed/a.txt", "unreadable"),
            ("closed/b", "unreadable"),
        ]

    assert as_nobody(work) == 0
    closed.chmod(0o755)


def test_a_path_that_is_too_long_costs_what_lies_there(tmp_path, rules):
    (tmp_path / "mill.txt").write_text(MILL)
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(20):
            Path("d" * 250).mkdir()
            os.chdir("d" * 250)
        Path("deep.txt").write_text(MILL)
    finally:
        os.chdir(here)
    articles, problems = read_inputs([tmp_path, tmp_path / ("x" * 5000), tmp_path / ("x" * 300 + ".txt")], rules)
    assert [article.file for article in articles] == ["mill.txt"]
    assert {problem.code for problem in problems} == {"unreadable"}
    assert len(problems) == 3


@pytest.mark.parametrize("where", ["outside", "beside", "nowhere"])
def test_a_table_beside_the_articles_that_is_a_link_is_not_followed(tmp_path, rules, where):
    secret = tmp_path / ("in/other.csv" if where == "beside" else "secret.csv")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "mill.txt").write_text(MILL)
    if where != "nowhere":
        secret.write_text("root:x:0:0\nsecond;line\n")
    (tmp_path / "in" / "articles.csv").symlink_to(secret)
    for given in (tmp_path / "in", tmp_path / "in" / "mill.txt"):
        articles, problems = read_inputs([given], rules)
        assert len(articles) == 1
        assert ("articles.csv", "link") in codes(problems)
        assert not any("root" in problem.message or "second" in problem.message for problem in problems)


@pytest.mark.parametrize("lay", [os.mkfifo, os.mkdir])
def test_what_lies_beside_the_articles_and_is_no_table_costs_itself(tmp_path, rules, lay):
    (tmp_path / "mill.txt").write_text(MILL)
    lay(tmp_path / "articles.csv")
    _, problems = read_inputs([tmp_path], rules)
    assert codes(problems) == [("articles.csv", "not_a_file")]


def test_the_names_of_a_folder_that_can_not_be_read_are_told(tmp_path):
    found, problems = find_files(tmp_path / ("y" * 5000))
    assert (found, [problem.code for problem in problems]) == ([], ["unreadable"])
