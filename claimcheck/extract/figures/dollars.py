"""Finds out which dollar a bare `$` is."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.figures.figure import Figure
from claimcheck.rulebook.currencies import Currencies


def name_bare_dollars(text: str, figures: Sequence[Figure], rules: Currencies) -> None:
    """Give every bare `$` the currency of the article's country, if the text shows that it is not American.

    Only a paper whose country has its own dollar writes "US$"; which one it is follows from the country named most
    often.
    """
    bare = [figure for figure in figures if figure.bare_dollar]
    marked = any(figure.unit == rules.bare_dollar and not figure.bare_dollar for figure in figures)
    if not bare or not marked:
        return
    counts = {code: len(cues.findall(text)) for code, cues in rules.local_cues.items()}
    code = max(counts, key=lambda name: (counts[name], name))
    if counts[code] == 0:
        return
    for figure in bare:
        figure.unit = code
        figure.rules.append("currencies.local_dollar")
