"""Lets `python -m claimcheck` do what the command `claimcheck` does."""

from claimcheck.cli.app import run

if __name__ == "__main__":
    run()
