"""Detects clauses that give no whole question: the parse is wrong, or the question would say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.claims.questions.behind import comes_after_comma
from claimcheck.extract.claims.questions.clauses import VerbGroup
from claimcheck.extract.claims.questions.words import Asked
from claimcheck.extract.claims.scope import is_yet_to
from claimcheck.extract.grammar import OBJECTS
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

# A reader of the question alone doesn't know who that is.
_SPEAKERS = frozenset({"i", "we", "you"})
_CLAUSES, _LINKS = frozenset({"ccomp", "conj", "advcl", "dep", "xcomp"}), frozenset({"mark", "cc", "advmod", "expl"})
_ASKING = frozenset({"WRB", "WDT", "WP"})
_APART = frozenset({":", ";"})
_LASTING = frozenset({"is", "are", "was", "were", "has", "have", "had"})


def verb_misfits(verb: Token, group: VerbGroup, subject: Token) -> bool:
    """Return whether verb and subject can't belong together: "was shares", or a mark is between them."""
    return (
        separated_by_mark(verb, subject)
        or is_joined(verb)
        or any(child.lower_ == "of" and child.i < subject.i for child in subject.children)
        or is_yet_to(verb)
        or _is_in_or_by_which(verb)
        or (subject.tag_ == "NNS" and group.first in {"is", "was", "has", "does"})
    )


def _is_in_or_by_which(verb: Token) -> bool:
    """Return whether a clause is about something that a question doesn't name: "ballots *on which* he was missing"."""
    return verb.dep_ == "relcl" and any(
        c.dep_ == "prep" and c.i < verb.i and any(inner.tag_ in {"WDT", "WP"} for inner in c.children)
        for c in verb.children
    )


def separated_by_mark(verb: Token, other: Token) -> bool:
    """Return whether a mark separates a verb from what the parse attaches to it."""
    return any(token.text in _APART for token in verb.doc[min(verb.i, other.i) : max(verb.i, other.i)])


def is_joined(verb: Token) -> bool:
    """Return whether the clause's verb is attached to one that restricts its subject: "the cook *hired* here fell"."""
    return any(
        child.i > verb.i
        and child.dep_ in _CLAUSES
        and child.tag_ in {"VBD", "VBZ", "VBP"}
        and not any(c.dep_ in _LINKS or c.dep_.startswith("nsubj") or c.tag_ in _ASKING for c in child.lefts)
        and not any(c.dep_ in {"cc", "punct"} and c.i < child.i for c in verb.children)
        and not any(c.is_punct for c in verb.doc[verb.i : child.i])
        for child in verb.children
    )


def is_first_or_second_person(subject: Token) -> bool:
    """Return whether a subject is the speaker or the person addressed."""
    return subject.lower_ in _SPEAKERS


def cannot_turn(asked: Asked, verb: Token, group: VerbGroup, subject: Token, edge: Token, *, rules: Rulebook) -> bool:
    """Return whether a clause can't be turned into a question about the phrase at `edge`."""
    denied = any(child.dep_ == "neg" for child in verb.children)
    if (
        is_first_or_second_person(subject)
        or separated_by_mark(verb, edge)
        or (denied and asked.sort not in ("who", "what"))
    ):
        return True
    # "It was the cook", "leaves the 300 tenants a garden", "six were hurt, *two of them* badly"
    bare = subject.lower_ == "it" and verb.lemma_ == "be" and edge.dep_ in OBJECTS
    given = edge.dep_ == "dative" and edge.pos_ != "ADP" and asked.sort == "number"
    aside = comes_after_comma(edge) and edge.dep_ in OBJECTS | {"npadvmod"}
    # "Of the 1.6 billion, a third is spent"; "one home in eight"
    part = edge.lower_ == "of" and edge.i < verb.i and asked.sort in ("amount", "number", "who", "what")
    # "The set is one of seven cars"
    grouped = asked.sort == "number" and verb.lemma_ == "be" and edge.dep_ == "attr" and edge.tag_ == "NN"
    loose = asked.words == "How many" and edge.dep_ == "prep" and subject.lemma_ not in rules.questions.amounts
    # "Is *short 41 guns*"
    lacking = (
        asked.sort == "number"
        and verb.lemma_ == "be"
        and any(child.dep_ == "amod" and child.i == verb.i + 1 and child.i < asked.top.i for child in edge.children)
    )
    # "They can have their money back, at £40 each"
    priced = edge.dep_ == "prep" and edge.lower_ == "at" and asked.sort == "amount" and comes_after_comma(edge)
    return (
        bare
        or priced
        or lacking
        or (asked.sort in ("who", "what") and _names_nothing(asked, subject, edge, rules))
        or _is_of_another(subject, edge)
        or grouped
        or given
        or aside
        or part
        or loose
        or _never_since(asked, verb, group, edge)
        or edge.dep_ in {"csubj", "advcl"}
    )


