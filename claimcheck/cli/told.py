"""What a run says at its end, in a form that can be kept with the report."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Problem, Severity
from claimcheck.report.summary import Summary
from claimcheck.store.packing import DamagedError, pack_value, unpack_value

# Reasons to leave out an article or a story that may be fine: the machine was busy, or a process was killed.
PASSING = frozenset({"too_slow", "too_much_memory", "reader_failed", "extraction_failed", "comparing_failed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The summary, the warnings, notes on other things, and the severities that occur."""

    summary: Summary
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    severities: tuple[Severity, ...]

    @property
    def is_passing(self) -> bool:
        """Return whether an article was left out for a reason that may not recur, such as a slow reader."""
        return any(problem.code in PASSING for problem in self.problems)

    def packed(self) -> bytes:
        """Return it as bytes."""
        return pack_value(self)

    @classmethod
    def kept(cls, packed: bytes | None) -> Told | None:
        """Return what `packed` holds, None if it holds nothing that can be read."""
        try:
            return None if packed is None else unpack_value(packed, cls)
        except DamagedError:
            return None
