"""Takes the words of a phrase out of a sentence, short and complete, ready for a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimcheck.extract.tokens import Token

_RESTRICTING = frozenset(
    {"det", "poss", "amod", "compound", "nmod", "nummod", "quantmod", "case", "predet", "advmod", "npadvmod"}
)
_NEEDED = frozenset({"det", "poss", "compound", "nmod", "nummod", "case"})
QUOTATION_MARKS = frozenset('"“”«»„')
# Such a mark inside a phrase shows that the parse has joined things that don't belong together.
_PARTING = frozenset(":;()[]/–—")
_BROKEN_BY = frozenset({"relcl", "ccomp", "advcl", "nsubj", "nsubjpass", "parataxis"})
_ASKING = frozenset({"WRB", "WDT", "WP", "WP$"})
_MAGNITUDES = frozenset({"m", "mn", "bn", "tn", "k"})
_BULLETS = frozenset("•·*")
_ARTICLES = frozenset({"a", "an", "the"})
_HYPHENS = frozenset("-‐‑")
# Names of these sorts are none.
_FIGURES = frozenset({"CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY"})
_TIMES = frozenset({"DATE", "TIME"})  # "budget day"
_LITTLE = frozenset({"DET", "PRON", "ADP", "NUM", "ADV", "ADJ", "SCONJ", "CCONJ", "VERB", "AUX"})
_DASHES = frozenset({"—", "–", "--", "-", ":"})
_MANY = frozenset({"they", "we", "you", "these", "those", "many", "several", "few", "both"})
_DEEPEST = 3
_SHORTEST_QUESTION, _LONGEST_QUESTION = 3, 16
_LONGEST, _LONGEST_OF, _LONGEST_PAIR = 8, 5, 8


def phrase(noun: Token, depth: int = 0) -> list[Token] | None:
    """Return the words of the phrase of `noun`, without asides.

    It is None if the phrase is too long, or its parse can't be right. `depth` is the number of phrases around it.
    """
    if depth > _DEEPEST:
        return None
    before = [t for child in noun.lefts if child.dep_ in _RESTRICTING or child.text in _HYPHENS for t in child.subtree]
    if len(before) >= _LONGEST:
        before = [t for child in noun.lefts if child.dep_ in _NEEDED for t in child.subtree]
    before.sort(key=lambda token: token.i)
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    halved = bool(behind) and behind[0].text in _DASHES and noun.whitespace_ == "" and behind[0].text != ":"
    if halved:  # "the Ramsby–Kent express"
        return None
    found = [*before, noun]
    if len(found) > _LONGEST or any(token.dep_ in _BROKEN_BY or token.tag_ in _ASKING for token in before):
        return None
    found += _rest_of_name(noun)
    found += _of(noun, found[-1], depth)
    found += _and(noun, found, depth)
    return None if any(token.text in _PARTING or "\n" in token.text for token in found) else found


def _rest_of_name(noun: Token) -> list[Token]:
    """Return what belongs to the name after its head: "Houses *in Between*"."""
    number = noun.doc[noun.i + 1 : noun.i + 2]
    if number and number[0].dep_ == "nummod" and number[0].head is noun and noun.tag_ != "NNS":
        return [*number]  # "Platform 9"
    rest: list[Token] = []
    if not noun.ent_type_ or noun.ent_type_ in _FIGURES:
        return rest
    for token in noun.doc[noun.i + 1 : noun.i + 6]:
        if token.ent_iob_ != "I" or token.is_punct:
            break
        rest.append(token)
    while rest and (rest[-1].pos_ not in {"PROPN", "NOUN", "NUM"} or _ends_no_name(noun, rest[-1])):
        rest.pop()
    return rest


def _ends_no_name(noun: Token, last: Token) -> bool:
    """Return whether a word with a small letter isn't the end of a name: "Lind *to nine years*"."""
    return last.text.islower() and (noun.ent_type_ not in _TIMES or noun.pos_ == "PROPN")


def _of(noun: Token, last: Token, depth: int) -> list[Token]:
    """Return the phrase with "of" right after a noun: "the end *of the war*"."""
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == last.i + 1), None)
    inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if of is None or inner is None:
        return []
    words = phrase(inner, depth + 1)
    return [of, *words] if words is not None and len(words) <= _LONGEST_OF and words[0].i == of.i + 1 else []


