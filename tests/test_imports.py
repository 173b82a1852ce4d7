"""No stage looks back or sideways: what a module may import follows from where it lies."""

import ast
import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import claimcheck
from claimcheck import model

PACKAGE = Path(claimcheck.__file__).parent
SHARED = {
    "model", "rulebook", "settings", "errors", "ids", "review_sheet",
    "plain_files", "folding", "import_path", "wordings", "as_printed",
}  # fmt: skip
STAGES = {"read", "extract", "encode", "align", "compare", "report"}
# The stages that ask the networks, or read an article as they do.
ASK_NETS = ("encode", "align", "compare")
ALLOWED = {stage: {stage} | SHARED | ({"nets"} if stage in ASK_NETS else set()) for stage in STAGES} | {
    "nets": {"nets", "model", "errors"},
    "train": SHARED | {"train", "nets", "extract", "encode", "align", "compare", "pipeline", "work"},
    "model": {"model"},
    "ids": set(),
    "errors": set(),
    "settings": set(),
    "plain_files": set(),
    "folding": set(),
    "import_path": set(),
    "review_sheet": {"model"},
    "wordings": {"model", "folding"},
    "as_printed": {"model"},
    "review": {"review"} | SHARED,
    "rulebook": {"rulebook", "errors", "model", "folding"},
    "derive": {"derive"},
    "extras": {"errors"},
    "export": {"export", "report", "extras", "__version__"} | SHARED,
    "serve": {"serve", "report", "review", "extras"} | SHARED,
    "components": SHARED | {"extract"},
    # What an assistant asks goes the way of what a person asks.
    "assistant": {"assistant", "read", "report", "pipeline", "findings", "__version__"} | SHARED,
    "progress": set(),
    "store": SHARED | {"store", "__version__"},
    "work": SHARED | {"work", "store", "extract", "nets", "progress", "extras"},
    "stories": {"model", "rulebook"},
    # What is done with one story, in this process or another.
    "comparing": SHARED | {"align", "compare", "work"},
    "pipeline": SHARED
    | {"stories", "comparing", "read", "extract", "encode", "align", "compare", "nets", "work", "progress"},
    # What speaks to a network; nothing but the command of that name may ask for it.
    "fetch": {"fetch", "read", "__version__"},
    "cli": {
        "assistant",
        "cli",
        "export",
        "extras",
        "fetch",
        "findings",
        "pipeline",
        "read",
        "extract",
        "nets",
        "report",
        "review",
        "serve",
        "store",
        "progress",
    }
    | SHARED,
    "__main__": {"cli"},
    "findings": SHARED | {"pipeline", "progress", "report", "review", "export"},
    "__init__": {"findings"},
}
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def imported(path):
    """Yield the parts of the package that the module imports, function-level imports and all."""
    for node in ast.walk(ast.parse((PACKAGE / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "absolute imports only"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "claimcheck" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_go_one_way(path):
    part = path.parts[0].removesuffix(".py")
    assert part in ALLOWED, "say in this test what the new part may import"
    assert set(imported(path)) - {"__version__"} <= ALLOWED[part]


def test_the_values_have_one_import():
    others = [path for path in MODULES if path.parts[0] != "model"]
    assert [path for path in others if "claimcheck.model." in (PACKAGE / path).read_text(encoding="utf-8")] == []


def test_all_values_are_given_by_the_model():
    defined = {
        name
        for path in MODULES
        if path.parts[0] == "model" and path.name not in {"__init__.py", "shown.py"}
        for node in ast.parse((PACKAGE / path).read_text(encoding="utf-8")).body
        for name in names_made_by(node)
        if not name.startswith("_")
    }
    assert set(model.__all__) == defined
    assert all(hasattr(model, name) for name in defined)


def names_made_by(node):
    """Return the names that a statement of a module gives."""
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        return [node.name]
    if isinstance(node, ast.AnnAssign):
        return [node.target.id]
    return [target.id for target in node.targets] if isinstance(node, ast.Assign) else []


def test_a_value_of_each_kind_goes_to_another_process_and_back():
    quantity = model.Quantity(
        span=model.Span(0, 2), text="30", value=Decimal(30), bound="=", unit=None, kind="count",
        interval=model.Interval(low=Decimal(30), high=Decimal(30)),
    )  # fmt: skip
    claim = model.Claim(
        id="c", file="a.txt", span=model.Span(0, 9), text="30 nations", value_span=None, quantity=quantity
    )
    fact = model.Fact(id="f", kind="count", label="How many?", claims=(claim,))
    assert pickle.loads(pickle.dumps(fact)) == fact  # noqa: S301 -- our own


def loaded_by(code):
    """Return the modules that a fresh interpreter has loaded after `code`."""
    program = f"{code}\nimport sys\nprint(*sys.modules)"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize(
    "code",
    [
        "import claimcheck",
        "import claimcheck.cli.app",
        "import typer.testing, claimcheck.cli.app as c; typer.testing.CliRunner().invoke(c.app, ['--help'])",
        "import typer.testing, claimcheck.cli.app as c; typer.testing.CliRunner().invoke(c.app, ['report', '-h'])",
        "import typer.testing, claimcheck.cli.app as c; typer.testing.CliRunner().invoke(c.app, ['--version'])",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code):
    heavy = {"spacy", "pandas", "numpy", "thinc", "jinja2", "xlsxwriter", "rapidfuzz", "rich", "claimcheck.rulebook"}
    assert heavy.isdisjoint(loaded_by(code))


def test_the_package_gives_check_when_it_is_asked_for():
    assert callable(claimcheck.check)
    with pytest.raises(AttributeError):
        _ = claimcheck.no_such_thing
