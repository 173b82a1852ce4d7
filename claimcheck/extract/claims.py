"""Takes sentences apart into claims: a value in a slot, said by somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck.extract.deeds import find_deeds
from claimcheck.extract.event_dates import find_dated_event, names_a_day_or_time
from claimcheck.extract.figure_slots import Figure, find_fact_type, kind_of, locate
from claimcheck.extract.name_lists import find_name_lists
from claimcheck.extract.names import NameRegister
from claimcheck.extract.paragraphs import Paragraph
from claimcheck.extract.participants import NamedTokens, last_subject, names_of_sentence
from claimcheck.extract.scope import Surety, clause_places, is_other_time, order_and_part, surety, time_of
from claimcheck.ids import content_id
from claimcheck.model import Anchor, Article, Attribution, Claim, LeftOut, Quantity, QuoteRun, Slot, Span, TimeRef
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.fact_types import FactType

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

# A quotation shorter than this is a scare quote or a title, and matches too much by chance.
_SHORTEST_QUOTE = 4
# An unnamed person younger than this is a child.
_GROWN_UP = 18
_YOUNG = "noun.child"
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """What the other extractors found in one article."""

    attributions: Sequence[Attribution]
    quantities: Sequence[Quantity]
    times: Sequence[TimeRef]
    quotes: Sequence[QuoteRun]
    names: NameRegister
    left_out: Sequence[LeftOut]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with all that lies in it."""

    span: Span
    tokens: TokenSpan
    paragraph: Paragraph
    names: tuple[NamedTokens, ...]
    known: tuple[tuple[Span, str, str], ...]
    times: tuple[TimeRef, ...]
    figures: tuple[Quantity, ...]
    carried: tuple[date, date] | None
    person_before: str | None

    def when(self, span: Span, published: date | None) -> tuple[date, date] | None:
        """Return the time of what stands at `span`, where it is not the story's own; the sentence before may give it."""
        if not self.times:
            return self.carried
        time = time_of(span, [figure.span for figure in self.figures], self.times)
        return None if time is None else _other(time, published)


def make_claims(article: Article, paragraphs: Sequence[Paragraph], found: Found, rules: Rulebook) -> tuple[Claim, ...]:
    """Return the claims of one article, in text order. A sentence without a value of its own is a plain statement."""
    claims: list[Claim] = []
    for sentence in _sentences(article, paragraphs, found, rules):
        here = [
            *_figure_claims(article, sentence, found, rules),
            *_date_claims(article, sentence, found, rules),
            *_list_claims(article, sentence, found, rules),
            *_deed_claims(article, sentence, found, rules),
        ]
        claims += here or [
            _claim(article, sentence, found, slot=None, value_span=None, verb=sentence.tokens.root, rules=rules)
        ]
    claims = [*carry_over(claims, rules), *_quote_claims(article, paragraphs, found), *_name_claims(article, found)]
    return tuple(sorted(claims, key=lambda claim: (claim.value_span or claim.span, claim.id)))


def carry_over(claims: Sequence[Claim], rules: Rulebook) -> Iterator[Claim]:
    """Yield the claims; where a slot names no target, or no aged person, the one before it in the article serves.

    "Norvik raised its bid for Altamar … The initial $9 billion offer was turned down"; "the six-year-old" is the boy.
    """
    target: str | None = None
    person = ""
    for claim in claims:
        slot = claim.slot
        rule = rules.fact_types.by_id.get(slot.fact_type or "") if slot else None
        if slot is None or not isinstance(rule, FactType):
            yield claim
            continue
        if rule.age:
            young = claim.quantity is not None and _years(claim.quantity) < _GROWN_UP
            head = _YOUNG if young else slot.head or ("" if slot.owner else person)
            person = head or person
            slot = replace(slot, head=head)
        if rule.carry_target:
            target = slot.target or target
            slot = replace(slot, target=target)
        yield replace(claim, slot=slot)


def _years(quantity: Quantity) -> Decimal:
    value = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
    return value if value is not None else Decimal(_GROWN_UP)


