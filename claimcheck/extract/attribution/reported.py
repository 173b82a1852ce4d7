"""Finds reported speech: what a reporting verb has as its content, by the parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.extract.attribution.cues import Cue, cue_at, cue_range
from claimcheck.extract.attribution.sheet import Draft, Sheet, ranges_of
from claimcheck.extract.attribution.subjects import is_passive, own_subject, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"you", "there", "one"})
_SELVES = frozenset({"i", "we"})


def find_reported(sheet: Sheet, cues: dict[int, Cue], used: set[int]) -> list[Draft]:
    """Return a draft for each reporting verb that has content in the parse. `used` are the verbs already spoken for."""
    drafts = []
    for index, cue in cues.items():
        if index in used or sheet.in_run(index):
            continue
        content = _content(sheet, cue)
        if content is None:
            continue
        tokens, rule, speaker = content
        ranges = ranges_of(sheet, tokens)
        if not ranges or sum(end - first for first, end in ranges) < 2:
            continue
        drafts.append(Draft(sheet, ranges, cue_range(cue.token), index, speaker, [rule]))
    return drafts


def subtree(token: Token) -> set[int]:
    """Return the indices of the token and all that depends on it."""
    return {child.i for child in token.subtree}


def _content(sheet: Sheet, cue: Cue) -> tuple[set[int], str, Token | None] | None:
    verb = cue.token
    speaker = subject_of(verb)
    if is_passive(verb):
        return _hearsay(cue, speaker)
    if speaker is None or speaker.lower_ in _NOBODY or (speaker.lower_ in _SELVES and not sheet.in_run(verb.i)):
        return None
    for tokens, rule in _clauses(sheet, cue):
        if rule is not None and not _swallows(tokens, verb, speaker):
            return tokens - _own_words(verb, speaker), rule, speaker
    if not _weighs(verb, speaker):
        return None
    for tokens, rule in (*_infinitives(cue), *_namings(cue), *_phrases(cue), *_objects(cue)):
        if rule is not None and not _swallows(tokens, verb, speaker):
            return tokens - _own_words(verb, speaker), rule, speaker
    return None


def _weighs(verb: Token, speaker: Token) -> bool:
    """Return whether the verb says what somebody does, and not only which one is meant ("the man who wants to …")."""
    return verb.dep_ not in {"relcl", "pcomp", "csubj"} and verb.tag_ != "VB" and speaker.tag_ not in {"WP", "WDT"}


def _swallows(tokens: set[int], verb: Token, speaker: Token) -> bool:
    """Return whether the content would hold its own speaker, which only a broken parse does."""
    return speaker.i in tokens and speaker.head != verb


def _own_words(verb: Token, speaker: Token) -> set[int]:
    mine = set(range(*cue_range(verb)))
    if speaker.head == verb:
        mine |= subtree(speaker)
    return mine


def _clauses(sheet: Sheet, cue: Cue) -> Iterator[tuple[set[int], str | None]]:
    """Yield clauses as contents: behind the verb, before it, or around it ("The town, she said, will …")."""
    verb = cue.token
    rule = cue.rule("clause", "quote")
    finite = [child for child in verb.children if child.dep_ == "ccomp" and (is_finite(child) or _holds_finite(child))]
    around = verb.head
    if _set_off(sheet, cue):
        yield _around_tag(sheet, verb), rule
    elif finite:
        behind = [child for child in finite if child.i > verb.i]
        if behind or own_subject(verb) is not None:
            chosen = behind or finite
            tokens = set().union(*(subtree(child) for child in chosen))
            tokens = _with_shared_verbs(_without_second_verbs(tokens, verb, chosen[0]), verb)
            yield tokens | _fronted(verb) | _demanded(verb, chosen[0]), rule
    elif around is not verb and around.pos_ in {"VERB", "AUX"} and own_subject(verb) is not None:
        if verb.dep_ == "parataxis" or (verb.dep_ in {"advcl", "ccomp"} and _is_as_clause(verb)):
            yield subtree(around) - subtree(verb), rule
    that = next((i for i in range(verb.i + 1, min(verb.i + 12, len(verb.doc))) if verb.doc[i].lower_ == "that"), None)
    if that is not None and _opens_clause(verb, that):
        # The parse lost the clause that "that" opens; it runs to the end of its sentence.
        yield set(range(that, sheet.sentence_end(that))), cue.rule("clause")


def _opens_clause(verb: Token, that: int) -> bool:
    if that + 2 >= len(verb.doc):
        return False
    token = verb.doc[that]
    if (
        token.head.dep_ == "relcl"
        or any(c.dep_ == "dobj" and c.i < that for c in verb.children)
        and verb.lemma_ != "tell"
    ):
        return False
    return (
        that == verb.i + 1 or token.dep_ == "mark" or (token.dep_ == "advmod" and token.head.dep_ in {"advcl", "ccomp"})
    )


def _demanded(verb: Token, clause: Token) -> set[int]:
    """Return the person in "demanded X make a pledge", whom the parse takes for the verb's object."""
    if clause.tag_ != "VB" or own_subject(clause) is not None:
        return set()
    person = next((child for child in verb.children if child.dep_ == "dobj" and verb.i < child.i < clause.i), None)
    return subtree(person) if person is not None else set()


