"""Finds reported speech: the content of a reporting verb, by the parse."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.attribution.clauses import clause_contents
from claimcheck.extract.attribution.cues import Cue, cue_range
from claimcheck.extract.attribution.sheet import Draft, Sheet, ranges_of
from claimcheck.extract.attribution.subjects import is_passive, own_subject, subject_of
from claimcheck.extract.attribution.tree import child_of, is_finite, is_infinitive, is_put_in_behind_and, subtree
from claimcheck.extract.tokens import Token

_NOBODY = frozenset({"you", "there", "one"})
_SELVES = frozenset({"i", "we"})


def find_reported(sheet: Sheet, cues: dict[int, Cue], used: set[int]) -> list[Draft]:
    """Return a draft for each reporting verb that has content in the parse. `used` are the verbs already assigned."""
    drafts = []
    for index, cue in cues.items():
        if index in used or sheet.in_run(index):
            continue
        content = _content(sheet, cue)
        if content is None:
            continue
        tokens, rule, speaker = content
        tokens = _in_relative(sheet, tokens, index, used)
        if speaker is not None and is_put_in_behind_and(sheet.doc, min(subtree(speaker) | {index})):
            tokens = {token for token in tokens if token > index}
        ranges = ranges_of(sheet, tokens)
        if not ranges or sum(end - first for first, end in ranges) < 2:
            continue
        drafts.append(Draft(sheet, ranges, cue_range(cue.token), index, speaker, [rule]))
    return drafts


def _in_relative(sheet: Sheet, tokens: set[int], verb: int, used: set[int]) -> set[int]:
    """Return the content of a verb that is put into a relative clause, without the tag of a quotation before it.

    "…," said Lind, *who sat there*, reporters noted, *with his phone*.
    """
    tags = [tag for tag in used & tokens if tag < verb]
    if not tags:
        return tokens
    relative = [at for at in range(max(tags), verb) if sheet.doc[at].tag_ in {"WP", "WP$", "WDT"}]
    return {token for token in tokens if token >= relative[-1]} if relative else tokens


def _content(sheet: Sheet, cue: Cue) -> tuple[set[int], str, Token | None] | None:
    verb = cue.token
    speaker = subject_of(verb)
    if is_passive(verb):
        return _hearsay(cue, speaker)
    if speaker is None and verb.dep_ == "ROOT" and child_of(verb, "ccomp") is not None:
        speaker = _name_before(sheet, verb)
    if speaker is None or not _speaks(sheet, verb, speaker):
        return None
    for tokens, rule in clause_contents(sheet, cue):
        if rule is not None and not _swallows(tokens, verb, speaker):
            return tokens - _own_words(verb, speaker), rule, speaker
    if not _weighs(verb, speaker):
        return None
    for tokens, rule in (*_infinitives(cue), *_namings(cue), *_phrases(cue), *_objects(cue)):
        if rule is not None and not _swallows(tokens, verb, speaker):
            return tokens - _own_words(verb, speaker), rule, speaker
    return None


def _speaks(sheet: Sheet, verb: Token, speaker: Token) -> bool:
    """Return whether the subject is somebody: no "you", no "which countries", and the writer only when quoted."""
    if speaker.lower_ in _NOBODY or (speaker.lower_ in _SELVES and not sheet.in_run(verb.i)):
        return False
    return not any(child.tag_ in {"WDT", "WP$"} for child in speaker.children)


def _name_before(sheet: Sheet, verb: Token) -> Token | None:
    """Return the name before a verb without a subject in the parse ("Ana Moss, QC, said …")."""
    for index in range(verb.i, max(verb.i - 12, sheet.sentence_start(verb.i)), -1):
        root = sheet.chunk_ends.get(index)
        if root is not None and root.pos_ == "PROPN" and root.dep_ in {"npadvmod", "dep", "ROOT"}:
            return root
    return None


def _weighs(verb: Token, speaker: Token) -> bool:
    """Return whether the verb says what somebody does, not only which one is meant ("the man who wants to …")."""
    return verb.dep_ not in {"relcl", "pcomp", "csubj"} and verb.tag_ != "VB" and speaker.tag_ not in {"WP", "WDT"}


def _swallows(tokens: set[int], verb: Token, speaker: Token) -> bool:
    """Return whether the content would contain its own speaker, which happens only in a broken parse."""
    return speaker.i in tokens and speaker.head != verb


def _own_words(verb: Token, speaker: Token) -> set[int]:
    mine = set(range(*cue_range(verb)))
    if speaker.head == verb:
        mine |= subtree(speaker)
    return mine


def _infinitives(cue: Cue) -> Iterator[tuple[set[int], str | None]]:
    verb = cue.token
    person = next((child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i), None)
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i and is_infinitive(child):
            tokens = subtree(child)
            if own_subject(child) is not None:
                yield tokens, cue.rule("person_to", "told_to")
            elif person is not None:
                if cue.rule("person_to") and not cue.rule("told_to"):
                    yield tokens | subtree(person), cue.rule("person_to")
                yield tokens, cue.rule("told_to", "person_to")
            else:
                yield tokens, cue.rule("infinitive")
    # "called on X to do": the infinitive depends on the verb or on the noun.
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
            if child.i > preposition.i and child.pos_ in {"VERB", "AUX"} and is_infinitive(child):
                yield subtree(person) | subtree(child), rule


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
    """Yield noun phrases of some length, and gerunds: "denied hiding the leak"."""
    verb = cue.token
    rule = cue.rule("object")
    for child in verb.children:
        tokens = subtree(child)
        noun = child.dep_ == "dobj" and child.pos_ not in {"PRON", "PROPN"} and len(tokens) > 2
        gerund = child.dep_ == "xcomp" and child.tag_ == "VBG" and own_subject(child) is None
        if child.i > verb.i and (noun or gerund):
            yield tokens, rule


def _hearsay(cue: Cue, speaker: Token | None) -> tuple[set[int], str, Token | None] | None:
    """Return the content of a passive: "is said to have …", "it was reported that …", "was rejected by X"."""
    verb = cue.token
    rule = cue.rule("clause", "quote", "object", "phrase")
    if rule is None or (speaker is None and verb.lemma_.lower() not in cue.rules.hearsay):
        return None
    patient = child_of(verb, "nsubjpass")
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and is_finite(child)), None)
    if clause is not None and (patient is None or patient.lower_ == "it"):
        return subtree(clause), rule, speaker
    infinitive = next((child for child in verb.children if child.dep_ == "xcomp" and is_infinitive(child)), None)
    if infinitive is not None and patient is not None:
        return subtree(patient) | subtree(infinitive), rule, speaker
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in cue.prepositions() and patient is not None and cue.rule("phrase"):
            return subtree(patient) | subtree(child), cue.rule("phrase") or rule, speaker
    return None
