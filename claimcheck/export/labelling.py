"""Tasks for Label Studio: each article with what was found in it as predictions, which people then accept or correct.

The labelling set-up for the tasks is written beside them. For every label, `text[start:end]` is its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from xml.sax.saxutils import quoteattr

from claimcheck import __version__
from claimcheck.model import Extraction, Result, Span
from claimcheck.report.jsonlines import json_text
from claimcheck.report.links import without_password
from claimcheck.report.own_files import check_apart
from claimcheck.report.sorting import sorted_extractions

Node = dict[str, Any]

LABELS = {
    "Claim": "#cfe8ff",
    "Value": "#ffe08a",
    "Quotation": "#d9f2d0",
    "Speaker": "#f6c9d8",
    "Cue": "#e3d7f5",
    "Figure": "#ffd0b0",
    "Date": "#c9ece9",
}
MODES = ("direct", "mixed", "indirect")


def labelling_files(result: Result, name: str) -> dict[str, bytes]:
    """Return the content of the tasks, in the file `name`, and of the set-up beside it.

    Raises:
        UsageError: both would have one name.
    """
    beside = PurePath(name).with_suffix(".xml").name
    check_apart([name, beside])
    tasks = [_task(extraction) for extraction in sorted_extractions(result.extractions)]
    return {
        name: (json_text(tasks, indent=1) + "\n").encode(),
        beside: setup().encode(),
    }


def setup() -> str:
    """Return the labelling set-up: what can be marked, and what is shown of the article."""
    labels = "\n".join(
        f"    <Label value={quoteattr(label)} background={quoteattr(c)}/>" for label, c in LABELS.items()
    )
    modes = "\n".join(f"    <Choice value={quoteattr(mode)}/>" for mode in MODES)
    return f"""<View>
  <Header name="head" value="$title" size="4"/>
  <Labels name="label" toName="text">
{labels}
  </Labels>
  <Text name="text" value="$text" granularity="word"/>
  <Choices name="mode" toName="text" perRegion="true" whenTagName="label" whenLabelValue="Quotation">
{modes}
  </Choices>
</View>
"""


def _task(extraction: Extraction) -> Node:
    article = extraction.article
    return {
        "data": {
            "text": article.text,
            "title": article.title or article.outlet or article.file,
            "file": article.file,
            "outlet": article.outlet or "",
            "published": article.published.isoformat() if article.published else "",
            "url": without_password(article.url) or "",
            "sha256": article.sha256,
        },
        "predictions": [{"model_version": f"claimcheck {__version__}", "result": list(_regions(extraction))}],
    }


def _regions(extraction: Extraction) -> Iterator[Node]:
    text = extraction.article.text
    for claim in extraction.claims:
        yield _region(claim.id, "Claim", claim.span, text)
        if claim.value_span:
            yield _region(f"{claim.id}-value", "Value", claim.value_span, text)
    for number, item in enumerate(extraction.attributions):
        for place, span in enumerate(item.spans):
            name = f"a-{number}-{place}"
            yield _region(name, "Quotation", span, text)
            yield {
                **_region(name, "Quotation", span, text),
                "from_name": "mode",
                "type": "choices",
                "value": {"start": span.start, "end": span.end, "text": span.of(text), "choices": [item.mode]},
            }
            if item.speaker:
                yield {"from_id": name, "to_id": f"a-{number}-speaker", "type": "relation", "direction": "right"}
        for label, part in (("Speaker", item.speaker), ("Cue", item.cue)):
            if part:
                yield _region(f"a-{number}-{label.lower()}", label, part, text)
    for number, quantity in enumerate(extraction.quantities):
        yield _region(f"q-{number}", "Figure", quantity.span, text)
    for number, time in enumerate(extraction.times):
        yield _region(f"t-{number}", "Date", time.span, text)


def _region(name: str, label: str, span: Span, text: str) -> Node:
    return {
        "id": name,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": span.start, "end": span.end, "text": span.of(text), "labels": [label]},
    }