def _holds_finite(clause: Token) -> bool:
    """Return whether a finite clause hangs on a participle that was taken for the verb ("says the man named X is …")."""
    return clause.tag_ in {"VBN", "VBD"} and any(
        child.dep_ == "ccomp" and is_finite(child) for child in clause.children
    )


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


_TAG_DEPS = frozenset(
    {"advmod", "npadvmod", "prep", "pobj", "det", "compound", "prt", "amod", "nummod", "poss", "case"}
)
_TAG_DASHES = frozenset({",", "—", "–", "--"})


def _set_off(sheet: Sheet, cue: Cue) -> bool:
    """Return whether subject and verb are a tag, between commas or between a comma and the end of the sentence."""
    doc = sheet.doc
    verb = cue.token
    subject = own_subject(verb)
    if subject is None or sheet.in_run(verb.i) or subject.tag_ in {"WP", "WDT"}:
        return False
    allowed = _TAG_DEPS | {"dobj", "dative"} if cue.rule("told_to") else _TAG_DEPS
    if not cue.rule("told_to") and any(child.dep_ in {"dobj", "xcomp", "acomp", "attr"} for child in verb.children):
        return False
    left = min(subject.left_edge.i, verb.i)
    right = max(subject.right_edge.i if subject.i > verb.i else verb.i, verb.i)
    while right + 1 < len(doc) and doc[right + 1].dep_ in allowed and not sheet.in_run(right + 1):
        right += 1
    if left == 0 or doc[left - 1].text not in _TAG_DASHES:
        return False
    start = sheet.sentence_start(left)
    ends = right + 1 >= len(doc) or sheet.ends_sentence(right + 1)
    paused = not ends and doc[right + 1].text in _TAG_DASHES
    if ends:
        return left - start >= 4 and not any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    return (
        paused
        and left - start >= 2
        and not any(child.dep_ == "mark" and child.lower_ != "as" for child in verb.children)
    )


def _around_tag(sheet: Sheet, verb: Token) -> set[int]:
    """Return the sentence around a tag, without the tag."""
    start, end = sheet.sentence_start(verb.i), sheet.sentence_end(verb.i)
    subject = own_subject(verb)
    mine = {verb.i} | (subtree(subject) if subject is not None else set())
    for child in verb.children:
        if child.dep_ in {
            "advmod",
            "npadvmod",
            "prep",
            "aux",
            "neg",
            "prt",
            "dobj",
            "dative",
            "mark",
        } and child.i >= min(mine):
            mine |= subtree(child)
    first, last = min(mine), max(mine)
    behind = next(
        (child for child in verb.children if child.dep_ == "advcl" and child.i > last and child.tag_ == "VBG"), None
    )
    if behind is not None:
        end = min(end, max(behind.left_edge.i, last + 1))
    return set(range(start, first)) | set(range(last + 1, end))


def _with_shared_verbs(tokens: set[int], verb: Token) -> set[int]:
    """Return the content with a coordinated verb that can't be the speaker's: "says it will …, but would add …"."""
    if any(child.tag_ == "MD" for child in verb.children):
        return tokens
    for child in verb.children:
        if child.dep_ == "conj" and own_subject(child) is None and any(c.tag_ == "MD" for c in child.children):
            tokens = tokens | subtree(child) | set(range(max(tokens, default=child.i) + 1, child.left_edge.i))
    return tokens


def _is_as_clause(verb: Token) -> bool:
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ == "as" for child in verb.children)


def is_finite(token: Token) -> bool:
    """Return whether the clause headed by `token` has a finite verb."""
    if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return any(
        child.dep_ in {"aux", "auxpass", "cop"} and child.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        for child in token.children
    )


