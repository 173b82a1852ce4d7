"""The scripts that derive the tables, on small sources made up here."""

from __future__ import annotations

import pytest

from claimcheck.derive import frequencies, places
from claimcheck.derive.write_table import HASHES, write_table


def test_a_table_has_its_header_its_lines_sorted_by_bytes_and_its_hash(tmp_path):
    rows = [("take off", "2"), ("take", "1"), ("tåg", "3")]
    path = write_table(tmp_path, "t.tsv", about="Invented.\n\nTwice.", columns=("word", "n"), rows=rows)
    assert (
        path.read_text(encoding="utf-8")
        == "# Invented.\n#\n# Twice.\n# columns: word, n\ntake\t1\ntake off\t2\ntåg\t3\n"
    )
    assert (tmp_path / HASHES).read_text(encoding="ascii").endswith("  t.tsv\n")


def test_frequencies_become_numbers_of_articles():
    given = {"the": 0.05, "of": 0.03, "house": 1e-4, "Dr": 1e-3, "gwrxl": 1e-9, "b2b": 1e-3}
    assert dict(frequencies.derive(given)) == {"the": "1000000", "house": "39211"}


COUNTRIES = {
    "NO": {"name": "Nordland", "population": 9_000_000},
    "US": {"name": "United States", "population": 300_000_000},
}
INFO = {
    "nordland": {"name": "Nordland", "ISO": {"alpha2": "NO"}, "demonym": "Nordish", "provinces": ["Ostmark", "Zell"]},
    "nowhere": {"name": "Nowhere", "ISO": {}, "demonym": None},
}


@pytest.mark.parametrize(
    ("cities", "line"),
    [
        ([("Altamar", "NO", "", 200_000)], ("altamar", "city", "nordland")),
        ([("Altamar", "US", "TX", 200_000)], ("altamar", "city", "texas; united states")),
        ([("Altamar", "NO", "", 200_000), ("Altamar", "US", "TX", 19_000)], ("altamar", "city", "nordland")),
        ([("Altamar", "NO", "", 200_000), ("Altamar", "US", "TX", 90_000)], ("altamar", "ambiguous", "")),
        ([("Zell", "NO", "", 200_000)], ("zell", "state", "nordland")),  # the province that holds it
        ([("Zell", "US", "TX", 400_000)], ("zell", "ambiguous", "")),
        ([("Nordland", "NO", "", 200_000)], ("nordland", "country", "")),
    ],
)
def test_a_name_means_its_largest_bearer_or_nothing(cities, line):
    keys = ("name", "countrycode", "admin1code", "population")
    found = [
        *places.countries_of(COUNTRIES, {}),
        *places.provinces_of({"NO": COUNTRIES["NO"]}, INFO),
        *places.nationalities_of(COUNTRIES, INFO),
        *places.cities_of([dict(zip(keys, city, strict=True)) for city in cities], COUNTRIES, {"TX": "Texas"}),
    ]
    assert list(places.rows(found, [line[0]])) == [line]
    assert list(places.rows(found, ["nordish"])) == [("nordish", "nationality", "nordland")]
