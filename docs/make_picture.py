"""Takes the picture of the report on corpus/coalition that README and walk-through show: docs/report.webp.

    make picture

Needs a Chromium and what `make browser` installs.
"""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTH, HEIGHT, QUALITY = 1180, 1200, 72


def take(page: Path, picture: Path) -> None:
    """Write the top of `page` as `picture`, as wide as a reader has it on a desk."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER)
        opened = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        opened.goto(page.as_uri())
        session = opened.context.new_cdp_session(opened)
        # Playwright itself knows no WebP, which is a third of the size.
        shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
        picture.write_bytes(base64.b64decode(shot["data"]))
        browser.close()


if __name__ == "__main__":
    take(ROOT / "reports" / "coalition" / "report.html", ROOT / "docs" / "report.webp")
