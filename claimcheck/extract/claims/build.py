"""Makes a claim of a value in a sentence: who says it, how certain it is, and which rules found it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from claimcheck.extract.claims.frames import frame_of, is_by_the_way, is_hearsay
from claimcheck.extract.claims.questions.names import label_at, with_names
from claimcheck.extract.claims.questions.question import question_for, tokens_at
from claimcheck.extract.claims.scope import Surety, surety
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.extract.claims.stretch import stretch_of
from claimcheck.extract.grammar import VERBS
from claimcheck.extract.tokens import Token
from claimcheck.ids import content_id
from claimcheck.model import Claim, FactKind, Quantity, Span, TimeRef
from claimcheck.rulebook.book import Rulebook

# Before a time, it makes a figure one of that moment.
_BY = ("by ", "by\n")


def make_claim(
    sentence: Sentence,
    rules: Rulebook,
    *,
    value_span: Span | None,
    verb: Token | None,
    kind: FactKind | None = None,
    quantity: Quantity | None = None,
    time: TimeRef | None = None,
    names: tuple[str, ...] = (),
    open_list: bool = False,
    other_time: tuple[date, date] | None = None,
    words: str | None = None,
    used: Iterable[str] = (),
    sure: Surety | None = None,
    is_of_clause: bool = True,
) -> Claim:
    """Return the claim of the value at `value_span`, or of the whole sentence.

    `verb` shows how certain the text is, unless `sure` says so. `used` are the ids of the rules that found it. Without
    `is_of_clause`, the value is not when the verb happened, and its question only quotes the words around it.
    """
    at = value_span or sentence.span
    index, attribution = sentence.attribution_at(at)
    sure = surety(verb, rules.scope) if sure is None else sure
    tokens = sentence.tokens_at(value_span) if value_span is not None else None
    value = tokens.root if tokens is not None else verb
    frame = frame_of(value, rules) if value is not None else None
    if attribution is not None and attribution.mode == "indirect" and value is not None and is_by_the_way(value, rules):
        index, attribution = None, None
    # What somebody is only accused of, or is only said to have done, the text does not say.
    told = frame not in (None, "none") or (value is not None and is_hearsay(value, rules))
    modality = "reported" if told and sure.modality == "asserted" else sure.modality
    until = value_span.end if value_span is not None else at.start
    span = stretch_of(sentence.span, at.start, until, sentence.article.text)
    text = span.of(sentence.article.text)
    return Claim(
        id=content_id("c", sentence.article.file, kind or "statement", at.start, at.end, text),
        file=sentence.article.file,
        span=span,
        text=text,
        value_span=value_span,
        kind=kind,
        mode=attribution.mode if attribution else None,
        speaker_name=attribution.speaker_name if attribution else None,
        modality=modality,
        polarity="denied" if frame in ("denied", "none") else sure.polarity,
        quantity=quantity,
        time=time,
        names=names,
        open_list=open_list,
        other_time=other_time,
        words=words,
        so_far=any(phrase in text.lower() for phrase in rules.scope.so_far) or _is_dated_tally(sentence, span),
        attribution=index,
        question=_question(
            sentence, value_span, kind, quantity, rules, mentioned=frame is not None or not is_of_clause
        ),
        rules=tuple(dict.fromkeys((*used, *sure.rules))),
    )


def _is_dated_tally(sentence: Sentence, span: Span) -> bool:
    """Return whether a time behind "by" is in `span`: "by Friday, 312 people had signed"."""
    text = sentence.article.text
    return any(
        span.start <= time.span.start < span.end
        and text[max(0, time.span.start - len("by ")) : time.span.start].lower() in _BY
        for time in sentence.times
    )


def verb_over(token: Token | None) -> Token | None:
    """Return the verb of the clause that a token is in, or the token itself if it is a verb or has none above.

    It shows how certain the text is of a claim; see `make_claim`.
    """
    while token is not None and token.pos_ not in VERBS and token.head.i != token.i:
        token = token.head
    return token


def _question(
    sentence: Sentence,
    value_span: Span | None,
    kind: FactKind | None,
    quantity: Quantity | None,
    rules: Rulebook,
    *,
    mentioned: bool,
) -> str:
    """Return the question that a value answers; "" for a plain statement."""
    if value_span is None or kind is None:
        return ""
    doc = sentence.tokens.doc
    at = tokens_at(doc, value_span, sentence.paragraph.span.start)
    if at is None:
        return ""
    label = label_at(value_span, sentence) if kind == "entity" else None
    return with_names(question_for(doc, at, kind, quantity, rules, label=label, mentioned=mentioned), sentence)
