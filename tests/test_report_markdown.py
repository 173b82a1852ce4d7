"""The Markdown report: words of an article stay words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from claimcheck.model import Extraction
from claimcheck.report.markdown import escaped, render_markdown
from claimcheck.report.page import make_page
from claimcheck.report.rows import Rows
from claimcheck.report.safe_cells import one_line
from tests.results import (
    HOSTILE,
    doubting,
    empty_result,
    figure,
    harbour_result,
    hostile_result,
    make_article,
    make_claim,
    position,
)


def markdown_of(result) -> str:
    return render_markdown(make_page(Rows(result)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Plain words, 18 of them (half-price).", "Plain words, 18 of them (half-price)."),
        ("- no list", r"\- no list"),
        ("= no heading", r"\= no heading"),
        ("1. no list", r"1\. no list"),
        ("# no heading", r"\# no heading"),
        ("a | b", r"a \| b"),
        ("`code` *bold* _it_ ~no~", r"\`code\` \*bold\* \_it\_ \~no\~"),
        ("snake_case and _this_ & that", r"snake_case and \_this\_ & that"),
        ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
        ("[x](javascript:y)", r"\[x\](javascript:y)"),
        ("see http://evil.example", r"see http\://evil.example"),
        ("www.evil.example", r"www\.evil.example"),
        ("a@evil.example", r"a\@evil.example"),
        ("$4 and $5", r"\$4 and \$5"),
        ("two\n\nlines\u202e", r"two lines\[U+202E\]"),
    ],
)
def test_words_stay_words(text, written):
    assert escaped(text) == written


def test_it_tells_the_disagreements_first():
    text = markdown_of(harbour_result())
    assert (
        text.index("## Disagreements (3)")
        < text.index("## Differences in precision (1)")
        < text.index("## Reported the same way")
    )
    assert text.index("### 1. when the fire broke out") < text.index("### 3. what Ilse Varga said")
    assert "### 2. people injured, Kestrel Wharf: 12 / about 15 / more than 20" in text
    assert "[courier.example](<https://courier.example/2031/kestrel-wharf-fire>)" in text
    assert "injuring **12 people**, the fire service said." in text
    assert "copied by Lorne Gazette, 6 March 2031" in text
    assert "officials at the district hospital: “**About 15** people" in text


def test_what_differs_only_in_precision_takes_a_line_unless_it_is_asked_for():
    brief = "- 4\\. damage, Kestrel Wharf: €4.2 million / around €4 million (Maren Courier, The Coastline)"
    whole = "### 4. damage, Kestrel Wharf: €4.2 million / around €4 million"
    opened = render_markdown(make_page(Rows(harbour_result()), opened=frozenset({"precision"})))
    assert brief in markdown_of(harbour_result())
    assert whole not in markdown_of(harbour_result())
    assert whole in opened
    assert brief not in opened


def test_what_is_doubtful_takes_a_line_unless_it_is_asked_for():
    result = doubting(harbour_result(), "when the fire broke out")
    opened = render_markdown(make_page(Rows(result), opened=frozenset({"doubtful"})))
    text = markdown_of(result)
    assert (
        text.index("## Disagreements (2)")
        < text.index("## Doubtful differences (1)\n\nProbably no real difference")
        < text.index("- 3\\. when the fire broke out: Tuesday, 4 March 2031 / Wednesday")
        < text.index("## Differences in precision (1)")
    )
    assert "### 3. when the fire broke out" not in text
    assert "### 3. when the fire broke out" in opened
    assert "**Contradiction** · low severity · doubtful · date" in opened


def test_within_a_line_a_dash_is_a_dash():
    article = make_article("a.txt", "A three-point plan.", outlet="A")
    claim = make_claim(article, "three", quantity=figure(article, "three", "3"))
    result = harbour_result()
    changed = replace(
        result,
        extractions=(*result.extractions, Extraction(article=article, claims=(claim,))),
        disagreements=(replace(result.disagreements[0], positions=(position("3", claim),), verdict="contradiction"),),
    )
    assert "“A **three**-point plan.”" in markdown_of(changed)


def test_an_empty_result_says_why():
    assert "There is only one article." in markdown_of(empty_result())


def test_hostile_words_make_no_element():
    text = markdown_of(hostile_result())
    assert "<script" not in text.replace(r"\<script", "")
    assert "](javascript" not in text.replace(r"\](javascript", "")
    assert not set(text) & set("\x00\x1b\u202e\u2028\x85")
    text.encode()


def test_a_reader_of_markdown_sees_the_very_words():
    parser = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
    tokens = [child for token in parser.parse(markdown_of(hostile_result())) for child in (token.children or [token])]
    kinds = {token.type for token in tokens}
    assert not {"html_inline", "html_block", "image", "s_open", "em_open", "fence", "code_block"} & kinds
    assert all(token.attrGet("href").startswith("http") for token in tokens if token.type == "link_open")
    text = " ".join(" ".join(token.content for token in tokens).split())
    for words in HOSTILE:
        assert one_line(words) in text
