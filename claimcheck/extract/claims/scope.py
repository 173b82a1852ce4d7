"""Reads which time a claim is about, and how certain the text is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimcheck.extract.grammar import VERBS
from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.model import Modality, Polarity, Span, TimeRef
from claimcheck.rulebook.scope import Scope, Sets

# "In 2004", "On April 20", "Early last year": a time this near to the start opens its sentence.
_OPENING_WORDS = 3
# What a verb is said of: "*Nobody* was hurt", "Police made *no arrests*", "There is *no suspicion*".
_SAID_OF = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
# Determiners of one thing.
_ONE, _ONLY = frozenset({"a", "an", "one"}), frozenset({"only"})
_NONE: frozenset[Sets] = frozenset({"none", "nothing"})
_DENIED: frozenset[Sets] = frozenset({"denied"})
# A story's own days: anything further back from the article's date is another event.
_OWN_DAYS = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Surety:
    """Modality and polarity of a claim, and the rules that gave them."""

    modality: Modality
    polarity: Polarity
    rules: tuple[str, ...]


def is_other_time(time: TimeRef, published: date | None) -> bool:
    """Return whether `time` lies outside the story's own days.

    A future time belongs to the story's own plans. Without an article date, only a year printed in the text counts.
    """
    if time.earliest is None or time.latest is None:
        return False
    if published is None:
        return time.basis == "text"
    return time.latest < published - _OWN_DAYS


def time_of(span: Span, times: Sequence[TimeRef], sent: TokenSpan, offset: int) -> TimeRef | None:
    """Return the time that applies to `span`: the nearest whose clause contains it.

    "It left hundreds injured as it rocked a region that a tsunami had devastated *in 2004*" doesn't say that anybody
    was injured in 2004. A time that opens the sentence applies to all of it. `offset` is where the paragraph of `sent`
    starts.
    """
    at = sent.doc.char_span(span.start - offset, span.end - offset)
    if at is None:
        return None
    near = []
    for time in times:
        tokens = sent.doc.char_span(time.span.start - offset, time.span.end - offset)
        if tokens is None:
            continue
        verb = _verb_above(tokens.root)
        opens = tokens.start - sent.start <= _OPENING_WORDS and time.span.end <= span.start
        if opens or verb is None or verb.is_ancestor(at.root) or verb.i == at.root.i:
            distance = max(time.span.start - span.end, span.start - time.span.end)
            near.append((distance, time.span.start, time))
    return min(near, key=lambda item: item[:2])[2] if near else None


def _verb_above(token: Token) -> Token | None:
    """Return the verb of the clause that `token` is in."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in VERBS:
            return token
    return None


def surety(governor: Token | None, rules: Scope) -> Surety:
    """Return how certain the text is of what `governor` (a verb) says.

    Auxiliaries and negations tell, and the verb above it.
    """
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"
    used: list[str] = []
    for token, words in _words_around(governor, rules):
        sets, rule = next((rules.words[word] for word in words if word in rules.words), (None, ""))
        if sets == "none" and token.dep_ == "neg":
            polarity = "denied"  # "no longer"
        elif sets in ("denied", "nothing"):
            polarity = "denied"
            used.append(rule)
        elif sets in ("possible", "planned", "conditional", "demanded") and modality == "asserted":
            modality = sets
            used.append(rule)
    return Surety(modality, polarity, tuple(used))


def to_of(verb: Token) -> Token | None:
    """Return the "to" of an infinitive, None if a verb is not one."""
    return next((word for word in verb.children if word.lower_ == "to" and word.dep_ == "aux"), None)


def has_yet_to(chain: Sequence[Token], rules: Scope) -> str | None:
    """Return the rule that denies what somebody has "yet to" do, None if the verbs of a chain don't say so."""
    sets, rule = rules.words.get("yet to", (None, ""))
    return rule if sets == "denied" and chain[0].lemma_ in {"have", "be"} and is_yet_to(chain[0]) else None


def is_yet_to(verb: Token) -> bool:
    """Return whether what a verb leads to is still to be done: "*has* yet to decide"."""
    led = [child for child in verb.children if child.dep_ == "xcomp"]
    return any(child.lower_ == "yet" for above in (verb, *led) if led for child in above.children)


def denied_by(verb: Token, rules: Scope) -> str | None:
    """Return the rule that denies a verb because it is said of nothing or nobody, as in "no ransom was paid".

    A parser may take the verb of a short clause for a participle: "no fuel *leaked*, officials said".
    """
    found = next((rule for _, rule in _none_at(verb, rules)), None)
    if found is not None or verb.dep_ != "acl" or verb.tag_ not in _PARTICIPLES:
        return found
    return None if any(child.dep_ in _SUBJECTS for child in verb.children) else _none_by(verb.head, rules)


