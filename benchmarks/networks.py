"""What the networks cost beside the parse, and what they are worth beside likeness of words.

benchmarks/README.md says how to read it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from time import process_time

from rapidfuzz.fuzz import token_set_ratio

from claimcheck.encode.article import encode_article
from claimcheck.extract.language import load_pipeline
from claimcheck.model import Claim
from claimcheck.nets.passages import comparable, sort_of
from claimcheck.nets.sessions import load_tokenizer
from claimcheck.rulebook.book import load_rulebook
from claimcheck.settings import DEFAULT_PIPELINE
from claimcheck.train.evaluate import result_of
from claimcheck.train.examples import ReadStory, read_all
from claimcheck.train.stories import read_stories
from claimcheck.work.reading import Readers

VALIDATION = Path(__file__).parent.parent / "corpus" / "retold" / "validation"
# From this likeness of two sentences on, two of their values of one sort are taken for one fact.
ALIKE = 60


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stories", type=int, default=30)
    number = options.parse_args().stories
    rules, pipeline = load_rulebook(), load_pipeline(DEFAULT_PIPELINE)
    stories = read_all(read_stories(sorted(VALIDATION.glob("*.txt")))[:number], pipeline, rules, load_tokenizer())
    texts = [article.extraction.article.text for story in stories for article in story.articles]
    words = sum(len(text.split()) for text in texts)
    start = process_time()
    for _ in pipeline.pipe(texts, batch_size=8):
        pass
    bare = process_time() - start
    readers = Readers(None)
    start = process_time()
    for story in stories:
        for article in story.articles:
            encode_article(article.extraction, readers.tokenizer, readers.encode)
    encoded = process_time() - start
    print(f"{'step':<28}{'words/s':>10}{'times bare':>12}")
    print(f"{'spaCy, bare':<28}{words / bare:>10,.0f}{1:>12.2f}")
    print(f"{'encoder':<28}{words / encoded:>10,.0f}{bare / encoded:>12.2f}")
    start = process_time()
    learned = [result_of(story, readers, rules).facts for story in stories]
    took = process_time() - start
    print(f"{'encoder, judge, comparison':<28}{words / took:>10,.0f}{bare / took:>12.2f}")
    print()
    print(f"{'way':<28}{'together':>10}{'right':>10}")
    row("claimcheck", stories, [[list(fact.claims) for fact in facts] for facts in learned])
    row(f"sentences {ALIKE} % alike", stories, [by_words(story) for story in stories])


def by_words(story: ReadStory) -> list[list[Claim]]:
    """Return the pairs of values of one sort whose sentences are alike in words."""
    claims = [claim for article in story.articles for claim in comparable(article.extraction.claims)]
    return [
        [a, b]
        for a, b in combinations(claims, 2)
        if a.file != b.file and sort_of(a) == sort_of(b) and token_set_ratio(a.text, b.text) >= ALIKE
    ]


def row(name: str, stories: Sequence[ReadStory], groups: Sequence[Sequence[Sequence[Claim]]]) -> None:
    """Print which share of the marked facts a way brings together, and which share of its pairs of marked values."""
    facts = together = pairs = right = 0
    for story, found in zip(stories, groups, strict=True):
        answers = {claim: mark.fact for article in story.articles for claim, mark in article.answers.items()}
        brought: set[str] = set()
        for group in found:
            marked = [answers[claim.id] for claim in group if claim.id in answers]
            for one, other in combinations(marked, 2):
                pairs += 1
                right += one == other
                brought |= {one} if one == other else set()
        facts += len(story.story.facts)
        together += len(brought)
    print(f"{name:<28}{together / facts:>10.2f}{right / max(1, pairs):>10.2f}")


if __name__ == "__main__":
    main()
