"""What grows with the input grows with a bound, and what is beyond it is told."""

from __future__ import annotations

import time

import pytest

from claimcheck.align.stories import MOST_BEFORE, linked_articles
from claimcheck.align.threads import MOST_LINKS, links_within, threads
from claimcheck.compare.arithmetic.sentence import tied_sentences
from claimcheck.extract.article import extract_article
from claimcheck.extract.at_most import at_most
from claimcheck.extract.claims.stretch import LONGEST
from claimcheck.extract.corrections import withdrawn_in_sentences
from claimcheck.model import Article
from claimcheck.nets.passages import passages_of
from claimcheck.nets.sessions import load_tokenizer


def found_in(text, pipeline, rules):
    return extract_article(Article(file="a.txt", text=text, sha256="", origin="a.txt"), pipeline, rules)


@pytest.mark.parametrize(
    "text",
    [
        "$5 " * 1_500,
        "on Monday " * 1_000,
        '"We saw it," said Ann Lee. ' * 400,
        "Lund sold 12 boats and Borg 14 carts and " * 150,
        "The list reads: " + ", ".join(f"{number} sheds of Ann Lee" for number in range(2, 300)) + ".",
    ],
)
def test_no_claim_quotes_a_sentence_without_end(text, pipeline, rules):
    claims = found_in(text, pipeline, rules).claims
    assert len(claims) > 90
    for claim in claims:
        assert len(claim.text) <= 2 * LONGEST
        assert claim.text == claim.span.of(text)
        assert claim.value_span is None or claim.span.contains(claim.value_span)
        assert claim.span.start == 0 or not text[claim.span.start - 1].isalnum()


def test_a_sentence_of_a_thousand_characters_is_quoted_whole(pipeline, rules):
    text = "The clerk named " + ", ".join(["the mill"] * 90) + " and 12 barns."
    assert {claim.span for claim in found_in(text, pipeline, rules).claims} == {(0, len(text))}


def test_of_an_article_with_values_without_end_the_first_are_taken_and_the_others_told(pipeline, rules):
    text = "\n\n".join(f"It sold {number} boats on Monday, Ann Lee said, up from 12." for number in range(20, 60))
    found = found_in(text, pipeline, rules)
    held = at_most(found, 30)
    for kept, every in (
        (held.claims, found.claims),
        (held.quantities, found.quantities),
        (held.times, found.times),
        (held.attributions, found.attributions),
    ):
        assert [one.text if hasattr(one, "text") else one.spans for one in kept] == [
            one.text if hasattr(one, "text") else one.spans for one in every[:30]
        ]
    assert all(claim.attribution is None or claim.attribution < 30 for claim in held.claims)
    assert all(quantity.former_at is None or quantity.former_at < 30 for quantity in held.quantities)
    (problem,) = held.problems
    assert (problem.file, problem.code) == ("a.txt", "too_much")
    assert "80 figures" in problem.message
    assert "first 30" in problem.message
    assert at_most(found, 10_000) is found


@pytest.mark.parametrize(
    "work",
    [
        lambda found, _: list(tied_sentences(found)),
        lambda found, _: passages_of(found, load_tokenizer()),
        lambda found, rules: withdrawn_in_sentences(
            found.article.text, sorted({claim.span for claim in found.claims}), found.quantities, rules
        ),
    ],
    ids=["figures of a sentence", "passages", "figures taken back"],
)
def test_time_grows_with_the_text_and_not_with_its_square(work, pipeline, rules):
    took = []
    for sentences in (400, 3_200):
        found = found_in("It cost $5 and $7. " * sentences, pipeline, rules)
        begun = time.process_time()
        work(found, rules)
        took.append(time.process_time() - begun)
    assert took[1] < 24 * max(took[0], 0.02)


@pytest.mark.parametrize("one_story", [False, True])
@pytest.mark.parametrize(("number", "pairs"), [(60, 60 * 59 // 2), (200, MOST_LINKS)])
def test_of_very_many_articles_in_the_same_words_the_closest_are_compared(number, pairs, one_story, rules):
    articles = [
        Article(
            file=f"{each:03}.txt",
            text=f"Wardens in Oskarby counted {each} herons, cormorants and lapwings at the weir.",
            sha256="",
            origin=f"{each:03}.txt",
        )
        for each in range(number)
    ]
    linked = linked_articles(articles, [], rules.frequencies, one_story=one_story)
    # In one story, those nearest in time come on top of those nearest in words.
    assert len(linked) <= (1 + one_story) * MOST_BEFORE * number
    (thread,) = threads([article.file for article in articles], linked)
    (links,) = links_within([thread], linked)
    assert len(thread) == number
    assert len(links) <= pairs
    assert {file for pair in links for file in pair} == set(thread)
