"""Says what follows the verb of a question: its particle, its object, and one phrase with a preposition."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.claims.questions.clauses import verb_group
from claimcheck.extract.claims.questions.phrases import (
    QUOTATION_MARKS,
    aim_of,
    is_magnitude,
    phrase,
    with_aim,
    without,
    words_of,
)
from claimcheck.extract.claims.questions.subjects import subject_of
from claimcheck.extract.claims.questions.words import rate_behind
from claimcheck.extract.tokens import Token
from claimcheck.rulebook.book import Rulebook

_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_HOW_FAR = frozenset({"advmod", "npadvmod"})
_TIMES = frozenset({"DATE", "TIME"})
_LONGEST_CLAUSE, _LONGEST_PREPOSITION, _LONGEST_ADJECTIVE, _LONGEST_QUOTE = 9, 6, 5, 9
_PARTING = frozenset({",", ";", ":", "—", "–", "("})
_LONGEST_MEASURE, _LONGEST_AIM = 4, 4


def rest_of_clause(
    verb: Token, edge: Token | None, rules: Rulebook, *, stranded: str = "", asks_when: bool = False
) -> str | None:
    """Return what follows `verb` in a question about the phrase at `edge`.

    It is None if the verb needs something that can't be said briefly. `stranded` is the preposition of the question
    word, after which nothing follows; if a question `asks_when`, it contains no other time.
    """
    if any(_leaves_nothing(child, verb, edge, rules) for child in verb.children):
        return None
    needed: list[str] = []
    told = ""
    for child in verb.children:
        if _is_asked_for(child, edge):
            # "Brought the fair *to an end* on Sunday": the day is in the phrase.
            around = asks_when and child is not edge and child.dep_ == "prep" and child.i > verb.i
            told = _phrase_with(child, rules, asks_when=asks_when) if around and not told else told
            continue
        before = child.i < verb.i and not _is_relative(child)
        if before or _in_question(child, edge, rules) or _by_the_way(child):
            continue
        second = bool(needed) or (edge is not None and edge.head is verb and edge.i < child.i)
        if child.dep_ in _CLAUSES and told:
            needed, told = [*needed, told], ""  # "called *on the owners* to leave"
        if _is_adverb_kept(child, verb, rules):
            needed.append(words_of(list(child.subtree)))
        elif child.dep_ == "prt" or (child.dep_ in {"advmod", "prep"} and _is_particle(child, verb, edge, rules)):
            needed.append(child.text)
            told = next((_phrase_with(c, rules, asks_when=asks_when) for c in child.children if not stranded), told)
        elif child.dep_ in _OBJECTS | {"acomp"} | _CLAUSES and not (second and comes_after_comma(child)):
            words = None if _misjoined(child, edge) else _needed(child, verb, edge, rules)
            if words is None:
                return None
            needed.append(words)
        elif _is_measure(child, verb, rules):
            needed.append(words_of(phrase(child) or ()))
        elif child.dep_ in {"prep", "agent"} and not told and (not stranded or _is_two(child, edge)):
            told = _phrase_with(child, rules, asks_when=asks_when)
    return " ".join(part for part in (*needed, told, stranded) if part)


def _is_asked_for(child: Token, edge: Token | None) -> bool:
    """Return whether a phrase is what the question asks for, or is around it."""
    around = edge is not None and child.is_ancestor(edge) and child.dep_ not in _OBJECTS | {"acomp"}
    return child is edge or around


def _leaves_nothing(child: Token, verb: Token, edge: Token | None, rules: Rulebook) -> bool:
    """Return whether what the verb needs is before it, where a question can't say it: "*Two,* she said"."""
    if child.i > verb.i or _is_relative(child) or _is_asked_for(child, edge):
        return False
    if _in_question(child, edge, rules) or _by_the_way(child):
        return False
    return child.dep_ == "ccomp" or (child.dep_ == "dobj" and edge is None)


def _is_measure(child: Token, verb: Token, rules: Rulebook) -> bool:
    """Return whether a phrase says by how much: "fell *three places*", but not "fell *two days* ago"."""
    if child.dep_ != "npadvmod" or child.ent_type_ in _TIMES or comes_after_comma(child):
        return False
    if is_magnitude(child):
        return False
    ago = any(token.lower_ in rules.questions.away for token in child.doc[child.i + 1 : child.i + 2])
    return child.i <= verb.i + _LONGEST_MEASURE and not ago


def _in_question(child: Token, edge: Token | None, rules: Rulebook) -> bool:
    """Return whether a phrase belongs to the start of the question: "How far *from Malta* did the ship sink?"."""
    measured = edge is not None and edge.dep_ in {"npadvmod", "attr"} and child.i == edge.i + 1
    return measured and child.lower_ in rules.questions.distances


