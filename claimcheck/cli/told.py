"""What a run has to tell at its end, in a form that can be kept with the report."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Problem, Severity
from claimcheck.report.summary import Summary
from claimcheck.store.packing import DamagedError, pack_value, unpack_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The summary, the warnings, notes on other things, and the severities that occur."""

    summary: Summary
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    severities: tuple[Severity, ...]

    def packed(self) -> bytes:
        """Return it as bytes."""
        return pack_value(self)

    @classmethod
    def kept(cls, packed: bytes | None) -> Told | None:
        """Return what `packed` holds, None where it holds nothing that can be read."""
        try:
            return None if packed is None else unpack_value(packed, cls)
        except DamagedError:
            return None
