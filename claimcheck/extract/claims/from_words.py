"""Makes claims of quotations, which need no parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from claimcheck.extract.claims.sentences import ByPlace, Found, innermost
from claimcheck.extract.claims.stretch import stretch_of
from claimcheck.extract.paragraphs import Paragraph
from claimcheck.ids import content_id
from claimcheck.model import Article, Claim
from claimcheck.wordings import lower_words, what_was_said

# One word in quotation marks is a scare quote or a nickname.
_SHORTEST_QUOTE = 2


def claims_from_quotes(article: Article, paragraphs: Sequence[Paragraph], found: Found) -> Iterator[Claim]:
    """Yield a claim for each quotation that is long enough to recognise."""
    starts = [paragraph.span.start for paragraph in paragraphs]
    attributions = ByPlace((piece, pair) for pair in enumerate(found.speech.attributions) for piece in pair[1].spans)
    left_out = ByPlace((item.span, item.span) for item in found.left_out)
    for run, behind in zip_longest(found.quotes, found.quotes[1:]):
        if not run.closed and not (behind is not None and behind.continues):
            continue  # an unpaired mark: the quotation may be on either side
        words = run.span.of(article.text)
        number = bisect_right(starts, run.span.start) - 1
        if number < 0 or len(lower_words(words)) < _SHORTEST_QUOTE:
            continue
        within = paragraphs[number].span
        if any(span.contains(run.span) for span in left_out.inside(within)):
            continue
        index, attribution = innermost(run.span, attributions.inside(within))
        span = stretch_of(within, run.span.start, run.span.end, article.text)
        yield Claim(
            id=content_id("c", article.file, "quote", run.span.start, run.span.end, words),
            file=article.file,
            span=span,
            text=span.of(article.text),
            value_span=run.span,
            kind="quote",
            mode=attribution.mode if attribution else "direct",
            speaker_name=attribution.speaker_name if attribution else None,
            words=words,
            attribution=index,
            question=what_was_said(attribution.speaker_name if attribution else None),
            rules=attribution.rules if attribution else (),
        )
