"""A parsed paragraph as plain objects: its tokens, what the parse says about each, and ranges of them.

Everything is named as in spaCy, whose parse it is; see there for the tags and labels. spaCy's tokens are views into C
structures: each access makes a new object and looks up a string by its hash. Here that is done once. The extractors,
which ask dozens of questions about each token, then don't need spaCy, and nothing of it has to be kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import overload

from claimcheck.extract.words import Sense, Word

# A noun phrase ends in a noun or pronoun with one of these labels.
_PHRASE_POS = frozenset({"NOUN", "PROPN", "PRON"})
_PHRASE_DEPS = frozenset(
    {"oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"}
)  # fmt: skip


class Token:
    """One token. `children` are in text order, `left_edge` and `right_edge` bound all that depends on it."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "genders",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_sent_start",
        "is_space",
        "is_stop",
        "left_edge",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "tag_",
        "text",
        "whitespace_",
    )

    def __init__(self, doc: Doc, i: int, idx: int, word: Word, sense: Sense) -> None:
        """Make a token that nothing depends on yet."""
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text, self.lower_, self.is_alpha, self.is_punct, self.is_space, self.is_stop, self.like_num = word
        self.pos_, self.lemma_, self.genders, self.tag_, self.dep_ = sense
        self.whitespace_ = ""
        self.is_sent_start = False
        self.ent_iob_ = "O"
        self.ent_type_ = ""
        self.head = self.left_edge = self.right_edge = self
        self.children: list[Token] = []

    def __len__(self) -> int:
        """Return the number of characters."""
        return len(self.text)

    def __repr__(self) -> str:
        """Return the text."""
        return self.text

    @property
    def sent(self) -> Tokens:
        """Return the sentence that holds the token."""
        return self.doc.sentence_of(self.i)

    @property
    def lefts(self) -> list[Token]:
        """Return the children in front."""
        return [child for child in self.children if child.i < self.i]

    @property
    def depth(self) -> int:
        """Return how many heads are above the token. A mark or space without dependents is below all others."""
        lowest = len(self.doc) - 1
        if not self.children and (self.is_punct or self.is_space):
            return lowest
        steps, above = 0, self
        while above.head is not above and steps < lowest:
            above, steps = above.head, steps + 1
        return steps

    @property
    def subtree(self) -> Iterator[Token]:
        """Yield the token and all that depends on it, in text order."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                yield token
                continue
            waiting += [(child, False) for child in reversed(token.children) if child.i > token.i]
            waiting.append((token, True))
            waiting += [(child, False) for child in reversed(token.children) if child.i < token.i]

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """Return the tokens that are coordinated with this one, without itself."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [child for child in token.children if child.i > token.i and child.dep_ == "conj"]
        return tuple(token for token in found if token is not self)

    def is_ancestor(self, other: Token) -> bool:
        """Return whether `other` depends on this token, directly or not."""
        for _ in range(len(self.doc)):
            if other.head is other:
                return False
            other = other.head
            if other is self:
                return True
        return False

    def nbor(self, by: int = 1) -> Token:
        """Return the token `by` places further."""
        at = self.i + by
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


