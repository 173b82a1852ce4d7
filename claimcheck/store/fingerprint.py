"""Identifies everything that a result depends on: change any of it, and earlier results no longer apply."""

from __future__ import annotations

import hashlib
import platform
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from claimcheck import __version__
from claimcheck.model import Article

_PACKAGE = Path(__file__).parent.parent
# All code that affects the result of an article, and how it is packed.
_CODE = ("extract", "rulebook", "store", "model", "ids.py")
# All other code that decides which facts are found.
_MATCHING_CODE = (
    "align",
    "encode",
    "nets",
    "work",
    "wordings.py",
    "folding.py",
    "as_printed.py",
    "comparing.py",
    "pipeline.py",
)
# They make the parse, and the results of the networks and of word similarity.
_LIBRARIES = ("spacy", "thinc", "numpy")
_MATCHING_LIBRARIES = ("numpy", "onnxruntime", "tokenizers", "rapidfuzz")
_KEY_BYTES = 16


def maker_fingerprint(rules_sha256: str, pipeline: Path) -> bytes:
    """Return a digest of what turns an article into a result: rules, spaCy pipeline (a folder), code and libraries."""
    digest = hashlib.sha256()
    for part in (program_fingerprint(), platform.machine(), rules_sha256, *_pipeline_files(pipeline)):
        _add(digest, part)
    return digest.digest()


def matcher_fingerprint(maker: bytes, weights_sha256: str) -> bytes:
    """Return a digest of what turns the results of `maker` into facts: code, networks and libraries."""
    digest = hashlib.sha256(maker)
    for part in (_code_sha256(_MATCHING_CODE), weights_sha256, *(_version(name) for name in _MATCHING_LIBRARIES)):
        _add(digest, part)
    return digest.digest()


def program_fingerprint() -> str:
    """Return a digest of the program that extracts: its code, and the libraries that decide with it."""
    digest = hashlib.sha256()
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES]
    for part in (__version__, platform.python_version(), _code_sha256(_CODE), *libraries):
        _add(digest, part)
    return digest.hexdigest()


def comparing_fingerprint(weights_sha256: str) -> str:
    """Return a digest of the program that compares stories: its code, networks, libraries and machine."""
    digest = hashlib.sha256(matcher_fingerprint(program_fingerprint().encode("ascii"), weights_sha256))
    for part in (platform.machine(), _code_sha256(("compare",))):
        _add(digest, part)
    return digest.hexdigest()


def seen_part(article: Article) -> Article:
    """Return `article` without anything that must not affect its extraction, such as the other articles."""
    return replace(
        article, sha256="", origin=article.file, provenance=(), modified=None, fetched=None, published_at=None
    )


def article_key(article: Article, maker: bytes) -> bytes:
    """Return the key of the result for `article`, made by `maker`."""
    seen = seen_part(article)
    digest = hashlib.sha256(maker)
    for part in (seen.file, seen.text, seen.outlet, seen.title, seen.published, seen.url, *seen.struck):
        _add(digest, None if part is None else str(part))
    return digest.digest()[:_KEY_BYTES]


def _add(digest: hashlib._Hash, part: str | None) -> None:
    # The length first: "ab" and "c" are not "a" and "bc".
    content = b"" if part is None else part.encode("utf-8", "surrogatepass")
    digest.update(f"{-1 if part is None else len(content)}:".encode("ascii"))
    digest.update(content)


def _pipeline_files(folder: Path) -> list[str]:
    """Return what shows whether the files of a pipeline have changed, without reading hundreds of megabytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    seen = [str(folder)]
    for path in files:
        status = path.stat()
        seen.append(f"{path.relative_to(folder).as_posix()} {status.st_size} {status.st_mtime_ns}")
    return seen


@cache
def _code_sha256(parts: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in parts:
        start = _PACKAGE / name
        for path in sorted(start.rglob("*.py")) if start.is_dir() else [start]:
            _add(digest, path.relative_to(_PACKAGE).as_posix())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"