def _and(noun: Token, before: Sequence[Token], depth: int) -> list[Token]:
    """Return "and" with a second noun: "Ruta *and Omar*"; of a longer list nothing."""
    second = next((c for c in noun.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"}), None)
    link = next((c for c in noun.children if c.dep_ == "cc" and c.lower_ in {"and", "or", "&"}), None)
    if second is None or link is None or any(c.dep_ == "conj" for c in second.children):
        return []
    if any(token.dep_ == "neg" or token.lower_ == "not" for token in noun.doc[link.i : second.i]):
        return []
    words = phrase(second, depth + 1)
    if words is None or link.i != before[-1].i + 1 or words[0].i != link.i + 1:
        return []
    return [link, *words] if len(before) + len(words) < _LONGEST_PAIR else []


def is_magnitude(token: Token) -> bool:
    """Return whether a token is the letter that multiplies the figure right before it: "$680*m*"."""
    before = token.doc[max(0, token.i - 1) : token.i]
    return token.lower_ in _MAGNITUDES and bool(before) and before[0].like_num and before[0].whitespace_ == ""


def aim_of(noun: Token, last: Token) -> list[Token]:
    """Return what is to be done with a noun or about it, from the token after `last`: "nothing *to say*"."""
    behind = (c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.left_edge.i == last.i + 1)
    aim = next((c for c in behind if c.left_edge.lower_ == "to"), None)
    return [token for token in aim.subtree if not token.is_punct] if aim is not None else []


def with_aim(noun: Token) -> list[Token] | None:
    """Return the words of the phrase of a noun, with the verb that it needs: "the first *to fall ill*"."""
    words = phrase(noun)
    return words and [*words, *aim_of(noun, words[-1])]


def words_of(tokens: Sequence[Token]) -> str:
    """Return the words as they are inside a sentence: its first one in lower case, without quotation marks."""
    kept = [token for token in tokens if token.text not in QUOTATION_MARKS and not token.is_space]
    while kept and kept[-1].pos_ == "CCONJ":
        kept.pop()
    while kept and kept[0].text in _BULLETS:
        del kept[0]
    if not kept:
        return ""
    behind = kept[-1].doc[kept[-1].i + 1 : kept[-1].i + 3]
    if kept[-1].like_num and [token.lower_ for token in behind] == ["per", "cent"]:
        kept += behind  # two words, which the parse takes for a phrase of its own
    elif behind and is_magnitude(behind[0]):
        kept.append(behind[0])
    text = "".join(
        # Words between two of them may have been left out.
        token.text + (" " if following.i not in (token.i, token.i + 1) else token.whitespace_)
        for token, following in zip(kept, [*kept[1:], kept[-1]], strict=True)
    ).strip(" ,;:-")
    # The end of the sentence, no "U.S." and no "Nov.".
    if text.endswith(".") and "." not in text.split()[-1][:-1] and kept[-1].pos_ != "PROPN":
        text = text[:-1]
    return lowered(kept[0], text)


def lowered(first: Token, text: str) -> str:
    """Return `text` with a small letter if `first`, its first token, has a capital only as the start of a sentence."""
    if first.text == "I" or first.text.startswith("I'") or not text:
        return text
    if first.text.isupper() and len(first.text) > 1:
        return text
    little = first.pos_ in {"DET", "PRON"} or first.lower_ in _ARTICLES
    opened = first.i > 0 and first.doc[first.i - 1].text in _DASHES and first.doc[first.i - 1].whitespace_ != ""
    opened = opened or (first.i > 0 and first.doc[first.i - 1].text in _BULLETS)
    # The tagger knows a common noun better than the entity recogniser, which takes "Machines" for a firm.
    no_name = first.ent_type_ in {"", *_FIGURES, *_TIMES} or (first.ent_type_ == "ORG" and first.tag_ in {"NN", "NNS"})
    begins = (first.is_sent_start or opened) and no_name and not first.text.isupper()
    # Most names are not plurals; modifiers with a small letter are seldom names.
    plural = first.dep_ == "compound" and first.head.tag_ in {"NN", "NNS"} and first.head.text == first.head.lower_
    common = first.pos_ in _LITTLE or plural or first.tag_ in {"NN", "NNS", "NNPS"} or _known_small(first)
    return text[:1].lower() + text[1:] if little or (begins and common) else text


def _known_small(word: Token) -> bool:
    """Return whether the paragraph has a word with a small letter elsewhere, which shows that it is not a name."""
    return any(token.text == word.lower_ for token in word.doc)


def phrase_as_known(noun: Token, left_out: Iterable[Token] = ()) -> str:
    """Return the phrase of a noun as already known, without `left_out`: "the strike" for "a six-week strike".

    It is empty if there is no such phrase.
    """
    gone = {token.i for token in left_out}
    kept = [t for t in phrase(noun) or () if t.i not in gone]
    # "Ramsby *'s* mill", but "the mill" if the name is left out, and "Ramsby" if it owns nothing here
    kept = [t for n, t in enumerate(kept) if t.dep_ != "case" or (n > 0 and t.head in kept and t is not kept[-1])]
    while kept and kept[0].text in _HYPHENS:
        kept = kept[1:]
    while kept and kept[-1].pos_ == "ADP":  # "a cyclist of 34"
        kept = kept[:-1]
    if not kept:
        return ""
    article = kept[0].pos_ == "DET" or kept[0].lower_ in _ARTICLES
    if kept[0].dep_ == "poss" or noun.pos_ == "PRON" or (noun.pos_ == "PROPN" and not article):
        return words_of(kept)
    words = words_of(kept[1:] if article else kept)
    return f"the {words}" if words else ""


def without(tokens: Iterable[Token], left_out: Iterable[Token]) -> list[Token]:
    """Return `tokens` without those in `left_out`."""
    gone = {token.i for token in left_out}
    return [token for token in tokens if token.i not in gone]


def is_many(noun: Token) -> bool:
    """Return whether a subject takes a verb in the plural."""
    joined = any(child.dep_ == "cc" and child.lower_ == "and" for child in noun.children)
    joined = joined and any(child.dep_ == "conj" for child in noun.children)
    several = noun.tag_ == "CD" and noun.lower_ not in {"one", "1"}
    return joined or several or noun.tag_ in {"NNS", "NNPS"} or noun.lower_ in _MANY


def without_denial(text: str, denials: Mapping[str, str]) -> str:
    """Return a negative phrase as one for a question: "any gas" for "no gas"."""
    words = text.split(" ")
    for count in (2, 1):
        start = " ".join(words[:count]).lower()
        if start in denials:
            return " ".join([denials[start], *words[count:]])
    return text


def finished_question(parts: Sequence[str], shortest: int = _SHORTEST_QUESTION) -> str | None:
    """Return the question that the parts make; None if it is too short to say anything, or too long."""
    words = " ".join(part for part in parts if part).split()
    words = [word for n, word in enumerate(words) if n == 0 or word != "the" or words[n - 1].lower() != "the"]
    if not shortest <= len(words) <= _LONGEST_QUESTION:
        return None
    text = " ".join(words).replace("can not ", "cannot ")
    return f"{text[:1].upper()}{text[1:]}?"
