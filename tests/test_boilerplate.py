"""What on a page is no claim."""

from __future__ import annotations

import pytest

from claimcheck.extract.boilerplate import find_boilerplate
from claimcheck.extract.paragraphs import split_paragraphs
from claimcheck.read.dateline import read_dateline


def left_out(text, rules):
    return [
        (item.span.of(text), item.rule) for item in find_boilerplate(text, split_paragraphs(text), rules.boilerplate)
    ]


def test_whole_paragraphs(rules):
    lines = ("By Ines Falk", "The ferry sank.", "1,204", "Read more: Ferry raised at last", "Follow us on Facebook.")
    text = "\n\n".join(lines)
    assert left_out(text, rules) == [
        ("By Ines Falk", "boilerplate.byline"),
        ("1,204", "boilerplate.counter"),
        ("Read more: Ferry raised at last", "boilerplate.link"),
        ("Follow us on Facebook.", "boilerplate.follow"),
    ]


def test_a_sentence_of_a_paragraph(rules):
    text = "The ferry sank on Friday. Image: Ines Falk."
    assert left_out(text, rules) == [("Image: Ines Falk.", "boilerplate.credit")]


@pytest.mark.parametrize(
    "note",
    [
        "(Corrects paragraph 2 to 12, not 21)",
        "Corrects number of hurt in paragraph 2",
        "An earlier version of this article said 21 people were hurt.",
        "This article was amended on 4 March 2031. An earlier version said that 21 people had been hurt.",
        "The figure of 21 in an earlier version of this story was wrong.",
    ],
)
def test_what_was_corrected_is_no_claim_of_today_and_no_title(note, rules):
    assert left_out(f"The ferry hurt 12.\n\n{note}", rules) == [(note, "boilerplate.correction")]
    assert read_dateline(f"{note}\n\nThe ferry hurt 12 people.", rules.datelines).title is None


def test_a_paragraph_of_nothing_else_is_left_out_whole(rules):
    text = "Copyright 2031 Northfield Herald. All rights reserved."
    assert left_out(text, rules) == [(text, "boilerplate.copyright")]


@pytest.mark.parametrize(
    "text",
    [
        "By Friday the ferry was raised.",
        "Subscribers to the fund were told on Monday.",
        "Share prices rose. Views differ.",
        "The union said more ferries were needed.",
        "Related costs came to $40,000.",
        "“Read the report,” she said.",
        "Update on the ferry: nobody was hurt.",
    ],
)
def test_news_stays(text, rules):
    assert left_out(text, rules) == []


def test_marks_without_a_word_are_left_out_however_many(rules):
    text = '"' * 100_000
    assert [span for span, _ in left_out(text, rules)] == [text[start:end] for start, end in split_paragraphs(text)]
