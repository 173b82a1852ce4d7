"""Puts the question that a value answers into English, from the clause that the value stands in.

"The brigade sent six crews to the dam" gives "How many crews did the brigade send to the dam?".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from claimcheck.extract.tokens import Doc, Token
from claimcheck.model import FactKind, Quantity, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd"})
_HELPERS = frozenset({"aux", "auxpass"})
_VERBS = frozenset({"VERB", "AUX"})
# A verb that shares its subject with the one above it.
_SHARING = frozenset({"conj", "xcomp", "advcl"})
# Words that ask for a verb's own subject elsewhere: "which", "that" stand for the noun above.
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_RESTRICTING = frozenset({"amod", "compound", "nmod", "poss"})
_LITTLE = frozenset({"DET", "PRON", "ADP", "NUM", "ADV", "ADJ", "SCONJ", "CCONJ"})
_PEOPLE = frozenset({"PERSON", "NORP"})
_IN_FULL = {
    "'s": "is", "'ll": "will", "'ve": "have", "'re": "are", "'d": "had", "wo": "will", "ca": "can", "sha": "shall"
}  # fmt: skip
_LONGEST_PART, _LONGEST = 7, 16
# A question of fewer words than this says too little.
_FULL = 4
_ECHOED_BEFORE, _ECHOED_BEHIND = 9, 7
_OF_KIND = {"money": "How much", "percent": "What percentage", "duration": "How long"}


def question_for(doc: Doc, at: tuple[int, int], kind: FactKind, quantity: Quantity | None = None) -> str:
    """Return the question that the value at the half-open range of tokens `at` answers.

    It is a short one where the clause is too long or too broken to be asked after.
    """
    tokens = doc[at[0] : at[1]]
    root = doc.between(*at).root
    if kind in ("polarity", "modality"):
        return _asked("", root, None, None) or f"Is it so: {_words(tokens)}?"
    asked_for, top = _question_word(root, tokens, kind, quantity)
    if asked_for.startswith("How old"):
        return f"{asked_for}?"
    verb = _verb_over(top)
    asked = _asked(asked_for, verb, top, _preposition(top)) if verb is not None else None
    if asked is not None and len(asked.split()) >= _FULL:
        return asked
    return _echoed(doc, at, top, asked_for) or asked or f"{asked_for}?"


def tokens_at(doc: Doc, span: Span, offset: int) -> tuple[int, int] | None:
    """Return the half-open range of tokens at `span` of an article whose paragraph starts at `offset`."""
    found = doc.char_span(span.start - offset, span.end - offset)
    return (found.start, found.end) if found is not None and len(found) else None


def _question_word(
    root: Token, tokens: Sequence[Token], kind: FactKind, quantity: Quantity | None
) -> tuple[str, Token]:
    """Return what asks for a value, and the token under which the value hangs in its clause."""
    if kind == "date":
        return "When", root
    if quantity is None:
        return ("Who" if root.ent_type_ in _PEOPLE else "What"), root
    if root.dep_ == "appos" and root.head.ent_type_ == "PERSON":
        return f"How old is {_words(_short(root.head))}", root  # "Marta Olsen, 52, leads the inquiry"
    noun = _noun_of(root, tokens)
    named = f" {_words(_noun_phrase(noun, tokens))}" if noun is not None else ""
    if quantity.kind == "count":
        return (f"How many{named}" if named else "How many"), noun or root
    of_kind = _OF_KIND.get(quantity.kind)
    if of_kind is None:
        of_kind = f"How many {quantity.unit.replace('_', ' ')}s" if quantity.unit else "How much"
    return of_kind, root


def _noun_of(root: Token, tokens: Sequence[Token]) -> Token | None:
    """Return the noun that a figure counts, in its own words or above them."""
    own = next((token for token in reversed(tokens) if token.pos_ in {"NOUN", "PROPN"}), None)
    if own is not None:
        return own
    return root.head if root.dep_ in {"nummod", "quantmod", "amod"} and root.head.pos_ == "NOUN" else None


def _noun_phrase(noun: Token, figure: Sequence[Token]) -> list[Token]:
    taken = {token.i for token in figure if token.i != noun.i}
    return [
        token
        for token in noun.doc[noun.left_edge.i : noun.i + 1]
        if token.i not in taken and token.dep_ in _RESTRICTING | {noun.dep_}
    ][-3:]


def _verb_over(token: Token) -> Token | None:
    for _ in range(8):
        if token.head is token:
            return token if token.pos_ in _VERBS else None
        token = token.head
        if token.pos_ in _VERBS:
            return token
    return None


def _preposition(token: Token) -> Token | None:
    """Return the preposition that a value follows: "*from* the safe"."""
    return token.head if token.dep_ == "pobj" and token.head.pos_ == "ADP" else None


def _asked(asked_for: str, verb: Token, value: Token | None, preposition: Token | None) -> str | None:
    """Return the clause of `verb` as a question, None where it can't be asked. `value` is left out of it."""
    subject = _subject_of(verb)
    if subject is None:
        return None
    helpers = [child for child in verb.children if child.dep_ in _HELPERS and child.i < verb.i]
    behind = _behind(verb, value, preposition)
    denied = any(child.dep_ == "neg" for child in verb.children)
    if value is not None and (value is subject or subject.is_ancestor(value)):
        parts = [asked_for, *(_plain(t) for t in helpers), "not" if denied else "", verb.text, behind]
        return _finished(parts)
    who = _words(_short(subject))
    if preposition is not None and asked_for in ("What", "Who"):
        asked_for = f"{preposition.text.capitalize()} {'whom' if asked_for == 'Who' else 'what'}"
    first, rest = _inverted(verb, helpers)
    not_ = "not" if denied and value is not None else ""
    start = [asked_for, first] if asked_for else [first.capitalize()]
    return _finished([*start, who, not_, *rest, behind])


