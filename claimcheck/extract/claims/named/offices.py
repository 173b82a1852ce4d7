"""Finds who holds an office: "the mayor of Corriden, Ana Moss", "Norland's prime minister, Dag Odnes"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.claims.named.value import NamedValue
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

OFFICE = "slot.office"
_LONGEST_OFFICE = 3
# Words between an office and the body that it belongs to: "president *of the* Norland".
_REACH = 3


def offices(sentence: Sentence, rules: Rulebook) -> Iterator[NamedValue]:
    """Yield the holder of an office of which there is one, where its country, town or body is told."""
    doc = sentence.tokens.doc
    for named in sentence.names:
        if named.label != "person":
            continue
        office = _office_before(doc[named.start], sentence, rules)
        if office is not None:
            role, owner = office
            yield NamedValue(OFFICE, (named.name,), doc[named.start], doc[named.end - 1], doc[named.start], role, owner)


def _office_before(name: Token, sentence: Sentence, rules: Rulebook) -> tuple[str, str] | None:
    """Return office and body that stand right before a name, a former one's aside."""
    doc, start = name.doc, sentence.tokens.start
    end = name.i - 1 if name.i > start and doc[name.i - 1].text == "," else name.i
    body, end = _body_behind(end, sentence)
    for length in range(_LONGEST_OFFICE, 0, -1):
        first = end - length
        if first < start:
            continue
        role = doc.between(first, end).text.lower()
        if role not in rules.named_facts.offices:
            continue
        former = {token.lower_ for token in doc[max(start, first - _REACH) : first]} & rules.titles.former_words
        owner = body or _body_before(first, sentence, rules)
        return None if former or owner is None else (role, owner)
    return None


def _body_behind(end: int, sentence: Sentence) -> tuple[str | None, int]:
    """Return the body of "the mayor of *Corriden*" that ends before the token `end`, and where the office ends."""
    named = next((n for n in sentence.names if n.end == end and n.label != "person"), None)
    if named is None:
        return None, end
    doc = sentence.tokens.doc
    at = next(
        (i for i in range(named.start - 1, named.start - 1 - _REACH, -1) if i >= 0 and doc[i].lower_ == "of"), None
    )
    return (named.name, at) if at is not None else (None, end)


def _body_before(first: int, sentence: Sentence, rules: Rulebook) -> str | None:
    """Return the body of "*Norland*'s prime minister" or "*French* president"."""
    doc = sentence.tokens.doc
    at = first - 1 if first > 0 and doc[first - 1].lower_ in {"'s", "’s"} else first
    nation = rules.titles.nationalities.get(doc[at - 1].lower_) if at > sentence.tokens.start else None
    if nation is not None:
        return nation
    return next((n.name for n in sentence.names if n.end == at and n.label != "person" and at != first), None)
