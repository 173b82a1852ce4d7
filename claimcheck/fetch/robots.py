"""Reads robots.txt by RFC 9309: which pages a site allows to programs, and how long they must wait between two.

The standard library's reader treats `*` and `$` in a path as letters, and applies the first rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

_NAME = re.compile(r"[a-z_-]+")
_MOST_LINES = 20_000


@dataclass(slots=True)
class _Group:
    """The rules (allowed or not, path) for the programs of these names."""

    agents: list[str] = field(default_factory=list)
    rules: list[tuple[bool, str]] = field(default_factory=list)
    delay: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of a site. `delay` is the number of seconds between two requests, 0 if it doesn't say."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allow(self, target: str) -> bool:
        """Return whether the page at `target` (path and query) may be fetched: the longest matching rule decides."""
        path = _plain(target)
        fitting = [(len(rule), allowed) for allowed, rule in self.rules if _fits(rule, path)]
        return max(fitting)[1] if fitting else True


NO_RULES = Robots()


def read_robots(text: str, agent: str) -> Robots:
    """Return the rules of a robots.txt for the program `agent`: its own group, otherwise that for all."""
    groups = list(_groups(text))
    chosen = [each for each in groups if agent in each.agents] or [each for each in groups if "*" in each.agents]
    return Robots(
        rules=tuple(rule for each in chosen for rule in each.rules),
        delay=max((each.delay for each in chosen), default=0.0),
    )


def _groups(text: str) -> Iterator[_Group]:
    group = _Group()
    names_agents = False
    for line in text.removeprefix("\ufeff").splitlines()[:_MOST_LINES]:
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            if not names_agents:
                yield group
                group = _Group()
            found = _NAME.match(value.lower())
            group.agents.append("*" if value == "*" else found.group() if found else "")
            names_agents = True
            continue
        if key in {"allow", "disallow"}:
            names_agents = False
            if value:
                group.rules.append((key == "allow", _plain(value)))
        elif key == "crawl-delay":
            names_agents = False
            group.delay = _seconds(value)
    yield group


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return seconds if seconds > 0 else 0.0


def _plain(path: str) -> str:
    """Return a path in standard form, whether its letters are escaped or not."""
    return quote(unquote(path), safe="/*$?&=;:@!+,'()~")


def _fits(rule: str, path: str) -> bool:
    """Return whether `path` matches `rule`: `*` stands for anything, `$` at the end for the end of the path."""
    ends = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    last = others.pop() if ends and others else None
    place = _behind(others, path, place)
    if place < 0:
        return False
    if not ends:
        return True
    return place == len(path) if last is None else path.endswith(last) and len(path) - len(last) >= place


def _behind(pieces: Sequence[str], path: str, place: int) -> int:
    """Return where `path` continues after the `pieces`, the first place for each; -1 if one is missing."""
    for piece in pieces:
        found = path.find(piece, place)
        if found < 0:
            return -1
        place = found + len(piece)
    return place
