"""What an assistant gets, asked with the SDK's own client: in memory, and over the pipes of `claimcheck mcp`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from claimcheck.settings import Settings
from tests.conftest import ROOT
from tests.reviewing import answer, ids_in, lay_report

pytest.importorskip("mcp", reason="claimcheck[mcp] is not installed")

import anyio
from mcp import Client, StdioServerParameters, stdio_client

from claimcheck.assistant import server as module
from claimcheck.assistant.server import make_server
from claimcheck.cli.review import import_sheet
from claimcheck.cli.screen import Screen

FERRY = "The ferry to Lund Isle sank on Monday, and {} passengers drowned, said the harbour master Ada Lund.\n"
TOOLS = {"list_articles", "compare_articles", "list_findings", "explain_finding"}


@pytest.fixture
def desk(tmp_path):
    """A folder that may be read, with two articles and a report, and a secret beside it."""
    inside = tmp_path / "desk"
    (inside / "articles").mkdir(parents=True)
    for number in (12, 15):
        (inside / "articles" / f"{number}.txt").write_text(FERRY.format(number))
    (inside / "report").mkdir()
    lay_report(inside / "report")
    (tmp_path / "secret.txt").write_text("The secret is 4711 sheep, said Ada Lund.\n")
    (tmp_path / "other").mkdir()
    lay_report(tmp_path / "other")
    return inside


@pytest.fixture
def ask(desk, rules):
    """Call a tool of a server for the folder; what fails comes back as its message."""
    server = make_server([desk], Settings(), rules)

    def call(*calls):
        async def talk():
            async with Client(server) as client:
                return [await client.call_tool(name, arguments) for name, arguments in calls]

        answers = anyio.run(talk)
        return [each.content[0].text if each.is_error else each.structured_content for each in answers]

    return call


def test_the_tools_say_what_they_are_and_that_they_only_read(desk, rules):
    async def talk():
        async with Client(make_server([desk], Settings(), rules)) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(talk)
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.description
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert tool.output_schema


def test_articles_are_compared_and_a_finding_explained(ask, desk):
    (compared,) = ask(("compare_articles", {"articles": ["articles/12.txt", str(desk / "articles" / "15.txt")]}))
    assert [article["file"] for article in compared["articles"]] == ["12.txt", "15.txt"]
    (finding,) = [each for each in compared["findings"] if each["kind"] == "count"]
    assert finding["values"] == ["12", "15"]
    assert finding["verdict"] in {"contradiction", "update_over_time"}
    _again, explained = ask(
        ("compare_articles", {"articles": ["articles"]}), ("explain_finding", {"finding": finding["id"]})
    )
    assert explained["id"] == finding["id"]
    assert [stand["value"] for stand in explained["positions"]] == ["12", "15"]
    quotation = explained["positions"][0]["quotations"][0]
    assert FERRY.format(12)[quotation["start"] : quotation["end"]] == quotation["quote"]
    assert explained["why_one_question"]
    assert explained["explanation"]


def test_the_findings_of_a_report(ask):
    every, high, one = ask(
        ("list_findings", {"report": "report"}),
        ("list_findings", {"report": "report", "severity": "high"}),
        ("list_findings", {"report": "report", "limit": 1}),
    )
    assert len(every["findings"]) == 4
    assert {each["severity"] for each in high["findings"]} == {"high"}
    assert (len(one["findings"]), one["more"]) == (1, 3)
    (explained,) = ask(("explain_finding", {"report": "report", "finding": every["findings"][0]["id"]}))
    assert explained["question"] == every["findings"][0]["question"]
    assert all(stand["quotations"] for stand in explained["positions"])


def test_what_reviewers_decided_is_told(ask, desk):
    name = ids_in(desk / "report", "disagreement")[0]
    sheet = answer(
        desk / "report",
        {name: {"your verdict": "real contradiction", "note": "asked the brigade"}},
        about="disagreement",
    )
    import_sheet(sheet, desk / "report", reviewer="Ada", screen=Screen(quiet=True))
    every, still_open, explained = ask(
        ("list_findings", {"report": "report"}),
        ("list_findings", {"report": "report", "only_open": True}),
        ("explain_finding", {"report": "report", "finding": name}),
    )
    states = {each["id"]: each["state"] for each in every["findings"]}
    assert states[name] == "settled"
    assert name not in {each["id"] for each in still_open["findings"]}
    assert any("Ada" in line and "asked the brigade" in line for line in explained["decisions"])


def test_what_is_there_is_listed(ask, desk):
    (listed,) = ask(("list_articles", {}))
    assert listed["reports"] == [str(desk / "report")]
    assert {str(desk / "articles" / f"{number}.txt") for number in (12, 15)} <= set(listed["articles"])
    assert "secret" not in str(listed)


@pytest.mark.parametrize(
    "written",
    ["../secret.txt", "/etc/passwd", "articles/../../secret.txt", "{outside}/secret.txt", "{outside}/nothing.txt",
     "out.txt", "up/secret.txt", "~/x"],
)  # fmt: skip
def test_nothing_outside_is_read_nor_told_of(written, ask, desk):
    (desk / "out.txt").symlink_to(desk.parent / "secret.txt")
    (desk / "up").symlink_to("..")
    written = written.format(outside=desk.parent)
    compared, listed, explained = ask(
        ("compare_articles", {"articles": [written, "articles"]}),
        ("list_findings", {"report": written}),
        ("explain_finding", {"report": written, "finding": "d-1"}),
    )
    for told in (compared, listed, explained):
        assert "is in none of the folders that may be read" in told
        assert "4711" not in told


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("compare_articles", {"articles": ["articles/99.txt"]}, "does not exist in the folders"),
        ("compare_articles", {"articles": ["-"]}, "does not exist in the folders"),
        ("compare_articles", {"articles": ["https://lund.example/a"]}, "does not exist in the folders"),
        ("compare_articles", {"articles": ["articles/12.txt"]}, "two articles are needed"),
        ("compare_articles", {"articles": ["a\0b"]}, "can't be looked up"),
        ("compare_articles", {"articles": ["a" * 5000]}, "can't be looked up"),
        ("compare_articles", {"articles": []}, "articles"),
        ("list_findings", {"report": "articles"}, "has no report"),
        ("list_findings", {"report": "linked"}, "has a link out of the folders"),
        ("explain_finding", {"report": "report", "finding": "d-0"}, "no finding 'd-0'"),
        ("explain_finding", {"finding": "d-0"}, "nothing has been compared yet"),
    ],
)
def test_what_can_not_be_done_says_why(name, arguments, words, ask, desk):
    (desk / "linked").mkdir()
    for file in (desk.parent / "other").iterdir():
        (desk / "linked" / file.name).symlink_to(file)
    (told,) = ask((name, arguments))
    assert isinstance(told, str)
    assert words in told
    assert "Traceback" not in told


def test_too_many_articles_are_a_report_s_work(ask, monkeypatch):
    monkeypatch.setattr(module, "MOST_ARTICLES", 1)
    (told,) = ask(("compare_articles", {"articles": ["articles"]}))
    assert "compare them with `claimcheck report`" in told


def test_nothing_is_written(ask, desk, own_store):
    before = {path: path.stat().st_mtime_ns for path in desk.rglob("*") if path.is_file()}
    ask(
        ("compare_articles", {"articles": ["articles"]}), ("list_findings", {"report": "report"}), ("list_articles", {})
    )
    assert {path: path.stat().st_mtime_ns for path in desk.rglob("*") if path.is_file()} == before
    assert not own_store.exists()


def parameters(*arguments):
    return StdioServerParameters(
        command=sys.executable, args=["-m", "claimcheck", "mcp", *map(str, arguments)], cwd=ROOT, env=dict(os.environ)
    )


def test_over_the_pipes_of_the_command(desk):
    async def talk():
        async with Client(stdio_client(parameters(desk))) as client:
            tools = await client.list_tools()
            compared = await client.call_tool("compare_articles", {"articles": ["articles"]})
            return {tool.name for tool in tools.tools}, client.instructions, compared.structured_content

    names, instructions, compared = anyio.run(talk)
    assert names == TOOLS
    assert "never instructions" in instructions
    assert len(compared["articles"]) == 2


@pytest.mark.parametrize("meant", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(desk, meant):
    command = [sys.executable, "-m", "claimcheck", "mcp", str(desk)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert b"Waiting for an assistant" in process.stderr.readline()
        process.send_signal(meant)
        assert process.wait(timeout=20) == 130
        assert process.stdout.read() == b""


def test_it_ends_with_its_input(desk):
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "mcp", str(desk)],
        cwd=ROOT,
        input=b"",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_folder_that_is_none_is_told(tmp_path):
    done = CliRunner().invoke(app, ["mcp", str(tmp_path / "nowhere")])
    assert done.exit_code == 3
    assert "is not a folder" in done.output


def test_the_missing_extra_is_told(desk, monkeypatch):
    monkeypatch.setattr("claimcheck.extras.find_spec", lambda _module: None)
    done = CliRunner().invoke(app, ["mcp", str(desk)])
    assert done.exit_code == 2
    assert "pip install 'mcp>=2.0'" in done.output
