"""Finds the verbs of a paragraph that may report somebody's words, and their possible content."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.extract.attribution.sheet import Sheet
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.reporting import Frame, Reporting

_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in the text. `lemmas` are its names in the rules, the longest ("point out") first."""

    token: Token
    lemmas: tuple[str, ...]
    rules: Reporting

    def rule(self, *frames: Frame) -> str | None:
        """Return the id of the rule by which the verb reports in the first of `frames` that it has, or None."""
        for frame in frames:
            for lemma in self.lemmas:
                found = self.rules.rule(lemma, frame)
                if found:
                    return found
        return None

    def prepositions(self) -> frozenset[str]:
        """Return the prepositions that may introduce the verb's content."""
        known = (self.rules.verbs.get(lemma) for lemma in self.lemmas)
        return frozenset().union(*(verb.prepositions for verb in known if verb))


def find_cues(sheet: Sheet, rules: Reporting) -> dict[int, Cue]:
    """Return the reporting verbs of the paragraph by token index, those between quotation marks included."""
    found = {}
    for token in sheet.doc:
        if token.pos_ not in {"VERB", "AUX"} and not token.tag_.startswith("VB"):
            continue
        cue = cue_at(token, rules)
        if cue is not None:
            found[token.i] = cue
    return found


def cue_at(token: Token, rules: Reporting) -> Cue | None:
    """Return the token as a cue, None if no rule knows its lemma."""
    lemma = _lemma(token, rules)
    names = [
        f"{lemma} {child.lower_}"
        for child in token.children
        if child.i > token.i and (child.dep_ in {"prt", "prep", "advmod", "acomp"} or child.lower_ == "it")
    ]
    nested = [
        f"{lemma} {child.lower_} {grandchild.lower_}"
        for child in token.children
        if child.dep_ in {"prt", "prep", "advmod"}
        for grandchild in child.children
        if grandchild.dep_ in {"prep"}
    ]
    lemmas = tuple(name for name in (*nested, *names, lemma) if name in rules.verbs)
    return Cue(token, lemmas, rules) if lemmas else None


def _lemma(token: Token, rules: Reporting) -> str:
    """Return the lemma, corrected if the lemmatizer is wrong ("hoped" is not a form of "hop")."""
    lemma = token.lemma_.lower()
    if lemma in rules.verbs:
        return lemma
    word = token.lower_
    guesses = (
        word.removesuffix("d"),
        word.removesuffix("ed"),
        word.removesuffix("ing") + "e",
        word.removesuffix("ing"),
    )
    return next((guess for guess in guesses if guess != word and guess in rules.verbs), lemma)


def cue_range(token: Token) -> tuple[int, int]:
    """Return the verb with the auxiliaries, negation and adverbs that are directly before it, and its particle."""
    first = token.i
    mine = {child.i for child in token.children if child.dep_ in _AUXILIARIES or child.dep_ == "advmod"}
    while first - 1 in mine:
        first -= 1
    end = token.i + 1
    if end < len(token.doc) and token.doc[end].dep_ == "prt" and token.doc[end].head == token:
        end += 1
    return first, end
