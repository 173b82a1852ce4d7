"""What Datasette shows of the database: titles, what each column holds, facets, and what comes first."""

from __future__ import annotations

from typing import Any

from claimcheck.report.columns import COLUMNS, TableName
from claimcheck.report.wording import HEADING

Node = dict[str, Any]

_ABOUT: dict[TableName, str] = {
    "articles": "The articles, with their text.",
    "claims": "What the articles claim, who says so, and what is at stake.",
    "facts": "Claims on one fact.",
    "disagreements": "Where the positions on a fact differ, the most serious first.",
    "problems": "Every input that was skipped, and every warning.",
    "positions": "The values of each disagreement, with the claims that state them.",
    "attributions": "Who says what.",
    "quantities": "The figures, as what they allow.",
    "times": "The dates, as what they allow.",
    "decisions": "What reviewers decided.",
    "arithmetic": "Sentences whose own figures don't add up.",
}
_SHOWN: dict[TableName, Node] = {
    "articles": {"label_column": "title", "facets": ["outlet"], "sort": "published"},
    "claims": {"label_column": "quote", "facets": ["outlet", "said_by", "modality", "polarity", "unit"]},
    "facts": {"label_column": "label", "facets": ["kind"], "sort_desc": "origins"},
    "disagreements": {"label_column": "label", "facets": ["verdict", "severity", "kind"]},
    "problems": {"facets": ["code"]},
    "positions": {"facets": ["outlet", "said_by"]},
    "attributions": {"facets": ["mode", "speaker_name"]},
    "quantities": {"facets": ["kind", "unit", "bound"]},
    "times": {"facets": ["grain", "basis"]},
    "decisions": {"facets": ["about", "answer", "reviewer"]},
    "arithmetic": {"label_column": "explanation", "facets": ["kind", "outlet"]},
}


def metadata(database: str, title: str) -> Node:
    """Return the metadata of the database of that name, the name of its file without the ending.

    `title` is what its story is called, empty where it has no name.
    """
    tables = {
        name: {
            "title": name.capitalize(),
            "description": _ABOUT[name],
            "columns": {column.name: column.meaning for column in columns},
            **_SHOWN[name],
        }
        for name, columns in COLUMNS.items()
    }
    return {
        "title": title or HEADING,
        "description": f"{HEADING}. This compares what is written. It doesn't say who is right.",
        "databases": {database: {"tables": tables}},
    }
