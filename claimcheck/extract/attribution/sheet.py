"""A parsed paragraph with its quotation runs, and the drafts of its attributions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimcheck.extract.paragraphs import Paragraph
from claimcheck.extract.tokens import Doc, Token
from claimcheck.model import QuoteRun, Span

# No sentence is longer; endless ones are cut, so that every text takes linear time.
LONGEST_SENTENCE = 400
SENTENCE_ENDS = frozenset({".", "?", "!", "…"})
MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "‘‘", "’’", "«", "»", "„", "`"})


@dataclass(frozen=True, slots=True)
class Run:
    """A quotation run as a range of tokens. `before` and `after` bound it with its marks."""

    quote: QuoteRun
    first: int
    end: int
    before: int
    after: int

    @property
    def size(self) -> int:
        """Return the number of tokens between the marks."""
        return self.end - self.first


@dataclass(frozen=True)
class Sheet:
    """One paragraph. `run_of` has for each token the index of the run that holds it, marks included, or -1.

    `breaks` are tokens at which a sentence parts in two, each with a speaker of its own.
    """

    number: int
    paragraph: Paragraph
    runs: tuple[Run, ...]
    run_of: tuple[int, ...]
    chunk_starts: dict[int, Token]
    chunk_ends: dict[int, Token]
    breaks: frozenset[int] = frozenset()

    @property
    def doc(self) -> Doc:
        """Return the parse."""
        return self.paragraph.doc

    def span(self, first: int, end: int) -> Span:
        """Return the article's span of the tokens from `first` up to `end`."""
        doc = self.doc
        return self.paragraph.span_of(doc[first].idx, doc[end - 1].idx + len(doc[end - 1].text))

    def in_run(self, index: int) -> bool:
        """Return whether the token is between quotation marks (or is one of them)."""
        return self.run_of[index] >= 0

    def ends_sentence(self, index: int) -> bool:
        """Return whether a sentence ends here: at a break, or a full stop or the like that is not inside a run."""
        text = self.doc[index].text
        if index in self.breaks:
            return True
        if text not in SENTENCE_ENDS and not (text[-1] == "." and self._abbreviation_ends(index)):
            return False
        run = self.run_of[index]
        return run < 0 or self.runs[run].end == index + 1

    def _abbreviation_ends(self, index: int) -> bool:
        """Return whether an abbreviation's full stop is also the sentence's ("said the NHA. She …")."""
        word = self.doc[index].text[:-1]
        name = len(word) > 2 and word.isalpha() and word.isupper()
        return name and index + 1 < len(self.doc) and bool(self.doc[index + 1].is_sent_start)

    def sentence_start(self, index: int) -> int:
        """Return where the sentence that holds token `index` begins, by its marks and not by the parse."""
        lowest = max(0, index - LONGEST_SENTENCE)
        while index > lowest:
            before = index - 1
            run = self.run_of[before]
            if run >= 0 and self.run_of[index] != run:
                if self.doc[self.runs[run].end - 1].text in SENTENCE_ENDS:
                    return index
            elif self.ends_sentence(before):
                return index
            index = before
        return lowest

    def sentence_end(self, index: int) -> int:
        """Return the end of the sentence that holds token `index`, its closing mark left out."""
        highest = min(len(self.doc), index + LONGEST_SENTENCE)
        while index < highest:
            run = self.run_of[index]
            if run >= 0:
                ended = self.doc[self.runs[run].end - 1].text in SENTENCE_ENDS
                index = self.runs[run].after
                if ended:
                    return index
            elif self.ends_sentence(index):
                return index
            else:
                index += 1
        return min(index, len(self.doc))


@dataclass(slots=True)
class Draft:
    """An attribution in the making. Token ranges are half-open; `speaker` is the head of the words for the speaker.

    `more` are pieces in later paragraphs, if a quotation continues.
    """

    sheet: Sheet
    ranges: list[tuple[int, int]]
    cue: tuple[int, int] | None
    verb: int | None
    speaker: Token | None
    rules: list[str]
    runs: set[int] = field(default_factory=set)
    tag_behind: bool = False
    speaker_sheet: Sheet | None = None
    carried: bool = False
    more: list[Span] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Return the first token of the content."""
        return self.ranges[0][0]

    def tokens(self) -> set[int]:
        """Return the indices of all tokens of the content."""
        return {index for first, end in self.ranges for index in range(first, end)}


def lay_out(number: int, paragraph: Paragraph, quotes: Sequence[QuoteRun]) -> Sheet:
    """Return the paragraph with `quotes` (its own, in order) as ranges of tokens."""
    doc = paragraph.doc
    run_of = [-1] * len(doc)
    runs: list[Run] = []
    index = 0
    for quote in quotes:
        start, stop = quote.span.start - paragraph.span.start, quote.span.end - paragraph.span.start
        while index < len(doc) and (doc[index].idx + len(doc[index].text) <= start or doc[index].is_space):
            index += 1
        first = index
        while index < len(doc) and doc[index].idx < stop:
            index += 1
        if first == index or _is_nickname(doc, first, index):
            continue
        before = first - 1 if first and doc[first - 1].text in MARKS and run_of[first - 1] < 0 else first
        after = index + 1 if quote.closed and index < len(doc) and doc[index].text in MARKS else index
        for position in range(before, after):
            run_of[position] = len(runs)
        runs.append(Run(quote, first, index, before, after))
        index = after
    starts: dict[int, Token] = {}
    ends: dict[int, Token] = {}
    for chunk in doc.noun_chunks:
        starts[chunk.start] = chunk.root
        ends[chunk.end] = chunk.root
    return Sheet(number, paragraph, tuple(runs), tuple(run_of), starts, ends)


def _is_nickname(doc: Doc, first: int, end: int) -> bool:
    """Return whether the words between marks are part of a name: Ana "Red" Moss."""
    if end - first > 2 or first < 2 or end + 1 >= len(doc):
        return False
    before, after = doc[first - 2], doc[end + 1]
    return before.pos_ == after.pos_ == "PROPN" and after.text[0].isupper()


def ranges_of(sheet: Sheet, indices: Iterable[int]) -> list[tuple[int, int]]:
    """Return the tokens as ranges, joined over gaps of punctuation, and without punctuation at the ends."""
    doc = sheet.doc
    joined: list[list[int]] = []
    for index in sorted(indices):
        if joined and all(doc[gap].is_punct or doc[gap].is_space for gap in range(joined[-1][1], index)):
            joined[-1][1] = index + 1
        else:
            joined.append([index, index + 1])
    trimmed = (trim(sheet, first, end) for first, end in joined)
    return [(first, end) for first, end in trimmed if first < end]


def trim(sheet: Sheet, first: int, end: int) -> tuple[int, int]:
    """Return the range without the punctuation and the lone marks at its ends."""
    doc = sheet.doc
    while first < end and (doc[first].is_punct or doc[first].is_space or doc[first].text in MARKS):
        first += 1
    while end > first and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].text in MARKS):
        end -= 1
    return first, end


def with_marks(sheet: Sheet, first: int, end: int) -> tuple[int, int]:
    """Return the range extended by the mark at its end or start whose other half is inside."""
    run = sheet.run_of[end - 1]
    if run >= 0 and sheet.runs[run].end == end and first <= sheet.runs[run].before < sheet.runs[run].first:
        end = sheet.runs[run].after
    run = sheet.run_of[first]
    if run >= 0 and sheet.runs[run].first == first and sheet.runs[run].end < sheet.runs[run].after < end:
        first = sheet.runs[run].before
    return first, end
