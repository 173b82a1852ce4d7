import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.read.plain import LONGEST_TEXT, check_text, decode
from claimcheck.read.raw import RefusedError

WORDS = "Zoë Bäcker said “no”. The mill at Orrin Vale burned down – twice.\r\n"


@pytest.mark.parametrize(
    ("content", "text", "codes"),
    [
        (WORDS.encode(), WORDS, []),
        (codecs.BOM_UTF8 + WORDS.encode(), WORDS, []),
        (WORDS.encode("utf-16"), WORDS, []),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), WORDS, []),
        (WORDS.encode("utf-32"), WORDS, []),
        (WORDS.encode("cp1252"), WORDS, ["encoding_guessed"]),
        (WORDS.encode() + "Málaga".encode("cp1252"), WORDS + "Málaga", ["encoding_guessed"]),
        ((WORDS + "é").encode()[:-1], WORDS, ["cut_short"]),
        (b"one\rtwo\r\nthree\n\x0bfour", "one\rtwo\r\nthree\n\x0bfour", []),
        (b"| 1 | 2 |\n" * 50, "| 1 | 2 |\n" * 50, ["few_words"]),
        (("قال المتحدث إن الطريق مغلق. " * 5).encode(), "قال المتحدث إن الطريق مغلق. " * 5, ["not_english"]),
        ("The mill of Orr\u0438n".encode(), "The mill of Orr\u0438n", []),
        ("The mill of \u041errin".encode(), "The mill of \u041errin", ["look_alikes"]),
        ("CafÃ© Ã‰clair in MÃ¼nster".encode(), "CafÃ© Ã‰clair in MÃ¼nster", ["mojibake"]),
    ],
)
def test_the_text_is_what_was_decoded(content, text, codes):
    decoded = decode(content)
    assert decoded.text == text
    assert [code for code, _message in (*decoded.warnings, *check_text(text))] == codes


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (" \n\t\u00a0\n".encode(), "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x7fELF\x02\x01\x01", "not_text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "not_text"),
        (b"%PDF-1.4 and so on", "not_text"),
        (b"The ferry\x00 sank.", "not_text"),
        (WORDS.encode("utf-16-le"), "not_text"),
        (b"\x01\x02\x03\x04" * 100, "not_text"),
        (b"abc \x81\x8d\x8f\x90\x9d" * 40, "encoding_unknown"),
    ],
)
def test_what_is_no_text_is_refused_by_name(content, code):
    with pytest.raises(RefusedError) as caught:
        decode(content)
    assert caught.value.code == code
    assert caught.value.message


def test_a_text_longer_than_any_article_is_refused():
    text = "The mill burned. " * (LONGEST_TEXT // 17)
    assert check_text(text) == ()
    with pytest.raises(RefusedError) as caught:
        check_text(text * 2)
    assert caught.value.code == "too_long"
    assert f"{LONGEST_TEXT:,}" in caught.value.message


@pytest.mark.parametrize("text", ["\u041errin", "x" * 90 + "\u041errin Vale " * 9, "a \u041e\u041ea", "\u041ea" * 900])
def test_the_word_with_a_look_alike_is_shown_by_its_code(text):
    ((_code, message),) = check_text(text)
    assert "<U+041E>" in message
    assert len(message) < 300


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_reason(content):
    try:
        decoded = decode(content)
    except RefusedError:
        return
    decoded.text.encode("utf-8")
    assert "\0" not in decoded.text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_utf8_is_never_changed(text):
    try:
        decoded = decode(text.encode())
    except RefusedError:
        return
    assert decoded.text == text.removeprefix("\ufeff")
