"""Makes claims of the lists of names of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.claims.build import make_claim
from claimcheck.extract.claims.name_lists import NameList, find_name_lists
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.model import Anchor, Claim, Slot
from claimcheck.rulebook.book import Rulebook


def claims_from_lists(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each list of names with a role in the sentence."""
    doc = sentence.tokens.doc
    for listed in find_name_lists(sentence.tokens, sentence.names, rules):
        role = _role(listed, rules)
        if role is None:
            continue
        value_span = sentence.span_of(doc[listed.start], doc[listed.end - 1])
        slot = Slot(
            kind="set",
            head=role,
            predicate=role,
            participants=listed.names,
            anchor=Anchor(when=sentence.when(value_span)),
        )
        yield make_claim(
            sentence,
            rules,
            slot=slot,
            value_span=value_span,
            verb=doc[listed.governors[0].index],
            names=listed.names,
            open_list=listed.open,
        )


def _role(listed: NameList, rules: Rulebook) -> str | None:
    """Return the class or lemma of what governs a list, None if it says nothing about a role."""
    roles = [name for governor in listed.governors for name in governor.names]
    role = next((name for name in roles if name in rules.predicates.classes), next(iter(roles), None))
    return None if role in rules.reporting.verbs or role in rules.predicates.light else role