def lead_places(paragraphs: Sequence[Paragraph], names: NameRegister) -> tuple[str, ...]:
    """Return the places named in the first paragraphs (headline and lead), lower case, each once."""
    lead = paragraphs[:2]
    if not lead:
        return ()
    found = names.names_in(lead[0].span.start, lead[-1].span.end)
    return tuple(dict.fromkeys(name.lower() for _, name, label in found if label == "place"))


def _sentences(article: Article, paragraphs: Sequence[Paragraph], found: Found, rules: Rulebook) -> Iterator[_Sentence]:
    """Yield the sentences that may hold claims; another time named in one holds for the next that names none."""
    carried: tuple[date, date] | None = None
    person: str | None = None
    for paragraph in paragraphs:
        for sent in paragraph.doc.sents:
            span = paragraph.span_of(sent.start_char, sent.end_char)
            if any(item.span.overlaps(span) for item in found.left_out) or not span.of(article.text).strip():
                continue
            times = tuple(time for time in found.times if span.contains(time.span))
            figures = tuple(figure for figure in found.quantities if span.contains(figure.span))
            known = tuple(found.names.names_in(span.start, span.end))
            names = names_of_sentence(sent, paragraph.span.start, known, rules.titles.role_words)
            dated = {time.span for time in times}
            names = tuple(n for n in names if not any(_token_span(paragraph, n).overlaps(at) for at in dated))
            yield _Sentence(span, sent, paragraph, names, known, times, figures, carried, person)
            person = last_subject(sent, names, sent.end) or person
            other = [time for time in times if is_other_time(time, article.published)]
            carried = (other[0].earliest, other[0].latest) if other and len(other) == len(times) else None


def _other(time: TimeRef, published: date | None) -> tuple[date, date] | None:
    """Return the interval of a time that is not the story's own, None for one that is."""
    if time.earliest is None or time.latest is None or not is_other_time(time, published):
        return None
    return time.earliest, time.latest


def _token_span(paragraph: Paragraph, named: NamedTokens) -> Span:
    doc = paragraph.doc
    return paragraph.span_of(doc[named.start].idx, doc[named.end - 1].idx + len(doc[named.end - 1]))


def _figure_claims(article: Article, sentence: _Sentence, found: Found, rules: Rulebook) -> Iterator[Claim]:
    doc, offset = sentence.paragraph.doc, sentence.paragraph.span.start
    spans = [
        doc.char_span(q.span.start - offset, q.span.end - offset, alignment_mode="expand") for q in sentence.figures
    ]
    taken = frozenset(token.i for tokens in spans if tokens is not None for token in tokens)
    for quantity in sentence.figures:
        if quantity.kind == "ordinal" or quantity.value is None or quantity.same_as is not None:
            continue
        figure = locate(quantity, sentence.paragraph, sentence.names, taken, sentence.person_before, rules)
        if figure is None:
            continue
        slot, used = _figure_slot(figure, sentence, article.published, found, rules)
        verb = _verb_over(figure)
        yield _claim(
            article,
            sentence,
            found,
            slot=slot,
            value_span=quantity.span,
            verb=verb,
            rules=rules,
            quantity=quantity,
            used=used,
        )


def _head(figure: Figure, fact_type: FactType | None, rules: Rulebook) -> str:
    """Return the class of the counted noun, the one that the fact type asks for where it asks for one, or the noun."""
    if figure.head.pos_ == "PROPN" and fact_type is not None and fact_type.age:
        return ""
    if figure.noun in rules.predicates.of_result:
        return ""  # "14 dead" counts no sort of people
    if figure.noun in rules.predicates.sorts_of_people:
        return figure.noun
    wanted = [name for name in figure.classes if fact_type and name in fact_type.counts]
    return next(iter([*wanted, *figure.classes]), figure.noun or "")


def _owner(figure: Figure, fact_type: FactType | None) -> str | None:
    """Return whose figure it is. An age is that of the name beside it: "Walter Farrant, 71"."""
    if fact_type is not None and fact_type.age:
        return next((named.name for named in figure.names if named.start <= figure.head.i < named.end), None)
    return figure.owner


