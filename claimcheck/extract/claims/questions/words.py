"""Finds the question words for a value: who, where, how many crews, how old."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from claimcheck.extract.claims.questions.phrases import phrase, without, words_of
from claimcheck.extract.name_mentions import Label
from claimcheck.extract.nouns_of_people import is_of_people
from claimcheck.extract.tokens import Token
from claimcheck.model import FactKind, Quantity
from claimcheck.rulebook.book import Rulebook

Sort = Literal["who", "what", "where", "when", "why", "number", "amount", "length", "part"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
# Names that can't act as a body or a country does: "Hungary lifted its objections".
_THINGS = frozenset({"PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE", "FAC", "DATE", "TIME", "CARDINAL", "MONEY"})
# Nobody asks for the number of these.
_OF_YEARS = frozenset({"decade", "century"})
_WHOLE = frozenset({"nummod", "quantmod", "amod", "nmod", "compound"})
_LONGEST_RESTRICTION = 6
# "A month", "per head".
_RATE = 2
_AS_MODIFIER = frozenset({"amod", "nmod", "compound", "nummod"})


class Asked(NamedTuple):
    """`words` ask for a value ("How many crews"); `top` is the token it depends on in its clause.

    `of_thing` asks for it if it belongs to a thing: "*How heavy* was the stone?".
    """

    words: str
    sort: Sort
    top: Token
    of_thing: str


def asked_for(
    root: Token,
    tokens: Sequence[Token],
    kind: FactKind,
    quantity: Quantity | None,
    rules: Rulebook,
    *,
    label: Label | None = None,
) -> Asked:
    """Return the question words for the value in `tokens`, whose root is `root`; `label` says what a name is."""
    if kind == "date":
        return Asked("When", "when", root, "When")
    if quantity is None:
        return _for_name(root, rules, label)
    if quantity.kind in {"count", "ordinal"}:
        return _for_count(root, tokens, quantity.counted or "", rules)
    if quantity.kind == "money":
        return Asked(f"How much{_part_of(root)}", "amount", root, "How much")
    noun = next((token for token in reversed(tokens) if token.pos_ in {"NOUN", "PROPN", "SYM"}), root)
    top = root if root.is_ancestor(noun) or noun.head.lower_ == "per" else noun
    plain = _for_share(root, tokens, top) if quantity.kind == "percent" else _for_measure(top, quantity, rules)
    return _for_comparison(top) or _for_distance(top, quantity, rules) or plain


def rate_behind(tokens: Sequence[Token], rules: Rulebook) -> str:
    """Return what a figure is given for: "a month" in "£40 *a month*", but nothing in "£40 a month ago"."""
    behind = tokens[-1].doc[tokens[-1].i + 1 : tokens[-1].i + 1 + _RATE]
    words = [token.lower_ for token in behind]
    if len(words) < _RATE or words[0] not in {"a", "an", "per"} or words[1] not in rules.questions.rates:
        return ""
    # "Gave Lind a *match penalty*", "£40 a month *ago*"
    other = any(t.pos_ == "NOUN" or t.lower_ in rules.questions.away for t in behind[-1].doc[behind[-1].i + 1 :][:1])
    return "" if other else " ".join(words)


def is_person(noun: Token, rules: Rulebook) -> bool:
    """Return whether a noun or name is asked for with "who"."""
    named = noun.pos_ == "PROPN" and noun.ent_type_ == "PERSON"
    acting = any(
        c.dep_ == "relcl" and any(t.lower_ == "who" and t.i == noun.i + 1 for t in c.lefts) for c in noun.children
    )
    return named or acting or noun.ent_type_ == "NORP" or is_of_people(noun, rules)


def is_place(noun: Token, rules: Rulebook) -> bool:
    """Return whether a noun or name is a place that "where" can ask for."""
    named = noun.ent_type_ in _PLACES
    return named or noun.lemma_.lower() in rules.questions.places or noun.lower_ in rules.questions.places


def may_be_place(noun: Token) -> bool:
    """Return whether a name may be that of a place, after a word such as "near"."""
    return noun.pos_ == "PROPN" and noun.ent_type_ not in _THINGS - {"FAC"}


def is_body(noun: Token, rules: Rulebook) -> bool:
    """Return whether a noun or name is a body or a country, which may act."""
    if noun.pos_ == "PROPN":
        place = noun.lower_ in rules.questions.places - rules.questions.bodies
        return noun.ent_type_ not in _THINGS and not place
    lemma = noun.lemma_.lower()
    known = lemma in rules.questions.bodies or lemma in rules.titles.generic_bodies
    return known and noun.ent_type_ not in _THINGS


def _for_name(named: Token, rules: Rulebook, label: Label | None) -> Asked:
    root = named
    if label == "place" and named.dep_ not in {"conj", "appos"}:
        return Asked("What", "what", _place_over(named, rules), "Where")
    called = (child for child in named.children if child.dep_ == "appos")
    who = label == "person" or is_person(named, rules) or any(c.ent_type_ == "PERSON" for c in called)
    alike = True
    while root.dep_ in {"conj", "appos"} and root.head.pos_ in {"NOUN", "PROPN"}:
        # A description is of whoever it stands beside, but two in a list need not be alike.
        alike = alike and root.dep_ == "appos"
        root = root.head
    if who and label == "person" and root.ent_type_ in _PLACES:
        return Asked("Who", "who", named, "Who")  # "a clerk in Ramsby, *Omar Lind*"
    if who and not alike:
        alike = is_person(root, rules) or root.pos_ == "PROPN"
    if who and named.pos_ == "PROPN" and not alike:
        return Asked("Who", "who", named, "Who")
    who = is_person(root, rules) or (who and (alike or named.ent_type_ == "PERSON"))
    place = _place_over(root, rules)
    if place is not root:
        return Asked("What", "what", place, "Where")
    return Asked("Who", "who", root, "Who") if who else Asked("What", "what", root, "What")


def _place_over(name: Token, rules: Rulebook) -> Token:
    """Return the noun that a name is the name of ("the *city* of Ramsby"), or the name."""
    of = name.head
    named = name.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in rules.questions.named_of
    return of.head if named and name.pos_ == "PROPN" else name


def _for_count(root: Token, tokens: Sequence[Token], counted: str, rules: Rulebook) -> Asked:
    noun = _noun_of(root, tokens, counted)
    if noun is not None and noun in tokens and noun.lower_ in rules.questions.denials:  # "none of the tenants"
        noun = None
    if noun is None and any("." in token.text and token.like_num for token in tokens):
        return Asked("What", "amount", root, "")  # "her 10.98 was a record": nothing is counted
    if noun is None or any(map(str.isdigit, noun.text)):
        return Asked(f"How many{_part_of(root)}", "number", root, "How many")
    if noun.dep_ in _AS_MODIFIER and noun.tag_ == "NN" and noun.head.pos_ == "NOUN" and noun.head.i > noun.i:
        return Asked(f"How many {_many(noun, rules)}", "number", noun, "How many")
    found = phrase(noun) or [noun]
    figure = [*tokens, *(t for child in noun.lefts if child.dep_ in {"nummod", "quantmod"} for t in child.subtree)]
    figure += [t for child in noun.lefts if child.dep_ in {"det", "poss", "predet", "advmod"} for t in child.subtree]
    link = next((t.i for t in found if t.i > noun.i and t.dep_ == "cc" and t.head is noun), len(noun.doc))
    kept = [t for t in without(found, figure) if t.i < link and (t.i > noun.i or t.dep_ != "case")]
    named = words_of(kept if noun in kept else [*(t for t in kept if t.i < noun.i), noun])
    restriction = words_of(_restriction(noun, found[-1]))
    if noun.lower_ in rules.questions.vague:
        return Asked(f"How many{_part_of(noun, of='')}", "number", noun, "How many")
    if noun.tag_ == "NN":
        named = " ".join(_many(noun, rules) if word == noun.text else word for word in named.split())
    return Asked(f"How many {named} {restriction}".strip(), "number", noun, "How many")


def _restriction(noun: Token, last: Token) -> list[Token]:
    """Return the short clause behind a noun, from the token after `last`, which says which are counted.

    "Ballots *that lacked a stamp*" are not all the ballots.
    """
    clauses = (c for c in noun.children if c.dep_ == "relcl" and c.left_edge.i == last.i + 1)
    clause = next((list(c.subtree) for c in clauses if c.left_edge.tag_ in {"WDT", "WP"}), [])
    whole = len(clause) <= _LONGEST_RESTRICTION and not any(token.is_punct for token in clause)
    return clause if whole else []


def _for_comparison(top: Token) -> Asked | None:
    """Return the question words for a difference: "15 per cent *less power*", "two metres *longer*"."""
    word = top.head
    if top.dep_ != "npadvmod" or word.tag_ not in {"JJR", "RBR"}:
        return None
    noun = word.head if word.dep_ == "amod" and word.head.i > word.i else None
    words = f"How much {word.lower_} {noun.text}" if noun is not None else f"How much {word.lower_}"
    return Asked(words, "amount", noun or word, "")


def _for_distance(top: Token, quantity: Quantity, rules: Rulebook) -> Asked | None:
    """Return the question words for a measure from a point: "*two days before the vote*", "*3 kilos under*"."""
    after = next(iter(top.doc[top.i + 1 : top.i + 2]), None)
    if after is None or after.pos_ not in {"ADP", "SCONJ"} or top.dep_ not in {"npadvmod", "attr"}:
        return None
    sorts = rules.questions.distances.get(after.lower_, ())
    unit = quantity.unit or ""
    sort = "time" if quantity.kind == "duration" else "way" if unit in rules.questions.ways else "measure"
    inner = next((child for child in after.children if child.dep_ == "pobj"), None)
    words = phrase(inner) if inner is not None else None
    if sort not in sorts or not words or words[0].i != after.i + 1:
        return None
    how = {"time": "How long", "way": "How far"}.get(sort, f"How many {rules.units.plural(unit)}")
    return Asked(f"{how} {after.lower_} {words_of(words)}", "number", after if top.head is after else top, "")


def _for_share(root: Token, tokens: Sequence[Token], top: Token) -> Asked:
    whole = root.head
    if root.dep_ in {"nummod", "quantmod"} and whole.tag_ in {"NNS", "NNPS"}:  # "four in ten owners"
        kept = [
            t for t in phrase(whole) or [whole] if t not in tokens and t.dep_ not in {"nummod", "quantmod", "advmod"}
        ]
        return Asked(f"What percentage of {words_of(kept)}", "number", whole, "")
    part = _part_of(top)
    # "Six per cent of the *voters* took part": they are counted.
    counted = top.dep_ == "nsubj" and any(inner.tag_ == "NNS" for of in top.children for inner in of.children)
    return Asked(f"What percentage{part}", "number" if part and counted else "amount", top, "How big")


def _noun_of(root: Token, tokens: Sequence[Token], counted: str) -> Token | None:
    """Return the noun that a figure counts, in its own words or above them."""
    above = root.head if root.head.text == counted and root.dep_ in _WHOLE else None
    if above is not None and above.pos_ in {"NOUN", "PROPN"}:
        return above  # "half a dozen mills"
    own = next((token for token in reversed(tokens) if token.pos_ in {"NOUN", "PROPN"} and not token.like_num), None)
    if own is not None:
        return own
    noun = root.head if root.dep_ in _WHOLE and root.head.pos_ in {"NOUN", "PROPN"} else None
    if noun is not None and noun.dep_ in {"compound", "nmod"} and noun.head.tag_ in {"NNS", "NNPS"}:
        return noun.head  # "three Tony Awards": the parse attaches the figure to the name
    return noun


def _many(noun: Token, rules: Rulebook) -> str:
    """Return a noun in the plural, as it follows "how many"."""
    word = noun.lower_ if noun.pos_ == "NOUN" else noun.text
    if word in rules.questions.plurals:
        return rules.questions.plurals[word]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"


def _part_of(token: Token, of: str = " of") -> str:
    """Return the whole of which a value is a part, after `of`: " of the workers"."""
    link = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of" and c.i > token.i), None)
    inner = next((c for c in link.children if c.dep_ == "pobj"), None) if link is not None else None
    words = phrase(inner) if inner is not None else None
    return f"{of} {words_of(words)}" if words else ""


def _for_measure(top: Token, quantity: Quantity, rules: Rulebook) -> Asked:
    """Return the question words for a measure, with what fills a length of time: "three days *of mourning*"."""
    unit = quantity.unit or ""
    many = f"How many {rules.units.plural(unit)}" if unit else "How much"
    if quantity.kind == "duration":
        many = "How many years" if unit in _OF_YEARS else many
        of = next((child for child in top.children if child.lower_ == "of" and child.i == top.i + 1), None)
        filled = of is not None and not any(token.lower_ in rules.questions.of_age for token in of.subtree)
        return Asked(f"{many}{_part_of(top) if filled else ''}", "length", top, "How long")
    asks = rules.questions.units.get(unit, many)
    word = top.head if top.dep_ in {"npadvmod", "nmod", "compound", "amod"} else None
    if word is not None and word.lower_ in rules.questions.dimensions and word.pos_ in {"ADJ", "ADV", "ADP"}:
        how = f"How far {word.lower_}" if word.lower_ in rules.questions.directions else f"How {word.lower_}"
        return Asked(how, "amount", word, how)
    if unit in rules.questions.scales:
        return Asked(f"What {unit}", "amount", top, asks)
    if top.head.lemma_ in rules.questions.weighing and top.dep_ in {"dobj", "npadvmod", "attr", "acomp"}:
        return Asked("How much", "amount", top, asks)
    return Asked(f"{many}{_part_of(top)}", "number", top, asks)
