"""Reads one YAML rule file strictly: scalars are strings, no key is repeated, and every value has its line.

Plain YAML turns `no` into False and `12:30` into 750, lets the last of two equal keys win and expands aliases without
bound. Rule files are edited by hand and may come from strangers, so none of that is allowed here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Path_ = tuple[str | int, ...]
Data = None | str | list["Data"] | dict[str, "Data"]


class SourceError(Exception):
    """A rule file that can't be read at all. The message starts with `file:line:`."""


@dataclass(frozen=True)
class RuleSource:
    """The content of one rule file and the line of each value. `name` is the path as shown to the user."""

    name: str
    data: Data
    lines: dict[Path_, int]

    def where(self, path: Sequence[str | int]) -> str:
        """Return `file:line` of the value at `path`, or of the nearest value above it that the file has."""
        known = tuple(path)
        while known and known not in self.lines:
            known = known[:-1]
        return f"{self.name}:{self.lines.get(known, 1)}"


def read_rule_source(path: Path, name: str) -> RuleSource:
    """Return the content of the YAML file at `path`; `name` is what messages call it.

    Raises:
        SourceError: the file can't be read, is too large, is not YAML, or uses something that rule files may not use.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{name}:1: can't be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise SourceError(f"{name}:1: is larger than {MAX_BYTES:,} bytes; split it or shorten it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise SourceError(f"{name}:{line}: is not UTF-8; save it as UTF-8") from error
    return parse_rule_source(text, name)


def parse_rule_source(text: str, name: str) -> RuleSource:
    """Return the content of the YAML `text`.

    Raises:
        SourceError: as `read_rule_source`.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        depth = 0
        # Events come one by one at any depth; building a tree recurses in C, which can crash the process.
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise SourceError(f"{name}:{_line(event)}: is nested too deeply")
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise SourceError(f"{name}:{_line(event)}: anchors and aliases are not allowed; write it out")
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SourceError(f"{name}:{line}: is not valid YAML: {error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise SourceError(f"{name}:1: is not valid YAML: {str(error).splitlines()[0]}") from error
    except RecursionError as error:
        raise SourceError(f"{name}:1: is nested too deeply") from error
    lines: dict[Path_, int] = {}
    data = None if node is None else _plain(node, (), name, lines)
    return RuleSource(name, data, lines)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _plain(node: Node, path: Path_, name: str, lines: dict[Path_, int]) -> Data:
    line = node.start_mark.line + 1
    lines[path] = line
    if len(path) > MAX_DEPTH:
        raise SourceError(f"{name}:{line}: is nested too deeply")
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python"):
        raise SourceError(f"{name}:{line}: the tag {node.tag} is not allowed")
    if isinstance(node, ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" and not node.value else str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(child, (*path, index), name, lines) for index, child in enumerate(node.value)]
    assert isinstance(node, MappingNode)  # noqa: S101 -- YAML has three kinds of nodes; this tells mypy
    result: dict[str, Data] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + 1
        if not isinstance(key_node, ScalarNode):
            raise SourceError(f"{name}:{key_line}: a key must be a plain word")
        key = str(key_node.value)
        if key in result:
            raise SourceError(f"{name}:{key_line}: the key '{key}' occurs twice here; keep one")
        result[key] = _plain(value_node, (*path, key), name, lines)
        lines[(*path, key)] = key_line
    return result
