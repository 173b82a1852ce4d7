"""Writes `report.html`: one file that uses no network and runs nothing from an article."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from claimcheck.report import changes, reckoned, wording
from claimcheck.report.links import host
from claimcheck.report.page import Page
from claimcheck.report.safe_cells import one_line, shortened, visible
from claimcheck.report.wording import clipped

MOST_GLANCES = 20
MOST_CHANGES = 50
_BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*(?=<|\{[%#])")
MOST_PROBLEMS = 500


def html_file(page: Page) -> dict[str, bytes]:
    """Return the content of `report.html` by name."""
    return {"report.html": render_page(page).encode()}


def render_page(page: Page, template: str = "report.html.jinja") -> str:
    """Return the report, or by another template a part of it, as HTML."""
    style = _packaged("report.css")
    script = "\n".join(_packaged(name) for name in ("report.js", "copying.js"))
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    # Our own two files are the only text that goes in unescaped; the policy has their hashes.
    return (
        _environment()
        .get_template(template)
        .render(
            page=page,
            unlinked=replace(page, passages=frozenset()),
            policy=policy,
            style=Markup(style),  # noqa: S704 -- packaged, not from an article
            script=Markup(script),  # noqa: S704 -- packaged, not from an article
            words=wording,
            reckoned=reckoned,
            changes=changes,
            most_changes=MOST_CHANGES,
            places={
                "outlets": {outlet: place for place, outlet in enumerate(page.outlets)},
                "speakers": {speaker: place for place, speaker in enumerate(page.speakers)},
            },
            most_glances=MOST_GLANCES,
            most_problems=MOST_PROBLEMS,
        )
    )


class _WithoutLineEnds(Extension):
    """Removes the line ends between the tags of a template, each of which would be a node of the page.

    With two thousand disagreements they are a quarter of all nodes, and slow down the browser.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 -- as Jinja calls it
        return _BETWEEN_TAGS.sub("", source)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("claimcheck.report", "templates"),
        extensions=[_WithoutLineEnds],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters["host"] = host
    environment.filters["sentence"] = lambda text: shortened(one_line(text), 300)
    environment.filters["brief"] = lambda text: clipped(one_line(text), 120)
    return environment


def _shown(value: object) -> object:
    """Return the text that a template prints: plain, without hidden characters."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _packaged(name: str) -> str:
    return resources.files("claimcheck.report").joinpath("templates", name).read_text(encoding="utf-8").strip()


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
