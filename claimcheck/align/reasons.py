"""Lists in plain words the evidence for and against a link."""

from __future__ import annotations

from claimcheck.align.evidence import Evidence, Meeting
from claimcheck.model import Reason

# The names of the features on the page. Those that mean nothing to an editor are left out.
_WORDS = {
    "noun": ("both count the same", "another noun counted"),
    "predicate": ("the same action", "another verb"),
    "participants": ("the same names nearby", "other names nearby"),
    "place": ("the same place", "another place"),
    "time": ("the same time", "another time"),
    "part": ("both are the whole", "one is a part"),
    "plan": ("both planned or both done", "one is a plan"),
    "surety": ("both equally certain", "one is less certain"),
}
_NEAR = 0.5


def reasons_of(meeting: Meeting | None, evidence: Evidence | None, judged: float) -> tuple[Reason, ...]:
    """Return the reasons for a link: what the judge said, then what agrees, then what differs.

    Quotations have no meeting; there `judged` is the share of the words in common.
    """
    if meeting is None or evidence is None:
        return (Reason(feature="wording", outcome="weighed", note=f"{judged:.0%} of the words are shared, in order"),)
    reasons = [Reason(feature="judge", outcome="weighed", note=f"judged to be the same question: {judged:.2f}")]
    if meeting.near >= _NEAR:
        reasons.append(Reason(feature="near", outcome="agrees", note="both are about similar things"))
    for wanted, at in (("agrees", 0), ("differs", 1)):
        reasons += [
            Reason(feature=name, outcome=outcome, note=_WORDS[name][at])
            for name, outcome in evidence.outcomes
            if outcome == wanted and name in _WORDS
        ]
    return tuple(reasons)