def _without_second_verbs(tokens: set[int], verb: Token, clause: Token) -> set[int]:
    """Return the content without a coordinated verb that belongs to the speaker: "said A would …, and called on B"."""
    for child in clause.children:
        if (
            child.dep_ == "conj"
            and child.i > clause.i
            and own_subject(child) is None
            and child.tag_ == verb.tag_
            and clause.tag_ != verb.tag_
            and cue_at_same_level(child, verb)
        ):
            cut = child.left_edge.i
            joined = [index for index in range(cut - 2, cut) if verb.doc[index].dep_ in {"cc", "punct"}]
            tokens = tokens - subtree(child) - set(joined)
    for child in clause.children:
        left = child.left_edge.i
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.i > clause.i and verb.doc[left - 1].text == ",":
            # ", adding that …" is what the speaker does, not what is said.
            if left == child.i and any(c.dep_ == "ccomp" for c in child.children):
                tokens = tokens - subtree(child)
    return tokens


def cue_at_same_level(second: Token, verb: Token) -> bool:
    """Return whether a second verb could be another thing that the speaker did: it is a verb in the same tense."""
    return second.pos_ == "VERB" and second.tag_ == verb.tag_


def _infinitives(cue: Cue) -> Iterator[tuple[set[int], str | None]]:
    verb = cue.token
    person = next((child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i), None)
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i and _is_infinitive(child):
            tokens = subtree(child)
            if own_subject(child) is not None:
                yield tokens, cue.rule("person_to", "told_to")
            elif person is not None:
                if cue.rule("person_to") and not cue.rule("told_to"):
                    yield tokens | subtree(person), cue.rule("person_to")
                yield tokens, cue.rule("told_to", "person_to")
            else:
                yield tokens, cue.rule("infinitive")
    # "called on X to do": the infinitive hangs on the verb or on the noun.
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            yield from _call_on(cue, child)


def _call_on(cue: Cue, preposition: Token) -> Iterator[tuple[set[int], str | None]]:
    verb = cue.token
    rule = cue.rules.rule(f"{verb.lemma_.lower()} {preposition.lower_}", "person_to")
    person = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if rule is None or person is None:
        return
    for owner in (verb, person, preposition):
        for child in owner.children:
            if child.i > preposition.i and child.pos_ in {"VERB", "AUX"} and _is_infinitive(child):
                yield subtree(person) | subtree(child), rule


def _is_infinitive(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in token.children)


def _namings(cue: Cue) -> Iterator[tuple[set[int], str | None]]:
    """Yield what is called something and what it is called, as one content."""
    verb = cue.token
    rule = cue.rule("naming")
    if rule is None:
        return
    thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if thing is not None and thing.tag_ in {"WP", "WDT"}:
        return
    name = next((child for child in verb.children if child.dep_ == "oprd" and child.i > verb.i), None)
    if name is None:
        name = next(
            (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "as" and child.i > verb.i),
            None,
        )
    if name is not None and (thing is not None or name.dep_ == "oprd"):
        yield (subtree(thing) if thing is not None else set()) | subtree(name), rule
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i and not is_finite(child):
            yield subtree(child), rule


def _phrases(cue: Cue) -> Iterator[tuple[set[int], str | None]]:
    verb = cue.token
    rule = cue.rule("phrase")
    known = cue.prepositions()
    if rule is None:
        return
    for child in verb.children:
        if child.dep_ in {"prep", "prt"} and child.lower_ in known and child.i > verb.i:
            tokens = subtree(child) - {child.i}
            if tokens:
                yield tokens, rule


def _objects(cue: Cue) -> Iterator[tuple[set[int], str | None]]:
    rule = cue.rule("object")
    for child in cue.token.children:
        if child.dep_ == "dobj" and child.i > cue.token.i and child.pos_ != "PRON":
            yield subtree(child), rule


def _hearsay(cue: Cue, speaker: Token | None) -> tuple[set[int], str, Token | None] | None:
    """Return the content of a passive: "is said to have …", "it was reported that …", "was rejected by X"."""
    verb = cue.token
    rule = cue.rule("clause", "quote", "object", "phrase")
    if rule is None or verb.lemma_.lower() not in cue.rules.hearsay and speaker is None:
        return None
    patient = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and is_finite(child)), None)
    if clause is not None and (patient is None or patient.lower_ == "it"):
        return subtree(clause), rule, speaker
    infinitive = next((child for child in verb.children if child.dep_ == "xcomp" and _is_infinitive(child)), None)
    if infinitive is not None and patient is not None:
        return subtree(patient) | subtree(infinitive), rule, speaker
    if speaker is not None and patient is not None and patient.pos_ != "PRON" and cue_at(verb, cue.rules):
        return subtree(patient), rule, speaker
    return None
