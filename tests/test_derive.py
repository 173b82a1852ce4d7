"""The scripts that derive the tables, on small sources made up here."""

from __future__ import annotations

import pytest

from claimcheck.derive import frequencies, places, words
from claimcheck.derive.wordnet_files import read_senses, read_synsets
from claimcheck.derive.write_table import HASHES, write_table
from claimcheck.rulebook.words import SENSES, SYNSETS


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


LICENCE = "  1 A licence stands here.  \n"
# Offsets are names to the scripts; a vessel holds a ferry, to sail is what a sailing is, and Zell is one boat.
NOUNS = """\
00000001 06 n 02 vessel 0 watercraft 0 001 ~ 00000002 n 0000 | that floats
00000002 06 n 01 ferry 0 001 @ 00000001 n 0000 | that crosses
00000003 04 n 01 sailing 0 002 @ 00000001 n 0000 + 00000011 v 0101 | a deed
00000004 06 n 01 Zell 0 001 @i 00000002 n 0000 | a boat
"""
VERBS = """\
00000011 38 v 02 sail 0 navigate 0 002 + 00000003 n 0101 ! 00000012 v 0101 01 + 02 00 | a deed
00000012 38 v 01 moor 0 001 ! 00000011 v 0101 01 + 02 00 | another
"""
ADJECTIVES = """\
00000021 00 a 01 calm 0 001 ! 00000022 a 0101 | still
00000022 00 a 01 rough 0 001 ! 00000021 a 0101 | not still
00000023 00 s 01 wet(p) 0 000 | of water
"""
SENSES_OF = """\
calm%3:00:00:: 00000021 1 4
ferry%1:06:00:: 00000002 1 0
moor%2:38:00:: 00000012 1 0
navigate%2:38:00:: 00000011 1 2
rough%3:00:00:: 00000022 1 3
sail%2:38:00:: 00000011 1 9
sailing%1:04:00:: 00000003 1 1
vessel%1:06:00:: 00000001 1 5
watercraft%1:06:00:: 00000001 1 0
wet%5:00:00:calm:00 00000023 1 7
zell%1:06:00:: 00000004 1 3
"""


@pytest.fixture
def net(tmp_path):
    for name, lines in (("noun", NOUNS), ("verb", VERBS), ("adj", ADJECTIVES)):
        (tmp_path / f"data.{name}").write_text(LICENCE + lines, encoding="utf-8")
    (tmp_path / "index.sense").write_text(SENSES_OF, encoding="utf-8")
    return words.WordNet(read_synsets(tmp_path), read_senses(tmp_path))


def test_words_keep_what_was_met_or_is_known(net):
    kept = words.kept_senses(net, {"ferry", "moor"})
    assert sorted(words.sense_rows(net, kept)) == [
        ("calm", "", "", "calm.a.1:4", ""),
        ("ferry", "ferry.n.1:0", "", "", ""),
        ("moor", "", "moor.v.1:0", "", ""),
        ("navigate", "", "sail.v.1:2", "", ""),
        ("rough", "", "", "rough.a.1:3", ""),
        ("sail", "", "sail.v.1:9", "", ""),
        ("sailing", "sailing.n.1:1", "", "", "sail"),
        ("vessel", "vessel.n.1:5", "", "", ""),
    ]


def test_senses_say_what_they_are_to_others(net, tmp_path):
    rows = sorted(words.synset_rows(net, words.kept_senses(net, {"ferry", "moor"})))
    assert rows[1:5] == [
        ("ferry.n.1", "artifact", "1", "vessel.n.1", "", "", ""),
        ("moor.v.1", "motion", "1", "", "moor>sail", "", ""),
        ("rough.a.1", "all", "1", "", "rough>calm", "", ""),
        ("sail.v.1", "motion", "1", "", "sail>moor", "sailing.n.1", ""),
    ]
    assert rows[-1][:3] == ("vessel.n.1", "artifact", "3")
    write_table(tmp_path, "synsets.tsv", about="", columns=SYNSETS.columns, rows=rows)
    write_table(tmp_path, "senses.tsv", about="", columns=SENSES.columns, rows=())


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