def _participants(sentence: _Sentence, found: Found) -> tuple[str, ...]:
    """Return the names of a sentence without its speakers, each once: who tells it is no part of what is told."""
    speakers = [item.speaker for item in found.attributions if item.speaker and sentence.span.contains(item.speaker)]
    kept = (n for n in sentence.names if not any(_token_span(sentence.paragraph, n).overlaps(s) for s in speakers))
    return tuple(dict.fromkeys(named.name for named in kept))


def _verb_over(figure: Figure) -> Token | None:
    """Return the verb that says what happens to the figure: the governor, or the first verb above it."""
    token = figure.tokens.doc[figure.governors[0].index] if figure.governors else figure.head
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token


def _figure_slot(
    figure: Figure, sentence: _Sentence, published: date | None, found: Found, rules: Rulebook
) -> tuple[Slot, tuple[str, ...]]:
    fact_type = find_fact_type(figure, rules)
    order, part, scoped = order_and_part(figure.tokens, figure.head, figure.modifiers, rules.scope)
    places = clause_places(figure.tokens, sentence.known, sentence.paragraph.span.start, rules.scope)
    if figure.quantity.former:
        order = "old"
    if figure.quantity.part_of_whole and part is None and figure.quantity.kind == "count":
        part = "of"
    slot = Slot(
        kind=fact_type.kind if fact_type else kind_of(figure.quantity),
        fact_type=(fact_type.slot or fact_type.id) if fact_type else None,
        head=_head(figure, fact_type, rules),
        modifiers=tuple(sorted(figure.modifiers - rules.scope.vague_modifiers)),
        predicate=figure.governors[0].names[0] if figure.governors else None,
        owner=_owner(figure, fact_type),
        target=figure.target(fact_type.target) if fact_type and fact_type.target else None,
        participants=_participants(sentence, found),
        unit=figure.quantity.unit,
        anchor=Anchor(when=sentence.when(figure.quantity.span, published), places=places, order=order, part=part),
    )
    governing = (name for governor in figure.governors for name in governor.names if name.startswith("predicate."))
    used = (fact_type.id if fact_type else "slot.figure", *governing, *scoped, *figure.quantity.rules)
    return slot, used


def _date_claims(article: Article, sentence: _Sentence, found: Found, rules: Rulebook) -> Iterator[Claim]:
    for time in sentence.times:
        event = find_dated_event(time, sentence.paragraph, rules) if names_a_day_or_time(time) else None
        if event is None:
            continue
        slot = Slot(
            kind="date",
            fact_type="slot.date",
            head=event.name,
            modifiers=event.modifiers,
            predicate=event.token.lemma_.lower(),
            participants=_participants(sentence, found),
            anchor=Anchor(when=_other(time, article.published)),
        )
        yield _claim(
            article, sentence, found, slot=slot, value_span=time.span, verb=event.token, rules=rules, time=time,
            used=("slot.date", *(n for n in (event.name,) if n.startswith("predicate.")), *time.rules),
        )  # fmt: skip


def _list_claims(article: Article, sentence: _Sentence, found: Found, rules: Rulebook) -> Iterator[Claim]:
    for listed in find_name_lists(sentence.tokens, sentence.names, rules):
        roles = [name for governor in listed.governors for name in governor.names]
        role = next((name for name in roles if name.startswith("predicate.")), next(iter(roles), None))
        if role is None or role in rules.reporting.verbs or role in rules.predicates.light:
            continue
        doc = sentence.tokens.doc
        value_span = sentence.paragraph.span_of(
            doc[listed.start].idx, doc[listed.end - 1].idx + len(doc[listed.end - 1])
        )
        slot = Slot(
            kind="set",
            fact_type="slot.list",
            head=role,
            predicate=role,
            participants=listed.names,
            anchor=Anchor(when=sentence.when(value_span, article.published)),
        )
        yield _claim(
            article, sentence, found, slot=slot, value_span=value_span, verb=doc[listed.governors[0].index],
            rules=rules,
            names=listed.names, open_list=listed.open, used=("slot.list",),
        )  # fmt: skip


