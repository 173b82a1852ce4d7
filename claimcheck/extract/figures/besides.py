"""Tells how many are named on top of a count: "she and 29 others" are 30, and so are she and those with her."""

from __future__ import annotations

from claimcheck.extract.figures.counted_noun import LEFT_OF_NOUN
from claimcheck.extract.grammar import SUBJECTS
from claimcheck.extract.tokens import Doc, Token, Tokens
from claimcheck.rulebook.book import Rulebook

_OF_HEDGES = frozenset({"ADJ", "ADP", "ADV", "SCONJ"})
_LONGEST_HEDGE = 3
_WITH = "with"
_MANY = frozenset({"they", "we", "them", "us"})
_DESCRIBING = frozenset({"of", "from", "a", "an"})
_LONGEST_DESCRIPTION = 10


def named_besides(tokens: Tokens, *, hedged: bool, rules: Rulebook) -> int:
    """Return how many are named before "and 29 others", or 1 for one who was held "with 29 others".

    It is 0 where that isn't certain. With `hedged`, a hedge may be between: "and at least 29 others".
    """
    doc, sent = tokens.doc, tokens.sent
    at = tokens.start - 1
    while hedged and at > tokens.start - 1 - _LONGEST_HEDGE and at > sent.start and _is_hedge(doc[at]):
        at -= 1
    if at <= sent.start or doc[at].lower_ not in {"and", _WITH}:
        return 0
    if doc[at].lower_ == _WITH:
        return int(_is_with_one(tokens, doc[at], rules))
    aged = _with_ages(doc, sent.start, at)
    return _joined(tokens, at, rules) if aged is None else aged


def _is_hedge(word: Token) -> bool:
    return word.pos_ in _OF_HEDGES and word.lower_ != _WITH


def _with_ages(doc: Doc, start: int, end: int) -> int | None:
    """Return how many names with ages end at `end` ("Ines Falk, 43, Odell Brand, 51,"), None if none does.

    The parser loses its way at the ages. It is 0 where a name without an age may belong to the list.
    """
    named = 0
    while (first := _with_age(doc, start, end)) is not None:
        named += 1
        if first <= start or doc[first - 1].lower_ not in {",", "and"}:
            return named
        end = first - 1
    if not named:
        return None
    last = doc[end - 1] if end > start and doc[end - 1].text != "," else doc[max(start, end - 2)]
    return 0 if last.ent_type_ == "PERSON" else named


def _with_age(doc: Doc, start: int, end: int) -> int | None:
    """Return where the name begins that ends with its age right before `end`, None if no such name does."""
    comma = _comma_before(doc, start, end - 1 if doc[end - 1].text == "," else end)
    if comma is None:
        return None
    told = doc[comma + 1 : end]
    aged = _is_age(doc, comma + 1)
    if not aged and _describes(tuple(told)):
        aged = any(word.lower_ == "old" for word in told)
        before = None if aged else _comma_before(doc, start, comma)
        if before is not None and _is_age(doc, before + 1):
            aged, comma = True, before
    first = comma
    while first > start and doc[first - 1].tag_ == "NNP":
        first -= 1
    return first if aged and first < comma else None


def _comma_before(doc: Doc, start: int, end: int) -> int | None:
    reach = range(end - 1, max(start, end - _LONGEST_DESCRIPTION) - 1, -1)
    return next((index for index in reach if doc[index].text == ","), None)


def _is_age(doc: Doc, index: int) -> bool:
    """Return whether a number stands alone between two commas, or a comma and "and"."""
    return doc[index].tag_ == "CD" and doc[index + 1].lower_ in {",", "and"}


def _describes(words: tuple[Token, ...]) -> bool:
    """Return whether words after a name tell where somebody is from or what somebody is."""
    return bool(words) and words[0].lower_ in _DESCRIBING and all(word.pos_ not in {"VERB", "AUX"} for word in words)


def _joined(tokens: Tokens, end: int, rules: Rulebook) -> int:
    """Return how many the parse joins to the count with "and"."""
    joined = tokens.root.head if tokens.root.dep_ in LEFT_OF_NOUN else tokens.root
    beside = tokens.doc[end].head
    if joined.dep_ in SUBJECTS and beside.dep_ == joined.dep_ and beside.head.i == joined.head.i != joined.i:
        # "Ines Falk, who owns the yard, and four others": after a clause the parser sees two subjects of one verb.
        return int(_is_single(beside, rules))
    named = 0
    while joined.dep_ == "conj":
        joined = joined.head
        if not _is_single(joined, rules):
            return 0
        named += 1
    in_a_row, are_people, stands_alone = _names_in_a_row(tokens.doc, tokens.sent.start, end)
    if not named:
        return 1 if in_a_row == 1 and stands_alone else 0
    if in_a_row <= named:
        return named
    # "Ines Falk, Odell Brand and four others": the parser takes the second for the same as the first.
    return in_a_row if are_people else 0


def _is_with_one(tokens: Tokens, preposition: Token, rules: Rulebook) -> bool:
    """Return whether something was done to one person and others alike: "she was freed with five others"."""
    verb = preposition.head
    if verb.pos_ == "ADV":  # "together with"
        verb = verb.head
    noun = tokens.root.head if tokens.root.dep_ in LEFT_OF_NOUN else tokens.root
    alike = noun.lower_ == "others" or noun.lower_ in rules.questions.people
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    joined = any(child.dep_ == "conj" for subject in subjects for child in subject.children)
    return alike and passive and len(subjects) == 1 and not joined and _is_single(subjects[0], rules)


def _is_single(joined: Token, rules: Rulebook) -> bool:
    """Return whether a name, a pronoun or a noun stands for one person or thing ("the driver", "her husband")."""
    if joined.tag_ in {"NNP", "PRP"}:
        return joined.lower_ not in _MANY
    persons = (rules.titles.role_words, rules.questions.people, rules.titles.genders)
    determined = any(child.dep_ in {"det", "poss"} for child in joined.children)
    return joined.tag_ == "NN" and determined and any(joined.lower_ in words for words in persons)


def _names_in_a_row(doc: Doc, start: int, end: int) -> tuple[int, bool, bool]:
    """Return how many names with commas between them end at `end`, and whether all of them are those of people.

    The last says whether they open the sentence or are right after a verb, so that nothing else can go with them.
    """
    named, are_people, first = 0, True, end
    while end > start and doc[end - 1].pos_ == "PROPN":
        before = end
        while before > start and doc[before - 1].pos_ == "PROPN":
            before -= 1
        if named and before > start and doc[before - 1].tag_ == "IN":
            # "In Ramsby, Ines Falk and four others" names a place first.
            break
        first, named, are_people = before, named + 1, are_people and doc[end - 1].ent_type_ == "PERSON"
        if first <= start or doc[first - 1].text != ",":
            break
        end = first - 1
    return named, are_people, first == start or doc[first - 1].pos_ == "VERB"
