"""Reads the verb of the clause around a value, as it appears in a question."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.extract.claims.questions.phrases import is_many, phrase, words_of
from claimcheck.extract.claims.questions.subjects import helpers_of, subject_of
from claimcheck.extract.grammar import VERBS
from claimcheck.extract.tokens import Token

_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
_IN_FULL = {
    "'s": "is", "'ll": "will", "'ve": "have", "'re": "are", "'d": "had", "'m": "am",
    "wo": "will", "ca": "can", "sha": "shall",
}  # fmt: skip
# "Had *last* been seen" is about another time than "had been seen".
_WHICH_TIME = frozenset({"last", "first"})
_POSSIBLE = frozenset({"can", "may", "could", "might"})
_STEPS = 6
# The last letter of such a verb is doubled before "ed": "hop" gives "hopped".
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


class VerbGroup(NamedTuple):
    """`first` goes before the subject of a question, `rest` after it; `plain` is all of it, if nothing is inverted."""

    first: str
    rest: tuple[str, ...]
    plain: str


def verb_group(verb: Token, subject: Token) -> VerbGroup | None:
    """Return a verb with its auxiliaries, None if the text has only a part of it.

    A verb in the infinitive takes its time from the verb above it, and so does a participle.
    """
    helpers = helpers_of(verb)
    if not helpers:
        return _alone(verb, subject)
    first = helpers[0]
    if first.lower_ == "to":
        return _infinitive(verb, subject, helpers)
    if first.lemma_ == "get":
        return _done(first, subject, (verb.lower_,))
    if first.tag_ == "VBG":
        shown = _be_or_have("have" if first.lower_ == "having" else "be", _time(verb), subject)
        return _group(shown, *(_plain(helper) for helper in helpers[1:]), verb.lower_)
    last = [child for child in verb.children if child.lower_ in _WHICH_TIME and first.i < child.i < verb.i]
    words = [_plain(word) for word in sorted((*helpers, *last), key=lambda word: word.i)]
    return _group(*words, verb.lower_) if first.tag_ in _FINITE else None


def _group(first: str, *rest: str) -> VerbGroup:
    return VerbGroup(first, rest, " ".join([first, *rest]))


def _alone(verb: Token, subject: Token) -> VerbGroup | None:
    """Return a verb that has no auxiliary of its own."""
    if verb.lemma_ == "be" and verb.tag_ in _FINITE:
        return _group(_plain(verb))
    if _is_arranged(verb):
        return _group(_be_or_have("be", _time(verb.head), subject), verb.lower_)
    if verb.tag_ == "VBD" and _is_aside(verb, subject):
        return _group(_be_or_have("be", "past", subject), verb.lower_)
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return _done(verb, subject, ())
    return (
        _shared(verb, subject)
        or _begun(verb, subject)
        or (_participle(verb, subject) if verb.tag_ in {"VBG", "VBN"} else None)
    )


def _is_arranged(verb: Token) -> bool:
    """Return whether a verb is what somebody has done to a thing: "had its pier *painted*"."""
    above = verb.head
    return verb.dep_ == "ccomp" and verb.tag_ in {"VBD", "VBN"} and above.lemma_ in {"have", "get"} and above.i < verb.i


def _begun(verb: Token, subject: Token) -> VerbGroup | None:
    """Return "admitted taking" for "taking": what somebody begins, stops or admits."""
    above = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "xcomp" or above.pos_ not in VERBS or subject_of(above) is not subject:
        return None
    upper = verb_group(above, subject)
    if upper is None or any(token.is_punct for token in verb.doc[above.i : verb.i]) or _objects(above, verb):
        return None
    return VerbGroup(upper.first, (*upper.rest, verb.lower_), f"{upper.plain} {verb.lower_}")


def _is_aside(verb: Token, subject: Token) -> bool:
    """Return whether a verb is a participle, whatever the parse says: "the men, *thought* to be thieves, fled"."""
    commas = [token.i for token in verb.doc[subject.i : verb.i] if token.text == ","]
    own = any(child.dep_ in {"dobj", "cc", "mark"} for child in verb.children)
    return not own and (commas == [verb.i - 1] or (verb.dep_ == "acl" and verb.head is subject))


def _infinitive(verb: Token, subject: Token, helpers: list[Token]) -> VerbGroup | None:
    """Return "is expected to close" for "to close", and "was to close" if the verb above has another subject."""
    words = (*(_plain(helper) for helper in helpers), verb.lower_)
    above = verb.head
    if verb.dep_ == "xcomp" and above.pos_ == "ADJ" and above.dep_ == "acomp":
        words, above = (above.text, *words), above.head
    if verb.dep_ in {"xcomp", "advcl"} and subject_of(above) is subject and above.pos_ in VERBS:
        if above.lemma_ == "have" and helpers[0].i != above.i + 1:  # "has until Friday to appeal"
            return None
        upper, between = verb_group(above, subject), _objects(above, verb)
        if upper is None or between is None:
            return None
        words = (*between, *words)
        return VerbGroup(upper.first, (*upper.rest, *words), f"{upper.plain} {' '.join(words)}")
    if verb.dep_ in {"conj", "relcl"}:
        return None
    return _group(_be_or_have("be", _time(verb), subject), *words)


def _objects(verb: Token, until: Token) -> list[str] | None:
    """Return particle and object of a verb that another one depends on: "needed *four rounds* to win"."""
    found: list[str] = []
    for child in verb.children:
        if verb.i < child.i < until.i and child.dep_ in {"prt", "dobj"}:
            words = phrase(child)
            if words is None:
                return None
            found.append(words_of(words))
    return found


def _shared(verb: Token, subject: Token) -> VerbGroup | None:
    """Return the verb with the auxiliaries of the previous verb in a list: "was caught and *fined*"."""
    above = verb.head
    if verb.dep_ != "conj" or above.pos_ not in VERBS:
        return None
    helpers = helpers_of(above)
    if helpers and above.tag_ == verb.tag_ and helpers[0].tag_ in _FINITE:
        return _group(*(_plain(helper) for helper in helpers), verb.lower_)
    if helpers or above.tag_ != verb.tag_:
        return None
    return _shared(above, subject) if above.dep_ == "conj" else None


def _participle(verb: Token, subject: Token) -> VerbGroup | None:
    """Return "was owned" for "a firm owned by", "did win" for "winning six, she"."""
    time = _time(verb)
    if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "pcomp", "acl"}:
        if verb.dep_ == "acl":
            return _group(_be_or_have("be", time, subject), verb.lower_)
        return _group(
            {"past": "did", "future": "will"}.get(time, "do" if is_many(subject) else "does"), base_form(verb)
        )
    passive = verb.dep_ in {"acl", "advcl"} or any(child.dep_ == "nsubjpass" for child in verb.children)
    if verb.tag_ == "VBN" and passive:
        future = ("will", "be", verb.lower_)
        return _group(*(future if time == "future" else (_be_or_have("be", "past", subject), verb.lower_)))
    # "The river that *burst* its banks": the parse takes it for a participle.
    if verb.tag_ == "VBN" and any(child.dep_ == "dobj" for child in verb.children):
        return VerbGroup("did", (base_form(verb),), verb.lower_)
    return None


def _done(verb: Token, subject: Token, rest: tuple[str, ...]) -> VerbGroup:
    """Return the verb with "did" or "does": "did send"."""
    first = "did" if verb.tag_ == "VBD" else "do" if is_many(subject) or subject.lower_ == "i" else "does"
    return VerbGroup(first, (base_form(verb), *rest), " ".join([_plain(verb), *rest]))


def _be_or_have(lemma: str, time: str, subject: Token) -> str:
    many = is_many(subject)
    if lemma == "have":
        return "had" if time == "past" else "have" if many else "has"
    return ("were" if many else "was") if time == "past" else "are" if many else "is"


def _time(verb: Token) -> str:
    """Return the tense of the nearest verb above that shows one: "past", "present" or "future"."""
    for _ in range(_STEPS):
        for shown in (*helpers_of(verb), verb):
            if shown.tag_ == "MD":
                return "future" if shown.lemma_ in {"will", "shall"} or _plain(shown) == "will" else "past"
            if shown.tag_ in _FINITE:
                return "past" if shown.tag_ == "VBD" or shown.lemma_ == "have" else "present"
        if verb.head is verb:
            break
        verb = verb.head
    return "past"


def was_or_is(token: Token, *, many: bool) -> str:
    """Return the form of "be" for the tense of the clause that `token` is in."""
    past = _time(token) == "past"
    return ("were" if many else "was") if past else "are" if many else "is"


def modal_over(token: Token) -> str:
    """Return "can" or "may" if the clause that a token is in says only what is possible, "" if it doesn't."""
    verb = token
    while verb.pos_ not in VERBS and verb.head is not verb:
        verb = verb.head
    return next((helper.lower_ for helper in helpers_of(verb) if helper.lower_ in _POSSIBLE), "")