def _deed_claims(article: Article, sentence: _Sentence, found: Found, rules: Rulebook) -> Iterator[Claim]:
    for deed in find_deeds(sentence.tokens, sentence.names, rules.reporting.verbs, rules):
        doc = sentence.tokens.doc
        value_span = sentence.paragraph.span_of(doc[deed.start].idx, doc[deed.end - 1].idx + len(doc[deed.end - 1]))
        slot = Slot(
            kind="modality",
            fact_type="slot.deed",
            head=deed.verb,
            modifiers=deed.objects,
            predicate=deed.verb,
            owner=deed.actor,
            anchor=Anchor(when=sentence.when(value_span, article.published)),
        )
        yield _claim(
            article, sentence, found, slot=slot, value_span=value_span, verb=deed.token, rules=rules, words=deed.status,
            used=("slot.deed",),
        )  # fmt: skip


def _quote_claims(article: Article, paragraphs: Sequence[Paragraph], found: Found) -> Iterator[Claim]:
    for run in found.quotes:
        words = run.span.of(article.text)
        if len(_WORD.findall(words)) < _SHORTEST_QUOTE or any(item.span.contains(run.span) for item in found.left_out):
            continue
        index, attribution = _attribution_of(run.span, found.attributions)
        within = next((p.span for p in paragraphs if p.span.contains(run.span)), run.span)
        yield Claim(
            id=content_id("c", article.file, "quote", run.span.start, run.span.end, words),
            file=article.file,
            span=within,
            text=within.of(article.text),
            slot=Slot(kind="quote", fact_type="slot.quote", head="quote"),
            value_span=run.span,
            mode=attribution.mode if attribution else "direct",
            speaker_name=attribution.speaker_name if attribution else None,
            words=words,
            attribution=index,
            rules=("slot.quote", *(attribution.rules if attribution else ())),
        )


def _name_claims(article: Article, found: Found) -> Iterator[Claim]:
    """Yield one claim for each person named in full: how the article spells the name."""
    seen: set[str] = set()
    for span, name, label in found.names.names_in(0, len(article.text)):
        if label != "person" or name in seen or span.of(article.text) != name or " " not in name:
            continue
        seen.add(name)
        yield Claim(
            id=content_id("c", article.file, "name", span.start, span.end, name),
            file=article.file,
            span=span,
            text=name,
            slot=Slot(kind="entity", fact_type="slot.name", head="name", owner=name),
            value_span=span,
            names=(name,),
            rules=("slot.name",),
        )


def _claim(
    article: Article,
    sentence: _Sentence,
    found: Found,
    *,
    slot: Slot | None,
    value_span: Span | None,
    verb: Token | None,
    rules: Rulebook,
    quantity: Quantity | None = None,
    time: TimeRef | None = None,
    names: tuple[str, ...] = (),
    open_list: bool = False,
    words: str | None = None,
    used: Iterable[str] = (),
) -> Claim:
    at = value_span or sentence.span
    index, attribution = _attribution_of(at, found.attributions)
    sure: Surety = surety(verb, rules.scope)
    text = sentence.span.of(article.text)
    kind = slot.kind if slot else "statement"
    return Claim(
        id=content_id("c", article.file, kind, at.start, at.end, text),
        file=article.file,
        span=sentence.span,
        text=text,
        slot=slot,
        value_span=value_span,
        mode=attribution.mode if attribution else None,
        speaker_name=attribution.speaker_name if attribution else None,
        modality=sure.modality,
        polarity=sure.polarity,
        quantity=quantity,
        time=time,
        names=names,
        open_list=open_list,
        words=words,
        so_far=any(phrase in text.lower() for phrase in rules.scope.so_far),
        attribution=index,
        rules=tuple(dict.fromkeys((*used, *sure.rules))),
    )


def _attribution_of(span: Span, attributions: Sequence[Attribution]) -> tuple[int | None, Attribution | None]:
    """Return the innermost attribution that holds the middle of `span`, with its index."""
    middle = (span.start + span.end) // 2
    best: tuple[int, int] | None = None
    for index, attribution in enumerate(attributions):
        for piece in attribution.spans:
            if piece.start <= middle < piece.end and (best is None or piece.end - piece.start < best[0]):
                best = (piece.end - piece.start, index)
    return (best[1], attributions[best[1]]) if best else (None, None)
