"""Finds the clause that a reporting verb has as its content: after it, before it, or around it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.attribution.cues import Cue
from claimcheck.extract.attribution.sheet import Sheet
from claimcheck.extract.attribution.subjects import own_subject
from claimcheck.extract.attribution.tree import child_of, is_finite, subtree
from claimcheck.extract.tokens import Token

_TAG_DEPS = frozenset(
    {"advmod", "npadvmod", "prep", "pobj", "det", "compound", "prt", "amod", "nummod", "poss", "case"}
)
_TAG_PARTS = frozenset({"advmod", "npadvmod", "prep", "aux", "neg", "prt", "dobj", "dative", "mark"})
_WHEN_OR_WHY = frozenset({"since", "after", "before", "while", "when", "because", "although", "though", "until"})
_TAG_DASHES = frozenset({",", "—", "–", "--"})


def clause_contents(sheet: Sheet, cue: Cue) -> Iterator[tuple[set[int], str | None]]:
    """Yield the tokens that may be the content of `cue` with the rule that says so, the likeliest first."""
    verb = cue.token
    rule = cue.rule("clause", "quote")
    around = verb.head
    if _set_off(sheet, cue):
        yield _around_tag(sheet, verb), rule
    elif finite := [child for child in verb.children if child.dep_ == "ccomp" and _has_finite_verb(child)]:
        behind = [child for child in finite if child.i > verb.i]
        apart = any(token.text == ";" for token in verb.doc[finite[0].i : verb.i])
        if behind or (own_subject(verb) is not None and verb.tag_ != "VBG" and not apart):
            chosen = behind or finite
            tokens = set().union(*(subtree(child) for child in chosen))
            tokens = _with_shared_verbs(_without_second_verbs(tokens, verb, chosen[0]), verb)
            yield tokens | _fronted(verb) | _demanded(verb, chosen[0]), rule
    elif around is not verb and around.pos_ in {"VERB", "AUX"} and own_subject(verb) is not None and _is_aside(verb):
        yield subtree(around) - subtree(verb), rule
    that = next((i for i in range(verb.i + 1, min(verb.i + 12, len(verb.doc))) if verb.doc[i].lower_ == "that"), None)
    if that is not None and _opens_clause(verb, that):
        # The parse lost the clause that "that" opens; it runs to the end of its sentence.
        yield set(range(that, sheet.sentence_end(that))), cue.rule("clause")


def _tells_only_when(verb: Token) -> bool:
    """Return whether what is before a verb says when or why, not what: "*Since the roof fell*, the club has asked"."""
    before = [child for child in verb.children if child.i < verb.i]
    circumstance = any(
        child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _WHEN_OR_WHY for c in child.children)
        for child in before
    )
    return circumstance and not any(child.dep_ == "ccomp" for child in before)


def _opens_clause(verb: Token, that: int) -> bool:
    """Return whether the word at `that` opens what is said, and not a relative clause."""
    if that + 2 >= len(verb.doc):
        return False
    token = verb.doc[that]
    thing = child_of(verb, "dobj")
    if token.head.dep_ == "relcl" or (thing is not None and thing.i < that and verb.lemma_ != "tell"):
        return False
    lost = token.dep_ == "advmod" and token.head.dep_ in {"advcl", "ccomp"}
    return that == verb.i + 1 or token.dep_ == "mark" or lost


def _has_finite_verb(clause: Token) -> bool:
    """Return whether a clause is finite, also where a participle passes for its verb ("says the man named X is …")."""
    if is_finite(clause):
        return True
    return clause.tag_ == "VBN" and any(child.dep_ == "ccomp" and is_finite(child) for child in clause.children)


def _demanded(verb: Token, clause: Token) -> set[int]:
    """Return the person in "demanded X make a pledge", whom the parse takes for the verb's object."""
    if clause.tag_ != "VB" or own_subject(clause) is not None:
        return set()
    person = next((child for child in verb.children if child.dep_ == "dobj" and verb.i < child.i < clause.i), None)
    return subtree(person) if person is not None else set()


def _fronted(verb: Token) -> set[int]:
    """Return a condition before the speaker that belongs to what is said: "If it rains, she said, …"."""
    for child in verb.children:
        if child.dep_ != "advcl" or child.i > verb.i or not is_finite(child):
            continue
        opener = next((c.lower_ for c in child.children if c.dep_ in {"mark", "advmod"} and c.i < child.i), "")
        present = any(t.tag_ in {"VBZ", "VBP"} for t in (child, *child.children))
        if opener in {"if", "unless", "because"} or (opener == "when" and present):
            return subtree(child)
    return set()


