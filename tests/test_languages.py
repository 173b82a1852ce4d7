"""Articles in another language are named and left out; English ones with a line of it, and short ones, are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import NoUsableInputError
from claimcheck.read.inputs import read_inputs

CORPUS = Path(__file__).parent.parent / "corpus"

ENGLISH = (
    "The storm took the old pier of Port Ellin on Monday night, and the harbour master said that nobody had been told "
    "of the danger. The council will meet on Friday to hear what it would cost to build a new one, which some of the "
    "crews have asked for since the spring."
)
GERMAN = (
    "Der Sturm hat in der Nacht zum Dienstag die alte Mole von Port Ellin zerstört. Nach Angaben der Hafenmeisterin "
    "wurde niemand verletzt, doch die Schäden sind groß. Der Stadtrat will am Freitag darüber beraten, wie teuer ein "
    "neuer Bau wird und ob das Land einen Teil der Kosten übernimmt."
)
FRENCH = (
    "La tempête a emporté dans la nuit de lundi à mardi la vieille jetée de Port Ellin. Selon la capitainerie, "
    "personne n’a été blessé, mais les dégâts sont importants. Le conseil municipal se réunit vendredi pour savoir ce "
    "que coûtera une nouvelle jetée et qui paiera les travaux, que les pêcheurs réclament depuis le printemps."
)
SPANISH = (
    "La tormenta se llevó en la noche del lunes el viejo muelle de Port Ellin. Según la capitana del puerto no hubo "
    "heridos, pero los daños son graves. El ayuntamiento se reúne el viernes para saber cuánto costará un muelle nuevo "
    "y quién pagará las obras, que los pescadores piden desde la primavera."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, None),
        (GERMAN, "German"),
        (FRENCH, "French"),
        (SPANISH, "Spanish"),
        # A quotation in another language leaves the article what it is; so does a name or a list of them.
        (f"{ENGLISH} “{GERMAN[:120]}”, she wrote.", None),
        ("Die Zeit, Der Standard, La Stampa, El País, Le Monde. " * 3 + ENGLISH, None),
        # Too short to be judged.
        (GERMAN[:90], None),
        ("", None),
        ("Ferry sinks off Lund. " * 20, None),
        ("xq " * 100, None),
    ],
)
def test_the_language_of_a_text(text, language, rules):
    assert rules.languages.other_than_english(text) == language


def test_an_article_in_another_language_is_left_out_and_told(tmp_path, rules):
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FRENCH, encoding="utf-8")
    articles, problems = read_inputs([tmp_path], rules)
    assert [article.file for article in articles] == ["a.txt"]
    assert [(problem.file, problem.code, problem.skipped) for problem in problems] == [
        ("b.txt", "other_language", True)
    ]
    assert "French" in problems[0].message


def test_where_nothing_is_in_english_there_is_nothing_to_report(tmp_path, rules):
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    with pytest.raises(NoUsableInputError, match="German"):
        read_inputs([tmp_path], rules)


def test_no_article_of_the_project_is_taken_for_another_language(rules):
    texts = [path.read_text(encoding="utf-8") for path in CORPUS.rglob("*.txt")]
    assert texts
    assert {rules.languages.other_than_english(text) for text in texts} == {None}


@given(st.text(max_size=300))
def test_any_text_is_taken(rules, text):
    assert rules.languages.other_than_english(text, fewest_words=1) is None or text
