"""Compares a report with an earlier one: which findings are new, changed or gone, and which figures have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from claimcheck.model import SEVERITIES, Change, ChangeKind, Decision, Disagreement, MovedFigure, Result, Since
from claimcheck.review.counterparts import Counterparts
from claimcheck.review.known import squeezed
from claimcheck.review.whence import Whence
from claimcheck.review_sheet import are_settling, standing_answers

_KINDS: tuple[ChangeKind, ...] = ("new", "changed", "gone", "settled", "reopened")
# What made a report, in words; anything not listed (such as the batch size) doesn't change findings.
_MADE = {
    "rules.sha256": "with other rules",
    "weights.sha256": "with other networks",
    "model.name": "with another language model",
    "model.version": "with another version of the language model",
    "versions.spacy": "with another version of spaCy",
    "settings.one_story": "with a different --one-story setting",
}


def with_since(result: Result, before: Result | None) -> Result:
    """Return `result` with what changed since `before`, the previous report in its place.

    If nothing changed, the earlier list is repeated, so that a run over the same articles changes nothing.
    """
    if before is None:
        return result
    # Decisions are applied to each run again, so the page shows them anyway.
    pair = Counterparts(replace(before, decisions=()), replace(result, decisions=()))
    if not pair.files:
        return result
    return replace(result, since=_since(pair) or before.since or None)


def since(old: Result, new: Result) -> Since:
    """Return what changed from the report `old` to `new`, decisions included."""
    return _since(Counterparts(old, new))


def _since(pair: Counterparts) -> Since:
    matched = _matched(pair)
    whence = Whence(pair)
    changes = [*_of_findings(pair, matched, whence), *_of_decisions(pair, matched)]
    changes.sort(key=lambda one: (_KINDS.index(one.kind), SEVERITIES.index(one.severity), one.label, one.id))
    return Since(
        changes=tuple(changes),
        figures=tuple(_figures(pair)),
        added=pair.added,
        removed=pair.removed,
        altered=pair.altered,
        made=tuple(_made(dict(pair.old.run), dict(pair.new.run))),
    )


def _matched(pair: Counterparts) -> dict[str, str]:
    """Return for the id of each old finding that of the new one with most of its sentences, each once."""
    kinds = {item.id: item.kind for item in (*pair.old.disagreements, *pair.new.disagreements)}
    holding: dict[str, list[str]] = {}
    for item in pair.new.disagreements:
        for claim in item.claims:
            holding.setdefault(claim.id, []).append(item.id)
    votes: Counter[tuple[str, str]] = Counter()
    for item in pair.old.disagreements:
        for claim in item.claims:
            now = pair.claims.get(claim.id)
            votes.update((item.id, found) for found in holding.get(now or "", ()) if kinds[found] == item.kind)
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for was, now in sorted(votes, key=lambda both: (-votes[both], both[0] != both[1], both)):
        if was not in matched and now not in taken:
            matched[was] = now
            taken.add(now)
    return matched


def _of_findings(pair: Counterparts, matched: dict[str, str], whence: Whence) -> Iterable[Change]:
    now = {item.id: item for item in pair.new.disagreements}
    found_again = set(matched.values())
    for item in pair.old.disagreements:
        if item.id not in matched:
            said = _said(_on(pair.old, item.id))
            decided = (f"It was decided: {'; '.join(said)}.",) if said else ()
            yield _change("gone", item, before=_values(item), why=(*whence.gone(item), *decided))
        elif _looks(found := now[matched[item.id]]) != _looks(item):
            yield _change("changed", found, _values(item), _values(found), whence.changed(item, found))
    for item in pair.new.disagreements:
        if item.id not in found_again:
            yield _change("new", item, after=_values(item), why=whence.new(item))


def _looks(item: Disagreement) -> tuple[object, ...]:
    return {squeezed(value) for value in _values(item)}, item.verdict, item.severity, item.is_doubtful


def _values(item: Disagreement) -> tuple[str, ...]:
    return tuple(position.value for position in item.positions)


def _change(
    kind: ChangeKind,
    item: Disagreement,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    why: tuple[str, ...] = (),
) -> Change:
    return Change(
        kind=kind,
        id=item.id,
        label=item.label,
        fact_kind=item.kind,
        verdict=item.verdict,
        severity=item.severity,
        before=before,
        after=after,
        why=why,
    )


def _on(result: Result, target: str) -> list[Decision]:
    return [one for one in result.decisions if one.target == target]


def _said(decisions: list[Decision]) -> tuple[str, ...]:
    """Return the current answers, each with who gave it and when."""
    return tuple(
        f"{one.reviewer or 'nobody named'}: {one.answer}" + (f", {one.checked_on}" if one.checked_on else "")
        for one in standing_answers(decisions)
    )


def _of_decisions(pair: Counterparts, matched: dict[str, str]) -> Iterable[Change]:
    then = {now: _on(pair.old, was) for was, now in matched.items()}
    for item in pair.new.disagreements:
        decisions = _on(pair.new, item.id)
        before, after = are_settling(then.get(item.id, [])), are_settling(decisions)
        if before != after:
            values = _values(item)
            yield _change("settled" if after else "reopened", item, values, values, _said(decisions))


def _figures(pair: Counterparts) -> Iterable[MovedFigure]:
    outlets = {article.file: article.outlet or article.file for article in pair.new.articles}
    # One figure may carry several claims.
    places = {(new.file, new.value_span): (old, new) for old, new in pair.moved}
    for old, new in places.values():
        yield MovedFigure(
            claim=new.id,
            file=new.file,
            outlet=outlets[new.file],
            text=new.text,
            before=old.value or "",
            after=new.value or "",
        )


def _made(old: dict[str, str], new: dict[str, str]) -> Iterable[str]:
    yield from (words for key, words in _MADE.items() if key in old and key in new and old[key] != new[key])
    was, now = old.get("settings.at_least"), new.get("settings.at_least")
    if was and now and was != now:
        yield f"findings are reported from a probability of {now} on, before from {was}"