def _set_off(sheet: Sheet, cue: Cue) -> bool:
    """Return whether subject and verb are a tag, between commas or between a comma and the end of the sentence."""
    doc = sheet.doc
    verb = cue.token
    subject = own_subject(verb)
    behind = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else ""
    if subject is None or subject.tag_ in {"WP", "WDT"} or behind == "that":
        return False
    telling = cue.rule("told_to") is not None
    thing = child_of(verb, "dobj", "xcomp", "acomp", "attr")
    if thing is not None and ((not telling and thing.lower_ != "it") or _tells_only_when(verb)):
        return False
    allowed = _TAG_DEPS | {"dobj", "dative"} if telling or thing is not None else _TAG_DEPS
    opener = next((child.i for child in verb.children if child.lower_ == "as" and child.i < verb.i), verb.i)
    left = min(subject.left_edge.i, verb.i, opener)
    right = max(subject.right_edge.i if subject.i > verb.i else verb.i, verb.i)
    while right + 1 < len(doc) and doc[right + 1].dep_ in allowed and not sheet.in_run(right + 1):
        right += 1
    if left == 0 or doc[left - 1].text not in _TAG_DASHES:
        return False
    before = left - sheet.sentence_start(left)
    if right + 1 >= len(doc) or sheet.ends_sentence(right + 1):
        return before >= 4 and not any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    marked = any(child.dep_ == "mark" and child.lower_ != "as" for child in verb.children)
    return doc[right + 1].text in _TAG_DASHES and before >= 2 and not marked


def _around_tag(sheet: Sheet, verb: Token) -> set[int]:
    """Return the sentence around a tag, without the tag."""
    start, end = sheet.sentence_start(verb.i), sheet.sentence_end(verb.i)
    subject = own_subject(verb)
    mine = {verb.i} | (subtree(subject) if subject is not None else set())
    for child in verb.children:
        if (child.dep_ in _TAG_PARTS and child.i >= min(mine)) or (child.lower_ == "as" and child.i < verb.i):
            mine |= subtree(child)
    first, last = min(mine), max(mine)
    for child in verb.children:
        # ", adding that …" is another thing said.
        if child.dep_ == "advcl" and child.i > last and child.tag_ == "VBG":
            end = min(end, max(child.left_edge.i, last + 1))
    return set(range(start, first)) | set(range(last + 1, end))


def _with_shared_verbs(tokens: set[int], verb: Token) -> set[int]:
    """Return the content with a coordinated verb that can't be the speaker's: "says it will …, but would add …"."""
    if any(child.tag_ == "MD" for child in verb.children):
        return tokens
    for child in verb.children:
        if child.dep_ == "conj" and own_subject(child) is None and any(c.tag_ == "MD" for c in child.children):
            tokens = tokens | subtree(child) | set(range(max(tokens, default=child.i) + 1, child.left_edge.i))
    return tokens


def _is_aside(verb: Token) -> bool:
    """Return whether the verb and its subject are an aside in another clause: "as she said", "she said"."""
    as_clause = any(child.dep_ in {"mark", "advmod"} and child.lower_ == "as" for child in verb.children)
    return verb.dep_ == "parataxis" or (verb.dep_ in {"advcl", "ccomp"} and as_clause)


def _without_second_verbs(tokens: set[int], verb: Token, clause: Token) -> set[int]:
    """Return the content without verbs that are the speaker's: "said A would …, and called on B", ", adding that …"."""
    for child in clause.children:
        if child.i < clause.i:
            continue
        if _is_speakers(child, verb, clause):
            cut = child.left_edge.i
            joined = {index for index in range(cut - 2, cut) if verb.doc[index].dep_ in {"cc", "punct"}}
            tokens = tokens - subtree(child) - joined
        elif child.tag_ == "VBG" and verb.doc[child.left_edge.i - 1].text == "," and _reports(child):
            tokens = tokens - subtree(child)
    return tokens


def _reports(participle: Token) -> bool:
    return (
        participle.dep_ == "advcl"
        and participle.left_edge.i == participle.i
        and child_of(participle, "ccomp") is not None
    )


def _is_speakers(second: Token, verb: Token, clause: Token) -> bool:
    """Return whether a verb coordinated with the content goes by its tense with the verb of saying instead."""
    if second.dep_ != "conj" or second.pos_ != "VERB" or own_subject(second) is not None:
        return False
    return second.tag_ == verb.tag_ != clause.tag_
