"""The page of a PDF on which a claim stands goes all the way into the report."""

import csv
import json

from claimcheck.pipeline import check
from claimcheck.report.folder import write_report
from claimcheck.settings import Settings
from tests.documents import STORY, pdf_file

SECOND = "The flood at Orrin Vale killed 12 people on Monday, said Mayor Ada Lund."
OTHER = "Officials said the flood at Orrin Vale killed 15 people on Monday.\n"


def test_claims_of_a_pdf_have_their_page(tmp_path):
    inside, out = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    (inside / "paper.pdf").write_bytes(pdf_file(list(STORY), [SECOND]))
    (inside / "other.txt").write_text(OTHER)
    result = check([inside], settings=Settings(cache=False))
    write_report(result, out)
    article = next(article for article in result.articles if article.file == "paper.pdf")
    assert len(article.pages) == 2
    assert article.text[article.pages[1] :].startswith("The flood")
    with (out / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        pages = {(row["file"], row["page"]) for row in csv.DictReader(file)}
    assert pages == {("paper.pdf", "1"), ("paper.pdf", "2"), ("other.txt", "")}
    lines = [json.loads(line) for line in (out / "claims.jsonl").read_text().splitlines()]
    assert {line["page"] for line in lines if line["file"] == "other.txt"} == {None}
    assert "on page 2</span>" in (out / "report.html").read_text()
    assert ", page 2: “" in (out / "report.md").read_text()
