"""What an article takes back is no claim: it is shown as withdrawn, and no difference in time."""

from __future__ import annotations

import pytest

from claimcheck.pipeline import check, explain
from claimcheck.settings import Settings
from tests.documents import web_page, word_file

TOLD = "A tram left the rails in Oskarby on Sunday.\n\nThe accident killed {} people, the fire brigade said.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(Corrects paragraph 2 to 12 goats, not 21)", [("21", "12")]),
        ("Corrected: 12 people were hurt, not 14.", [("14", "12")]),
        ("CORRECTED: 12, not 14", [("14", "12")]),
        ("Correction: the blast killed 12 people, not 14 as stated.", [("14", "12")]),
        ("Correction on Monday: it was not 14 but rather 12.", [("14", "12")]),
        ("An earlier version of this story said 21 people were hurt.", [("21", None)]),
        ("An earlier version said 21.", [("21", None)]),
        ("(Corrects the number of dead in first paragraph to 12 from 21.)", [("21", "12")]),
        ("Clarification: the fee is €40, not €400 as first stated.", [("€400", "€40")]),
        ("Editor's note: This story has been updated to show that 12 people were hurt, not 15.", [("15", "12")]),
        ("In a previous version we said 21 people were hurt.", [("21", None)]),
        ("This story was corrected on Monday to say that 12 were hurt, not 21.", [("21", "12")]),
        ("We previously reported that 45 members voted. This was wrong.", [("45", None)]),
        ("We wrongly said that 45 members voted.", [("45", None)]),
        ("In an earlier report we wrote that 21 people had died; that was incorrect.", [("21", None)]),
        ("Due to an editing error, this article put the toll at 21.", [("21", None)]),
        ("Because of a typing error, the story gave the toll as 21 rather than 12.", [("21", "12")]),
        ("* The original story misstated the toll as 21.", [("21", None)]),
        ("The previous article wrongly put the toll at 21.", [("21", None)]),
        ("Update: The number of dead in an earlier version was wrong; it is 12, not 21.", [("21", "12")]),
        ("Police first said 14 goats were hurt, and later put the number at 12.", [("14", "12")]),
        ("The brigade, which initially reported 21 deaths, later gave 17.", [("21", "17")]),
        ("The toll, first given as 14, was later put at 12.", [("14", "12")]),
        ("This story has been amended: the number of hurt is 12, not 21 as we first reported.", [("21", "12")]),
        ("(This June 19 story corrects the number of dead to 12, from 21)", [("21", "12")]),
        ("The headline of this article was corrected on Monday: 12 were hurt, not 21.", [("21", "12")]),
        ("Due to an editing error, we gave the toll as 21 in an earlier edition.", [("21", None)]),
        ("We wrongly said that 21 people were killed.", [("21", None)]),
        ("Twelve people died, not 21 as reported earlier.", [("21", "Twelve")]),
        ("The council said 12 people died, not 21 as it first said.", [("21", "12")]),
        # What is taken back by nobody.
        ("The mayor said 12 goats, not 21, were lost.", []),
        ("Police said 14 goats were hurt, and later found 12 sheep.", []),
        ("Police first said 14 goats were hurt, and later counted 12 sheep.", []),
        ("The toll rose from 14 to 21 on Monday.", []),
        ("The toll rose to 21 from 14 on Monday.", []),
        ("An earlier version of the plan had 21 houses.", []),
        ("An earlier report by the brigade put the toll at 21.", []),
        ("The previous report wrote off 21 boats.", []),
        ("We reported 45 thefts in May, the clerk said.", []),
        ("A typing error cost the bank 21 million euros.", []),
    ],
)
def test_figures_that_are_taken_back_are_no_claims(text, expected, pipeline, rules):
    found = explain(text, rules, pipeline)
    assert [(each.quantity.text, each.stands and each.stands.text) for each in found.withdrawn] == expected
    withdrawn = {each.quantity.span for each in found.withdrawn}
    assert not withdrawn & {claim.quantity.span for claim in found.claims if claim.quantity is not None}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The mayor said 12 goats, not 21, were lost.", ["12"]),
        ("Twelve people died, not 21.", ["Twelve"]),
        ("Not 21 but 12 people died.", ["12"]),
        ("12 people, rather than 21, died.", ["12"]),
        ("12 people died instead of 21.", ["12"]),
        ("It cost 12 euros, not 21 euros.", ["12 euros"]),
        # Each of these is said.
        ("12 boats sank, but not 21-year-old Ada's.", ["12", "21-year-old"]),
        ("12 boats sank, not more than 21 hens were lost.", ["12", "21"]),
        ("12 boats and not 21 goats were lost.", ["12", "21"]),
        ("He did not sell 40 goats.", ["40"]),
    ],
)
def test_a_figure_that_is_denied_beside_another_is_no_claim(text, values, pipeline, rules):
    found = explain(text, rules, pipeline)
    assert [claim.quantity.text for claim in found.claims if claim.quantity is not None] == values
    assert found.withdrawn == ()


