"""Documents of every kind in one folder: what becomes of their fields, and what is said of those that can't be read."""

from datetime import date

import pytest

from claimcheck.read.document import DOCUMENTS
from claimcheck.read.find import check_format
from claimcheck.read.inputs import read_inputs
from claimcheck.read.raw import RefusedError
from tests.documents import STORY, ebook, mail, news_item, nitf, open_document, rich_text, saved_page, web_page

WHOLE = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
DAY = date(2031, 4, 2)
FIELDS = {
    "a.eml": (mail("\n\n".join(STORY), Date="Wed, 2 Apr 2031 10:00:00 +0200"), "Lund Post", DAY, "mail: Date"),
    "a.mht": (saved_page(web_page(), Date="Wed, 2 Apr 2031 10:00:00 +0200"), None, None, None),
    "a.odt": (open_document(*STORY, title="Ferry sinks"), None, None, None),
    "a.rtf": (rich_text(*STORY), None, None, None),
    "a.epub": (
        ebook(WHOLE, metadata="<dc:publisher>Lund Post</dc:publisher><dc:date>2031-04-02</dc:date>"),
        "Lund Post", DAY, "e-book: dc:date",
    ),
    "nitf.xml": (
        nitf(*STORY, head='<pubdata name="Lund Post" date.publication="20310402T100000Z"/>'),
        "Lund Post", DAY, "NITF: pubdata",
    ),
    "newsml.XML": (
        news_item(
            f"<inlineData>{' '.join(STORY)}</inlineData>",
            item='<provider literal="Lund Post"/><firstCreated>2031-04-02T10:00:00Z</firstCreated>',
        ).encode(),
        "Lund Post", DAY, "NewsML-G2: firstCreated",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FIELDS)
def test_the_fields_of_a_format_are_those_of_the_article(name, tmp_path, rules):
    content, outlet, published, source = FIELDS[name]
    (tmp_path / name).write_bytes(content)
    (article,), problems = read_inputs([tmp_path], rules)
    assert STORY[0] in article.text
    assert (article.file, article.outlet, article.published) == (name, outlet, published)
    assert dict(article.provenance).get("published") == source
    assert problems == ()


def test_what_articles_csv_says_wins(tmp_path, rules):
    (tmp_path / "a.eml").write_bytes(FIELDS["a.eml"][0])
    (tmp_path / "articles.csv").write_text("file,outlet\na.eml,Isle Herald\n")
    (article,), _problems = read_inputs([tmp_path], rules)
    assert (article.outlet, article.published) == ("Isle Herald", DAY)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.doc", "soffice --headless --convert-to docx"),
        ("a.PAGES", "Export To > Word"),
        ("a.msg", "save it as .eml"),
        ("a.mobi", "ebook-convert"),
        ("a.jpeg", "text recognition"),
        ("a.xlsx", "table of articles"),
        ("a.webloc", "save the page"),
        ("a.swf", "save the article as a .txt"),
        ("a", "save the article as a .txt"),
    ],
)
def test_what_can_not_be_read_says_how_to_convert_it(name, advice):
    with pytest.raises(RefusedError, match="is skipped") as caught:
        check_format(name)
    assert advice in caught.value.message


@pytest.mark.parametrize("suffix", DOCUMENTS)
def test_every_kind_of_document_is_on_the_page_about_reading(suffix):
    from tests.conftest import ROOT

    assert suffix in (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