class Tokens(Sequence[Token]):
    """The tokens of `doc` from `start` up to `end`."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        """Make a range; it is empty if `end` comes before `start`."""
        self.doc = doc
        self.start = start
        self.end = max(start, end)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Return the tokens one by one."""
        return iter(self.doc[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        """Return the token or tokens at a place, which is counted from the start of the range."""
        return self.doc[self.start : self.end][at]

    @property
    def text(self) -> str:
        """Return the text, without white space after it."""
        return _text(self.doc[self.start : self.end])

    @property
    def start_char(self) -> int:
        """Return the first character's place in the paragraph."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """Return the place after the last character."""
        last = self.doc[self.end - 1]
        return last.idx + len(last.text)

    @property
    def sent(self) -> Tokens:
        """Return the sentence in which the first token stands."""
        return self.doc.sentence_of(self.start)

    @property
    def root(self) -> Token:
        """Return the root of a sentence if it is among them, else the token nearest to one; the first of equals."""
        tokens = self.doc[self.start : self.end]
        best, nearest = tokens[0] if tokens else self.doc[self.start], len(self.doc)
        for token in tokens:
            if token.head is token:
                return token
        for token in tokens:
            if self.start <= token.head.i < self.end:
                continue
            steps = token.depth
            if steps < nearest:
                best, nearest = token, steps
        return best


class Doc(list[Token]):
    """A parsed paragraph. Slices of it are plain lists of tokens; `between` gives them as a range."""

    __slots__ = ("_ends", "_starts")

    def link(self, heads: Sequence[int]) -> None:
        """Attach each token to its head in `heads`; a root to itself."""
        left, right = list(range(len(self))), list(range(len(self)))
        for token, at in zip(self, heads, strict=True):
            if at != token.i:
                token.head = self[at]
                token.head.children.append(token)
        _widen(heads, left, right)
        for token, low, high in zip(self, left, right, strict=True):
            token.left_edge, token.right_edge = self[low], self[high]
        self._starts = [token.i for token in self if token.is_sent_start or token.i == 0]
        self._ends = [token.idx + len(token.text) for token in self]

    @property
    def text(self) -> str:
        """Return the text."""
        return _text(self)

    @property
    def sents(self) -> Iterator[Tokens]:
        """Yield the sentences."""
        for start, end in zip(self._starts, [*self._starts[1:], len(self)], strict=True):
            yield Tokens(self, start, end)

    @property
    def noun_chunks(self) -> Iterator[Tokens]:
        """Yield the noun phrases, none of which holds another."""
        done = -1
        for token in self:
            if token.pos_ not in _PHRASE_POS or token.left_edge.i <= done:
                continue
            above = token.head if token.dep_ == "conj" else token
            while above.dep_ == "conj" and above.head.i < above.i:
                above = above.head
            if above.dep_ in _PHRASE_DEPS:
                done = token.i
                yield Tokens(self, token.left_edge.i, token.i + 1)

    def mark(self, start: int, end: int, label: str) -> None:
        """Make the tokens from `start` up to `end` an entity."""
        for token in self[start:end]:
            token.ent_type_ = label
            token.ent_iob_ = "I" if token.i > start else "B"

    def between(self, start: int, end: int) -> Tokens:
        """Return the tokens from `start` up to `end` as a range."""
        return Tokens(self, start, min(end, len(self)))

    def sentence_of(self, at: int) -> Tokens:
        """Return the sentence that holds the token at `at`."""
        number = bisect_right(self._starts, at)
        end = self._starts[number] if number < len(self._starts) else len(self)
        return Tokens(self, self._starts[number - 1], end)

    def char_span(self, start: int, end: int) -> Tokens | None:
        """Return the tokens that lie at least partly in a range of characters, None if there are none."""
        first, last = self._holding(start), self._holding(end - 1)
        if first is None or last is None:
            return None
        # White space after a token is not a part of it.
        return Tokens(self, first + (start == self._ends[first]), last + 1)

    def _holding(self, char: int) -> int | None:
        """Return the token at a character; a blank after a token counts as that token's."""
        at = bisect_right(self._ends, char)
        if at and char == self._ends[at - 1] and self[at - 1].whitespace_:
            return at - 1
        return at if at < len(self) and self[at].idx <= char else None


def _text(tokens: Sequence[Token]) -> str:
    if not tokens:
        return ""
    return "".join([token.text + token.whitespace_ for token in tokens[:-1]]) + tokens[-1].text


def _widen(heads: Sequence[int], left: list[int], right: list[int]) -> None:
    """Set in `left` and `right` how far each token's dependents reach.

    One pass each way, as in spaCy, is enough for trees without crossing arcs; in others an edge may be too near.
    """
    places = range(len(heads))
    for order in (places, reversed(places)):
        for child in order:
            head = heads[child]
            left[head] = min(left[head], left[child])
            right[head] = max(right[head], right[child])
