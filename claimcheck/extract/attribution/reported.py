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
        if index in used:
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
    for tokens, rule in (*_clauses(sheet, cue), *_infinitives(cue), *_namings(cue), *_phrases(cue), *_objects(cue)):
        if rule is not None and speaker.i not in tokens - subtree(verb) or rule is not None and not _swallows(tokens, verb, speaker):
            return tokens - _own_words(verb, speaker), rule, speaker
    return None


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
    finite = [child for child in verb.children if child.dep_ == "ccomp" and is_finite(child)]
    if finite:
        behind = [child for child in finite if child.i > verb.i]
        chosen = behind or finite
        tokens = set().union(*(subtree(child) for child in chosen))
        if own_subject(verb) is not None or verb.dep_ != "ROOT":
            yield _without_second_verbs(tokens, verb, chosen[0]), rule
        return
    around = verb.head
    if around is not verb and around.pos_ in {"VERB", "AUX"} and own_subject(verb) is not None:
        if verb.dep_ == "parataxis":
            yield subtree(around) - subtree(verb), rule
        elif verb.dep_ in {"advcl", "ccomp"} and _is_as_clause(verb):
            yield subtree(around) - subtree(verb), rule
        elif verb.dep_ == "ccomp" and around.i < verb.i and _set_off(sheet, verb):
            yield subtree(around) - subtree(verb), rule


def _set_off(sheet: Sheet, verb: Token) -> bool:
    """Return whether the verb and its subject stand between commas or at the end behind one."""
    doc = sheet.doc
    left, right = verb.left_edge.i, verb.right_edge.i
    return left > 0 and doc[left - 1].text in {",", "—", "–"} and (
        right + 1 >= len(doc) or doc[right + 1].is_punct
    )


def _is_as_clause(verb: Token) -> bool:
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ == "as" for child in verb.children)


def is_finite(token: Token) -> bool:
    """Return whether the clause headed by `token` has a finite verb."""
    if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return any(child.dep_ in {"aux", "auxpass", "cop"} and child.tag_ in {"VBD", "VBZ", "VBP", "MD"} for child in token.children)


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
    name = next((child for child in verb.children if child.dep_ == "oprd" and child.i > verb.i), None)
    if name is None:
        name = next((child for child in verb.children if child.dep_ == "prep" and child.lower_ == "as" and child.i > verb.i), None)
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