def _names_nothing(asked: Asked, subject: Token, edge: Token, rules: Rulebook) -> bool:
    """Return whether nothing can be asked about a noun: "there was no *shot*", "in *connection* with a theft"."""
    behind = any(child.dep_ == "prep" for child in asked.top.children)
    fixed = edge.dep_ == "prep" and asked.top.lower_ in rules.questions.bound and behind
    # "Oil, grain, timber, those were the cargoes"
    before = edge.dep_ == "npadvmod"
    return fixed or before or (subject.dep_ == "expl" and edge.dep_ in OBJECTS)


def _is_of_another(subject: Token, edge: Token) -> bool:
    """Return whether a phrase is a clause of its own: "*with three in five seats sold*, the town is safe"."""
    if edge.lower_ != "with":
        return False
    return comes_after_comma(edge) or (edge.i < subject.i and any(t.dep_ in {"acl", "relcl"} for t in edge.subtree))


def _never_since(asked: Asked, verb: Token, group: VerbGroup, edge: Token) -> bool:
    """Return whether a question asks since when something holds that happens once: "the permit, in force since May"."""
    apart = any(token.text == "," for token in verb.doc[verb.i : edge.i])
    return asked.sort == "when" and edge.lower_ == "since" and (apart or group.first not in _LASTING)


def tells_nothing(verb: Token, subject: Token, edge: Token, rest: str, stranded: str, *, rules: Rulebook) -> bool:
    """Return whether too little follows the verb of a question: "What was he with?", "as it did in 19 towns"."""
    alone = verb.lemma_ == "be" and subject.pos_ == "PRON" and rest == stranded != ""
    given = verb.lemma_ in rules.questions.giving and not rest
    # "The film tells *of a clerk in a mine*": what it tells in is nothing.
    parted = stranded != "" and any(
        child.dep_ == "prep" and child.i == verb.i + 1 and child is not edge and child.lower_ not in rest.split()
        for child in verb.children
    )
    return alone or given or parted or (verb.lemma_ == "do" and not rest and edge.dep_ in {"prep", "agent"})


def is_hollow(asked: Asked, verb: Token, rest: str, rules: Rulebook, *, active: bool) -> bool:
    """Return whether a question for who or what does something is empty: "What is 40?", "Who said?"."""
    if verb.lemma_ == "be":
        # "The heel, to be exact", "Our fathers were brothers"
        aim = verb.dep_ in {"relcl", "acl"} and any(child.lower_ == "to" for child in verb.lefts)
        many = any(child.dep_ == "attr" and child.tag_ == "NNS" for child in verb.children)
        named = asked.sort in ("who", "what")
        return aim or not rest or (named and (many or not any(map(str.isalpha, rest))))
    if verb.lemma_ in rules.questions.mere and not rest:
        return True  # "Who did?"
    reports = rest == "" and active and rules.reporting.rule(verb.lemma_, "clause") is not None
    return reports or (asked.sort == "amount" and any(child.dep_ == "dobj" for child in verb.children))


def splits_word(tokens: Sequence[Token]) -> bool:
    """Return whether a value is the second half of a word with a hyphen: "vice-*captain*"."""
    before = tokens[0].doc[max(0, tokens[0].i - 1) : tokens[0].i]
    return bool(before) and before[0].text in {"-", "‑"} and before[0].whitespace_ == ""


def tells_value(question: str, tokens: Sequence[Token]) -> bool:
    """Return whether a question gives away the figure that it asks for."""
    told = set(question.rstrip("?").lower().split())
    return any(token.like_num and token.lower_ in told and token.lower_ != "one" for token in tokens)