def _by_the_way(child: Token) -> bool:
    """Return whether a phrase is an aside, or only names the source: ", two of them in a bad state"."""
    if child.dep_ == "dobj" and any(c.dep_ == "auxpass" for c in child.head.children):
        return comes_after_comma(child)  # "will be paid, *the first cut* since May"
    if child.dep_ not in {"prep", "agent"} or child.i == 0:
        return False
    if child.lower_ == "per":
        return True  # "fell 5 *per cent*"
    between = child.doc[child.head.i + 1 : child.i]
    return child.lower_ == "according" or any(token.text in _PARTING for token in between)


def _misjoined(child: Token, edge: Token | None) -> bool:
    """Return whether the parse wrongly makes something an object: it is the second, or after a comma."""
    two = edge is not None and edge.dep_ == "dobj" and edge.head is child.head
    return child.dep_ == "dobj" and (two or comes_after_comma(child))


def comes_after_comma(child: Token) -> bool:
    """Return whether a comma separates a phrase from the verb: ", *640 of them* in the town"."""
    first = min(token.i for token in child.subtree)
    while first > child.head.i + 1 and child.doc[first - 1].text in QUOTATION_MARKS:
        first -= 1
    return first > child.head.i and child.doc[first - 1].text in _PARTING


def _is_two(preposition: Token, edge: Token | None) -> bool:
    """Return whether a phrase before what is asked for belongs to the verb: "talked *out of it* by the crew"."""
    two = any(child.pos_ == "ADP" and child.i == preposition.i + 1 for child in preposition.children)
    inner = [child for child in preposition.children if child.dep_ == "pobj"]
    # "Came *to light* in a drawer"
    fixed = preposition.i == preposition.head.i + 1 and len(inner) == 1 and inner[0].i == preposition.i + 1
    fixed = fixed and inner[0].tag_ == "NN"
    # "Is *on the hook* for a million"
    told = preposition.head.lemma_ == "be" and preposition.i == preposition.head.i + 1
    return (two or fixed or told) and edge is not None and preposition.i < edge.i


def _is_particle(child: Token, verb: Token, edge: Token | None, rules: Rulebook) -> bool:
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    alone = child.dep_ == "prep" and child.i == verb.i + 1 and not child.children and not _before_day(child)
    if alone and (passive or any(t.dep_ == "prep" and t is not edge for t in child.doc[child.i + 1 : child.i + 2])):
        return True  # "can be drawn *on*", "voted *against* in May"
    bare = not child.children or (child.pos_ == "ADV" and all(c.dep_ == "prep" for c in child.children))
    if verb.lemma_ == "be" and child.i > verb.i and child.lower_ in rules.questions.elsewhere and not child.children:
        return True
    return child.i == verb.i + 1 and bare and child.lower_ in rules.questions.particles and not _before_day(child)


def _is_adverb_kept(child: Token, verb: Token, rules: Rulebook) -> bool:
    """Return whether a question without an adverb would ask for something else: "voted *No*", "will open *again*"."""
    behind = child.dep_ in {"advmod", "intj"} and child.i > verb.i and child.left_edge.i <= verb.i + 1
    return behind and (child.dep_ == "intj" or child.lower_ in rules.questions.adverbs_kept)


def _before_day(word: Token) -> bool:
    """Return whether a word belongs to a day that the parse has cut off from it: "will be rung *on* Sunday"."""
    day = word.doc[word.i + 1 : word.i + 2]
    return bool(day) and day[0].ent_type_ in _TIMES and day[0].dep_ == "npadvmod"


def _is_relative(child: Token) -> bool:
    return child.dep_ == "dobj" and (child.tag_ in {"WDT", "WP"} or child.lower_ == "that")


def _needed(child: Token, verb: Token, edge: Token | None, rules: Rulebook) -> str | None:
    if child.dep_ in _CLAUSES:
        return _clause(child)
    if child.i < verb.i:  # "the levy that the town raised"
        noun = verb.head if verb.dep_ == "relcl" else None
        words = phrase(noun) if noun is not None else None
        return words_of(words) if words else None
    if child.dep_ == "acomp":
        whole = without(child.subtree, edge.subtree if edge is not None and child.is_ancestor(edge) else ())
        leads = any(c.dep_ == "xcomp" for c in child.children)  # "due *to renew it in May*"
        short = len(whole) <= (_LONGEST_CLAUSE if leads else _LONGEST_ADJECTIVE) and not any(t.is_punct for t in whole)
        if (leads or child.tag_ == "JJR") and not short:  # "due to open", "younger than the one"
            return None
        return words_of(whole if short else [*(t for c in child.lefts if c.dep_ in _HOW_FAR for t in c.subtree), child])
    if child.dep_ == "dative" and child.pos_ == "ADP":
        return _phrase_with(child, rules, asks_when=False) or None
    return _object(child, rules)


