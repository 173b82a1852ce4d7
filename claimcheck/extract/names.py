"""Makes the register of names of one article: gathers all mentions, and decides which are of the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.extract.name_mentions import Label, RawMention, find_mentions
from claimcheck.extract.name_register import Name, NameMention, NameRegister, as_looked_up
from claimcheck.extract.paragraphs import Paragraph
from claimcheck.model import Span
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.places import Places
from claimcheck.rulebook.titles import Gender, Titles

_ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")


def read_names(paragraphs: Sequence[Paragraph], rules: Rulebook) -> NameRegister:
    """Return the register of the names in `paragraphs`."""
    titles = rules.titles
    raw = [mention for paragraph in paragraphs for mention in find_mentions(paragraph, titles, rules.sources)]
    labels = _labels(raw, titles, rules.places)
    people = _people(raw, labels, titles)
    aliases = _aliases(raw, labels, people, titles)
    _add_acronyms(paragraphs, aliases)
    mentions = [
        NameMention(mention.span, name) for mention in raw if (name := aliases.get(_key(mention.words))) is not None
    ]
    mentions = sorted((*mentions, *_lone_surnames(paragraphs, mentions, aliases)), key=lambda mention: mention.span)
    return NameRegister(tuple(mentions), aliases, _holders(raw, aliases), titles)


def _key(words: Iterable[str]) -> str:
    return as_looked_up(" ".join(words).replace(" - ", "-").replace(" 's", "'s"))


def _shown(words: Iterable[str]) -> str:
    return " ".join(words).replace(" - ", "-").replace(" – ", "–").replace(" ’ ", "’").replace(" ' ", "'")


def _labels(raw: Sequence[RawMention], titles: Titles, places: Places) -> dict[str, Label]:
    """Return the kind of each printed name: what its own words say, otherwise what most of its mentions look like."""
    votes: dict[str, Counter[Label]] = defaultdict(Counter)
    for mention in raw:
        if mention.guess is not None:
            votes[_key(mention.words)][mention.guess] += 5 if mention.sure else 1
    labels: dict[str, Label] = {key: count.most_common(1)[0][0] for key, count in votes.items()}
    titled = {key for key, count in votes.items() if " " not in key and count["person"] >= 5}
    for mention in raw:
        key = _key(mention.words)
        # "Mr Oake" shows that "Terence Oake" is not a body, whatever it looks like.
        if len(mention.words) > 1 and key in labels and max(votes[key].values()) < 5:
            labels[key] = "person" if _surname(mention.words, titles) in titled else labels[key]
    full = [m.words for m in raw if len(m.words) > 1 and labels.get(_key(m.words)) == "person"]
    surnames = {_surname(words, titles) for words in full}
    # The recogniser takes some countries for people: "he argued for Togo". "Jordan" alone may be Jordan Lind.
    part_of_name = {*titled, *(_key([word]) for words in full for word in words)}
    for key, label in labels.items():
        if label == "person" and key not in part_of_name and places.is_country(key):
            labels[key] = "place"
    # The register overrules the recogniser: a word that is somebody's surname means that person, unless it is a
    # country.
    for key in labels:
        if key in surnames and key not in titles.places and key not in titles.bodies:
            labels[key] = "person"
    for surname in surnames:
        labels.setdefault(surname, "person")
    return labels


def _gender_alone(word: str, titles: Titles) -> Gender | None:
    """Return the gender of a name of one word. Many a first name of men is a surname as well: "Lewis said"."""
    named = titles.named(word)
    return titles.genders.get(word) or (named if named == "female" else None)


def _gender_of(words: Sequence[str], titles: Titles) -> Gender | None:
    """Return the gender of a full name. It may begin with a role that no list has: "Harpist Ana Moss"."""
    before_surname = [word for word in words[: max(1, len(words) - 1)] if word not in titles.particles]
    known = (titles.genders.get(word) or titles.named(word) for word in before_surname)
    return next((gender for gender in known if gender), None) or titles.gender_of(words[0])


def _surname(words: Sequence[str], titles: Titles) -> str:
    left = [word for word in words if word.lower().rstrip(".") not in titles.suffixes] or list(words)
    for index in range(1, len(left) - 1):
        if left[index].lower() in titles.particles:
            return _key(left[index:])
    return _key(left[-1:])


def _people(raw: Sequence[RawMention], labels: dict[str, Label], titles: Titles) -> dict[tuple[str, str], Name]:
    """Return the people named in full, by first name and surname (so middle names and initials make no difference)."""
    shown: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    genders: dict[str, Counter[Gender]] = defaultdict(Counter)
    for mention in raw:
        if labels.get(_key(mention.words)) != "person":
            continue
        surname = _surname(mention.words, titles)
        if len(mention.words) > 1:
            shown[(_key(mention.words[:1]), surname)][_shown(mention.words)] += 1
        if mention.gender:
            genders[_key(mention.words)][mention.gender] += 1
    people = {}
    for (first, surname), forms in shown.items():
        canonical = forms.most_common(1)[0][0]
        told = Counter[Gender]()
        for form in forms:
            told += genders[as_looked_up(form)]
        gender = told.most_common(1)[0][0] if told else _gender_of(canonical.lower().split(), titles)
        if gender is None and genders[surname]:
            gender = genders[surname].most_common(1)[0][0]
        people[(first, surname)] = Name(canonical, "person", gender)
    return people


def _aliases(
    raw: Sequence[RawMention], labels: dict[str, Label], people: dict[tuple[str, str], Name], titles: Titles
) -> dict[str, Name]:
    full: dict[str, Name] = {}
    count = Counter[Name]()
    short: dict[str, dict[Name, None]] = defaultdict(dict)
    for mention in raw:
        key = _key(mention.words)
        label = labels.get(key)
        if label == "person" and len(mention.words) > 1:
            name = people[(_key(mention.words[:1]), _surname(mention.words, titles))]
            full[key] = name
            count[name] += 1
            for part in {_surname(mention.words, titles), _key(mention.words[:1]), _key(mention.words[-1:])}:
                short[part][name] = None
    aliases = dict(full)
    for part, bearers in short.items():
        bearer = _dominant(list(bearers), count)
        if bearer is not None and part not in titles.places and labels.get(part, "person") == "person":
            aliases.setdefault(part, bearer)
    for mention in raw:
        key = _key(mention.words)
        label = labels.get(key)
        if key in aliases or label is None:
            continue
        if label == "person":
            aliases[key] = _bearer(mention, short.get(key, {}), count) or Name(
                _shown(mention.words), "person", mention.gender or _gender_alone(key, titles)
            )
        else:
            other = titles.places.get(key) if label == "place" else titles.bodies.get(key)
            aliases[key] = Name(other or _shown(mention.words), label)
    return aliases


def _lone_surnames(
    paragraphs: Sequence[Paragraph], mentions: Sequence[NameMention], aliases: dict[str, Name]
) -> Iterator[NameMention]:
    """Yield the mentions of known people by one name that tagger and recogniser missed."""
    taken = {mention.span.start for mention in mentions}
    covered = iter(mentions)
    last = Span(0, 0)
    for paragraph in paragraphs:
        for token in paragraph.doc:
            start = paragraph.span.start + token.idx
            while last.end <= start and (following := next(covered, None)) is not None:
                last = following.span
            if not token.text[0].isupper() or start in taken or last.start <= start < last.end:
                continue
            name = aliases.get(token.lower_)
            if name is not None and name.label == "person" and token.text[1:].islower():
                yield NameMention(Span(start, start + len(token.text)), name)


def _bearer(mention: RawMention, bearers: dict[Name, None], count: Counter[Name]) -> Name | None:
    """Return the person meant by a surname or first name alone: the only one, or by far the most named."""
    return _dominant([n for n in bearers if not (mention.gender and n.gender and n.gender != mention.gender)], count)


def _dominant(names: Sequence[Name], count: Counter[Name]) -> Name | None:
    if len(names) == 1:
        return names[0]
    ranked = sorted(names, key=lambda name: -count[name])
    return ranked[0] if len(ranked) > 1 and count[ranked[0]] >= 3 * count[ranked[1]] else None


def _add_acronyms(paragraphs: Sequence[Paragraph], aliases: dict[str, Name]) -> None:
    """Make "(ABC)" after the name of a body an alias of it."""
    for paragraph in paragraphs:
        text = paragraph.doc.text
        for match in _ACRONYM.finditer(text):
            letters = match.group(1)
            words = text[max(0, match.start() - 120) : match.start()].split()
            for size in range(len(letters), min(len(letters) + 4, len(words) + 1)):
                chosen = words[-size:]
                initials = "".join(word[0] for word in chosen if word[0].isupper())
                if initials == letters and chosen[0][0].isupper():
                    name = aliases.get(_key(chosen)) or Name(" ".join(chosen), "org")
                    if name.label != "person":
                        aliases[letters.lower()] = name
                    break


def _holders(raw: Sequence[RawMention], aliases: dict[str, Name]) -> dict[tuple[str | None, str], tuple[Name, ...]]:
    found: dict[tuple[str | None, str], dict[Name, None]] = defaultdict(dict)
    for mention in raw:
        name = aliases.get(_key(mention.words))
        if name is None or name.label != "person":
            continue
        for role in mention.roles:
            found[(None, role)][name] = None
            last = role.split()[-1]
            found[(None, last)][name] = None
            if mention.nation:
                found[(mention.nation, role)][name] = None
    return {key: tuple(names) for key, names in found.items()}
