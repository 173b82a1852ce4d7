"""The exit codes. Those of errors are with the errors, in `claimcheck/errors.py`."""

from __future__ import annotations

DONE = 0
DISAGREEMENTS = 1
FAILED = 3
INTERRUPTED = 130
