"""The served page: the existing `report.html`, with controls for reviewers."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from claimcheck.errors import NoUsableInputError
from claimcheck.model import Result
from claimcheck.report.html import render_page
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.review.one_answer import COLUMNS
from claimcheck.review_sheet import FIELD_OF

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# What the page fills in: the name from its foot, and today's date.
_NOT_ASKED = frozenset({"reviewer", "checked_on"})
# Choices get the digits as keys, in the order of the workbook.
_KEYS = {"value": "v", "note": "n"}


class ServedPage(NamedTuple):
    """The page, and its content security policy."""

    content: bytes
    policy: str


def served_page(report: str, given: Mapping[str, str]) -> ServedPage:
    """Return the page `report` with buttons; `given` is what the script needs besides the questions.

    Only the scripts of this version run in it, whatever the file says.

    Raises:
        NoUsableInputError: the page was written by another version, or changed.
    """
    found = _POLICY.search(report)
    head, body = report.find("</head>"), report.rfind("</body>")
    if not found or html.unescape(found[1]) != _own_policy() or not 0 < head < body:
        raise NoUsableInputError(
            "report.html was written by another version of claimcheck, or has been changed; run `claimcheck report` "
            "again into the same folder"
        )
    style, script, parts = (_packaged(name) for name in ("serve.css", "serve.js", "serve.html"))
    data = json.dumps({**given, "questions": _questions()}).replace("<", "\\u003c")
    pieces = (
        report[: found.start()],
        report[found.end() : head],
        f"<style>{style}</style>",
        report[head:body],
        parts,
        f'<script type="application/json" id="review-data">{data}</script><script>{script}</script>',
        report[body:],
    )
    policy = _own_policy()
    for kind, text in (("style-src", style), ("script-src", script)):
        policy = policy.replace(f"{kind} ", f"{kind} '{_digest(text)}' ")
    return ServedPage("".join(pieces).encode(), f"{policy}; connect-src 'self'; frame-ancestors 'none'")


@cache
def _own_policy() -> str:
    """Return the policy of the pages that this version writes; it lists the hashes of all scripts that may run."""
    page = render_page(make_page(Rows(Result(extractions=(), facts=(), disagreements=(), problems=()))))
    found = _POLICY.search(page)
    return html.unescape(found[1]) if found else ""


def _questions() -> dict[str, list[dict[str, object]]]:
    """Return the questions of the sheets, for the script's buttons."""
    return {
        about: [
            {
                "field": field,
                "title": column.title,
                "meaning": column.meaning,
                "choices": column.choices,
                "key": _KEYS.get(field, ""),
            }
            for column in columns
            if (field := FIELD_OF[column.title]) not in _NOT_ASKED
        ]
        for about, columns in COLUMNS.items()
    }


def _packaged(name: str) -> str:
    return resources.files("claimcheck.serve").joinpath("templates", name).read_text(encoding="utf-8").strip()


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