def has_denial(word: Token) -> bool:
    """Return whether a word has "not", "never" or "neither" of its own."""
    return any(child.dep_ == "neg" or child.lower_ == "neither" for child in word.children)


def is_of_none(value: Token, rules: Scope) -> bool:
    """Return whether a noun or figure is in a phrase that stands for none: "none of the *12* tenants was hurt".

    The word for none itself counts none, and isn't.
    """
    verb = value
    while verb.pos_ not in VERBS and verb.head is not verb:
        verb = verb.head
    if verb is value or stands_for_none(value, rules):
        return False
    return any(noun is value or noun.is_ancestor(value) for noun, _ in _none_at(verb, rules))


def stands_for_none(word: Token, rules: Scope) -> bool:
    """Return whether a word itself stands for none: "none", "nobody", "no"."""
    return rules.words.get(word.lower_, ("", ""))[0] in _NONE


def _none_at(verb: Token, rules: Scope) -> Iterator[tuple[Token, str]]:
    """Yield what a verb is said of if that stands for none, with the rule that says so."""
    for child in verb.children:
        rule = _none_by(child, rules) if child.dep_ in _SAID_OF else None
        if rule is not None:
            yield child, rule


def is_none(noun: Token, rules: Scope) -> bool:
    """Return whether a noun phrase stands for none: "no ransom", "not a soul"."""
    return _none_by(noun, rules) is not None


def _none_by(noun: Token, rules: Scope) -> str | None:
    """Return the rule by which a noun phrase stands for none: "no ransom", "neither driver", "not a soul"."""
    before = [word for word in noun.children if word.i < noun.i]
    # "no fewer than 20" are some.
    words = (noun, *(word for word in before if word.dep_ in {"det", "preconj"} and noun.pos_ != "NUM"))
    # "not a soul" and "not one of them" are none; "not all" and "not only the crew" are some.
    not_one = (word for word in before if word.dep_ == "neg" and _next_is(word, _ONE))
    for word, sets in [*((word, _NONE) for word in words), *((word, _DENIED) for word in not_one)]:
        found, rule = rules.words.get(word.lower_, (None, ""))
        if found in sets:
            return rule
    return None


def _next_is(word: Token, expected: Collection[str]) -> bool:
    return any(token.lower_ in expected for token in word.doc[word.i + 1 : word.i + 2])


def _words_around(governor: Token | None, rules: Scope) -> Iterator[tuple[Token, tuple[str, str]]]:
    """Yield the words that say how certain a verb is, each as it stands there and in its basic form.

    The last is a "be" that leads to the verb, with its "to". "The aim is to win" plans nothing, it says what an aim is.
    Nor does "smoke was to be seen", which says what could be noticed.
    """
    for word in _around(governor):
        yield word, (word.lower_, word.lemma_.lower())
    above = governor.head if governor is not None and governor.dep_ == "xcomp" else None
    if above is None or governor is None or above.lemma_ != "be" or to_of(governor) is None:
        return
    if governor.lemma_ in rules.noticed and any(child.dep_ == "auxpass" for child in governor.children):
        return
    subjects = [child for child in above.children if child.dep_ in _SUBJECTS]
    if subjects and not any(word.dep_ == "csubj" or word.lemma_.lower() in rules.aims for word in subjects):
        yield above, (f"{above.lower_} to", "be to")


def _is_undenied(verb: Token) -> bool:
    """Return whether a verb that denies is denied itself: "does not *deny* that", "neither confirmed nor *denied*"."""
    beside = verb.dep_ == "conj" and has_denial(verb.head)
    return verb.lemma_ == "deny" and (has_denial(verb) or beside)


def _around(governor: Token | None) -> Sequence[Token]:
    if governor is None:
        return ()
    above = [governor.head] if governor.dep_ in {"xcomp", "ccomp"} and not _is_undenied(governor.head) else []
    no_longer = (word for child in governor.children if child.dep_ == "advmod" for word in child.children)
    return [
        *(word for word in no_longer if word.dep_ == "neg"),
        *(
            child
            for child in governor.children
            # "Not only the driver was hurt": he was.
            if child.dep_ in {"aux", "neg", "mark", "advmod", "preconj"} and not _next_is(child, _ONLY)
        ),
        *above,
    ]
