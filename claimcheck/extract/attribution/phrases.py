"""Finds attributions without a verb of saying: "according to X", "the claim that …", "X: …"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from claimcheck.extract.attribution.sheet import Draft, Sheet, ranges_of
from claimcheck.extract.attribution.subjects import own_subject, subject_of
from claimcheck.extract.attribution.tree import is_finite, is_put_in_behind_and, subtree
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.reporting import Reporting


def find_sources(sheet: Sheet, rules: Reporting) -> list[Draft]:
    """Return a draft for each phrase such as "according to X": the rest of its sentence is the content."""
    doc = sheet.doc
    drafts = []
    text = doc.text.lower()
    for phrase in rules.sources:
        if " ".join(phrase) not in text:
            continue
        for index in range(len(doc) - len(phrase)):
            if doc[index].lower_ != phrase[0] or sheet.in_run(index):
                continue
            if tuple(token.lower_ for token in doc[index : index + len(phrase)]) != phrase:
                continue
            draft = _sourced(sheet, index, index + len(phrase))
            if draft is not None:
                drafts.append(draft)
    return drafts


def _sourced(sheet: Sheet, first: int, end: int) -> Draft | None:
    doc = sheet.doc
    preposition = doc[end - 1]
    speaker = next((child for child in preposition.children if child.dep_ == "pobj"), None) or sheet.chunk_starts.get(
        end, _named_like_a_verb(doc[end])
    )
    if speaker is None or _is_manner(speaker):
        return None
    start, stop = sheet.sentence_start(first), sheet.sentence_end(first)
    taken = set(range(first, max(_end_of_source(sheet, first, speaker, stop), end)))
    if is_put_in_behind_and(doc, first):
        start = max(taken) + 1
    elif _is_inside_aside(sheet, first, max(taken) + 1):
        start, stop = _comma_before(sheet, first) + 1, first
    content = set(range(start, stop)) - taken
    return Draft(sheet, ranges_of(sheet, content), (first, end), None, speaker, ["phrase.according_to"])


def _named_like_a_verb(word: Token) -> Token | None:
    """Return the first word of a name that the parse takes for a verb: "according to *Rowing Ireland*"."""
    return word if word.tag_ == "VBG" and word.text[:1].isupper() and word.dep_ == "pcomp" else None


def _comma_before(sheet: Sheet, index: int) -> int:
    """Return the last comma of the sentence before a token, or the token before the sentence."""
    start = sheet.sentence_start(index)
    return next((at for at in range(index - 1, start - 1, -1) if sheet.doc[at].text == ","), start - 1)


def _is_inside_aside(sheet: Sheet, first: int, end: int) -> bool:
    """Return whether a source is that of words between commas: "The others, *12 according to the union*, left"."""
    doc = sheet.doc
    comma = _comma_before(sheet, first)
    inside = sheet.sentence_start(first) < comma < first - 1 and end < len(doc) and doc[end].text == ","
    return inside and not any(token.pos_ in {"VERB", "AUX"} for token in doc[comma + 1 : first])


def _is_manner(noun: Token) -> bool:
    """Return whether a bare noun says how, not who says so: "according to plan"."""
    return noun.tag_ == "NN" and not any(child.i < noun.i for child in noun.children)


def _end_of_source(sheet: Sheet, first: int, speaker: Token, stop: int) -> int:
    """Return where the words for the source end; if the phrase opens its sentence, a comma ends them.

    Between two commas an apposition may stand ("the coach, Ana Moss, the team …"), which is still the source.
    """
    doc = sheet.doc
    end = min(speaker.right_edge.i + 1, stop)
    if doc[first].dep_ == "ROOT":
        # "According to the captain *the lights were on*": the parse takes the sentence for a clause on the captain.
        clauses = [child for child in speaker.children if child.dep_ == "relcl"]
        return min([end, *(clause.left_edge.i for clause in clauses if own_subject(clause) is not None)])
    if first > sheet.sentence_start(first) + 1:
        return end
    commas = [index for index in range(speaker.i + 1, min(end + 1, stop)) if doc[index].text == ","]
    for comma, after in pairwise(commas):
        between = doc[comma + 1 : after]
        if not _belongs(between):
            return comma
    if commas and any(token.dep_ in {"nsubj", "nsubjpass"} for token in doc[commas[-1] : stop]):
        return commas[-1]
    return end


def _belongs(words: Sequence[Token]) -> bool:
    """Return whether the words between two commas describe the source: a name, "a surgeon", "who runs the port"."""
    if len(words) == 0:
        return False
    return all(token.pos_ == "PROPN" for token in words) or words[0].pos_ == "DET" or words[0].tag_ in {"WP", "WP$"}


def find_nominal(sheet: Sheet, rules: Reporting) -> list[Draft]:
    """Return a draft for each noun of saying or thinking with a clause or an infinitive: "the claim that …"."""
    drafts = []
    for token in sheet.doc:
        if token.pos_ != "NOUN" or sheet.in_run(token.i):
            continue
        lemma = token.lemma_.lower()
        for child in token.children:
            if child.i < token.i or child.dep_ not in {"acl", "ccomp", "relcl"}:
                continue
            marked = any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in child.children)
            if lemma in rules.clause_nouns and marked and is_finite(child):
                rule = "noun.clause"
            elif lemma in rules.infinitive_nouns and any(c.tag_ == "TO" for c in child.children):
                rule = "noun.infinitive"
            else:
                continue
            speaker = _holder(token)
            if speaker is not None and speaker.lower_ not in {"i", "we", "you", "there"}:
                ranges = ranges_of(sheet, subtree(child))
                drafts.append(Draft(sheet, ranges, (token.i, token.i + 1), token.i, speaker, [rule]))
            break
    return drafts


def give_to_holder(draft: Draft, words: Collection[str]) -> None:
    """Give a quotation after a colon to whoever has the noun for it: "*Ines Falk*'s answer: “…”".

    `words` are the lemmas of nouns for what somebody says.
    """
    if draft.speaker is None or draft.verb is not None or "quote.colon" not in draft.rules:
        return
    noun = draft.speaker if draft.speaker.dep_ != "pobj" else draft.speaker.head.head
    if noun.lemma_.lower() in words:
        draft.speaker = next((child for child in noun.children if child.dep_ == "poss"), None) or _holder(noun)


def find_hearsay(sheet: Sheet, rules: Reporting) -> list[Draft]:
    """Return a draft for each clause with an adverb such as "reportedly", which says that somebody says so."""
    drafts: list[Draft] = []
    text = sheet.doc.text.lower()
    if not any(adverb in text for adverb in rules.adverbs):
        return drafts
    for token in sheet.doc:
        if token.lower_ not in rules.adverbs or sheet.in_run(token.i) or token.head.pos_ not in {"VERB", "AUX"}:
            continue
        # "The ferry reportedly leaked": the verb is sometimes mistaken for a participle of its subject.
        head = token.head.head if token.head.dep_ == "acl" else token.head
        ranges = ranges_of(sheet, subtree(head) - {token.i})
        if ranges:
            drafts.append(Draft(sheet, ranges, (token.i, token.i + 1), token.i, None, ["hearsay.adverb"]))
    return drafts


def _holder(noun: Token) -> Token | None:
    """Return whose claim, plan or promise it is: the possessor, a "by" or "from" phrase, or its maker."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of", "among"}:
            found = next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
            if found is not None:
                return found
    head = noun.head
    if noun.dep_ in {"dobj", "attr"} and head.pos_ in {"VERB", "AUX"}:
        subject = subject_of(head)
        if subject is not None:
            return subject
    for child in noun.children:
        if child.dep_ in {"compound", "nmod"} and child.ent_type_ in {"PERSON", "ORG", "GPE"}:
            return child
    if noun.dep_ == "pobj" and noun.head.head.pos_ in {"VERB", "AUX"}:
        return subject_of(noun.head.head)
    return None
