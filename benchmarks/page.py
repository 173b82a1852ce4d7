"""Measures how long the report of many articles takes to write, and a browser to open and to filter it.

Needs a Chromium and playwright (`make browser`); without them only the writing is measured.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from big_result import make_big_result

from claimcheck.report.html import render_page
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd / 1000"
# A small page is loaded before it is painted.
PAINTED = """new Promise((done) => {
    const look = () => {
        const found = performance.getEntriesByName('first-contentful-paint')[0];
        if (found) { done(found.startTime / 1000); } else { requestAnimationFrame(look); }
    };
    look();
})"""


def measure(articles: int, disagreements: int, rounds: int) -> None:
    """Print what writing costs, and the best of so many rounds of opening, searching and choosing."""
    result = make_big_result(articles, disagreements)
    start = time.process_time()
    html = render_page(make_page(Rows(result)))
    print(f"{len(result.articles)} articles, {len(result.disagreements)} disagreements")
    print(f"{'page written':28}{time.process_time() - start:6.2f} s   {len(html.encode()) / 1e6:.1f} MB")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- may be missing
    except ImportError:
        print("opening was not measured: playwright is not installed")
        return
    if BROWSER is None:
        print("opening was not measured: no Chromium is installed")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder, "report.html")
        path.write_text(html, encoding="utf-8")
        browser = driver.chromium.launch(executable_path=BROWSER)
        found = [one_round(browser, path) for _ in range(rounds)]
        browser.close()
    for name in found[0]:
        print(f"{name:28}{min(one[name] for one in found):6.2f} s")


def one_round(browser: object, path: Path) -> dict[str, float]:
    """Return the seconds that one reader waits, by what for."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})  # type: ignore[attr-defined] -- playwright's
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    waits = {
        "first words on the screen": page.evaluate(PAINTED),
        "whole page ready": page.evaluate(LOADED),
        "  of it processor time": metrics["ThreadTime"],
    }
    for name, deed in (
        ("search", lambda: page.locator("#filter-words").fill("kel nobody")),
        ("choose a severity", lambda: page.locator("[data-filter=severity]").select_option("low")),
        ("go to the next", lambda: page.keyboard.press("j")),
        ("clear", lambda: page.keyboard.press("Escape")),
    ):
        start = time.perf_counter()
        deed()
        if name == "search":
            page.wait_for_timeout(150)  # as long as the page waits for the next letter
        page.evaluate(FRAME)
        waits[name] = time.perf_counter() - start
    page.close()
    return waits


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=500)
    options.add_argument("--disagreements", type=int, default=2_000)
    options.add_argument("--rounds", type=int, default=3)
    measure(**vars(options.parse_args()))
