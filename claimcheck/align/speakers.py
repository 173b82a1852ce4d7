"""Corrects who "she" is by another article of the story that names somebody beside the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.align.wording import same_utterance
from claimcheck.model import Claim, Extraction
from claimcheck.rulebook.titles import PRONOUN_GENDERS, Titles
from claimcheck.wordings import lower_words, what_was_said


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A quotation, the number of its attribution, its speaker's name, and the words that stand for them there."""

    words: str
    attribution: int
    name: str
    said_by: str

    @property
    def is_named(self) -> bool:
        """Return whether the name itself is beside the words, and not "the mayor"."""
        return not set(lower_words(self.said_by)).isdisjoint(lower_words(self.name))


def corrected_speakers(
    extractions: Sequence[Extraction], linked: Iterable[tuple[str, str]], titles: Titles
) -> tuple[Extraction, ...]:
    """Return the extractions of a story with speakers corrected where only "he" or "she" stands for them.

    Whom a pronoun means is worked out from the sentences before. If a linked article gives the same words to another
    person by name, and the pronoun may well mean that person, the name is more certain. `linked` are the pairs of files
    of one story.
    """
    texts = {each.article.file: each.article.text for each in extractions}
    quotations = {each.article.file: list(_quotations(each)) for each in extractions}
    names: dict[tuple[str, int], set[str]] = defaultdict(set)
    for pair in linked:
        for here, there in (pair, pair[::-1]):
            for one in (each for each in quotations[here] if each.said_by in PRONOUN_GENDERS):
                names[here, one.attribution] |= {
                    other.name
                    for other in quotations[there]
                    if other.is_named
                    and same_utterance(one.words, other.words, other_speaker=True) is not None
                    and _may_mean(one.said_by, other.name, texts[here], titles)
                }
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
            yield _Quotation(claim.words or "", claim.attribution, claim.speaker_name, said_by)


def _may_mean(pronoun: str, name: str, text: str, titles: Titles) -> bool:
    """Return whether "he" or "she" in a text may be the one with this name: a person whom the text names."""
    words = name.lower().split()
    bodies = titles.organisation_words | titles.generic_bodies | titles.place_words
    if not bodies.isdisjoint(words) or any(" ".join(words) in known for known in (titles.bodies, titles.places)):
        return False
    return titles.gender_of(words[0]) in (None, PRONOUN_GENDERS[pronoun]) and name.rsplit(maxsplit=1)[-1] in text


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
