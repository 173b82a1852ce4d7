"""Lists in plain words the evidence for and against a link. All of it has counted in the link's probability."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.model import Reason

# A cosine of vectors and a share of words from which on two values or sentences are called alike.
_NEAR, _ALIKE = 0.5, 0.6


def reasons_for_wording(shared: float) -> tuple[Reason, ...]:
    """Return the reason for a link between two quotations that share this part of their words."""
    return (Reason(feature="wording", outcome="weighed", note=f"{shared:.0%} of the words are shared, in order"),)


def reasons_of(evidence: Mapping[str, float], probability: float) -> tuple[Reason, ...]:
    """Return the reasons for a link: what the judge said, then what speaks for the link, then what against.

    `evidence` holds the numbers by name, as in `claimcheck.align.evidence.NUMBERS`.
    """
    judged = Reason(feature="judge", outcome="weighed", note=f"judged to be the same question: {probability:.2f}")
    return (
        judged,
        *(Reason(feature=name, outcome="agrees", note=note) for name, note, holds in _for(evidence) if holds),
        *(Reason(feature=name, outcome="differs", note=note) for name, note, holds in _against(evidence) if holds),
    )


def _for(evidence: Mapping[str, float]) -> tuple[tuple[str, str, bool], ...]:
    """Return what may speak for a link: its name, the words for it, and whether it holds."""
    no_rival = min(evidence["margin_first"], evidence["margin_second"]) > 0
    return (
        ("near", "both are about similar things", evidence["near"] >= _NEAR),
        ("value", "the values agree", evidence["value"] == 1),
        ("margin", "nothing else in either article fits better", no_rival),
        ("sentences", "the sentences share most of their words", evidence["sentences"] >= _ALIKE),
        ("speaker", "the same speaker", evidence["speaker"] == 1),
    )


def _against(evidence: Mapping[str, float]) -> tuple[tuple[str, str, bool], ...]:
    """Return what may speak against a link, as in `_for`."""
    a_rival = min(evidence["margin_first"], evidence["margin_second"]) < 0
    elsewhere = evidence["elsewhere_first"] + evidence["elsewhere_second"] > 0
    return (
        ("margin", "something else in one article fits better", a_rival),
        ("look_alike", "the words are those of two questions", evidence["look_alike"] == 1),
        ("elsewhere", "one of the values is also elsewhere in the other article", elsewhere),
        ("unit", "another unit", evidence["unit"] == -1),
        ("change", "one is a change, the other a level", evidence["change_differs"] == 1),
        ("surety", "one is less certain", evidence["surety_differs"] == 1),
        ("denied", "one is denied", evidence["denied"] == 1),
        ("speaker", "another speaker", evidence["speaker"] == -1),
    )
