"""Corrects who "she" is by another article of the story that quotes the same words under a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.align.wording import same_utterance
from claimcheck.model import Claim, Extraction
from claimcheck.wordings import what_was_said

_PRONOUNS = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A quotation with a speaker, and the number of its attribution; `by_pronoun` if the article says "she" there."""

    claim: Claim
    attribution: int
    by_pronoun: bool


def corrected_speakers(extractions: Sequence[Extraction], linked: Iterable[tuple[str, str]]) -> tuple[Extraction, ...]:
    """Return the extractions of a story with speakers corrected where only a pronoun stands for them.

    Whom a pronoun means is worked out from the sentences before. If that gives another person than the one to whom a
    linked article gives the same words by name, the name is right. `linked` are the pairs of files of one story.
    """
    quotations = {each.article.file: list(_quotations(each)) for each in extractions}
    names: dict[tuple[str, int], set[str]] = defaultdict(set)
    for pair in linked:
        for here, there in (pair, pair[::-1]):
            for one in (each for each in quotations[here] if each.by_pronoun):
                names[here, one.attribution] |= _named(one.claim, quotations[there])
    return tuple(
        _corrected(each, {at: names[file, at] for file, at in names if file == each.article.file})
        for each in extractions
    )


def _quotations(extraction: Extraction) -> Iterator[_Quotation]:
    for claim in extraction.claims:
        if claim.kind != "quote" or claim.attribution is None or claim.speaker_name is None:
            continue
        speaker = extraction.attributions[claim.attribution].speaker
        if speaker is not None:
            said_by = speaker.of(extraction.article.text).lower()
            yield _Quotation(claim, claim.attribution, said_by in _PRONOUNS)


def _named(claim: Claim, quotations: Iterable[_Quotation]) -> set[str]:
    """Return the names to which another article gives the words of a quotation."""
    return {
        other.claim.speaker_name
        for other in quotations
        if not other.by_pronoun
        and other.claim.speaker_name is not None
        and same_utterance(claim.words or "", other.claim.words or "", other_speaker=True) is not None
    }


def _corrected(extraction: Extraction, names: Mapping[int, set[str]]) -> Extraction:
    """Return an extraction with other speakers for some attributions. If other articles disagree, nothing changes."""
    wrong = {
        at: next(iter(found))
        for at, found in names.items()
        if len(found) == 1 and extraction.attributions[at].speaker_name not in found
    }
    if not wrong:
        return extraction
    return replace(
        extraction,
        attributions=tuple(
            replace(each, speaker_name=wrong[at]) if at in wrong else each
            for at, each in enumerate(extraction.attributions)
        ),
        claims=tuple(
            _said_by(each, wrong[each.attribution]) if each.attribution in wrong else each for each in extraction.claims
        ),
    )


def _said_by(claim: Claim, name: str) -> Claim:
    """Return a claim as that of another speaker. The question for a quotation names them."""
    question = what_was_said(name) if claim.kind == "quote" else claim.question
    return replace(claim, speaker_name=name, question=question)
