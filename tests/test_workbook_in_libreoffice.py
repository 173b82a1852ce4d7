"""The workbook opened in a window of LibreOffice and saved from there, as a person does it.

A mere conversion (`soffice --convert-to`) opens no window, and frozen panes belong to windows: it drops those of any
file. So this drives the program through its Python bridge, which Debian packs as python3-uno.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.reviewing import QUESTIONS, answer, ids_in, lay_report

PYTHON = "/usr/bin/python3"
DRIVE = """
import subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue

source, target, profile = sys.argv[1:]
pipe = f"claimcheck{time.time_ns()}"
office = subprocess.Popen(
    ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile}", f"--accept=pipe,name={pipe};urp;"]
)
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
for _ in range(240):
    try:
        there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.25)
desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
document = desktop.loadComponentFromURL(source, "_blank", 0, ())
window = document.CurrentController
for name in document.Sheets.ElementNames:
    window.setActiveSheet(document.Sheets.getByName(name))
    print(name, window.hasFrozenPanes(), window.getSplitRow(), window.getSplitColumn())
kind = PropertyValue()
kind.Name, kind.Value = "FilterName", "Calc MS Excel 2007 XML"
document.storeAsURL(target, (kind,))
document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
office.wait(30)
"""


def bridge() -> dict[str, str] | None:
    """Return the environment in which the bridge works, None where there is none."""
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    env |= {"PYTHONPATH": os.environ["UNO_PYTHONPATH"]} if "UNO_PYTHONPATH" in os.environ else {}
    if not shutil.which("soffice") or not Path(PYTHON).exists():
        return None
    found = subprocess.run([PYTHON, "-c", "import uno"], env=env, capture_output=True, check=False)
    return env if found.returncode == 0 else None


@pytest.mark.skipif(bridge() is None, reason="LibreOffice or its Python bridge (python3-uno) is not installed")
def test_a_person_finds_the_panes_frozen_and_so_does_the_next(tmp_path):
    folder = lay_report(tmp_path / "report")
    first = ids_in(folder)[0]
    sheet = answer(folder, {first: {QUESTIONS["claim"]: "yes", "note": "seen"}})
    arguments = [path.as_uri() for path in (sheet, tmp_path / "saved.xlsx", tmp_path / "profile")]
    done = subprocess.run(
        [PYTHON, "-c", DRIVE, *arguments], env=bridge(), capture_output=True, text=True, timeout=180, check=True
    )
    assert "Disagreements True 1 3" in done.stdout
    before, after = openpyxl.load_workbook(sheet), openpyxl.load_workbook(tmp_path / "saved.xlsx")
    for old in before:
        new = after[old.title]
        assert new.freeze_panes == old.freeze_panes
        assert new.auto_filter.ref == old.auto_filter.ref
        assert new.protection.sheet
        assert [round(new.column_dimensions[k].width) for k in "ABC"] == [
            round(old.column_dimensions[k].width) for k in "ABC"
        ]
        assert new["A2"].alignment.wrap_text == old["A2"].alignment.wrap_text
        assert [cell.hyperlink is None for cell in new[2]] == [cell.hyperlink is None for cell in old[2]]
