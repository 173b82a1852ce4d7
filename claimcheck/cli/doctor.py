"""`claimcheck doctor`: what is installed, and whether it is as tested."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import typer

from claimcheck import __version__
from claimcheck.cli import options
from claimcheck.cli.exit_codes import DONE
from claimcheck.cli.guard import guarded
from claimcheck.cli.screen import write
from claimcheck.errors import ClaimcheckError
from claimcheck.extras import EXTRAS
from claimcheck.settings import Settings
from claimcheck.store.place import FILE, store_folder

_PACKAGES = (
    *("spacy", "pandas", "rapidfuzz", "pydantic", "PyYAML", "typer", "rich", "jinja2", "XlsxWriter"),
    "python-calamine",
)
_DOCUMENTS = (
    (".html, .htm, .eml, .mht, .mhtml", "trafilatura", "trafilatura"),
    (".docx", "python-docx", "docx"),
    (".pdf", "pypdf", "pypdf"),
    (".odt, .epub, .xml", "lxml", "lxml"),
)

# The weights of the official small English pipeline 3.8.0, with which all figures were measured.
_KNOWN = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}


@options.takes_options
def doctor_command(*, run: options.TextOptions) -> None:
    """Show what is installed and whether it is as tested: versions, language model, rules, formats."""
    with guarded(run.screen):
        raise typer.Exit(examine(run.settings))


def examine(settings: Settings) -> int:
    """Show the state of the installation and return the exit code: that of the first unusable part."""
    write(f"claimcheck {__version__}, Python {platform.python_version()}")
    for name in _PACKAGES:
        write(f"{name} {_version(name)}")
    code = DONE
    for lines in (_pipeline_lines, _rule_lines):
        try:
            for line in lines(settings):
                write(line)
        except ClaimcheckError as error:
            write(f"error: {error}")
            code = code or error.exit_code
    for line in _weight_lines():
        write(line)
    write(_store_line())
    for line in (*_format_lines(), *_extra_lines()):
        write(line)
    return code


def _format_lines() -> Iterator[str]:
    yield "input: .txt, .md, .rtf, .jsonl and .csv are read"
    for kinds, package, module in _DOCUMENTS:
        there = find_spec(module) is not None
        state = (
            f"read with {package} {_version(package)}" if there else f"skipped; run: python -m pip install {package}"
        )
        yield f"  {kinds}: {state}"


def _extra_lines() -> Iterator[str]:
    for extra in EXTRAS:
        there = find_spec(extra.module) is not None
        state = f"works with {extra.module} {_version(extra.module)}" if there else f"needs {extra.advice}"
        yield f"{extra.purpose}: {state}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "is not installed"


def _pipeline_lines(settings: Settings) -> Iterator[str]:
    from claimcheck.extract.language import load_pipeline, pipeline_folder  # noqa: PLC0415 -- heavy

    meta = load_pipeline(settings.pipeline).meta
    yield f"spaCy pipeline {settings.pipeline} {meta.get('version', '')}"
    folder = pipeline_folder(settings.pipeline)
    for file, known in _KNOWN.items():
        path = folder / file if folder else None
        if path is None or not path.is_file():
            yield f"  {file}: is missing, so this is not the pipeline that claimcheck was measured with"
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        verdict = "is the known file" if digest == known else "is not the known file"
        yield f"  {file}: {verdict} (SHA-256 {digest})"


def _weight_lines() -> Iterator[str]:
    from claimcheck.nets.files import FOLDER, SUMS, changed_weights  # noqa: PLC0415 -- reads some 50 MB

    changed = changed_weights()
    if not changed:
        yield f"networks: encoder, judge and probability are unchanged (checksums in {FOLDER / SUMS})"
    for name in changed:
        yield f"networks: {FOLDER / name} is missing or altered; reinstall claimcheck"


def _store_line() -> str:
    folder = store_folder()
    if folder is None:
        return "results are not stored between runs: there is no home folder"
    path = folder / FILE
    size = f"{path.stat().st_size / 1e6:.1f} MB" if path.is_file() else "nothing yet"
    return f"results stored between runs: {size} in {folder} (you can delete it at any time)"


def _rule_lines(settings: Settings) -> Iterator[str]:
    from claimcheck.rulebook.book import load_rulebook  # noqa: PLC0415 -- heavy

    rules = load_rulebook(settings.rules)
    yield f"rules: valid (SHA-256 {rules.sha256})"
    for table in rules.tables.values():
        yield f"  {table.name}: {table.lines:,} lines (SHA-256 {table.sha256})"
