"""Articles that are parsed together give what each gives alone, and one that can't be taken costs no other."""

import pytest

from claimcheck.extract import article as extract
from claimcheck.extract.article import extract_article, extract_articles
from claimcheck.model import Article
from tests.conftest import ROOT


def article(text):
    return Article(file="a.txt", text=text, sha256="", origin="a.txt")


ARTICLES = [
    *(article(path.read_text(encoding="utf-8")) for path in sorted(ROOT.glob("corpus/*/*.txt"))[:3]),
    article(""),
    article("* * *\n\n"),
    article("“We lost 20 boats,” said Orla Pike, of Norvik."),
]


def test_together_they_give_what_each_gives_alone(pipeline, rules):
    alone = [extract_article(one, pipeline, rules) for one in ARTICLES]
    assert list(extract_articles(ARTICLES, pipeline, rules)) == alone
    assert list(extract_articles(ARTICLES, pipeline, rules, batch=1)) == alone


@pytest.mark.parametrize("name", ["find_read", "find_quotes", "parse_paragraphs"])
def test_one_that_makes_the_program_stumble_costs_no_other(name, pipeline, rules, monkeypatch):
    bad = article("One that trips. " * 3)
    whole = getattr(extract, name)

    def trips(*args):
        if bad.text in args:
            raise ZeroDivisionError
        return whole(*args)

    monkeypatch.setattr(extract, name, trips)
    if name == "parse_paragraphs":
        monkeypatch.setattr(extract, "_parse_together", trips_always)
    first, second, third = extract_articles([ARTICLES[0], bad, ARTICLES[-1]], pipeline, rules)
    assert isinstance(second, ZeroDivisionError)
    assert (first, third) == tuple(extract_article(one, pipeline, rules) for one in (ARTICLES[0], ARTICLES[-1]))


def trips_always(*args):
    del args
    raise ZeroDivisionError
