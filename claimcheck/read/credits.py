"""Finds the outlet that an article credits for its text: "CORRIDEN (AP) -", "[BBC]", "first appeared in the Herald".

Articles that credit one outlet are one source, even if they are cut differently.
"""

from __future__ import annotations

from claimcheck.rulebook.sources import Sources

# A credit is in the first or the last lines.
_HEAD, _TAIL = 600, 400


def find_credit(text: str, rules: Sources) -> tuple[str, str] | None:
    """Return the credited outlet and the id of the rule that found it, None if the text credits none.

    A name counts only if the rules know it as an outlet.
    """
    parts = {"head": text[:_HEAD], "tail": text[-_TAIL:].rstrip()}
    for rule in rules.credits:
        for match in rule.compiled.finditer(parts[rule.at]):
            outlet = rules.outlet(" ".join(match["outlet"].split()))
            if outlet is not None:
                return outlet, rule.id
    return None
