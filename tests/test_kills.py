"""Runs killed at random moments; `benchmarks/kills.py` kills a hundred of them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_a_killed_run_loses_nothing():
    command = [sys.executable, "benchmarks/kills.py", "--rounds", "2", "--articles", "2", "--paragraphs", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 runs killed, 0 faults" in done.stdout
