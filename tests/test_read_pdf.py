import pytest

from claimcheck.read.pdf import read_pdf
from claimcheck.read.pdf_lines import join_lines, without_running_heads
from claimcheck.read.raw import RefusedError
from tests.documents import STORY, pdf_file, pdf_of_objects

LINES = ["The ferry to Lund Isle sank on Monday,", "and all 12 passengers were saved,", "the harbour master said."]
LOCKED = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(%s)/U(%s)>>/ID[(a)(a)]" % (b"o" * 32, b"u" * 32)


def test_text_and_where_its_pages_start():
    document = read_pdf(pdf_file(LINES, [STORY[1]]))
    assert document.text == " ".join(LINES) + "\n" + STORY[1] + "\n"
    assert [document.text[start:][:9] for start in document.pages] == ["The ferry", "The counc"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_document"),
        (b"plain words", "not_a_document"),
        (b"%PDF-1.4 and nothing more", "damaged"),
        (pdf_file(LINES)[:200], "damaged"),
        (pdf_file(LINES, trailer=LOCKED), "encrypted"),
        (pdf_file([]), "no_text"),
        (pdf_file(b" " * 100_000), "no_text"),
        (pdf_of_objects([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]), "damaged"),
        (pdf_of_objects([b"<</Type/Catalog>>"]), "damaged"),
    ],
)
def test_what_is_no_good_pdf_is_refused(content, code):
    with pytest.raises(RefusedError) as caught:
        read_pdf(content)
    assert caught.value.code == code


def test_no_script_in_a_pdf_is_run():
    content = pdf_file(LINES).replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>")
    assert read_pdf(content).text == " ".join(LINES) + "\n"


def test_letters_cast_as_one_are_spelled_out(monkeypatch):
    from pypdf import PageObject

    monkeypatch.setattr(
        PageObject, "extract_text", lambda _page, **_how: "O\ufb03cials con\ufb01rmed \ufb01ve a\ufb02oat."
    )
    assert read_pdf(pdf_file(LINES)).text == "Officials confirmed five afloat.\n"


def test_a_page_that_cannot_be_read_costs_that_page(monkeypatch):
    from pypdf import PageObject

    whole = PageObject.extract_text

    def stumble(page, **how):
        text = whole(page, **how)
        if "council" in text:
            raise KeyError("/Font")
        return text

    monkeypatch.setattr(PageObject, "extract_text", stumble)
    document = read_pdf(pdf_file(LINES, [STORY[1]], [STORY[2]]))
    assert STORY[2] in document.text
    assert [code for code, _message in document.warnings] == ["page_unreadable"]
    assert "page 2" in document.warnings[0][1]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        # A line goes on where the margin ended it.
        ("The ferry to Lund Isle sank on|Monday morning.", "The ferry to Lund Isle sank on Monday morning."),
        # It ends where a sentence ends and the next word would have fitted.
        (
            "The ferry to Lund Isle sank on Monday and|all were saved.|Nobody knows why it sank, a man of|it said.",
            "The ferry to Lund Isle sank on Monday and all were saved.|Nobody knows why it sank, a man of it said.",
        ),
        (
            "Ferry sinks|The ferry to Lund Isle sank on|Monday morning.",
            "Ferry sinks|The ferry to Lund Isle sank on Monday morning.",
        ),
        ("The ferry sank.||All were saved.", "The ferry sank.|All were saved."),
        (
            "They want these things done now:|• a new ferry for the island|• a longer quay",
            "They want these things done now:|• a new ferry for the island|• a longer quay",
        ),
        # A word broken at the margin is made whole, one with a hyphen of its own is kept.
        ("The harbour master of this gov-|ernment said so.", "The harbour master of this government said so."),
        ("A well-known man. He is a well-|known man.", "A well-known man. He is a well-known man."),
        ("The man of the Franco-|German line said.", "The man of the Franco-German line said."),
    ],
)
def test_lines_become_paragraphs(lines, text):
    assert join_lines([lines.split("|")])[0] == text.replace("|", "\n") + "\n"


def test_a_sentence_goes_on_over_the_page():
    pages = [
        ["The ferry to Lund Isle sank on"],
        ["Monday, and all were saved by boats", "of fishermen.", "The end."],
        [],
    ]
    text, starts = join_lines(pages)
    assert text == "The ferry to Lund Isle sank on Monday, and all were saved by boats of fishermen.\nThe end.\n"
    assert [text[start:][:6] for start in starts] == ["The fe", "Monday", "\n"]


def test_running_heads_and_page_numbers_are_dropped():
    pages = [["Lund Post, 2 April 2031", "", line, "", str(number)] for number, line in enumerate(STORY, 1)]
    assert [[line for line in page if line] for page in without_running_heads(pages)] == [[line] for line in STORY]


def test_what_stands_on_few_pages_is_no_running_head():
    pages = [["Twelve saved.", "Nine hurt."], ["Twelve saved.", "Two lost."]]
    assert without_running_heads(pages) == pages
