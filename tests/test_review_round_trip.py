"""Whatever is decided, and however the sheet is handled on its way: what comes back is what was decided."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.review.store import STORE, read_decisions
from claimcheck.review.taking import take_sheet
from claimcheck.review_sheet import CLAIM_ANSWERS, DISAGREEMENT_ANSWERS, FIELD_OF
from tests.reviewing import IDS, SHEETS, as_csv, columns_of, ids_in, lay_report

ANSWERS = {"claim": CLAIM_ANSWERS, "other claim": CLAIM_ANSWERS, "disagreement": DISAGREEMENT_ANSWERS}
# What the program shows so that a row is known again; a reviewer may take any other column of its out.
NEEDED = {"claim_id", "disagreement_id"}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return lay_report(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def names(written):
    return {about: ids_in(written, about) for about in SHEETS}


# Anything that people type into a cell, but no formula, and nothing that a cell would not hold.
TYPED = (
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Mn")), max_size=30)
    .map(str.strip)
    .filter(lambda text: not text.startswith("=") and "_x" not in text)
)
REVIEWER = st.sampled_from(["", "Ada", "Bo Ek", "Çelik 3"])


def decision(about):
    """Draw what is typed into the columns of one row."""
    columns = {
        answer.title: st.sampled_from([word for word, _ in answer.choices]) | st.just("") if answer.choices else TYPED
        for answer in ANSWERS[about]
    }
    return st.fixed_dictionaries(columns | {"reviewer": REVIEWER})


@st.composite
def decisions(draw, names):
    return {
        about: draw(st.dictionaries(st.sampled_from(names[about]), decision(about), max_size=6)) for about in SHEETS
    }


def shuffle(sheet, chance):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    chance.shuffle(rows)
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


def drop_a_column(sheet, chance):
    asked = {answer.title for answers in ANSWERS.values() for answer in answers}
    own = [title for title in columns_of(sheet) if title not in asked | NEEDED]
    if own:
        sheet.delete_cols(columns_of(sheet)[chance.choice(own)])


def add_a_column(sheet, chance):
    place = chance.randint(1, sheet.max_column)
    sheet.insert_cols(place)
    sheet.cell(1, place).value = "desk 4"
    sheet.cell(2, place).value = "=1+1"


def move_a_column(sheet, chance):
    place = chance.randint(1, sheet.max_column)
    letter = sheet.cell(1, place).column_letter
    sheet.move_range(f"{letter}1:{letter}{sheet.max_row}", cols=sheet.max_column + 1 - place)


def add_empty_rows(sheet, chance):
    sheet.insert_rows(chance.randint(2, sheet.max_row + 1), chance.randint(1, 3))


def copy_a_row(sheet, chance):
    row = chance.randint(2, sheet.max_row)
    sheet.append([cell.value for cell in sheet[row]])


def write_above(sheet, chance):
    sheet.insert_rows(1, chance.randint(1, 3))
    sheet.cell(1, 1).value = "second pass"


def rename(sheet, chance):
    sheet.title = f"pass {chance.randint(1, 9)} {sheet.title[:3]}"


HANDLED = [shuffle, drop_a_column, add_a_column, move_a_column, add_empty_rows, copy_a_row, rename]


def filled(folder: Path, decided, path: Path) -> Path:
    book = openpyxl.load_workbook(folder / "review.xlsx")
    for about, name in SHEETS.items():
        sheet, columns = book[name], columns_of(book[name])
        for row in range(2, sheet.max_row + 1):
            for title, text in decided[about].get(sheet.cell(row, columns[IDS[about]]).value, {}).items():
                cell = sheet.cell(row, columns[title])
                cell.value = text or None
                cell.data_type = "s" if text else cell.data_type
    book.save(path)
    return path


def expected(decided):
    """Return what the decisions say, by field. A name or a day alone decides nothing."""
    rows = {
        (about.removeprefix("other "), name): {FIELD_OF[title]: text for title, text in row.items() if text}
        for about, every in decided.items()
        for name, row in every.items()
    }
    return {key: row for key, row in rows.items() if row.keys() & {"answer", "value", "note"}}


def found(folder):
    fields = set(FIELD_OF.values())
    return {
        (one.about, one.target): {name: text for name in fields if (text := getattr(one, name))}
        for one in read_decisions(folder)
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_was_decided_comes_back(written, names, tmp_path, data):
    (written / STORE).unlink(missing_ok=True)
    decided = data.draw(decisions(names))
    path = filled(written, decided, tmp_path / "mine.xlsx")
    book = openpyxl.load_workbook(path)
    chance = data.draw(st.randoms(use_true_random=False))
    for edit in data.draw(st.lists(st.sampled_from(HANDLED), max_size=4)):
        edit(book[book.sheetnames[chance.choice((1, 2, 3))]], chance)
    if data.draw(st.booleans()):
        for sheet in book.worksheets[1:4]:
            write_above(sheet, chance)
    book.save(path)
    taken = take_sheet(path, written)
    assert taken.faults == []
    assert found(written) == expected(decided)
    again = take_sheet(path, written)
    assert (again.entries, again.unchanged) == ([], len(expected(decided)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_was_decided_comes_back_as_text_too(written, names, tmp_path, data):
    delimiter = data.draw(st.sampled_from(",;\t|"))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    (written / STORE).unlink(missing_ok=True)
    decided = data.draw(decisions(names))
    path = filled(written, decided, tmp_path / "mine.xlsx")
    for about in SHEETS:
        taken = take_sheet(as_csv(path, f"{about}.csv", about, encoding, delimiter=delimiter), written)
        assert taken.faults == []
    assert found(written) == expected(decided)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("saved_as", ["xlsx:Calc MS Excel 2007 XML", "ods"])
def test_what_was_decided_survives_libreoffice(written, names, tmp_path, saved_as):
    (written / STORE).unlink(missing_ok=True)
    notes = [
        "Señora “sí” – dicho",
        "007",
        "1e5",
        "TRUE",
        "03-Mar",
        "'=1+1",
        "a\nb",
        "<b>x</b>",
        "ﷺ 👩‍👧",
        "1,5",
        " x ".strip(),
    ]
    claims = {
        name: {"is the extraction right?": "wrong value", "right value": note, "note": note, "reviewer": "Ada"}
        for name, note in zip(names["claim"], notes, strict=False)
    }
    disputes = {
        name: {"your verdict": "both can hold", "checked on": "2031-03-08", "reviewer": "Bo"}
        for name in names["disagreement"]
    }
    decided = {"claim": claims, "other claim": {}, "disagreement": disputes}
    path = filled(written, decided, tmp_path / "mine.xlsx")
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = ["--convert-to", saved_as, "--outdir", tmp_path / "saved", path]
    subprocess.run(["soffice", "--headless", home, *target], check=True, capture_output=True, timeout=120)
    (saved,) = (tmp_path / "saved").iterdir()
    assert take_sheet(saved, written).faults == []
    assert found(written) == expected(decided)