def _echoed(doc: Doc, at: tuple[int, int], top: Token, asked_for: str) -> str | None:
    """Return the words round a value with what asks for it in its place, None where there are too few of them.

    "The firm went under owing £2m" gives "The firm went under owing how much?". It needs no parse, so it is whole where
    a question that turns subject and verb round would not be.
    """
    before: list[Token] = []
    for token in reversed(doc[max(0, at[0] - _ECHOED_BEFORE) : at[0]]):
        if token.is_punct or token.is_space:
            break
        before.insert(0, token)
        if token.is_sent_start:
            break
    while before and (before[-1].pos_ in {"DET", "ADV"} or (asked_for == "When" and before[-1].pos_ == "ADP")):
        before.pop()
    end = max(at[1], top.i + 1)
    behind = takewhile(lambda t: not (t.is_punct or t.is_space or t.is_sent_start), doc[end : end + _ECHOED_BEHIND])
    after = list(behind)
    while after and after[-1].pos_ in {"ADP", "DET", "AUX", "CCONJ", "SCONJ", "PART", "PRON"}:
        after.pop()
    asking = asked_for if not before else f"{asked_for[:1].lower()}{asked_for[1:]}"
    return _finished([_words(before), asking, _words(after)]) if len(before) + len(after) > 1 else None


def _inverted(verb: Token, helpers: Sequence[Token]) -> tuple[str, list[str]]:
    """Return what comes before the subject in a question, and what behind it."""
    if helpers and helpers[0].lower_ != "to":
        return _plain(helpers[0]), [*(_plain(helper) for helper in helpers[1:]), verb.text]
    if verb.lemma_ == "be" and verb.tag_ not in {"VB", "VBG", "VBN"}:
        return _plain(verb), []
    if helpers or verb.tag_ == "VB":
        return "will", [verb.lemma_]
    if verb.tag_ == "VBG":
        return "was", [verb.text]
    if verb.tag_ == "VBN":
        return ("was" if verb.dep_ in {"acl", "conj", "advcl"} else "did"), [
            verb.text if verb.dep_ in {"acl", "conj", "advcl"} else verb.lemma_
        ]
    return {"VBZ": "does", "VBP": "do"}.get(verb.tag_, "did"), [verb.lemma_]


def _subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb: its own, that of the verb above it, or the noun that it restricts."""
    for _ in range(3):
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS and child.i < verb.i), None)
        if own is not None and own.lower_ in _RELATIVE and verb.dep_ == "relcl":
            return verb.head
        if own is not None:
            return own
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN"}:
            return verb.head
        if verb.dep_ not in _SHARING or verb.head is verb:
            return None
        verb = verb.head
    return None


def _behind(verb: Token, value: Token | None, preposition: Token | None) -> str:
    """Return what follows the verb in its question: particle, object, and one phrase with a preposition."""
    parts: list[str] = []
    told = False
    for child in verb.children:
        if child.i < verb.i or (value is not None and (child is value or child.is_ancestor(value))):
            continue
        if child.dep_ == "prt":
            parts.append(child.text)
        elif child.dep_ in _OBJECTS:
            parts.append(_words(_short(child)))
        elif child.dep_ == "prep" and not told and child is not preposition:
            told = True
            parts.append(_words(_short(child, whole=True)))
    return " ".join(part for part in parts if part)


def _short(token: Token, *, whole: bool = False) -> list[Token]:
    """Return the words of a phrase up to its noun, or to its end where it starts with its head."""
    end = token.right_edge.i if whole else token.i
    found = [t for t in token.doc[token.left_edge.i : end + 1] if not t.is_space and t.text not in {'"', "“", "”"}]
    return found if len(found) <= _LONGEST_PART else found[:0] if whole else found[-3:]


def _words(tokens: Sequence[Token]) -> str:
    if not tokens:
        return ""
    text = "".join(token.text + token.whitespace_ for token in tokens).strip(" ,;:")
    # At the start of a sentence any word has a capital; most names are no plurals and no little words.
    first = tokens[0]
    common = first.pos_ in _LITTLE or first.tag_ == "NNS"
    little = first.pos_ in {"DET", "PRON"} and first.text != "I"
    return text[:1].lower() + text[1:] if little or (first.is_sent_start and common and first.text != "I") else text


def _plain(helper: Token) -> str:
    """Return an auxiliary in full: "'s" and "'ll" would not stand by themselves."""
    word = helper.lower_.replace("’", "'")
    return _IN_FULL.get(word, word)


def _finished(parts: Sequence[str]) -> str | None:
    words = " ".join(part for part in parts if part).split()
    if not 2 <= len(words) <= _LONGEST:
        return None
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}?"
