"""The page in a real browser: its own policy lets its own script run, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from claimcheck.report.html import render_page
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from tests.results import empty_result, harbour_result, hostile_result

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--enable-logging=stderr", "--v=0"),
]

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


def opened(make, tmp_path, place: str = "", *, scripts: bool = True) -> tuple[str, list[str]]:
    """Return the page as the browser has it after its scripts ran, and what went to the console."""
    html = render_page(make_page(Rows(make())))
    if not scripts:
        html = re.sub("script-src .*?; base-uri", "script-src 'none'; base-uri", html)
    page = tmp_path / "report.html"
    page.write_text(html, encoding="utf-8")
    command = [BROWSER, *QUIET, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri() + place]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.parametrize(("make", "count"), [(harbour_result, 4), (hostile_result, 39)])
def test_the_filters_come_up_and_nothing_else_runs(make, count, tmp_path):
    dom, console = opened(make, tmp_path)
    assert f"{count} of {count} shown" in dom
    assert not re.search(r'id="filters"[^>]*hidden', dom)
    assert "<title>Where the sources disagree</title>" in dom
    assert console == []


def test_an_empty_page_runs_quietly(tmp_path):
    dom, console = opened(empty_result, tmp_path)
    assert "No disagreement was found" in dom
    assert console == []


def test_a_link_to_what_is_folded_unfolds_it(tmp_path):
    folded = harbour_result().disagreements[0]
    dom, _ = opened(harbour_result, tmp_path, f"#{folded.id}")
    assert re.search(r'<details class="fold" open[^>]*><summary>Show 1 difference', dom)


def test_it_is_whole_without_scripts(tmp_path):
    dom, console = opened(harbour_result, tmp_path, scripts=False)
    assert re.search(r'id="filters"[^>]*hidden', dom)
    assert dom.count('<article class="dispute') == 4
    assert any("Content Security Policy" in line for line in console)
