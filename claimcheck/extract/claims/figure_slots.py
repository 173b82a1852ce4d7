"""Puts a figure into its slot: which fact type it fills, or the open slot of its counted noun and predicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.extract.claims.arcs import SUBJECTS
from claimcheck.extract.claims.governing import Governor, governors
from claimcheck.extract.claims.measured import measured_noun, nearest_word
from claimcheck.extract.claims.participants import (
    NamedTokens,
    find_owner,
    find_possessor,
    find_sufferer,
    find_target,
    last_subject,
    subject_lemmas,
)
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.claims.topic import phrase_lemmas, topic_lemmas
from claimcheck.extract.tokens import Token
from claimcheck.extract.tokens import Tokens as TokenSpan
from claimcheck.model import FactKind, Quantity
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.fact_types import FactType

# Words beside a figure that may say which dimension it measures.
_BESIDE = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its sentence, with all that a fact type may need."""

    quantity: Quantity
    tokens: TokenSpan
    head: Token
    noun: str | None
    measured: Token | None
    classes: tuple[str, ...]
    modifiers: frozenset[str]
    governors: tuple[Governor, ...]
    words: frozenset[str]
    beside: frozenset[str]
    base: str | None
    dimension: str | None
    side: str | None
    topic: frozenset[str]
    prenominal: bool
    noun_left_out: bool
    subject: frozenset[str]
    names: tuple[NamedTokens, ...]
    person_before: str | None
    thing_before: str | None
    bodies: frozenset[str]
    lead: frozenset[str]

    @property
    def owner(self) -> str | None:
        """Return the name whose figure it is; "he" and "she" are the last person who was a subject."""
        return find_owner(self.head, self.names, self._person, self.thing_before, self.bodies)

    @property
    def possessor(self) -> str | None:
        """Return whose the measured thing is, whatever the sentence says about it."""
        return find_possessor(self.measured or self.head, self.names, self._person, self.thing_before)

    @property
    def is_attribute(self) -> bool:
        """Return whether a length or size belongs to a thing itself: "a *30-day* truce", "a truce of *30 days*"."""
        if self.measured is None or self.quantity.kind not in ("duration", "measure") or self.quantity.change:
            return False
        return self.prenominal or (self.tokens.root.head.lower_ == "of" and self.tokens.root.head.head == self.measured)

    @property
    def _person(self) -> str | None:
        return last_subject(self.tokens.sent, self.names, self.tokens.start) or self.person_before

    @property
    def sufferer(self) -> str | None:
        """Return the name of the person or body that the verb over the figure acts on, or the owner."""
        return find_sufferer(self.head, self.names) or self.owner

    def target(self, introduced_by: Sequence[str]) -> str | None:
        """Return the name that one of the words introduces, nearest to the figure."""
        return find_target(self.tokens, self.names, introduced_by)


def locate(quantity: Quantity, sentence: Sentence, figures: frozenset[int], rules: Rulebook) -> Figure | None:
    """Return `quantity` with its place in the parse of its sentence, None if the two don't fit together.

    `figures` are the indices of all tokens that belong to a figure.
    """
    paragraph = sentence.paragraph
    doc, offset = paragraph.doc, paragraph.span.start
    tokens = doc.char_span(quantity.span.start - offset, quantity.span.end - offset)
    if tokens is None or not len(tokens):
        return None
    head: Token = tokens.root
    noun: str | None = None
    modifiers = frozenset(quantity.modifiers)
    prenominal = False
    left_out = False
    measured: Token | None = None
    if quantity.counted_span is not None and quantity.kind != "money":
        counted = doc.char_span(quantity.counted_span.start - offset, quantity.counted_span.end - offset)
        if counted is not None and len(counted):
            noun = _noun_lemma(counted[-1])
            # "Killing five people and injuring dozens": a missing noun is found earlier, under another verb.
            left_out = counted.end <= tokens.start
            head = head if left_out else counted.root
    elif quantity.counted and quantity.kind != "money":
        noun = quantity.counted.lower()
    if noun is None and quantity.kind != "count":
        measured = measured_noun(tokens, rules.fact_types.dimensions, figures)
        if measured is not None and measured.pos_ != "PRON":
            noun = _noun_lemma(measured)
            modifiers = _modifiers_of(measured, tokens)
            prenominal = tokens.end <= measured.i and not any(
                t.pos_ in {"ADP", "VERB"} and t.dep_ != "amod" for t in doc[tokens.end : measured.i]
            )
    # "A $9 million savings plan" is about a plan, whatever else its sentence mentions.
    topic = phrase_lemmas(measured) if prenominal and measured is not None else topic_lemmas(tokens, head)
    topic |= modifiers | ({noun} if noun else set())
    sent = tokens.sent
    low, high = (
        tokens.start if left_out else max(sent.start, min(tokens.start, head.i) - _BESIDE),
        min(sent.end, max(tokens.end, head.i + 1) + _BESIDE),
    )
    return Figure(
        quantity=quantity,
        tokens=tokens,
        head=head,
        noun=noun,
        measured=measured,
        classes=rules.predicates.classes_of.get(noun, ()) if noun else (),
        modifiers=modifiers,
        governors=governors(tokens, head, rules.predicates),
        words=frozenset(token.lemma_.lower() for token in sent),
        beside=frozenset(word for token in doc[low:high] for word in token.lower_.split("-")),
        base=rules.units.base(quantity.unit)[0],
        dimension=nearest_word(tokens, rules.fact_types.dimensions),
        side=nearest_word(tokens, rules.fact_types.sides),
        topic=topic,
        prenominal=prenominal,
        noun_left_out=left_out,
        subject=subject_lemmas(head),
        names=sentence.names,
        person_before=sentence.person_before,
        thing_before=sentence.thing_before,
        bodies=rules.titles.generic_bodies,
        lead=sentence.lead,
    )


