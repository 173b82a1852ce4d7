"""Chromium of the system, driven by playwright. A test module that imports this is skipped where either is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

_PATH = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if _PATH is None:
    pytest.skip("no Chromium is installed", allow_module_level=True)
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: run `make browser`")


@contextmanager
def opened_browser() -> Iterator[Any]:
    """Open the browser while the block lasts; where it does not start, the test is skipped."""
    with sync_api.sync_playwright() as driver:
        try:
            opened = driver.chromium.launch(executable_path=_PATH, args=["--disable-quic", "--disable-gpu"])
        except sync_api.Error as error:
            pytest.skip(f"{_PATH} does not start: {error.message.splitlines()[0]}")
        yield opened
        opened.close()
