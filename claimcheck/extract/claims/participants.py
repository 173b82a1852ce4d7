"""Finds whom a figure belongs to: "*Norvik* shares fell 4 percent", "a $9 billion bid for *Altamar*"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from claimcheck.extract.claims.arcs import SUBJECTS
from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.model import Span
from claimcheck.rulebook.titles import Titles

_REACH = 6
# A name further from the figure than this is about something else.
_FARTHEST = 14


@dataclass(frozen=True, slots=True)
class NamedTokens:
    """A name in a sentence: its first and last token (last is exclusive) and the person or body.

    `is_role` marks a title that stands alone ("Chief Executive Officer").
    """

    start: int
    end: int
    name: str
    label: str
    is_role: bool = False


def names_of_sentence(
    sent: TokenSpan, offset: int, known: Iterable[tuple[Span, str, str]], titles: Titles
) -> tuple[NamedTokens, ...]:
    """Return the names in `sent`: those of the register, and other runs of words that the tagger calls names.

    `known` are span, canonical name and label as the register has them; `offset` is where the paragraph starts.
    "Mr." alone is not a name.
    """
    found: list[NamedTokens] = []
    taken: set[int] = set()
    for span, name, label in known:
        tokens = sent.doc.char_span(span.start - offset, span.end - offset)
        if tokens is None or tokens.start < sent.start or tokens.end > sent.end:
            continue
        found.append(NamedTokens(tokens.start, tokens.end, name, label))
        taken.update(range(tokens.start, tokens.end))
    index = sent.start
    while index < sent.end:
        end = index
        while end < sent.end and end not in taken and _capitalised(sent.doc[end]):
            end += 1
        words = sent.doc.between(index, end)
        if end > index and not all(word.lower_.rstrip(".") in titles.honorifics for word in words):
            role = words[-1].lower_ in titles.role_words
            found.append(NamedTokens(index, end, words.text, "other", is_role=role))
        index = max(end, index + 1)
    return tuple(sorted(found, key=lambda named: named.start))


def _capitalised(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper()


def find_owner(
    head: Token,
    names: Sequence[NamedTokens],
    person: str | None = None,
    thing: str | None = None,
    bodies: Collection[str] = (),
) -> str | None:
    """Return the name in possessive or subject position over `head`, None if there is none.

    `person` is who "he" and "she" are, `thing` what "it" is, and "the group" if its noun is one of `bodies`. The
    possessor of the noun takes precedence over the subject of the verb.
    """
    token = head
    for _ in range(_REACH):
        for child in token.children:
            if child.dep_ == "poss":
                named = stands_for(child, person, thing) or _name_in(child, names)
                if named:
                    return named
        if token.pos_ in {"VERB", "AUX"}:
            for child in token.children:
                if child.dep_ in SUBJECTS and child.i != head.i:
                    return (
                        stands_for(child, person, thing)
                        or _name_in(child, names)
                        or _possessor(child, person, thing)
                        or _name_behind(child, names)
                        or _of_object(token, head, names)
                        or (thing if _is_body(child, bodies) else None)
                    )
            if token.dep_ not in {"xcomp", "conj"}:
                return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_body(noun: Token, bodies: Collection[str]) -> bool:
    """Return whether a noun stands for a body that was named before: "*the group* made a loss"."""
    return noun.lemma_.lower() in bodies and any(child.lower_ == "the" for child in noun.children)


def find_possessor(
    noun: Token, names: Sequence[NamedTokens], person: str | None = None, thing: str | None = None
) -> str | None:
    """Return whose thing `noun` is: the name before it ("*Norvik*'s strike") or tied to it ("the reign of *Ode*").

    `person` and `thing` as in `find_owner`.
    """
    for child in noun.children:
        if child.dep_ == "poss":
            return stands_for(child, person, thing) or _name_in(child, names)
    return _name_behind(noun, names)


def stands_for(token: Token, person: str | None, thing: str | None) -> str | None:
    """Return who or what a third-person pronoun is ("he", "her", "it", "its"), None for other words.

    `person` is the last person who was a subject, `thing` the last other name that was.
    """
    genders = token.genders if token.pos_ == "PRON" else ()
    if "Masc" in genders or "Fem" in genders:
        return person
    return thing if "Neut" in genders else None


def _possessor(noun: Token, person: str | None, thing: str | None) -> str | None:
    """Return who the pronoun before a noun is: "*its* revenue"."""
    found = (stands_for(child, person, thing) for child in noun.children if child.dep_ == "poss")
    return next((name for name in found if name), None)


def _name_behind(noun: Token, names: Sequence[NamedTokens]) -> str | None:
    """Return the name that a preposition links to a noun: "the profit of *Norvik*", "shares in *Norvik*".

    Things in a place don't belong to the place.
    """
    others = [named for named in names if named.label != "place"]
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "at", "in"}:
            for thing in child.children:
                among = others if child.lower_ == "in" else names
                if thing.pos_ == "PROPN" and (name := _name_in(thing, among)):
                    return name
    return None


def _of_object(verb: Token, head: Token, names: Sequence[NamedTokens]) -> str | None:
    """Return whose the object of a verb is: "dear bread lifted the profit of *Norvik* to $9 million"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.i != head.i and not child.is_ancestor(head):
            return _name_behind(child, names) or next(
                (_name_in(word, names) for word in child.children if word.dep_ == "poss"), None
            )
    return None


