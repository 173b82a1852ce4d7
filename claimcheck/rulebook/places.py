"""Which place lies in which: `rules/tables/places.tsv`."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.rulebook.tables import Table, TableForm

SOURCE = "GeoNames"

FORM = TableForm(
    "places.tsv",
    ("name", "sort", "within"),
    r"[^\t#][^\t]*\t(?:(?:country|state|city|nationality)\t[^\t]*|ambiguous\t)",
)


@dataclass(frozen=True)
class Places:
    """The gazetteer. A name that several places share is ambiguous, and says nothing."""

    table: Table
    _found: dict[str, tuple[str, ...] | None] = field(default_factory=dict, compare=False, repr=False)

    def containing(self, name: str) -> tuple[str, ...]:
        """Return the places (lower case) that the place `name` lies in or is another name of, the narrowest first."""
        found = self._find(name)
        return tuple(found[1].split("; ")) if found and found[1] else ()

    def is_known(self, name: str) -> bool:
        """Return whether `name` is that of one place, or of the people of one country."""
        found = self._find(name)
        return found is not None and found[0] != "ambiguous"

    def is_country(self, name: str) -> bool:
        """Return whether `name` is that of a country."""
        found = self._find(name)
        return found is not None and found[0] == "country"

    def same(self, first: str, second: str) -> bool:
        """Return whether two names are those of one country ("Britain", "United Kingdom", "British")."""
        a, b = self._country(first), self._country(second)
        return a is not None and a == b

    def _country(self, name: str) -> str | None:
        found = self._find(name)
        if not found or found[0] not in ("country", "nationality"):
            return None
        return found[1] or _plain(name)

    def _find(self, name: str) -> tuple[str, ...] | None:
        if name not in self._found:
            self._found[name] = self.table.find(_plain(name))
        return self._found[name]

    def meant(self, name: str) -> str:
        """Return a name in lower case, and of a country's many names the main one."""
        return self._country(name) or _plain(name)

    def within(self, inner: str, outer: str) -> bool:
        """Return whether the place `inner` lies in the place `outer`: Lyon in France, or in "French"."""
        around = self.containing(inner)
        if not around or not self.is_known(outer) or self.same(inner, outer):
            return False
        return _plain(outer) in around or self._country(outer) in around

    def why_within(self, inner: str, outer: str) -> str:
        """Return the basis of `within` in words."""
        return f"{inner} lies in {outer} ({SOURCE})"


def _plain(name: str) -> str:
    """Return a name in the form of the table: lower case, without article and possessive."""
    plain = " ".join(name.replace("’", "'").lower().split()).removesuffix("'s")
    return plain.removeprefix("the ")
