"""Where the rule files are: a folder that the user names, then the shipped ones."""

from __future__ import annotations

from pathlib import Path

from claimcheck.errors import RulesError

# Tables are in a separate folder, the user's like the shipped ones.
TABLES = "tables"
_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_rules() -> Path:
    """Return the folder of the shipped rule files.

    In a wheel they are inside the package; in a checkout they are the `rules/` folder beside it, so there is only one
    copy.
    """
    inside = _PACKAGE / "default_rules"
    return inside if inside.is_dir() else _PACKAGE.parent / "rules"


def rule_file(name: str, replacing: Path | None) -> tuple[Path, str]:
    """Return the path of the rule file `name` and what messages call it.

    The user's file is used if it exists, otherwise the shipped one.
    """
    if replacing is not None and (replacing / name).is_file():
        return replacing / name, str(replacing / name)
    return shipped_rules() / name, f"rules/{name}"


def check_replacing(replacing: Path, known: set[str], tables: set[str]) -> None:
    """Check that `replacing` is a file, or a folder in which all rule files and tables are known, and are files.

    Raises:
        RulesError: it isn't (a misspelt name or a link to nowhere would otherwise be ignored silently).
    """
    if replacing.is_file():
        return
    if not replacing.is_dir():
        raise RulesError(f"{replacing}:1: is neither a folder nor a file; name a rule file or a folder of them")
    unreadable = [*_odd(replacing, known), *_odd(replacing / TABLES, tables)]
    if unreadable:
        raise RulesError("\n".join(f"{path}:1: is not a file; replace it or delete it" for path in unreadable))
    strays = [(path, "rule file", known) for path in _strays(replacing, {".yaml", ".yml"}, known)]
    strays += [(path, "table", tables) for path in _strays(replacing / TABLES, {".tsv"}, tables)]
    if strays:
        raise RulesError(
            "\n".join(
                f"{path}:1: is not a {what}; known are {', '.join(sorted(names))}" for path, what, names in strays
            )
        )


def _strays(folder: Path, suffixes: set[str], known: set[str]) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in suffixes and path.name not in known)


def _odd(folder: Path, names: set[str]) -> list[Path]:
    """Return what has the name of a rule file and isn't one: a folder, a pipe, a link to nowhere."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name in names and not path.is_file())
