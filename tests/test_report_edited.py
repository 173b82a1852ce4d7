"""A workbook with answers in it is not written over."""

from __future__ import annotations

import shutil
import subprocess

import openpyxl
import pytest

from claimcheck.report import edited as edited_module
from claimcheck.report.edited import keep_edited_workbook
from claimcheck.report.folder import write_report
from tests.results import empty_result, harbour_result


@pytest.fixture
def folder(tmp_path):
    assert write_report(harbour_result(), tmp_path) is None
    return tmp_path


def save(folder, note="seen"):
    book = openpyxl.load_workbook(folder / "review.xlsx")
    book["Claims"]["I2"].value = note
    book.save(folder / "review.xlsx")
    return (folder / "review.xlsx").read_bytes()


def test_a_workbook_that_nobody_saved_is_written_anew(folder):
    assert write_report(empty_result(), folder) is None
    assert not list(folder.glob("review.edited*"))


def test_one_that_somebody_saved_is_kept_beside_the_new_one(folder):
    first = save(folder)
    assert write_report(harbour_result(), folder) == folder / "review.edited-1.xlsx"
    assert (folder / "review.edited-1.xlsx").read_bytes() == first
    assert (folder / "review.xlsx").read_bytes() != first
    second = save(folder, "seen again")
    assert write_report(harbour_result(), folder) == folder / "review.edited-2.xlsx"
    assert (folder / "review.edited-1.xlsx").read_bytes() == first
    assert (folder / "review.edited-2.xlsx").read_bytes() == second


def test_where_a_file_cannot_have_two_names_it_is_copied(folder, monkeypatch):
    def refuse(*_):
        raise OSError(95, "Operation not supported")

    first = save(folder)
    monkeypatch.setattr(edited_module.Path, "hardlink_to", refuse)
    write_report(harbour_result(), folder)
    assert (folder / "review.edited-1.xlsx").read_bytes() == first


def test_a_run_that_fails_afterwards_keeps_it_once(folder):
    save(folder)
    assert keep_edited_workbook(folder) == keep_edited_workbook(folder)
    assert len(list(folder.glob("review.edited*"))) == 1


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 half"])
def test_what_is_none_of_ours_is_kept_too(tmp_path, content):
    (tmp_path / "review.xlsx").write_bytes(content)
    write_report(empty_result(), tmp_path)
    assert (tmp_path / "review.edited-1.xlsx").read_bytes() == content


def test_a_link_is_replaced_and_what_it_leads_to_is_left_alone(tmp_path):
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "review.xlsx").symlink_to(tmp_path / "mine")
    assert write_report(empty_result(), tmp_path / "out") is None
    assert (tmp_path / "mine").read_bytes() == b"mine"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_says_that_it_saved_it(folder, tmp_path):
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "saved", folder / "review.xlsx"]
    subprocess.run(["soffice", "--headless", home, *target], check=True, capture_output=True, timeout=120)
    shutil.copy(tmp_path / "saved" / "review.xlsx", folder / "review.xlsx")
    assert keep_edited_workbook(folder) == folder / "review.edited-1.xlsx"
