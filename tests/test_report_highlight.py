"""Cutting text round the words at stake: nothing lost, nothing added, nothing marked that isn't at stake."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Span
from claimcheck.report.highlight import Passage, article_paragraphs, context, quoted

TEXT = "The lock failed at noon. Nine barges were held up for two days, the canal board said. Nobody was hurt."
BARGES = Span(TEXT.index("Nine"), TEXT.index(" Nobody"))


def shown(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("words", "longest", "expected"),
    [
        ("Nine", 600, "[Nine] barges were held up for two days, the canal board said."),
        ("two days", 600, "Nine barges were held up for [two days], the canal board said."),
        ("two days", 30, "[…] up for [two days], the canal […]"),
        (
            "Nine barges were held up for two days, the canal board said.",
            30,
            "[Nine barges] […] [board said.]",
        ),
        ("noon", 600, "Nine barges were held up for two days, the canal board said."),
        ("said. Nobody", 600, "Nine barges were held up for two days, the canal board [said.]"),
        ("", 600, "Nine barges were held up for two days, the canal board said."),
    ],
)
def test_a_quotation_marks_the_words_at_stake_and_is_cut_around_them(words, longest, expected):
    start = TEXT.index(words)
    value = Span(start, start + len(words)) if words else None
    assert shown(quoted(TEXT, BARGES, value, longest=longest)) == expected


def test_a_quotation_marks_several_values():
    values = [
        Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("two days", "Nine barges", "barges")
    ]
    expected = "[Nine barges] were held up for [two days], the canal board said."
    assert shown(quoted(TEXT, BARGES, *values)) == expected


spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.text(), spans, st.lists(spans, max_size=3), st.integers(1, 30))
def test_a_quotation_holds_only_words_of_the_sentence(text, span, values, longest):
    for piece in quoted(text, span, *values, longest=longest):
        assert piece.text.strip() in {"[…]"} or piece.text in span.of(text)


@given(st.text(), st.integers(0, 40), st.integers(0, 40), st.integers(1, 20))
def test_context_is_what_stands_beside(text, start, length, longest):
    before, after = context(text, Span(start, start + length), longest)
    assert before.removeprefix("… ") in text
    assert after.removesuffix(" …") in text
    assert "\n" not in before + after


def test_context_ends_at_whole_words():
    assert context(TEXT, BARGES, 12) == ("… at noon. ", " Nobody was …")


def test_an_article_carries_its_passages():
    text = "First line\nsecond line.\n\n  \n\nNine barges waited. It rained."
    sentence = Span(text.index("Nine"), text.index(" It rained"))
    passages = [
        Passage("c-b", sentence, Span(sentence.start, sentence.start + 4), 2),
        Passage("c-a", sentence, None, 1),
        Passage("c-c", Span(text.index("It rained"), len(text)), None, None),
        Passage("c-out", Span(0, 999), None, 3),
    ]
    first, second = article_paragraphs(text, passages)
    assert [piece.text for piece in first] == ["First line\nsecond line."]
    assert [(piece.text, piece.marked, piece.quoted, piece.names, piece.numbers) for piece in second] == [
        ("Nine", True, True, ("c-a", "c-b"), ()),
        (" barges waited.", False, True, (), (1, 2)),
        (" ", False, False, (), ()),
        ("It rained.", False, False, ("c-c",), ()),
    ]


@given(st.text("ab \n\r", max_size=60), st.lists(st.builds(Passage, st.just("c"), spans, spans, st.integers(1, 3))))
def test_no_word_of_an_article_is_lost(text, passages):
    pieces = [piece for paragraph in article_paragraphs(text, passages) for piece in paragraph]
    assert "".join(piece.text for piece in pieces).split() == text.split() or "\n" in text
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())


def test_a_page_of_blanks_takes_no_time():
    assert article_paragraphs(" " * 200_000 + "\n" * 200_000, []) == []
