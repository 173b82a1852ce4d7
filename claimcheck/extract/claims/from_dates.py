"""Makes claims of the dates of a sentence: when an event was, is or will be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.sentences import Sentence, other_time
from claimcheck.extract.tokens import Token
from claimcheck.model import Claim, TimeRef
from claimcheck.rulebook.book import Rulebook

# ISO dates don't occur in prose: they are the page's own stamps.
_STAMP = "dates.iso"


def claims_from_dates(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each date or clock time."""
    for time in sentence.times:
        if _STAMP in time.rules:
            continue
        verb = _verb_over(time, sentence)
        to_come = _is_to_come(time, sentence.article.published)
        claim = make_claim(
            sentence,
            rules,
            kind="date",
            value_span=time.span,
            verb=verb,
            time=time,
            other_time=other_time(time, sentence.article.published),
            used=time.rules,
            is_of_clause=not (to_come and _is_done(verb, time, sentence, rules)),
        )
        # Anything set for a day to come is a plan, whatever the wording.
        yield replace(claim, modality="planned") if to_come and claim.modality == "asserted" else claim


def _verb_over(time: TimeRef, sentence: Sentence) -> Token | None:
    """Return the verb of the clause that a date is in."""
    tokens = sentence.tokens_at(time.span)
    return verb_over(tokens.root if tokens is not None else None)


def _is_to_come(time: TimeRef, published: date | None) -> bool:
    """Return whether a date is after the article's."""
    return published is not None and time.earliest is not None and time.earliest > published


def _is_done(verb: Token | None, time: TimeRef, sentence: Sentence, rules: Rulebook) -> bool:
    """Return whether a verb says what was done already, so that a day to come is that of something else.

    "The House sent her to trial on 8 April": the trial is on that day. A day behind another preposition may well belong
    to the verb: "put off to 8 April". In reported speech, the past tense may be that of a plan.
    """
    tokens = sentence.tokens_at(time.span)
    if verb is None or tokens is None or verb.lemma_ == "be" or verb.dep_ == "ccomp":
        return False
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    past = bool(helpers) and all(helper.lower_ in rules.verbs.past for helper in helpers)
    done = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and past)
    above = tokens.root.head
    leads = any(child.dep_ == "xcomp" for child in verb.children)
    return done and not leads and above.dep_ == "prep" and above.lower_ == "on"
