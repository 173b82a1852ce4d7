"""Says in one plain sentence what differs, why it was judged so, and what is unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, product

from claimcheck.as_printed import BOUND_WORDS
from claimcheck.compare.conflict import Conflict
from claimcheck.compare.differing import Pairs, by_date
from claimcheck.compare.positions import is_denied_outside, number_text
from claimcheck.model import Article, Claim, Fact, Position, likely_from
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.moving import Moves
from claimcheck.rulebook.places import Places
from claimcheck.wordings import Change, changes, lower_words

_MOST_SHOWN = 6
# In words: fewer are in both quotations by chance.
_FEWEST_MOVED = 3
_MOST_REASONS = 4
_MOST_TOLD = 2


def explain(
    fact: Fact,
    conflict: Conflict,
    positions: Sequence[Position],
    articles: Mapping[str, Article],
    rules: Rulebook,
    *,
    standing: str,
    probability: float,
) -> tuple[str, str]:
    """Return the explanation of a disagreement (what differs, then the reason), and the reason alone.

    The reason says why it was judged as it was, with the first of the pairs that differ. Then come: which of two places
    is in the other; who says what (`standing`); what makes it one fact, and how likely it is right; and what is
    unknown.
    """
    why = f"{_why(fact, conflict, articles, rules)}{_by_the_gazetteer(positions, rules.places)}"
    one_fact = _one_fact(fact, conflict.pairs, probability)
    reason = f"{why}{_read_as(positions)}{standing} {one_fact}{_unknown(fact, articles)}"
    return f"{_what(fact, positions, conflict.pairs[0], rules)} {reason}", reason


def _one_fact(fact: Fact, pairs: Pairs, probability: float) -> str:
    """Return a sentence on what makes two claims one fact, and on how likely it is that the finding is right."""
    links = {(link.first, link.second): link for link in fact.links}
    held = [link for a, b in pairs if (link := links.get((min(a.id, b.id), max(a.id, b.id)))) is not None]
    best = max(held, key=lambda link: (link.probability, link.first, link.second), default=None)
    notes = [reason.note for reason in best.reasons][:_MOST_REASONS] if best is not None else ["through other articles"]
    sure = "Weak grounds" if probability < likely_from(fact.kind) else "Treated as one fact"
    return f"{sure} (probability {probability:.2f}): {'; '.join(notes)}."


def _what(fact: Fact, positions: Sequence[Position], pair: tuple[Claim, Claim], rules: Rulebook) -> str:
    """Return a sentence on what differs: the question with its answers, or for quotations the words that differ."""
    label = fact.label[:1].upper() + fact.label[1:]
    if fact.kind == "quote":
        first, second = ((claim.words or claim.text) for claim in pair)
        found = changes(first, second, rules.spellings.one)
        shown = "; ".join(dict.fromkeys(_change(change, first, second) for change in found))
        return f"The same statement is quoted in different words{f': {shown}' if shown else ''}."
    values = " / ".join(_value(position) for position in positions[:_MOST_SHOWN])
    more = len(positions) - _MOST_SHOWN
    ends = "" if label.endswith("?") else ":"
    return f"{label}{ends} {values}{f' and {more} more' if more > 0 else ''}."


def _value(position: Position) -> str:
    """Return the value of a position; vague words and dates named in the text stay as printed."""
    claim = position.claims[0]
    vague = claim.quantity is not None and claim.quantity.is_vague
    named = claim.time is not None and claim.time.basis == "text"
    return _shown(claim) if vague or named else position.value


def _read_as(positions: Sequence[Position]) -> str:
    """Return sentences on how vague words are read, each with a space before; empty if there are none."""
    said = []
    for quantity in (position.claims[0].quantity for position in positions):
        if quantity is not None and quantity.is_vague and isinstance(quantity.value, tuple):
            low, high = (number_text(end) for end in quantity.value)
            said.append(f" “{quantity.text}” is read as {low} to {high}.")
    return "".join(said)


def _change(change: Change, first: str, second: str) -> str:
    """Return a change in the words as printed. Where one quotation has none, it lacks them, or has them elsewhere."""
    before, after = (" ".join(words.split()) for words in (change.before_at.of(first), change.after_at.of(second)))
    if before and after:
        return f"“{before}” against “{after}”"
    kept = _is_moved(before or after, *((first, second) if before else (second, first)))
    return f"“{before or after}” stands in another place" if kept else f"“{before or after}” is missing from one"


def _is_moved(words: str, own: str, other: str) -> bool:
    """Return whether words of one quotation are in the other as often, if in another place.

    A short form may be written out there: "I'd like to be heard" is kept in "I would like to be heard".
    """
    moved, here, there = (list(lower_words(each)) for each in (words, own, other))
    match = SequenceMatcher(None, moved, there, autojunk=False).find_longest_match()
    if match.size == len(moved):
        return _count(moved, there) >= _count(moved, here)
    return match.size >= max(_FEWEST_MOVED, len(moved) / 2)


def _count(words: Sequence[str], among: Sequence[str]) -> int:
    """Return how often `words` are in other words, in one row."""
    return sum(among[at : at + len(words)] == words for at in range(len(among) - len(words) + 1))


# Why a difference was judged as it was, by kind of fact; "" is for all other kinds.
_CONTRADICTION = {
    "": "{a} and {b} can't both be right as written.",
    "quote": "Unless it was said twice, at most one of the wordings can be exact.",
    "set": "Both lists seem complete, but they don't contain the same names.",
    "modality": "{a} and {b} can't both be the case.",
}
_PRECISION = {"": "{a} and {b} can both be right: one is rounder, vaguer or wider than the other."}
_VARIES = {
    "": "The answer changes with time, so {a} and {b} may each have been right when they were written.",
    "modality": "Plans change: {a} and {b} may each have been right when they were written.",
}


def _why(fact: Fact, conflict: Conflict, articles: Mapping[str, Article], rules: Rulebook) -> str:
    """Return the reason for a verdict, with the values of the first pair that differs."""
    first, second = conflict.pairs[0]
    if conflict.verdict == "update_over_time" and conflict.moves != "varies" and first.quantity is not None:
        return _moved(fact, conflict.moves, articles)
    table = {"precision": _PRECISION, "update_over_time": _VARIES, "contradiction": _CONTRADICTION}[conflict.verdict]
    told = table.get(fact.kind, table[""]).format(a=_quoted(first, rules), b=_quoted(second, rules))
    return told[:1].upper() + told[1:]


def _quoted(claim: Claim, rules: Rulebook) -> str:
    """Return a value as printed between quotation marks.

    How a figure is bounded stands before it in the program's words, unless it is part of the value: "30-odd". A verb
    that other words deny is called denied: of "no alcohol showed", “showed” alone says the opposite.
    """
    printed = _shown(claim)
    if is_denied_outside(claim, printed, rules):
        return f"“{printed}” (denied)"
    if claim.quantity is None or rules.hedges.before_unit.search(printed.lower()):
        return f"“{printed}”"
    return f"{BOUND_WORDS[claim.quantity.bound]} “{printed}”".strip()


def _shown(claim: Claim) -> str:
    """Return a value as printed, on one line."""
    return " ".join((claim.value or claim.text).split())


def _moved(fact: Fact, moves: Moves, articles: Mapping[str, Article]) -> str:
    way = "lower" if moves == "falls" else "higher"
    if any(by_date(a, b, articles)[0] is not None for a, b in combinations(fact.claims, 2)):
        return f"Later articles give {way} figures, so the count may have changed."
    return f"Such a figure gets {way} with time, which may explain it; the order of the articles is not known."


def _unknown(fact: Fact, articles: Mapping[str, Article]) -> str:
    undated = sorted(
        {claim.file for claim in fact.claims if claim.file in articles and articles[claim.file].published is None}
    )
    if not undated:
        return ""
    return f" Without an article date: {', '.join(undated)}."


def _by_the_gazetteer(positions: Sequence[Position], places: Places) -> str:
    """Return sentences on places that are inside one another, with a space before each; "" if there are none."""
    return "".join(f" {told}." for told in list(dict.fromkeys(_nested(positions, places)))[:_MOST_TOLD])


def _nested(positions: Sequence[Position], places: Places) -> Iterator[str]:
    """Yield, for each pair of different names, which of them is in the other."""
    names = [tuple(dict.fromkeys(name for claim in position.claims for name in claim.names)) for position in positions]
    for here, there in combinations(names, 2):
        only, other = [n for n in here if n not in there], [n for n in there if n not in here]
        for first, second in product(only, other):
            for inner, outer in ((first, second), (second, first)):
                if places.within(inner, outer):
                    yield places.why_within(inner, outer)
