"""Who "she" is, where another article gives the same words by name."""

from __future__ import annotations

import pytest

from claimcheck.align.speakers import corrected_speakers
from claimcheck.model import Attribution, Extraction, Span
from tests.build import article, claim

WORDS = "the roof held for eleven winters and it would have held for another"


def told(file: str, said_by: str, name: str | None, words: str = WORDS) -> Extraction:
    """An article on three people and a ministry, in which `said_by` stands for the speaker, who is taken for `name`."""
    text = f"{said_by} said: “{words}” So do Carl Berg, Ines Falk, Mara Lind and the Ministry of Works."
    said = Attribution(
        spans=(Span(len(said_by) + 8, len(said_by) + 8 + len(words)),),
        speaker=Span(0, len(said_by)),
        speaker_name=name,
        cue=None,
        mode="direct",
    )
    quotation = claim(file, kind="quote", words=words, speaker_name=name, attribution=0)
    return Extraction(article=article(file, text=text), attributions=(said,), claims=(quotation,))


@pytest.mark.parametrize(
    ("here", "others", "expected"),
    [
        (("She", "Mara Lind"), [("Ines Falk", "Ines Falk")], "Ines Falk"),
        (("She", "Mara Lind"), [("Falk", "Ines Falk")], "Ines Falk"),
        (("Lind", "Mara Lind"), [("Ines Falk", "Ines Falk")], "Mara Lind"),  # by name: they do differ
        (("She", "Mara Lind"), [("she", "Ines Falk")], "Mara Lind"),  # no better than here
        (("She", "Mara Lind"), [("the mayor", "Ines Falk")], "Mara Lind"),
        (("She", "Mara Lind"), [("Carl Berg", "Carl Berg")], "Mara Lind"),  # she is no Carl
        (("She", "Mara Lind"), [("the Ministry of Works", "Ministry of Works")], "Mara Lind"),
        (("She", "Mara Lind"), [("Ada Roth", "Ada Roth")], "Mara Lind"),  # not in this article
        (("She", "Mara Lind"), [("Ines Falk", "Ines Falk"), ("Mara Lind", "Mara Lind")], "Mara Lind"),
        (("She", None), [("Ines Falk", "Ines Falk")], None),  # the article doesn't say
    ],
)
def test_a_pronoun_is_whoever_others_name_beside_the_words(here, others, expected, rules):
    story = [told("a", *here), *(told(f"b{number}", *each) for number, each in enumerate(others))]
    found = corrected_speakers(story, [("a", each.article.file) for each in story[1:]], rules.titles)
    assert found[0].attributions[0].speaker_name == found[0].claims[0].speaker_name == expected
    assert found[1:] == tuple(story[1:])


def test_the_question_for_the_words_names_the_speaker(rules):
    story = [told("a", "She", "Mara Lind"), told("b", "Ines Falk", "Ines Falk")]
    assert corrected_speakers(story, [("a", "b")], rules.titles)[0].claims[0].question == "What did Ines Falk say?"


def test_other_words_and_other_stories_say_nothing(rules):
    story = [
        told("a", "She", "Mara Lind"),
        told("b", "Ines Falk", "Ines Falk", "nobody looked at it in years"),
    ]
    assert corrected_speakers(story, [("a", "b")], rules.titles) == tuple(story)
    same_words = [told("a", "She", "Mara Lind"), told("b", "Ines Falk", "Ines Falk")]
    assert corrected_speakers(same_words, [], rules.titles) == tuple(same_words)
