"""Figures that one sentence ties together must add up, and nothing is said where it does not tie them for certain."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from claimcheck.compare.arithmetic.parts import sums_of_lists
from claimcheck.compare.arithmetic.reckon import reckon
from claimcheck.compare.differing import differing
from claimcheck.extract.figures.quantities import find_quantities
from claimcheck.model import Claim, Extraction, Result, Span
from claimcheck.pipeline import explain
from claimcheck.report.folder import write_report
from claimcheck.report.terminal import summarise
from claimcheck.report.written import read_report
from tests.build import article, claim, fact, interval, quantity
from tests.results import report_files

WRONG = [
    ("96 people were on board: 80 guests and 14 staff.", "80 guests and 14 staff are 94, not 96"),
    ("The ferry carried 96 people – 80 guests and 14 staff.", "80 guests and 14 staff are 94, not 96"),
    ("The ferry carried 80 guests and 14 staff, 96 people in all.", "80 guests and 14 staff are 94, not 96"),
    ("The hall held 80 guests and 14 staff – a total of 96.", "80 guests and 14 staff are 94, not 96"),
    ("The hall held 80 guests and 14 staff, a total of 96 people.", "80 guests and 14 staff are 94, not 96"),
    ("The hall held 80 guests and 14 staff (96 people altogether).", "80 guests and 14 staff are 94, not 96"),
    ("The zoo has 30 animals: 12 apes, nine lions and six bears.", "12 apes, nine lions and six bears are 27, not 30"),
    ("The zoo has thirty animals: 12 apes, nine lions, and six bears.", "12 apes, nine lions, and six bears are 27"),
    ("The choir bought 12 apples, nine pears and six plums, 30 pieces in total.", "six plums are 27, not 30"),
    ("The repair costs $96m: $80m for roads and $14m for rails.", "are 94 million USD, not $96m"),
    ("The works cost 96 million euros: 80 million euros for roads and 12 million euros for rails.", "92 million EUR"),
    ("The search party found 14 of the 12 crew.", "14 is more than the 12 that it is part of"),
    ("The court heard 14 of its 12 witnesses.", "14 is more than the 12 that it is part of"),
    ("The mayor praised 31 out of the 30 divers.", "31 is more than the 30 that it is part of"),
    ("At least 25 of the 20 boats sank.", "25 is more than the 20 that it is part of"),
    ("The hostel took in 12 guests, 14 of whom were hurt.", "14 is more than the 12 that it is part of"),
    ("The police held 12 suspects in the town, 13 of them from abroad.", "13 is more than the 12"),
    ("The motion won 40 of the 50 members, or 60 %.", "40 of 50 is 80 percent, not 60 %"),
    ("The motion won 40 of the 50 members (60 per cent).", "40 of 50 is 80 percent, not 60 per cent"),
    ("The plan won 33 of the 90 votes, or 33.3 percent.", "33 of 90 is 36.7 percent, not 33.3 percent"),
    ("The plan won 10 of the 40 votes, or about 40 percent.", "10 of 40 is 25 percent, not 40 percent"),
    ("The rate rose by 3 to 17 from 12.", "from 12 to 17 is a change of 5, not 3"),
    ("The club grew by 30 to 170 members from 120.", "from 120 to 170 is a change of 50, not 30"),
    ("The staff was cut from 200 to 150, a fall of 20 %.", "from 200 to 150 is a change of 25 percent, not 20 %"),
    ("The herd grew from 200 goats to 300 goats, an increase of 30 percent.", "is a change of 50 percent"),
    ("Sales rose 3.5% to $17m from $12m, he said.", "from $12m to $17m is a change of 41.7 percent, not 3.5%"),
    ("The fund was trimmed from $40m to $30m, a 40% reduction.", "is a change of 25 percent, not 40%"),
    (
        "The fair opened at 9 a.m. and, five hours later, closed at 3 p.m.",
        "9 a.m. to 3 p.m. is 6 hours, not five hours",
    ),
    ("The siege began at 8:15 a.m. and ended two hours later, at 11:45 a.m.", "is 3 h 30 min, not two hours"),
    ("The ferry carried 100 people: 60 guests and 12 staff.", "60 guests and 12 staff are 72, not 100"),
    ("She led the club from 2019 to 2023, its six years of growth.", "2019 to 2023 is 4 years, not six years"),
    ("He ran the mill from 2001 to 2011, a period of 15 years.", "2001 to 2011 is 10 years, not 15 years"),
    ("She led the club from 2019 to 2023, a period of six years or more.", "2019 to 2023 is 4 years, not six years"),
]
RIGHT = [
    "94 people were on board: 80 guests and 14 staff.",
    "The ferry carried 80 guests and 14 staff, 94 people in all.",
    "The hall held 80 guests and 14 staff – a total of 94.",
    "About 95 people were on board: 80 guests and 14 staff.",
    "More than 90 people were on board: 80 guests and 14 staff.",
    "The ferry carried 96 people, including 80 guests and 14 staff.",
    "The ferry carried 100 people: 40 guests and 12 staff.",
    "The ferry carried 96 people, among them 80 guests and 14 staff.",
    "The ferry carried 96 people: mainly 80 guests and 14 staff.",
    "The ferry carried 96 people: 80 guests, 14 staff and a pilot.",
    "The ferry carried 96 people: a pilot, 80 guests and 14 staff.",
    "Police searched two sites: 14 officers in the port and 12 officers in the town.",
    "The inquiry visited four schools: 12 teachers and 80 pupils spoke.",
    "The club scored 12 goals: two by Marr and three by Osei.",
    "The storm killed 12 people and injured 30, and 50 houses burned.",
    "Some 2,000 people marched: 1,480 women and 510 men.",
    "The fair drew 1.2 million people: 700,000 adults and 480,000 children.",
    "The hotel has 96 rooms: 80 face the sea.",
    "The board has 12 members: five bankers, four lawyers and three farmers.",
    "The works cost $94m: $80m for roads and $14m for rails.",
    "The works cost $96m: 80 km of roads and 14 km of rails.",
    "The search party found 10 of the 12 crew.",
    "The search party found all 12 of the 12 crew.",
    "They won three of the two teams’ eight matches.",
    "Two families live there, nine of them children.",
    "Three buses brought fans, 120 of whom had no ticket.",
    "The hut housed 12 families, including 14 children.",
    "Thousands of the 300 inhabitants’ letters were lost.",
    "She drank 12 of the 0.3-litre bottles.",
    "On 14 of the 30 days it rained.",
    "Nine of 10 voters agreed.",
    "He gave 40 of the 12-page booklets away.",
    "The motion won 40 of the 50 members, or 80 percent.",
    "The motion won 40 of the 60 members (67 percent).",
    "The motion won 40 of the 60 members (66 percent).",
    "The motion won two of the three votes, or just over 66 percent.",
    "The motion won 40 of the 50 members, or 60 percent of those of the town.",
    "It sold 12 of the 40 cars, and 60 percent of the vans.",
    "The motion won 40 of the 50 members, 60 percent of them women.",
    "The rate rose by 5 to 17 from 12.",
    "The herd was cut from 200 to 150 goats, a fall of 25 percent.",
    "Sales rose 9% to $1.2bn from $1.1bn, he said.",
    "Sales rose 4% at constant currencies to $17m from $12m.",
    "Prices rose 3% year on year to $17 from $12.",
    "The rate rose half a point to 17 percent from 12 percent.",
    "The share fell from 40 percent to 30 percent, a drop of 25 percent.",
    "The share fell from 40 percent to 30 percent, a drop of 10 percent.",
    "Profit rose 12% and sales went from $40m to $60m.",
    "The fair opened at 9 a.m. and, six hours later, closed at 3 p.m.",
    "The fair opened at 9 a.m. and, about five hours later, closed at 2:15 p.m.",
    "The fair opened at 9 a.m.; five hours later the mayor said that it would close at 6 p.m.",
    "The siege began at 10 p.m. and ended four hours later, at 2 a.m.",
    "She led the club from 2019 to 2023, its four years of growth.",
    "She led the club from 2019 to 2023, its five years of growth.",
    "She led the club from 2019 to 2023, a period of five years or more.",
    "She led the club from 2019 to 2023, six years after her father.",
    "She led the club from 2019 to 2023, two years as a deputy.",
    "The 34-year-old won 6-4, 3-6, 7-5 in two hours and 40 minutes.",
    "Two men, 34 and 29, were held on 3 May with 12 kilos of gold worth $40,000.",
    "The bill passed by 112 votes to 74, with nine members absent.",
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_figures_that_do_not_add_up(text, expected, rules, pipeline):
    extraction = explain(text, rules, pipeline)
    (found,) = reckon(extraction, rules)
    assert expected in found.explanation
    assert found.text == found.span.of(extraction.article.text) == text
    assert len(found.figures) > 1
    assert {figure.of(text) for figure in found.figures} <= {
        *(each.text for each in extraction.quantities),
        *(each.text for each in extraction.times),
    }


@pytest.mark.parametrize("text", RIGHT)
def test_figures_of_which_nothing_is_said(text, rules, pipeline):
    assert reckon(explain(text, rules, pipeline), rules) == ()


def test_a_sentence_that_stands_there_twice_is_told_twice(rules, pipeline):
    text = "96 people were on board: 80 guests and 14 staff."
    once = reckon(explain(text, rules, pipeline), rules)
    twice = reckon(explain(f"{text} {text}", rules, pipeline), rules)
    assert twice[0] == once[0]
    assert len({found.id for found in twice}) == len(twice) == 2


def test_no_contradiction_where_a_sentence_does_the_sum(rules):
    guests, people = (claim(file, quantity=quantity(words)) for file, words in (("a", "80"), ("b", "94")))
    one, articles = fact(guests, people), {file: article(file) for file in "ab"}
    assert differing(one, articles, rules)[0] == [(guests, people)]
    assert differing(one, articles, rules, {guests.id: interval(94, 94)})[0] == []
    assert differing(one, articles, rules, {guests.id: interval(95, 95)})[0] == [(guests, people)]


def test_a_sentence_of_figures_without_end_takes_no_time(rules):
    for words in ("14 of the 12 crew, 3 ", "80 guests and 14 staff ", "rose by 3 to 17 from 12, ", "a b c d e f 7 "):
        text = words * 800
        found = find_quantities(text, rules)
        said = Claim(id="c", file="a", span=Span(0, len(text)), text=text, value_span=None, quantity=found[0])
        reckon(Extraction(article=article("a", text=text), quantities=found, claims=(said,)), rules)


def test_the_report_tells_it_everywhere(rules, pipeline, tmp_path):
    text = "96 people were on board: 80 =guests and 14 <b>staff."
    found = replace(reckon(explain(text.replace("<b>", "").replace("=", ""), rules, pipeline), rules)[0], text=text)
    found = replace(
        found,
        file="<i>.txt",
        span=Span(0, len(text)),
        figures=(Span(0, 2), Span(25, 27)),
        explanation="=80 <b>guests</b> and *14* staff are 94, not 96",
    )
    told = Extraction(article=article("<i>.txt", text=text))
    result = Result(extractions=(told,), facts=(), disagreements=(), problems=(), reckonings=(found,))
    files = report_files(result)
    assert "<b>=80 &lt;b&gt;guests&lt;/b&gt; and *14* staff are 94, not 96</b>" in files["report.html"].decode()
    assert "<mark>96</mark> people were on board: <mark>80</mark>" in files["report.html"].decode()
    assert "**\\=80 \\<b\\>guests\\</b\\> and \\*14\\* staff are 94, not 96**" in files["report.md"].decode()
    sheet = load_workbook(BytesIO(files["review.xlsx"]))["Arithmetic"]
    assert "=80 <b>guests</b> and *14* staff are 94, not 96" in {str(cell.value).lstrip("'") for cell in sheet[2]}
    assert all(cell.data_type != "f" for cell in sheet[2])
    assert "1 sentence with figures that don’t add up; see the report" in summarise(result, written=True).lines
    write_report(result, tmp_path / "out")
    assert read_report(tmp_path / "out").reckonings == (found,)


def test_a_report_without_any_says_nothing(rules, pipeline):
    told = explain("94 people were on board: 80 guests and 14 staff.", rules, pipeline)
    files = report_files(Result(extractions=(told,), facts=(), disagreements=(), problems=()))
    assert files["arithmetic.jsonl"] == b""
    assert "add up" not in files["report.html"].decode() + files["report.md"].decode()
    assert "Arithmetic" not in load_workbook(BytesIO(files["review.xlsx"])).sheetnames


@pytest.mark.parametrize(
    "text", ["\ue000 and \ue001: 96 people, \ue800 80 guests \uf8ff.", "İ 14 of the 12 İ crew", "\ud800 7 of 5"]
)
def test_odd_text_is_taken(text, rules, pipeline):
    reckon(explain(text, rules, pipeline), rules)


def test_a_list_holds_its_sum(rules, pipeline):
    extraction = explain("On board were 80 guests and 14 staff.", rules, pipeline)
    sums = sums_of_lists(extraction, rules)
    assert [(total.low, total.high) for total in sums.values()] == [(Decimal(94), Decimal(94))] * 2
    assert not sums_of_lists(explain("On board were, among others, 80 guests and 14 staff.", rules, pipeline), rules)