def _plain(helper: Token) -> str:
    """Return an auxiliary in full: "'s" and "'ll" can't stand alone."""
    word = helper.lower_.replace("’", "'")
    behind = helper.doc[helper.i + 1 : helper.i + 2]
    done = helper.head.tag_ == "VBN" and helper.dep_ == "aux"
    if word == "'s" and (done or any(token.lower_ == "been" for token in behind)):
        return "has"
    if word == "'d" and helper.head.tag_ == "VB":
        return "would"
    return _IN_FULL.get(word, word)


def in_past(group: VerbGroup, verb: Token, subject: Token) -> VerbGroup:
    """Return a verb group in the simple past if it is in the perfect: "When *did* they *meet*?" for "have met"."""
    if group.first not in {"has", "have"}:
        return group
    if group.rest == (verb.lower_,):
        return VerbGroup("did", (base_form(verb),), group.plain)
    if group.rest[:1] == ("been",) and verb.tag_ == "VBN":
        return VerbGroup(_be_or_have("be", "past", subject), group.rest[1:], group.plain)
    return group


def base_form(verb: Token) -> str:
    """Return a verb as it follows "did". The model's lemma sometimes lacks an "e": "hoped" comes from "hope"."""
    lemma = verb.lemma_
    lost = verb.lower_ in {f"{lemma}ed", f"{lemma}es", f"{lemma}ing"} and _DOUBLING.fullmatch(lemma) is not None
    return f"{lemma}e" if lost else lemma


def in_singular(plain: str, verb: Token) -> str:
    """Return a verb group as it follows "who" or "what": "has gone" for "have gone", "sells" for "sell"."""
    first, _, rest = plain.partition(" ")
    if plain == verb.lower_ and verb.tag_ == "VBP" and verb.lemma_ != "be":
        return _in_third_person(verb.lemma_)
    turned = {"are": "is", "were": "was", "have": "has", "do": "does", "am": "is"}.get(first, first)
    return f"{turned} {rest}" if rest else turned


def in_plural(plain: str, verb: Token) -> str:
    """Return a verb group as it follows "how many": "have gone" for "has gone"."""
    first, _, rest = plain.partition(" ")
    if plain == verb.lower_ and verb.tag_ == "VBZ" and verb.lemma_ != "be":
        return base_form(verb)
    turned = {"is": "are", "was": "were", "has": "have", "does": "do"}.get(first, first)
    return f"{turned} {rest}" if rest else turned


def _in_third_person(word: str) -> str:
    if word == "have":
        return "has"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"
