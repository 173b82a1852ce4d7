"""Who "she" is, where another article gives the same words by name."""

from __future__ import annotations

import pytest

from claimcheck.align.speakers import corrected_speakers
from claimcheck.model import Attribution, Extraction, Span
from tests.build import article, claim

WORDS = "the roof held for eleven winters and it would have held for another"


def told(file: str, said_by: str, name: str | None, words: str = WORDS) -> Extraction:
    """An article in which `said_by` stands for the speaker, who is taken for `name`."""
    text = f"{said_by} said: “{words}”"
    said = Attribution(
        spans=(Span(len(said_by) + 8, len(text) - 1),),
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
        (("She", "Carl Berg"), [("Ines Falk", "Ines Falk")], "Ines Falk"),
        (("Berg", "Carl Berg"), [("Ines Falk", "Ines Falk")], "Carl Berg"),  # by name: they do differ
        (("She", "Carl Berg"), [("she", "Ines Falk")], "Carl Berg"),  # no better than here
        (("She", "Carl Berg"), [("Ines Falk", "Ines Falk"), ("Mara Lind", "Mara Lind")], "Carl Berg"),
        (("She", "Carl Berg"), [("Ines Falk", "Ines Falk"), ("Berg", "Carl Berg")], "Carl Berg"),
        (("She", None), [("Ines Falk", "Ines Falk")], None),  # the article doesn't say
    ],
)
def test_a_pronoun_is_whoever_others_name_beside_the_words(here, others, expected):
    story = [told("a", *here), *(told(f"b{number}", *each) for number, each in enumerate(others))]
    found = corrected_speakers(story, [("a", each.article.file) for each in story[1:]])
    assert found[0].attributions[0].speaker_name == found[0].claims[0].speaker_name == expected
    assert found[1:] == tuple(story[1:])


def test_the_question_for_the_words_names_the_speaker():
    story = [told("a", "She", "Carl Berg"), told("b", "Ines Falk", "Ines Falk")]
    assert corrected_speakers(story, [("a", "b")])[0].claims[0].question == "What did Ines Falk say?"


def test_other_words_and_other_stories_say_nothing():
    story = [
        told("a", "She", "Carl Berg"),
        told("b", "Ines Falk", "Ines Falk", "nobody looked at it in years"),
    ]
    assert corrected_speakers(story, [("a", "b")]) == tuple(story)
    same_words = [told("a", "She", "Carl Berg"), told("b", "Ines Falk", "Ines Falk")]
    assert corrected_speakers(same_words, []) == tuple(same_words)