def findings(folder, *articles):
    """Return the disagreements between articles of one story, each on a later day, and the titles."""
    folder.mkdir()
    rows = ["file,outlet,published,title"]
    for number, content in enumerate(articles):
        kind = ("html" if b"<html" in content else "docx") if isinstance(content, bytes) else "txt"
        name = f"{number}.{kind}"
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        rows.append(f"{name},Outlet {number},2031-04-0{number + 6},")
    (folder / "articles.csv").write_text("\n".join(rows) + "\n")
    result = check([folder], settings=Settings(cache=False, one_story=True, at_least=0.3))
    return [each for each in result.disagreements if each.kind == "count"], [a.title for a in result.articles]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "\n(Corrects paragraph 2 to 21, not 12)\n"),
        ("Corrects paragraph 2 to 21, not 12\n\n", ""),
        ("CORRECTED: 21, not 12\n\n", ""),
        ("", "\nAn earlier version of this article said 12 people had died.\n"),
        ("", "\nCorrected: 21 people were killed, not 12.\n"),
    ],
)
def test_a_corrected_value_is_shown_as_withdrawn_and_explained_by_no_time(before, after, tmp_path):
    found, titles = findings(tmp_path / "in", TOLD.format(12), before + TOLD.format(21) + after)
    assert [(each.verdict, {p.value for p in each.positions}) for each in found] == [("contradiction", {"12", "21"})]
    assert "Withdrawn in Outlet 1: 12 (“" in found[0].explanation
    assert "Withdrawn in Outlet 1: 12 (“" in found[0].reason
    assert not any(title and "orrect" in title.lower() for title in titles)


def test_without_a_correction_it_may_have_changed_over_time(tmp_path):
    found, _ = findings(tmp_path / "in", TOLD.format(12), TOLD.format(21))
    assert [each.verdict for each in found] == ["update_over_time"]
    assert "Withdrawn" not in found[0].explanation


@pytest.mark.parametrize("mark", ["s", "del", "strike"])
def test_what_is_struck_out_of_a_page_is_withdrawn(mark, tmp_path):
    lines = TOLD.strip().split("\n\n")
    filler = "The mayor thanked the crews, who had worked through the night in rain and wind to free the wagons."
    page = web_page(f"<p>{lines[0]}</p>", f"<p>{lines[1].format(f'<{mark}>12</{mark}> 21')}</p>", f"<p>{filler}</p>")
    found, _ = findings(tmp_path / "in", TOLD.format(12), page)
    assert [each.verdict for each in found] == ["contradiction"]
    assert "Withdrawn in Outlet 1: 12 (“12”)." in found[0].explanation


def test_a_file_without_struck_words_withdraws_nothing(tmp_path):
    found, _ = findings(tmp_path / "in", TOLD.format(12), word_file(*TOLD.format(21).split("\n\n")))
    assert [each.verdict for each in found] == ["update_over_time"]
