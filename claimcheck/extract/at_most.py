"""Bounds what is taken from one article, so that no text makes a report without end. What is left out is told."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.model import Extraction, Problem

# The claims of some 40,000 words of news.
MOST = 10_000


def at_most(found: Extraction, most: int = MOST) -> Extraction:
    """Return `found` with the first `most` figures, dates, attributions and claims, and a problem where there are more.

    What is kept points to nothing that is left out.
    """
    counts = {
        "figures": len(found.quantities),
        "dates": len(found.times),
        "attributions": len(found.attributions),
        "claims": len(found.claims),
    }
    if max(counts.values()) <= most:
        return found
    more = " and ".join(f"{count:,} {name}" for name, count in counts.items() if count > most)
    return replace(
        found,
        quantities=tuple(
            replace(one, same_as=_kept(one.same_as, most), former_at=_kept(one.former_at, most))
            for one in found.quantities[:most]
        ),
        times=found.times[:most],
        attributions=tuple(replace(one, within=_kept(one.within, most)) for one in found.attributions[:most]),
        claims=tuple(replace(one, attribution=_kept(one.attribution, most)) for one in found.claims[:most]),
        problems=(
            *found.problems,
            Problem(
                file=found.article.file,
                code="too_much",
                message=f"holds {more}, of which the first {most:,} are taken; split it if it holds several articles",
            ),
        ),
    )


def _kept(index: int | None, most: int) -> int | None:
    return index if index is not None and index < most else None