def _noun_lemma(token: Token) -> str:
    """Return the lemma of a counted noun; adjectives used as nouns ("24 injured") stay as they are."""
    return token.lemma_.lower() if token.pos_ in {"NOUN", "PROPN"} else token.lower_


def _modifiers_of(noun: Token, figure: TokenSpan) -> frozenset[str]:
    """Return the modifiers of a measured noun, without the figure itself."""
    kept = (child for child in noun.children if child.dep_ in {"amod", "compound", "nmod"})
    return frozenset(child.lemma_.lower() for child in kept if not figure.start <= child.i < figure.end)


def find_fact_type(figure: Figure, rules: Rulebook) -> FactType | None:
    """Return the first fact type that the figure fills, None if it fills none."""
    for fact_type in rules.fact_types.of_figure.get(figure.quantity.kind, ()):
        if _fills(figure, fact_type):
            return fact_type
    return None


def _fills(figure: Figure, rule: FactType) -> bool:
    quantity = figure.quantity
    if rule.change != "either" and quantity.change != (rule.change == "yes"):
        return False
    return _fits_sort(figure, rule) and _fits_noun(figure, rule) and _fits_context(figure, rule)


def _fits_sort(figure: Figure, rule: FactType) -> bool:
    quantity = figure.quantity
    if (rule.units and quantity.unit not in rule.units) or (rule.measures and figure.base not in rule.measures):
        return False
    if rule.figure == "money" and ((quantity.per or "") not in rule.per if rule.per else bool(quantity.per)):
        return False
    if rule.dimensions and figure.dimension not in rule.dimensions:
        return False
    if rule.least is not None and (_size(quantity) or 0) < rule.least:
        return False
    if rule.prenominal and not figure.prenominal:
        return False
    is_age = any(rule_id.endswith(".age") or ".age_" in rule_id for rule_id in quantity.rules)
    return is_age == rule.age


def _size(quantity: Quantity) -> Decimal | None:
    return quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value


def _fits_noun(figure: Figure, rule: FactType) -> bool:
    if figure.modifiers & set(rule.unless_modifiers):
        return False
    if not rule.counts and not rule.nouns:
        return True
    if figure.noun is None:
        return rule.bare
    if figure.noun in rule.nouns or figure.noun in rule.alone or set(figure.classes) & set(rule.counts):
        return True
    # "24 dead", "over 200 injured": the result word is read as the noun.
    return rule.bare and any(figure.noun == governor.lemma for governor in figure.governors)


def _fits_context(figure: Figure, rule: FactType) -> bool:
    if any(governor.lemma in rule.unless_governed_by for governor in figure.governors[:1]):
        return False
    asked = (
        (rule.require, figure.words),
        (rule.beside, figure.beside),
        (rule.story, figure.words | figure.lead if rule.story else figure.words),
        (rule.subjects, figure.subject),
        (rule.topics, figure.topic),
    )
    if any(wanted and not there & set(wanted) for wanted, there in asked):
        return False
    if rule.next_to and figure.side not in rule.next_to:
        return False
    if rule.needs_target and figure.target(rule.target) is None:
        return False
    return figure.noun in rule.alone or _is_governed(figure, rule)


def _is_governed(figure: Figure, rule: FactType) -> bool:
    if not (rule.predicates or rule.governed_by or rule.context):
        return True
    governed = any(name in rule.predicates for governor in figure.governors for name in governor.names)
    governed = governed or any(governor.lemma in rule.governed_by for governor in figure.governors)
    if governed or figure.words & set(rule.context):
        return True
    return rule.lead_context and figure.head.dep_ in SUBJECTS and bool(figure.lead & set(rule.context))


def kind_of(quantity: Quantity) -> FactKind:
    """Return the kind of fact that a figure belongs to; a measure of a thing is compared like a count."""
    if quantity.kind in ("money", "percent", "duration"):
        return quantity.kind
    return "count"
