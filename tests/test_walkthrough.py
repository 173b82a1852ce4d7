"""The walk-through prints what it says it prints."""

import re

from tests.walkthrough import BLOCK, ROOT, WALKTHROUGH, walked


def test_every_command_prints_what_the_document_shows(sample, tmp_path):
    sample.known_in(tmp_path / "cache" / "claimcheck")
    document = WALKTHROUGH.read_text(encoding="utf-8")
    now = walked(document, tmp_path)
    assert now == document, "the program prints something else now: look at it, then run `make docs`"
    assert (tmp_path / "out" / "report.html").exists()
    assert (tmp_path / "out" / "decisions.sqlite").exists()


def test_it_holds_every_kind_of_block():
    found = BLOCK.findall(WALKTHROUGH.read_text(encoding="utf-8"))
    assert all(any(block[part] for block in found) for part in range(4))


def test_links_and_pictures_lead_to_files():
    for document in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
