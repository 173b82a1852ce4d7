import pytest

from claimcheck.read.raw import RefusedError
from claimcheck.read.rich_text import read_rich_text
from tests.documents import STORY, rich_text


def text_of(*paragraphs):
    return read_rich_text(rich_text(*paragraphs)).text


def test_a_line_for_each_paragraph():
    assert text_of(*STORY) == "\n".join(STORY) + "\n"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"caf\'e9 \'80 12", "café € 12"),
        (r"\u8364? 12 \u8216\'91so\u8217\'92", "€ 12 ‘so’"),
        (r"{\uc0\u8364 12}", "€12"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"{\f1 \'c4\'e0}", "Да"),
        (r"{\f2 \'d8 J}12", "12"),
        (r"in \b bold\b0  and \i slanted\i0", "in bold and slanted"),
        (r"\ldblquote So,\rdblquote\~he said\emdash\_then", "“So,”\u00a0he said—\u2011then"),
        ("split\r\n over lines", "split over lines"),
        (r"a\tab b\line c", "a\tb\nc"),
        (r"\{braces\} and \\", r"{braces} and \\"[:-1]),
        (r"{\field{\*\fldinst HYPERLINK 17}{\fldrslt a link}}", "a link"),
        (r"{\pict\bin7 }}{{}\0}12", "12"),
        (r"{\*\unknown 17}12", "12"),
        (r"{\v hidden}12", "12"),
        (r"{\header page 3}{\footerr page 3}12", "12"),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv 17}}{\shptxt boxed\par}}{\shprslt boxed}}12", "boxed\n12"),
        (r"{\listtext 1.\tab}A point", "A point"),
    ],
)
def test_what_a_reader_of_the_page_sees(written, text):
    assert text_of(f"Said: {written}").removeprefix("Said:").strip() == text


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (r"{\super 2}", "17"),
        (r"{\up6 2}", "17"),
        (r"\super 2\nosupersub", "17"),
        (r"{\sub 2}", "172"),
        (r" km{\super 2}", "17 km²"),
        (r"{\super th}", "17th"),
        (r"{\strike  or 18}", "17"),
        (r"{\striked1  or 18}", "17"),
        (r"{\deleted  or 18}", "17"),
        (r"\strike  or 18\strike0", "17"),
        (r"{\strike\plain  or 18}", "17 or 18"),
    ],
)
def test_what_is_raised_or_struck_out_is_no_text(run, text):
    document = read_rich_text(rich_text(f"17{run}"))
    assert document.text == f"{text}\n"
    assert [code for code, _ in document.warnings] == ["withdrawn"] * ("18" in run and "18" not in text)


def test_notes_are_paragraphs_at_the_end():
    written = r"All were saved.{\super\chftn}{\footnote\pard{\super\chftn} Counted\par on Friday.} Nobody knows why."
    assert text_of(written) == "All were saved. Nobody knows why.\nCounted on Friday.\n"


def row(*cells):
    return r"\trowd\pard\intbl " + "".join(cell + r"\cell " for cell in cells) + r"\row"


def test_a_table_gives_a_line_for_each_value():
    table = "".join((row("Town", "Dead", "Missing"), row("Lund", "12", "3"), row("Orrin", "4", "40")))
    assert text_of(rf"Before.\par{table}\pard After.").splitlines() == [
        "Before.", "Lund: Dead 12", "Lund: Missing 3", "Orrin: Dead 4", "Orrin: Missing 40", "After.",
    ]  # fmt: skip


def test_a_table_that_arranges_paragraphs_stays_as_it_is():
    assert text_of(rf"{row(' '.join(STORY[:3]), '12')}\pard").splitlines() == [" ".join(STORY[:3]), "12"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"The ferry sank.", "not_a_document"),
        (b"{\\rtf1}", "empty"),
        (b"{\\rtf1{\\pict 0011}}", "empty"),
        (b"{\\rtf1" + b"{" * 200_000, "damaged"),
    ],
)
def test_what_can_not_be_read_says_why(content, code):
    with pytest.raises(RefusedError) as caught:
        read_rich_text(content)
    assert caught.value.code == code


def test_one_that_is_cut_short_says_so():
    assert [code for code, _message in read_rich_text(rich_text(*STORY)[:-9]).warnings] == ["cut_short"]
