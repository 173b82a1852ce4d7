"""The programs of `make bench` run, here on next to nothing."""

import subprocess
import sys
from pathlib import Path

from defusedxml import ElementTree

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def lines_of(program, *options):
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / program), *options], capture_output=True, text=True, check=True
    )
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def test_the_cost_of_extraction_is_measured(tmp_path):
    plot = tmp_path / "new" / "plot.svg"
    options = ["--words", "300", "--rounds", "1", "--articles", "1", "--plot", str(plot)]
    lines = lines_of("extraction.py", *options)
    assert lines[0].startswith("1 articles streamed")
    head = next(number for number, line in enumerate(lines) if line.startswith("way words/s times bare memory"))
    assert lines[head + 1].split()[:4] == ["spaCy,", "bare", lines[head + 1].split()[2], "1.00"]
    assert lines[head + 2].startswith("claimcheck extract")
    # What it is compared with is no part of the project: it is there, or it is said to be missing.
    for name in ("spaCy + textacy", "quantulum3", "dateparser"):
        assert any(line.startswith(name) for line in lines)
    assert ElementTree.parse(plot).getroot().tag.endswith("svg")


STORY = """=== lomas-ferry
desk: disaster
f1 count moves | people killed
--- Coastal Wire | 2031-03-07
A ferry sank off Port Lomas, drowning {f1A|at least nine} passengers.
--- The Meridian Post | 2031-03-08
{f1B|Twelve} passengers drowned when the ferry sank off Port Lomas.
"""


def test_the_cost_and_the_worth_of_the_networks_are_measured(tmp_path):
    (tmp_path / "marked.txt").write_text(STORY, encoding="utf-8")
    lines = lines_of("networks.py", "--folder", str(tmp_path), "--stories", "1")
    assert lines[0] == "step words/s times bare"
    assert [line.split()[0] for line in lines[1:4]] == ["spaCy,", "encoder", "encoder,"]
    head = next(number for number, line in enumerate(lines) if line == "way words/s together right")
    ways = [line for line in lines[head + 1 :] if not line.startswith("sentence vectors: not measured")]
    assert [line.split()[0] for line in ways][:3] == ["claimcheck", "sentences", "sentences"]
    assert all(0 <= float(share) <= 1 for line in ways for share in line.split()[-2:])


def test_the_growth_of_a_report_is_measured_and_drawn(tmp_path):
    drawn = tmp_path / "growth.svg"
    # One article has none to be compared with: the judge, which takes nearly all of the time, has nothing to do.
    head, one, _ = lines_of("report_growth.py", "--articles", "1", "--svg", str(drawn))
    assert head.startswith("articles time an article memory read extract align compare write")
    assert one.startswith("1 ")
    assert drawn.read_text().count("<circle") == 6
    assert lines_of("report_growth.py", "--articles", "2", "--no-judge")[1].startswith("2 ")


def test_the_cost_of_a_large_page_is_measured():
    head, written, *_ = lines_of("page.py", "--articles", "5", "--disagreements", "6", "--rounds", "1")
    assert head == "5 articles, 6 disagreements"
    assert written.startswith("page written")
