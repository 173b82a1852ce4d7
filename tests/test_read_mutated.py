"""Good documents with a few bytes changed: each gives an article or a reason, and nothing else comes out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.read.ebook import read_ebook
from claimcheck.read.mail import read_mail, read_saved_page
from claimcheck.read.news_xml import read_news_xml
from claimcheck.read.open_document import read_open_document
from claimcheck.read.page_words import PageWords
from claimcheck.read.raw import RefusedError
from claimcheck.read.rich_text import read_rich_text
from tests.documents import ebook, mail, news_item, open_document, rich_text, saved_page

PAGE = "<html><body><p>The ferry sank, and 12 were saved.</p></body></html>"
GOOD = {
    "mail": mail("The ferry sank.", PAGE, files=("a.pdf",), Date="Wed, 2 Apr 2031 10:00:00 +0200"),
    "saved_page": saved_page(PAGE.encode(), Subject="Ferry", Date="Wed, 2 Apr 2031 10:00:00 +0200"),
    "rich_text": rich_text(r"17{\super 2}{\strike 18}\u8364?\'e9", r"\trowd\intbl a\cell b\cell\row", r"{\footnote x}"),
    "open_document": open_document("The ferry sank.", title="Ferry"),
    "ebook": ebook("<p>The ferry sank.</p>", metadata="<dc:date>2031-04-02</dc:date>"),
    "news_xml": news_item("<inlineData>The ferry sank.</inlineData>").encode(),
}
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def readers(rules):
    words = PageWords.of(rules.datelines.pages)
    return {
        "mail": lambda content: read_mail(content, words),
        "saved_page": lambda content: read_saved_page(content, words),
        "rich_text": read_rich_text,
        "open_document": read_open_document,
        "ebook": lambda content: read_ebook(content, words),
        "news_xml": lambda content: read_news_xml(content, words),
    }


@pytest.mark.parametrize("kind", GOOD)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_any_bytes_changed(kind, changes, readers):
    content = bytearray(GOOD[kind])
    for place, byte in changes:
        content[place % len(content)] = byte
    try:
        document = readers[kind](bytes(content))
    except RefusedError as error:
        assert error.message  # noqa: PT017 -- one of two good outcomes
        return
    document.text.encode("utf-8")
    assert document.text.strip()
    assert all(each.value for each in document.told)
