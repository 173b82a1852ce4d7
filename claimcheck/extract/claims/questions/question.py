"""Writes the question that a value answers, from the clause that the value is in.

"The brigade sent six crews to the dam" gives "How many crews did the brigade send to the dam?". If the clause can't be
turned into a whole question, the words around the value are quoted with a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.extract.claims.questions.behind import rest_of_clause, words_reported
from claimcheck.extract.claims.questions.clauses import (
    VerbGroup,
    in_past,
    in_plural,
    in_singular,
    verb_group,
    was_or_is,
)
from claimcheck.extract.claims.questions.faults import (
    cannot_turn,
    is_first_or_second_person,
    is_hollow,
    splits_word,
    tells_nothing,
    tells_value,
    verb_misfits,
)
from claimcheck.extract.claims.questions.gaps import quoted, without_time
from claimcheck.extract.claims.questions.groups import of_group, of_many
from claimcheck.extract.claims.questions.openings import asks_where, opening, prepositions_over
from claimcheck.extract.claims.questions.people import asked_as_person, done_as_before, told_of_it, who_does
from claimcheck.extract.claims.questions.phrases import (
    finished_question,
    is_many,
    phrase,
    phrase_as_known,
    with_aim,
    without_denial,
    words_of,
)
from claimcheck.extract.claims.questions.roles import first_of_list, only_reports, question_of_role, relative_of
from claimcheck.extract.claims.questions.subjects import doer_of
from claimcheck.extract.claims.questions.things import (
    is_bare_age,
    question_of_age,
    question_of_dimension,
    question_of_thing,
)
from claimcheck.extract.claims.questions.words import Asked, asked_for, is_person, rate_behind
from claimcheck.extract.grammar import OBJECTS, VERBS
from claimcheck.extract.name_mentions import Label
from claimcheck.extract.tokens import Doc, Token
from claimcheck.model import FactKind, Quantity, Span
from claimcheck.rulebook.book import Rulebook

_AGE = "ages.age"
# In tokens. Anything longer is not a sentence but a table or a list, and its parse is meaningless.
_LONGEST_SENTENCE = 250


def question_for(
    doc: Doc,
    at: tuple[int, int],
    kind: FactKind,
    quantity: Quantity | None,
    rules: Rulebook,
    *,
    label: Label | None = None,
    mentioned: bool,
) -> str:
    """Return the question that the value at the half-open range of tokens `at` answers.

    If it can't be asked completely, that is the question words, with a quotation of the words around it; so it is for
    what the text only mentions and doesn't say (see `frames.py`). `label` says what a name is, if that is known.
    """
    tokens = doc[at[0] : at[1]]
    root = doc.between(*at).root
    if kind in ("polarity", "modality"):
        whole = None if mentioned else _whether(root, rules)
        return whole or quoted("Whether", doc, at)
    if quantity is not None and _AGE in quantity.rules:
        if _is_then(doc, at[0], rules):
            return quoted("How old", doc, at)
        asked_old = question_of_age(root, tokens, rules)
        if asked_old is not None or any(token.lower_ in rules.questions.of_age for token in tokens):
            return asked_old or quoted("How old", doc, at)
        # "Over four rigged races": a count, not an age.
        quantity = replace(quantity, kind="count", unit=None, counted=root.head.text)
    if quantity is not None and is_bare_age(tokens, quantity, rules):
        return question_of_age(root, tokens, rules) or "How old?"
    asked = asked_for(root, tokens, kind, quantity, rules, label=label)
    if len(root.sent) > _LONGEST_SENTENCE or splits_word(tokens) or mentioned:
        return quoted(asked.words, doc, at)
    plain = asked.words
    rate = rate_behind([asked.top if asked.top.i > tokens[-1].i else tokens[-1]], rules) if quantity is not None else ""
    asked = asked._replace(words=f"{plain} {rate}".strip())
    found = _of_dated(asked, tokens, rules)
    if found is None and not only_reports(root, asked, rules):
        found = _in_clause(asked, rules) or question_of_thing(asked, tokens, rules)
    if found is None and asked.words == "Who":
        found = question_of_role(root, rules) or _in_relative(asked, root, rules) or _in_clause(asked, rules)
    if found is not None and asked.sort == "when":
        found = without_time(found, tokens)
    return found if found is not None and not tells_value(found, tokens) else quoted(plain, doc, at)


def _in_relative(asked: Asked, name: Token, rules: Rulebook) -> str | None:
    """Return the question for somebody by what they do: "Omar Lind, who *leads the search*, said"."""
    verb = relative_of(name)
    return _of_subject(asked, verb, name, rules) if verb is not None else None


def _of_dated(asked: Asked, tokens: Sequence[Token], rules: Rulebook) -> str | None:
    """Return the question for the time of a thing that is called by it ("Sunday's vote"), or how wide a hole was."""
    top = asked.top
    if asked.sort == "when" and top.dep_ in {"poss", "compound"} and top.head.pos_ == "NOUN":
        return question_of_thing(asked, tokens, rules)
    return question_of_dimension(asked, tokens, rules)


def _is_then(doc: Doc, at: int, rules: Rulebook) -> bool:
    """Return whether an age at `at` is that of somebody who did something ("retired at 60"), and not theirs now."""
    while at > 0 and doc[at - 1].lower_ in rules.ages.behind_at:
        at -= 1
    return at > 1 and doc[at - 1].lower_ == "at" and doc[at - 2].lemma_ != "die"


def tokens_at(doc: Doc, span: Span, offset: int) -> tuple[int, int] | None:
    """Return the half-open range of tokens at `span` of an article whose paragraph starts at `offset`."""
    found = doc.char_span(span.start - offset, span.end - offset)
    return (found.start, found.end) if found is not None and len(found) else None


def _whether(verb: Token, rules: Rulebook) -> str | None:
    """Return the question whether what a verb says is true."""
    subject = doer_of(verb, rules)
    group = verb_group(verb, subject) if subject is not None else None
    words = with_aim(subject) if subject is not None else None
    rest = rest_of_clause(verb, None, rules)
    if group is None or words is None or rest is None or subject is None:
        return None
    bare = {"do", "have", "get", *rules.questions.giving}
    if verb.lemma_ in bare and not rest:  # "she did not", "the ferry had 900 aboard"
        return None
    if is_first_or_second_person(subject) or verb_misfits(verb, group, subject):
        return None
    denials = rules.questions.denials
    return finished_question(
        [group.first, without_denial(words_of(words), denials), *group.rest, without_denial(rest, denials)]
    )


def _in_clause(asked: Asked, rules: Rulebook) -> str | None:
    """Return the clause of the verb above the value as a question."""
    top = first_of_list(asked.top)
    asked = asked._replace(top=top)
    prepositions, edge = prepositions_over(top)
    noun = edge.head
    if top.dep_ == "poss" and asked.sort in ("who", "what") and noun.pos_ in {"NOUN", "PROPN"}:
        return _whose(top, rules)
    parts = rules.questions.groups | (rules.questions.stretches if asked.sort == "when" else frozenset())
    measured = asked.sort in ("who", "what") and any(child.dep_ == "nummod" for child in noun.children)
    if prepositions == ["of"] and asked.sort == "number" and noun.lower_ in rules.questions.shares:
        return None
    if prepositions == ["of"] and (noun.lower_ in parts or measured):
        asked = of_group(asked, noun, rules)
        prepositions, edge = prepositions_over(noun)
        noun = edge.head
    if (
        prepositions == ["of"]
        and asked.sort in ("who", "what")
        and noun.pos_ == "NOUN"
        and is_person(noun, rules)
        and top.pos_ == "PROPN"
        and not any(child.dep_ == "appos" for child in noun.children)  # "the prosecutor of Ramsby, Omar Lind"
    ):
        return _whose_people(noun, rules)
    denied = noun.lower_ in rules.questions.denials  # "none of the 80 tenants"
    if prepositions == ["of"] and asked.of_thing == "How many" and noun.pos_ == "NOUN" and not denied:
        asked = of_many(asked, edge)
        prepositions, edge = prepositions_over(asked.top)
        noun = edge.head
    if _tells_of_deed(asked, prepositions, rules):
        noun = _deed_over(edge)
    compared = len(prepositions) > 1 and prepositions[-1] == "as"  # "got as far as Ramsby"
    # "Burned 31,000 hectares in nine days, and *64 houses*": the first object would stay in the question.
    second = edge.dep_ == "conj" and edge.pos_ in {"NOUN", "PROPN"} and any(c.dep_ == "dobj" for c in noun.children)
    if noun.pos_ not in VERBS or noun is edge or compared or second:
        return None
    told = told_of_it(asked.top, noun) or done_as_before(asked.top)
    if told is not None:
        return _of_subject(asked, told, asked.top, rules)
    return _turned(asked, noun, edge, prepositions, rules)


def _tells_of_deed(asked: Asked, prepositions: Sequence[str], rules: Rulebook) -> bool:
    """Return whether a phrase belongs to an action, not to its object as in the parse: "held talks *in May*"."""
    if prepositions == ["of"]:
        return False
    paid = asked.sort == "amount" and prepositions == ["for"]
    lasting = asked.sort == "length" and prepositions in (["for"], ["over"])
    spread = asked.sort == "number" and prepositions == ["in"]
    return asked.sort == "when" or paid or lasting or spread or asks_where(asked, prepositions, rules)


def _deed_over(edge: Token) -> Token:
    """Return the verb above a phrase that follows it, or what the phrase depends on."""
    below, above = edge, edge.head
    for _ in range(4):
        if above.pos_ in VERBS:
            if above.lemma_ == "be" and below.dep_ == "attr":  # "was the third *in May*"
                break
            return above if above.i < edge.i else edge.head
        if above.dep_ not in OBJECTS | {"pobj", "prep", "agent", "conj"} or above.head is above:
            break
        below, above = above, above.head
    return edge.head


def _turned(asked: Asked, verb: Token, edge: Token, prepositions: Sequence[str], rules: Rulebook) -> str | None:
    subject = doer_of(verb, rules)
    group = verb_group(verb, subject) if subject is not None else None
    if subject is None or group is None or verb_misfits(verb, group, subject):
        return None
    if edge is subject or edge.dep_ in {"nsubj", "nsubjpass"}:
        return _of_subject(asked, verb, edge, rules)
    if cannot_turn(asked, verb, group, subject, edge, rules=rules):
        return None
    if asked.sort == "when" and verb.lemma_ in {"remain", "stay"} and not prepositions:
        group = VerbGroup(was_or_is(verb, many=is_many(subject)), (), "")  # "budget day *remains* 5 May"
    a_share = asked.words == "What percentage" and verb.lemma_ == "be"
    if (asked.words == "How many" or a_share) and subject.lemma_.lower() in rules.questions.amounts:
        asked = asked._replace(words="What", sort="amount")
    elif asked.words == "How many" and verb.lemma_ == "be" and edge.dep_ in OBJECTS:
        return _how_many_there(subject, group)
    begins, stranded = opening(asked_as_person(asked, verb, subject, edge, rules), edge, prepositions, rules)
    if begins == "When":
        group = in_past(group, verb, subject)
    who = with_aim(subject)
    rest = rest_of_clause(verb, edge, rules, stranded=stranded, asks_when=begins.lower().endswith("when"))
    if rest is None and asked.sort == "when" and words_reported(verb, rules) is not None:
        rest = "so" if verb.lemma_ == "say" else "this"
    if who is None or rest is None or tells_nothing(verb, subject, edge, rest, stranded, rules=rules):
        return None
    if edge.pos_ == "ADV" and edge.lower_ in rules.questions.particles and asked.sort == "when":
        rest = f"{edge.text} {rest}"
    if edge.dep_ == "npadvmod" and begins.startswith("What percentage"):  # "fell 5 per cent"
        begins = f"By {begins[:1].lower()}{begins[1:]}"
    denied = any(child.dep_ == "neg" for child in verb.children)
    rest = rest.removeprefix(" ".join(begins.split()[-2:]))  # "paid £40 *an acre*": the parse takes it for an object
    return finished_question([begins, group.first, words_of(who), "not" if denied else "", *group.rest, rest])


def _how_many_there(subject: Token, group: VerbGroup) -> str | None:
    """Return the question for a number that things are: "The dead sheep are 40"."""
    plural = is_many(subject) or group.first in {"are", "were"}
    things = phrase_as_known(subject).removeprefix("the ") if plural and subject.pos_ in {"NOUN", "PROPN"} else ""
    return finished_question(["How many", things, group.first, "there", *group.rest]) if things else None


def _of_subject(asked: Asked, verb: Token, subject: Token, rules: Rulebook) -> str | None:
    """Return the question for who or what does something: nothing is inverted in it."""
    subject = (doer_of(verb, rules) or subject) if subject is verb.head else subject
    group = verb_group(verb, subject)
    if group is None or verb_misfits(verb, group, subject) or asked.sort in ("when", "where", "why"):
        return None
    rest = rest_of_clause(verb, subject, rules)
    rest = words_reported(verb, rules) if rest is None else rest
    active = not any(child.dep_ == "auxpass" for child in verb.children)
    if rest is None or is_hollow(asked, verb, rest, rules, active=active):
        return None
    words = asked.words
    denied = any(child.dep_ == "neg" for child in verb.children)
    plain = " ".join([group.first, "not", *group.rest]) if denied else group.plain
    if asked.sort in ("who", "what"):
        words = "Who" if rest.startswith("“") else who_does(asked, verb, subject, rules, active=active)
        plain = in_singular(plain, verb)
    return finished_question([words, in_plural(plain, verb) if asked.sort == "number" else plain, rest], shortest=2)


def _whose(owner: Token, rules: Rulebook) -> str | None:
    """Return the question for the owner of a clause's subject: "Whose find fell through the roof?"."""
    thing = owner.head
    prepositions, edge = prepositions_over(thing)
    own = [t for t in phrase(thing) or () if t.i > owner.i and t.dep_ != "case"]
    if thing.pos_ == "PROPN" or prepositions or edge.head.pos_ not in VERBS or not own:
        return None
    return _turned(Asked(f"Whose {words_of(own)}", "part", thing, ""), edge.head, thing, [], rules)


def _whose_people(people: Token, rules: Rulebook) -> str | None:
    """Return the question for whose people did something: "the fighters *of the Front* took the pier"."""
    prepositions, edge = prepositions_over(people)
    own = [t for t in phrase(people) or () if t.i <= people.i and t.dep_ not in {"det", "poss", "case"}]
    if prepositions or edge.head.pos_ not in VERBS or not own:
        return None
    return _turned(Asked(f"Whose {words_of(own)}", "part", people, ""), edge.head, people, [], rules)