def find_sufferer(head: Token, names: Sequence[NamedTokens]) -> str | None:
    """Return the name of whom the first verb above `head` acts on: "sentenced *Pike*", "handed to *Pike*"."""
    token = head
    for _ in range(_REACH):
        if token.pos_ in {"VERB", "AUX"}:
            for child in token.children:
                if child.dep_ in {"dobj", "dative"} and child.i != head.i and (name := _name_in(child, names)):
                    return name
                if child.dep_ in {"prep", "dative"} and child.lower_ == "to":
                    named = (_name_in(thing, names) for thing in child.children if thing.pos_ == "PROPN")
                    if name := next((name for name in named if name), None):
                        return name
            return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def last_subject(sent: TokenSpan, names: Sequence[NamedTokens], before: int, *, things: bool = False) -> str | None:
    """Return the last person who is the subject of a clause of `sent` and is before the token `before`.

    With `things`, the last name that is neither a person nor a place.
    """
    last = None
    for named in names:
        wanted = named.label not in {"person", "place"} and not named.is_role if things else named.label == "person"
        if named.end > before or not wanted:
            continue
        if any(sent.doc[index].dep_ in SUBJECTS for index in range(named.start, named.end)):
            last = named.name
    return last


def subject_lemmas(head: Token) -> frozenset[str]:
    """Return the lemmas of the subject's words, of the first verb above `head` that has one."""
    token = head
    for _ in range(_REACH):
        subjects = [child for child in token.children if child.dep_ in SUBJECTS]
        if token.pos_ in {"VERB", "AUX"} and subjects:
            return frozenset(t.lemma_.lower() for subject in subjects for t in subject.subtree)
        if token.head.i == token.i:
            break
        token = token.head
    return frozenset()


def _name_in(token: Token, names: Sequence[NamedTokens]) -> str | None:
    """Return the first name in the noun phrase that `token` heads."""
    left, right = token.left_edge.i, max(token.i, token.left_edge.i) + 1
    for named in names:
        if named.end < len(token.doc) and token.doc[named.end].text == "-":
            continue  # "Dutch-based Altamar": the name is what follows
        if left <= named.start < right or named.start <= token.i < named.end:
            return named.name
    return None


def _breaks(token: Token) -> bool:
    """Return whether a word ends the phrase of a preposition: a verb (but not "Dutch-*based*") or another figure."""
    hyphened = token.i > 0 and token.nbor(-1).text == "-"
    return token.pos_ in {"VERB", "NUM", "SYM"} and not hyphened


def find_target(figure: TokenSpan, names: Sequence[NamedTokens], introduced_by: Iterable[str]) -> str | None:
    """Return the name that one of the words `introduced_by` introduces, nearest to `figure`; names after it first."""
    words = set(introduced_by)
    doc = figure.doc
    best: tuple[int, int, str] | None = None
    for named in names:
        before = figure.doc[max(figure.sent.start, named.start - _REACH) : named.start]
        cue = next((t for t in reversed(before) if t.lower_ in words or t.lemma_.lower() in words), None)
        # "Dutch-based Altamar": the name is what follows.
        hyphened = named.end < figure.sent.end and doc[named.end].text == "-"
        if cue is None or hyphened or named.is_role or any(_breaks(t) and t.i > cue.i for t in before):
            continue
        behind = named.start >= figure.end
        distance = named.start - figure.end if behind else figure.start - named.end
        if distance > _FARTHEST:
            continue
        rank = (0 if behind else 1, distance, named.name)
        if best is None or rank < best:
            best = rank
    return best[2] if best else None
