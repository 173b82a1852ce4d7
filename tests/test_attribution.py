"""Who says what: content, speaker, name, chain."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extract.attribution import find_attributions
from claimcheck.extract.names import read_names
from claimcheck.extract.paragraphs import parse_paragraphs, split_paragraphs
from claimcheck.extract.quotes import find_quotes


@pytest.fixture(scope="module")
def attribute(rules, pipeline):
    def run(text):
        spans = split_paragraphs(text)
        paragraphs = tuple(parse_paragraphs(text, spans, pipeline, 8))
        names = read_names(paragraphs, rules)
        return find_attributions(paragraphs, find_quotes(text, spans), names, rules)

    return run


@pytest.fixture(scope="module")
def told(attribute):
    """Return (speaker as printed, pieces of content) of each attribution."""

    def run(text):
        return [
            (item.speaker.of(text) if item.speaker else None, [span.of(text) for span in item.spans])
            for item in attribute(text)
        ]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Quotations with the tag behind, before, between.
        ('"The ferry is safe," said Ines Falk.', [("Ines Falk", ["The ferry is safe"])]),
        ('"The ferry is safe," Ines Falk said.', [("Ines Falk", ["The ferry is safe"])]),
        ('"Is the ferry safe?" asked Ines Falk on Monday.', [("Ines Falk", ["Is the ferry safe"])]),
        ('Ines Falk said: "The ferry is safe."', [("Ines Falk", ["The ferry is safe"])]),
        ('Ines Falk told reporters, "The ferry is safe."', [("Ines Falk", ["The ferry is safe"])]),
        (
            '"The ferry is safe," Ines Falk said. "It will sail on Monday."',
            [("Ines Falk", ["The ferry is safe", "It will sail on Monday"])],
        ),
        (
            '"The ferry," Ines Falk said, "will sail on Monday."',
            [("Ines Falk", ["The ferry", "will sail on Monday"])],
        ),
        # Words put into a relative clause, or behind "and", are in its scope alone.
        (
            '"The ferry is safe for us all," said Falk, whose talk lasted a day and who sat through it, staff noted.',
            [("Falk", ["The ferry is safe for us all"]), ("staff", ["who sat through it"])],
        ),
        ("The strike cost nine days and, the firm says, £61 million.", [("the firm", ["£61 million"])]),
        ("The strike cost nine days and, according to the firm, £61 million.", [("the firm", ["£61 million"])]),
        # Who says it with a colon is nearer than whoever the next sentence begins with.
        (
            'On Monday its rector said: "We read slowly, and we read it all." A partner, the Greens, asks for a vote.',
            [("its rector", ["We read slowly, and we read it all"]), ("A partner, the Greens", ["a vote"])],
        ),
        (
            '"Before long," Ines Falk said, the new harbour board "has to close the quay."',
            [("Ines Falk", ["Before long", "has to close the quay"])],
        ),
        # Here the writer goes on.
        (
            '"Before long," Ines Falk said, calling the board "a disgrace to the town" again.',
            [("Ines Falk", ["Before long"])],
        ),
        ("'The ferry is safe,' said Ines Falk.", [("Ines Falk", ["The ferry is safe"])]),
        ("''The ferry is safe,'' said Ines Falk.", [("Ines Falk", ["The ferry is safe"])]),
        # A title or a scare quote is nobody's words.
        ('The "night ferry" stopped at noon.', []),
        ('The crew of the "Northern Star" rested at noon.', []),
        # Reported speech.
        ("Ines Falk said that the ferry was safe.", [("Ines Falk", ["that the ferry was safe"])]),
        ("Ines Falk said the ferry was safe.", [("Ines Falk", ["the ferry was safe"])]),
        ("The ferry, Ines Falk said, would sail on Monday.", [("Ines Falk", ["The ferry", "would sail on Monday"])]),
        ("The ferry would sail on Monday, Ines Falk said.", [("Ines Falk", ["The ferry would sail on Monday"])]),
        ("We must raise the ferry, said Ines Falk.", [("Ines Falk", ["We must raise the ferry"])]),
        (
            "Ines Falk said the ferry was “quite safe” and would sail.",
            [("Ines Falk", ["the ferry was “quite safe” and would sail"])],
        ),
        # What the writer adds is not said.
        (
            "Ines Falk said the owners had sold the ferry, which was built in 1990.",
            [("Ines Falk", ["the owners had sold the ferry"])],
        ),
        # Sources, demands, accusations, nouns.
        (
            "According to the harbour master, the ferry sank on Friday.",
            [("the harbour master", ["the ferry sank on Friday"])],
        ),
        (
            "The ferry sank on Friday, according to the harbour master.",
            [("the harbour master", ["The ferry sank on Friday"])],
        ),
        ("According to the captain the lights were burning.", [("the captain", ["the lights were burning"])]),
        ("The pier was shut, according to Rowing Ireland.", [("Rowing Ireland", ["The pier was shut"])]),
        ("The union accused the owners of hiding the leak.", [("The union", ["hiding the leak"])]),
        ("The union called on the owners to raise the ferry.", [("The union", ["the owners to raise the ferry"])]),
        (
            "Since the roof fell, with many on the way home, the union has been asking each club for papers.",
            [],
        ),
        ("The owners refused to raise the ferry.", [("The owners", ["to raise the ferry"])]),
        ("The owners repeated the claim that the ferry was safe.", [("The owners", ["that the ferry was safe"])]),
        # A source in an aside is that of the aside.
        (
            "The others, twelve of them according to the union, were ashore on Monday.",
            [("the union", ["twelve of them"])],
        ),
        # Words are those of whoever has them.
        (
            "Ines Falk's message to the crew: “We will not leave the port.”",
            [("Ines Falk", ["We will not leave the port"])],
        ),
        ("The answer of the mayor: “We will not leave the port.”", [("the mayor", ["We will not leave the port"])]),
        (
            "At noon, officials report, her reply was: “We will not leave the port.”",
            [
                ("officials", ["At noon", "her reply was"]),
                ("her", ["We will not leave the port"]),
            ],
        ),
        ("A pianist was dug out after three hours; a stone box had held up the roof.", []),
        # Of two subjects, the nearest; a firm before a colon is only what the headline is about.
        (
            "Six people were hurt on Monday, among them two clerks, a harbour official said.",
            [("a harbour official", ["Six people were hurt on Monday, among them two clerks"])],
        ),
        ("Ramsby Motors: profit down 12 percent", []),
        ("Ramsby Motors: profit is down 12 percent", [("Ramsby Motors", ["profit is down 12 percent"])]),
        # Passives with nobody named.
        ("The ferry is said to have leaked for years.", [(None, ["The ferry", "to have leaked for years"])]),
        ("It was a fraud, by which she is said to have gained £900.", [(None, ["she", "to have gained £900"])]),
    ],
)
def test_speaker_and_content(told, text, expected):
    assert [(speaker, [piece.rstrip(".,?!") for piece in pieces]) for speaker, pieces in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ines Falk runs the port. Falk said the ferry was safe.", ["Ines Falk"]),
        ("Ines Falk runs the port. She said the ferry was safe.", ["Ines Falk"]),
        ("Mayor Odell Brand came. The mayor said the ferry was safe.", ["Odell Brand"]),
        # Two mayors: the title alone tells nothing.
        ("Mayor Odell Brand met Mayor Ines Falk. The mayor said the ferry was safe.", [None]),
        # A woman can't be he; a tag behind its own content doesn't look into it.
        ("Ines Falk met Peter Oake. He said the ferry was safe.", ["Peter Oake"]),
        ("Peter Oake met the crew. David Lunt had sold the ferry, he said.", ["Peter Oake"]),
        # Named long before; whoever the words are about may say them.
        (
            "Peter Oake met the crew. The ferry sank. It was cold. David Lunt had sold the ferry, he said.",
            [None],
        ),
        # Whoever did it, or whose words they are, is meant.
        (
            "Peter Oake met the crew. It was a ranger, Carl Berg, who sank it. The ferry was safe, he said.",
            ["Carl Berg"],
        ),
        (
            "Peter Oake met the crew. The ferry sank. Carl Berg's words went round, too. It was safe, he had said.",
            ["Carl Berg"],
        ),
        ('Peter Oake parked a van. And Carl Berg? "The ferry is safe," he said.', ["Carl Berg"]),
        # Of two, neither is much nearer.
        ("Peter Oake met the crew. Carl Berg's words went round, too. The ferry was safe, he had said.", [None]),
        # Somebody without a name may be meant.
        ("Ines Falk's mother sells fish. She said the ferry was safe.", [None]),
        ("Peter Oake met the crew. One of the passengers was asleep. He said the ferry was safe.", [None]),
        ("Peter Oake met the crew. The harbour master, Carl Berg, was late. He said it was safe.", ["Carl Berg"]),
        ("Peter Oake met the crew. The man said the ferry was safe.", ["Peter Oake"]),
        ("Peter Oake met the crew. The younger man said the ferry was safe.", [None]),
        # Whoever was "she" before is not "he".
        ("Robin Falk runs the port. She came late. He said the ferry was safe.", [None]),
        ("Ines Falk runs the port. Her answer: “We will not leave the port.”", ["Ines Falk"]),
        # "It" is the subject of the sentence before.
        ("Harbour Union met the crew. The crew was asleep. It said the ferry was safe.", [None]),
        # Nor can a ship.
        ("The town met Ines Falk. The Marella sank the pier. The ferry was late, she said.", ["Ines Falk"]),
        # A name beside the subject is the subject.
        (
            'Carl Berg was freed. Their lawyer, Peter Oake, has sold the ferry. "It was never here," he says.',
            ["Peter Oake"],
        ),
        # The subject of a second verb.
        ("Ines Falk met the crew and said the ferry was safe.", ["Ines Falk"]),
        ("Ines Falk and Peter Oake said the ferry was safe.", ["Ines Falk and Peter Oake"]),
        # Nobody named.
        ("Two officials said the ferry was safe.", [None]),
        ("The ferry sank. He said it was safe.", [None]),
    ],
)
def test_whom_the_speaker_stands_for(attribute, text, names):
    assert [item.speaker_name for item in attribute(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whoever follows a quotation as the subject of a verb speaks, whatever the verb.
        (
            '"It is a disgrace," grumbled Odell Brand. "We were never told," sighed harbour master Ines Falk, at noon.',
            ["Odell Brand", "Ines Falk"],
        ),
        (
            '"It is a disgrace," said Odell Brand. "We were never told," Ines Falk shrugged.',
            ["Odell Brand", "Ines Falk"],
        ),
        ('"It is a disgrace," said Odell Brand. "We were never told," winced the baker.', ["Odell Brand", None]),
        ('"We were never told," Ines Falk, the harbour master, smiled.', ["Ines Falk"]),
        # The parser takes such a verb for a trait of the farmer, or of the mayor.
        (
            '"The pier went first," shrugged farmer Ines Falk. "Nobody called us," said Odell Brand.',
            ["Ines Falk", "Odell Brand"],
        ),
        (
            '"The pier went first," beamed farmer Ines Falk. "Nobody called us," chuckled farmer Odell Brand.',
            ["Ines Falk", "Odell Brand"],
        ),
        (
            '"Nobody called us," said Odell Brand. "The pier went first," grumbled Ines Falk, shaking hands.',
            ["Odell Brand", "Ines Falk"],
        ),
        (
            '"Nobody called us," said Odell Brand. "The pier went first," groaned farmer Ines Falk, shaking hands.',
            ["Odell Brand", "Ines Falk"],
        ),
        # Who saw a thing happen has said nothing that a quotation further down could go on with.
        ('The keeper, Ines Falk, saw the pier fall.\n\n"All must stay away from the quay."', ["Ines Falk", None]),
        ('"The pier shook," said Ines Falk.\n\n"All must stay away from the quay."', ["Ines Falk", "Ines Falk"]),
        ('"It is a disgrace," said Odell Brand. "We were never told of it."', ["Odell Brand"]),
        # A sentence between that is about somebody else parts two quotations; one about the speaker doesn't.
        (
            '"The pier is gone," Ines Falk said. Odell Brand shook his head. "Nobody told us about it."',
            ["Ines Falk", "Odell Brand"],
        ),
        ('"The pier is gone," Ines Falk said. She shook her head. "Nobody told us about it."', ["Ines Falk"]),
        # Who stands one sentence earlier in the paragraph is found, and nobody further back is taken.
        ('Ines Falk stood at the quay with her sons. "We were never told of this."', ["Ines Falk"]),
        ('Ines Falk, the harbour master, was furious. "We were never told of this."', ["Ines Falk"]),
        (
            'Witness Ola Renk said the pier shook.\n\nThe storm had broken it. "All must stay away from the quay."',
            ["Witness Ola Renk", None],
        ),
        (
            'Ola Renk said the pier shook.\n\nThe ministry closed the road. "All must stay away from the quay."',
            ["Ola Renk", None],
        ),
        (
            'Ola Renk said the pier shook.\n\nThe storm had broken it.\n\n"All must stay away from the quay."',
            ["Ola Renk", None],
        ),
    ],
)
def test_a_quotation_belongs_to_who_stands_beside_it_or_to_nobody(attribute, text, expected):
    assert [item.speaker_name for item in attribute(text)] == expected


SAW, HUGE = "We saw it", "it was huge"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each of two quotations in a sentence that has a verb and a speaker of its own.
        ('"We saw it," whispered Ola; "it was huge," added her brother.', [("Ola", [SAW]), ("her brother", [HUGE])]),
        ('"We saw it," said Ola Renk; "it was huge," said Ines Falk.', [("Ola Renk", [SAW]), ("Ines Falk", [HUGE])]),
        ('"We saw it," Ola Renk said; "it was huge," Ines Falk said.', [("Ola Renk", [SAW]), ("Ines Falk", [HUGE])]),
        ('"We saw it," said Ola Renk — "it was huge," said Ines Falk.', [("Ola Renk", [SAW]), ("Ines Falk", [HUGE])]),
        (
            '"We saw it," said Ola Renk - "it was huge," added baker Ines Falk.',
            [("Ola Renk", [SAW]), ("baker Ines Falk", [HUGE])],
        ),
        ('"We saw it," whispered Ola; "it was huge," winced her brother.', [("Ola", [SAW]), ("her brother", [HUGE])]),
        ('"We saw it," said Ola Renk, "it was huge," said Ines Falk.', [("Ola Renk", [SAW]), ("Ines Falk", [HUGE])]),
        (
            '"We saw it," said Ola Renk and "it was huge," added her brother.',
            [("Ola Renk", [SAW]), ("her brother", [HUGE])],
        ),
        (
            'Ola Renk said "We saw it"; "it was huge," added her brother.',
            [("Ola Renk", [SAW]), ("her brother", [HUGE])],
        ),
        ('Ola Renk said: "We saw it"; Ines Falk said: "it was huge."', [("Ola Renk", [SAW]), ("Ines Falk", [HUGE])]),
        ('"We saw it," said Ola Renk; Ines Falk said: "it was huge."', [("Ola Renk", [SAW]), ("Ines Falk", [HUGE])]),
        (
            '"We saw it," said Ola Renk; "it was huge," Ines Falk said; "and loud," added the baker.',
            [("Ola Renk", [SAW]), ("Ines Falk", [HUGE]), ("the baker", ["and loud"])],
        ),
        (
            '"We saw it," said Ola Renk, while "it was huge," according to Ines Falk.',
            [("Ola Renk", [SAW]), ("Ines Falk", [HUGE])],
        ),
        # Two quotations side by side.
        ('They said, "We saw it." "it was huge," said Ines Falk.', [("They", [SAW]), ("Ines Falk", [HUGE])]),
        # One quotation in two pieces.
        ('"We saw it," said Ola Renk; "it was huge, like a barn."', [("Ola Renk", [SAW, "it was huge, like a barn"])]),
        ('"We saw it," said Ola Renk — "it was huge."', [("Ola Renk", [SAW, HUGE])]),
        ('"We saw it," said Ola Renk, "it was huge," and she left.', [("Ola Renk", [SAW, HUGE])]),
    ],
)
def test_two_quotations_of_one_sentence_have_a_speaker_each(told, text, expected):
    assert told(text) == expected


def test_a_body_one_sentence_earlier_speaks_under_its_own_name(told):
    text = 'Ola Renk said the pier shook.\n\nThe ministry closed the road. "All must stay away from the quay."'
    assert [speaker for speaker, _ in told(text)] == ["Ola Renk", "The ministry"]


def test_a_quotation_alone_belongs_to_who_spoke_last(attribute):
    text = '"The ferry is safe," said Ines Falk.\n\n"It will sail on Monday whatever they say."'
    first, second = attribute(text)
    assert first.speaker_name == second.speaker_name == "Ines Falk"
    assert second.cue is None
    assert second.confidence < first.confidence


def test_a_quotation_over_two_paragraphs_is_one(attribute):
    text = 'Ines Falk said: "The ferry is safe.\n\n"It will sail on Monday."'
    (only,) = attribute(text)
    assert [span.of(text) for span in only.spans] == ["The ferry is safe", "It will sail on Monday"]


def test_a_chain_is_kept(attribute):
    text = "Ines Falk said that Peter Oake had told the crew that the ferry was safe."
    outer, inner = attribute(text)
    assert (outer.speaker_name, inner.speaker_name) == ("Ines Falk", "Peter Oake")
    assert (outer.within, inner.within) == (None, 0)


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Ines Falk told the Northfield Herald that the ferry was safe.", "Northfield Herald"),
        ("Ines Falk said in an interview with the BBC that the ferry was safe.", "BBC"),
        ("Ines Falk told the crew that the ferry was safe.", None),
    ],
)
def test_the_outlet_that_words_came_through(attribute, text, via):
    assert [item.via for item in attribute(text)] == [via]


def test_a_transcript(attribute):
    text = (
        "FALK: Was the ferry safe?\n\nOAKE: It was safe when it left.\n\nWe checked it twice.\n\n"
        "FALK: And when it came back?\n\nOAKE: It never came back."
    )
    assert [item.speaker.of(text) for item in attribute(text)] == ["FALK", "OAKE", "OAKE", "FALK", "OAKE"]


def test_a_list_behind_a_colon(told):
    text = "Ines Falk said three things had been agreed:\n\n- The ferry will be raised.\n\n- The crew will be paid."
    assert [speaker for speaker, _ in told(text)][-2:] == ["Ines Falk", "Ines Falk"]


PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "'",
        " said",
        " Ines Falk",
        ",",
        ".",
        ":",
        "\n\n",
        " that",
        " the ferry",
        " he",
        " told",
        "—",
        " (",
        "1 ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_any_text_gives_spans_in_its_paragraphs(attribute, text):
    paragraphs = split_paragraphs(text)
    for item in attribute(text):
        assert item.spans
        for span in item.spans:
            assert any(paragraph.contains(span) for paragraph in paragraphs)
            assert span.of(text).strip()
        assert [*item.spans] == sorted(item.spans)
        assert item.speaker is None or item.speaker.of(text)


@pytest.mark.parametrize("piece", ["he said that ", '"a," he said, ', "-- said Falk, ", "who said "])
def test_a_text_that_never_ends_a_sentence_takes_linear_time(rules, pipeline, piece):
    text = piece * (10_000 // len(piece))
    spans = split_paragraphs(text)
    paragraphs = tuple(parse_paragraphs(text, spans, pipeline, 8))
    started = time.process_time()
    find_attributions(paragraphs, find_quotes(text, spans), read_names(paragraphs, rules), rules)
    assert time.process_time() - started < 10
