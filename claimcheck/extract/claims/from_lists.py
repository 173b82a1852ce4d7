"""Makes claims of the lists of names of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.claims.build import make_claim, verb_over
from claimcheck.extract.claims.name_lists import find_name_lists
from claimcheck.extract.claims.sentences import Sentence
from claimcheck.model import Claim
from claimcheck.rulebook.book import Rulebook


def claims_from_lists(sentence: Sentence, rules: Rulebook) -> Iterator[Claim]:
    """Yield a claim for each list of names, unless those named only say something."""
    doc = sentence.tokens.doc
    for listed in find_name_lists(sentence.tokens, sentence.names, rules.scope):
        verb = verb_over(doc.between(listed.start, listed.end).root)
        if verb is None or verb.lemma_.lower() in rules.reporting.verbs:
            continue
        value_span = sentence.span_of(doc[listed.start], doc[listed.end - 1])
        yield make_claim(
            sentence,
            rules,
            kind="set",
            value_span=value_span,
            verb=verb,
            names=listed.names,
            open_list=listed.open,
            other_time=sentence.when(value_span),
        )
