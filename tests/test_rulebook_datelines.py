from pathlib import Path

import pytest

from claimcheck.rulebook.datelines import SECTION
from claimcheck.rulebook.location import shipped_rules
from claimcheck.rulebook.source import parse_rule_source

SHIPPED = (Path(shipped_rules()) / "datelines.yaml").read_text(encoding="utf-8")


def faults(old, new):
    assert old in SHIPPED
    model, found = SECTION.load(parse_rule_source(SHIPPED.replace(old, new, 1), "datelines.yaml"))
    assert (model is None) is bool(found)
    return found


def test_the_shipped_file_is_sound():
    assert faults("version", "version") == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("january: 1\n", "january: 13\n", "months -> january"),
        ("  - '(?P<year>", "  - '(?P<jahr>", "needs the groups year, month and day"),
        ("  - '{month}\\.? ", "  - '({month})\\.? ", "must not have groups"),
        ("gives: outlet", "gives: title", "needs one named group, title"),
        ("gives: outlet", "gives: colour", "gives"),
        ("at: first_line", "at: last_line", "at"),
        ("{date})(?!\\d)'", "{date})(?!\\d)(?P=published)'", "can't be matched in linear time"),
        ("head_lines: 8", "head_lines: none", "head_lines"),
        ("columns:\n", "columns:\n  author: [author]\n", "columns"),
    ],
)
def test_a_fault_is_told_with_its_line(old, new, words):
    found = faults(old, new)
    assert found
    assert found[0].startswith("datelines.yaml:")
    assert words in found[0]