def _object(child: Token, rules: Rulebook) -> str | None:
    """Return the object of a verb, with what is to be done with it, or what a figure is given for."""
    words = with_aim(child) if child.dep_ == "dobj" else phrase(child)
    cut = child.pos_ == "NUM" and any(c.dep_ == "prep" for c in child.children)
    if words is None or (cut and words[-1] is child):
        return None
    rate = rate_behind(words, rules) if any(token.like_num for token in words) else ""
    return f"{words_of(words)} {rate}".strip()


def _clause(child: Token) -> str | None:
    """Return a clause that the verb needs, None if it is long or broken by marks: "said *that power would rise*"."""
    whole = list(child.subtree)
    if any(token.is_punct and token.text not in "-'’" for token in whole[:-1]):
        return None
    whole = [token for token in whole if not token.is_punct or token.text in "-'’"]
    # "Whether the dam is *going to hold may be doubted*": the parse has joined two clauses.
    joined = child.dep_ == "xcomp" and any(token.tag_ == "MD" for token in whole)
    if len(whole) > _LONGEST_CLAUSE or joined:
        return None
    together = bool(whole) and whole[-1].i - whole[0].i + 1 == len(whole) and whole[0].i > child.head.i
    return words_of(whole) if together else None


def _phrase_with(preposition: Token, rules: Rulebook, *, asks_when: bool) -> str:
    """Return a phrase with its preposition, "" if it is long, or is a time in a question that asks for one."""
    nested = next((c for c in preposition.children if c.pos_ == "ADP" and c.i == preposition.i + 1), None)
    if nested is not None and preposition.head.pos_ != "ADP":  # "out of bed"
        words_behind = _phrase_with(nested, rules, asks_when=asks_when)
        return f"{preposition.lower_} {words_behind}" if words_behind else ""
    inner = next((c for c in preposition.children if c.dep_ == "pobj" and c.i > preposition.i), None)
    if inner is None or inner.tag_ in {"WDT", "WP"} or (asks_when and inner.ent_type_ in _TIMES):
        return ""
    words: Sequence[Token] | None = phrase(inner)
    if words is None or len(words) > _LONGEST_PREPOSITION or words[0].i != preposition.i + 1:
        return ""
    # "In spite of" something that is too long, "in connection with a theft".
    needing = inner.lower_ in rules.questions.bound
    if any(c.dep_ == "prep" and (needing or c.lower_ == "of") and c not in words for c in inner.children):
        return ""
    aim = aim_of(inner, words[-1])  # "under a warning *to move*"
    if len(aim) > _LONGEST_AIM:
        return ""
    words = [*words, *aim]
    # "*Two weeks* after the fall".
    far = [token for child in preposition.lefts if child.dep_ == "npadvmod" for token in child.subtree]
    return words_of([*(far if not asks_when else ()), preposition, *words])


def words_reported(verb: Token, rules: Rulebook) -> str | None:
    """Return what is said, in a question for who says it: a short clause, or the quoted words before.

    It is None if `verb` reports nothing.
    """
    said = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    parted = said is not None and any(t.text == ";" for t in verb.doc[min(said.i, verb.i) : max(said.i, verb.i)])
    if said is None or parted or rules.reporting.rule(verb.lemma_, "clause") is None:
        return None
    whom = [words_of(words) for c in verb.children if c.dep_ in {"dobj", "dative"} and (words := phrase(c))]
    if said.i < verb.i:
        kept = [t for t in said.subtree if not t.is_space and t.text not in QUOTATION_MARKS and t.i < verb.i]
        quoted = "".join(t.text + t.whitespace_ for t in kept[:_LONGEST_QUOTE]).strip(' ,.“”"')
        end = " …" if len(kept) > _LONGEST_QUOTE else ""
        return " ".join([*whom, f"“{quoted}{end}”"]) if kept else None
    subject = subject_of(said)
    group = verb_group(said, subject) if subject is not None else None
    words = phrase(subject) if subject is not None else None
    rest = rest_of_clause(said, None, rules)
    if group is None or words is None or rest is None:
        return None
    denied = any(child.dep_ == "neg" for child in said.children)
    plain = " ".join([group.first, "not", *group.rest]) if denied else group.plain
    return " ".join(part for part in (*whom, "that", words_of(words), plain, rest) if part)
