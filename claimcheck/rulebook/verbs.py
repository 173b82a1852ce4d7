"""Forms of verbs that their endings don't tell: the schema of `rules/verbs.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from claimcheck.rulebook.schema import Phrase, Phrases, RuleFile
from claimcheck.rulebook.section import Misplaced, Section

_Forms = tuple[Phrase] | tuple[Phrase, Phrase]


class Verbs(RuleFile):
    """Helping verbs that only say when, those that tell what is done from what isn't, and irregular verbs.

    `irregular` has by the infinitive the past tense, and the participle if it is another word.
    """

    helping: Phrases
    past: Phrases
    present: Phrases
    modals: Phrases
    irregular: dict[Phrase, _Forms] = Field(min_length=1)

    @cached_property
    def infinitives(self) -> Mapping[str, str]:
        """Return the infinitive of each irregular form. One that is an infinitive itself ("lay") is left out."""
        return {form: verb for verb, forms in self.irregular.items() for form in forms if form not in self.irregular}

    @cached_property
    def pasts(self) -> frozenset[str]:
        """Return the irregular past tenses that are no infinitives. Many are participles too."""
        return frozenset(forms[0] for forms in self.irregular.values() if forms[0] not in self.irregular)


def _check(file: Verbs) -> list[Misplaced]:
    known: dict[str, str] = {}
    return [
        (("irregular", verb), f"'{form}' is a form of '{known[form]}' already")
        for verb, forms in file.irregular.items()
        for form in dict.fromkeys(forms)
        if known.setdefault(form, verb) != verb
    ]


SECTION = Section("verbs.yaml", Verbs, check=_check)
