"""The columns of every table: name, type and meaning. CSV files, data frames, the workbook and the docs follow this."""

from __future__ import annotations

from typing import Literal, NamedTuple

Dtype = Literal["string", "Int64", "float64", "datetime64[us]"]
TableName = Literal[
    "articles",
    "claims",
    "facts",
    "disagreements",
    "problems",
    "positions",
    "attributions",
    "quantities",
    "times",
    "decisions",
    "arithmetic",
]


class Column(NamedTuple):
    """A column: its name, its type in a data frame, and its meaning in a sentence."""

    name: str
    dtype: Dtype
    meaning: str


ARTICLES = (
    Column("file", "string", "Path relative to its input folder, or the article's id."),
    Column("outlet", "string", "Who published it; empty if unknown."),
    Column("title", "string", "Headline; empty if unknown."),
    Column("published", "datetime64[us]", "Date of publication; empty if unknown."),
    Column("url", "string", "Address, without a password."),
    Column("words", "Int64", "Number of words."),
    Column("claims", "Int64", "Number of claims found."),
    Column("origin", "string", "The file that it copies, or itself."),
    Column("sha256", "string", "Hash of the article as read."),
    Column("story", "string", "Name of its story; empty if no other article is on it."),
)
CLAIMS = (
    Column("claim_id", "string", "Stays the same from run to run while the sentence stays."),
    Column("file", "string", "The article."),
    Column("outlet", "string", "Who published the article; the file if unknown."),
    Column("published", "datetime64[us]", "Date of the article; empty if unknown."),
    Column("said_by", "string", "Who says so; the outlet itself if nobody is named."),
    Column("mode", "string", "direct, mixed or indirect speech; empty in the outlet's own voice."),
    Column("quote", "string", "The sentence."),
    Column("context", "string", "What comes before and after it in its paragraph; […] stands for the sentence itself."),
    Column("value", "string", "The figure, date, names or wording at stake, as printed."),
    Column("low", "float64", "Lowest value that the figure allows; empty if open."),
    Column("high", "float64", "Highest value that the figure allows; empty if open."),
    Column("unit", "string", "Currency, measure or percent."),
    Column("counted", "string", "What is counted."),
    Column("earliest", "datetime64[us]", "First day that the date allows."),
    Column("latest", "datetime64[us]", "Last day that the date allows."),
    Column("modality", "string", "asserted, planned, conditional, possible, demanded or reported."),
    Column("polarity", "string", "affirmed or denied."),
    Column("fact_id", "string", "The fact that the claim is about; empty if no other claim is about it."),
    Column("disagreement_id", "string", "The disagreement that it is part of."),
    Column("start", "Int64", "Where the sentence starts in the article, in characters."),
    Column("end", "Int64", "Where it ends."),
    Column("page", "Int64", "The page of a PDF on which it starts; empty elsewhere."),
    Column("marks", "string", "The labels of the user's own patterns that its sentence matches."),
    Column("rules", "string", "Ids of the rules that made the claim."),
)
FACTS = (
    Column("fact_id", "string", "Stays the same while the claims do."),
    Column("kind", "string", "What kind of value the fact has."),
    Column("label", "string", "What the fact is about."),
    Column("values", "string", "The values, each with the outlets that give it."),
    Column("claims", "Int64", "Number of claims."),
    Column("articles", "Int64", "Number of articles."),
    Column("outlets", "Int64", "Number of outlets."),
    Column("origins", "Int64", "Number of independent origins: a copy counts with its original."),
    Column("first_published", "datetime64[us]", "Date of the earliest article; empty if none is known."),
    Column("last_published", "datetime64[us]", "Date of the latest article; empty if none is known."),
    Column("disagreement_id", "string", "Its disagreement; empty if nothing clashes."),
)
DISAGREEMENTS = (
    Column("disagreement_id", "string", "Stays the same while the fact does."),
    Column("severity", "string", "high, medium or low."),
    Column("verdict", "string", "contradiction, update_over_time or precision."),
    Column(
        "probability",
        "float64",
        "How likely it is right: one question, and answers that differ as the verdict says.",
    ),
    Column("kind", "string", "What kind of value differs."),
    Column("label", "string", "What the fact is about."),
    Column("what_differs", "string", "The values side by side."),
    Column("who_says_what", "string", "Each value with outlet, speaker and date."),
    Column("lowest", "float64", "Lowest value that any position allows; empty if open or not a figure."),
    Column("highest", "float64", "Highest value that any position allows; empty if open or not a figure."),
    Column("outlets", "string", "The outlets involved."),
    Column("origins", "Int64", "Number of independent origins: a copy counts with its original."),
    Column("first_published", "datetime64[us]", "Date of the earliest article; empty if none is known."),
    Column("last_published", "datetime64[us]", "Date of the latest article; empty if none is known."),
    Column("explanation", "string", "Why this is a disagreement, in a sentence."),
    Column("rules", "string", "Ids of the rules that gave the verdict."),
    Column("fact_id", "string", "The fact."),
    Column("story", "string", "Name of its story."),
)
PROBLEMS = (
    Column("file", "string", "The input."),
    Column("place", "string", "Line, row or cell; empty if it is the whole file."),
    Column("code", "string", "Short, fixed name of the problem."),
    Column("message", "string", "What is wrong."),
)
POSITIONS = (
    Column("disagreement_id", "string", "The disagreement."),
    Column("position", "Int64", "Which of its positions, counted from 1 in the order of the report."),
    Column("value", "string", "The value of the position."),
    Column("claim_id", "string", "A claim that states it."),
    Column("outlet", "string", "Who published the article; the file if unknown."),
    Column("said_by", "string", "Who says so; the outlet itself if nobody is named."),
    Column("published", "datetime64[us]", "Date of the article; empty if unknown."),
    Column("origin", "string", "The file that the article copies, or itself."),
)
ATTRIBUTIONS = (
    Column("file", "string", "The article."),
    Column("start", "Int64", "Where the attributed words start in the article, in characters."),
    Column("end", "Int64", "Where they end."),
    Column("words", "string", "The attributed words; … marks an interruption."),
    Column("speaker", "string", "Who says so, as printed."),
    Column("speaker_name", "string", "The name of that person; empty if unknown."),
    Column("cue", "string", "The words that attribute: said, according to."),
    Column("mode", "string", "direct, mixed or indirect speech."),
    Column("via", "string", "The outlet that the words came through."),
    Column("confidence", "float64", "How certain the speaker's name is, from 0 to 1."),
    Column("rules", "string", "Ids of the rules that found it."),
)
QUANTITIES = (
    Column("file", "string", "The article."),
    Column("start", "Int64", "Where the figure starts in the article, in characters."),
    Column("end", "Int64", "Where it ends."),
    Column("text", "string", "The figure as printed."),
    Column("bound", "string", "= for a plain figure, ~ for about, and >, >=, < or <=."),
    Column("low", "float64", "Lowest value that it allows; empty if open."),
    Column("high", "float64", "Highest value that it allows; empty if open."),
    Column("unit", "string", "Currency, measure or percent."),
    Column("kind", "string", "count, money, percent, duration, measure or ordinal."),
    Column("counted", "string", "What is counted."),
    Column("rules", "string", "Ids of the rules that found it."),
)
TIMES = (
    Column("file", "string", "The article."),
    Column("start", "Int64", "Where the date starts in the article, in characters."),
    Column("end", "Int64", "Where it ends."),
    Column("text", "string", "The date as printed."),
    Column("earliest", "datetime64[us]", "First day that it allows; empty if no day is known."),
    Column("latest", "datetime64[us]", "Last day that it allows."),
    Column("grain", "string", "day, week, month, quarter, season, year or decade."),
    Column("basis", "string", "What the day is known from: text, article date or earlier date."),
    Column("rules", "string", "Ids of the rules that found it."),
)
DECISIONS = (
    Column("status", "string", "stands, or stale: what was decided on has changed or is gone."),
    Column("about", "string", "disagreement or claim."),
    Column("target", "string", "The disagreement or claim; if it is gone, its former id."),
    Column("label", "string", "What the disagreement is about, or the sentence."),
    Column("reviewer", "string", "Who decided; empty if nobody was named."),
    Column("answer", "string", "The verdict, or whether the extraction is right; empty if there is only a note."),
    Column("value", "string", "The value that the reviewer prefers, or reads in the sentence."),
    Column("checked_on", "string", "The day of the decision, as written."),
    Column("note", "string", "The note."),
    Column("stale", "string", "Why the decision may no longer hold; empty if it does."),
)
ARITHMETIC = (
    Column("reckoning_id", "string", "Stays the same from run to run while the sentence stays."),
    Column("file", "string", "The article."),
    Column("outlet", "string", "Who published the article; the file if unknown."),
    Column("published", "datetime64[us]", "Date of the article; empty if unknown."),
    Column("kind", "string", "part, sum, share, change or duration."),
    Column("quote", "string", "The sentence."),
    Column("explanation", "string", "The sum spelled out: what the figures make, and what the sentence says instead."),
    Column("start", "Int64", "Where the sentence starts in the article, in characters."),
    Column("end", "Int64", "Where it ends."),
    Column("rules", "string", "Ids of the rules that found it."),
)
COLUMNS: dict[TableName, tuple[Column, ...]] = {
    "articles": ARTICLES,
    "claims": CLAIMS,
    "facts": FACTS,
    "disagreements": DISAGREEMENTS,
    "problems": PROBLEMS,
    "positions": POSITIONS,
    "attributions": ATTRIBUTIONS,
    "quantities": QUANTITIES,
    "times": TIMES,
    "decisions": DECISIONS,
    "arithmetic": ARITHMETIC,
}
# The sheets of every workbook; one of decisions is added if somebody has decided, and one of arithmetic if figures
# don't add up.
IN_WORKBOOK: tuple[TableName, ...] = ("articles", "claims", "facts", "disagreements", "problems")
