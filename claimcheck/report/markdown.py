"""Writes `report.md`: the disagreements as text that is readable as it is and can be pasted into any editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.model import VERDICTS
from claimcheck.report import changes
from claimcheck.report.disputes import Dispute
from claimcheck.report.highlight import Piece
from claimcheck.report.links import host
from claimcheck.report.overview import Overview
from claimcheck.report.page import Page
from claimcheck.report.reckoned import HEADING, MEANING
from claimcheck.report.safe_cells import one_line
from claimcheck.report.statements import Statement
from claimcheck.report.stories import Part
from claimcheck.report.timeline import MovingFigure
from claimcheck.report.wording import DOUBTFUL_MEANING, NO_DATE, VERDICT_MEANINGS, VERDICT_WORDS, count, led_in
from claimcheck.report.wording import HEADING as TITLE

# Everything that Markdown, HTML inside it or a formula could interpret, that some programs turn into a link, or that
# would start a list or a heading. A backslash keeps each of them a plain character.
_SPECIAL = re.compile(
    r"[\\`*\[\]<>#|~@$]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|:(?=//)|(?<=www)\.",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^[-+=]")
_ORDERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_MOST_LISTED = 50


def markdown_file(page: Page) -> dict[str, bytes]:
    """Return the content of `report.md` by name."""
    return {"report.md": render_markdown(page).encode()}


def render_markdown(page: Page) -> str:
    """Return the report as Markdown."""
    blocks = [f"# {escaped(page.title)}", *([f"**{TITLE}**"] if page.title != TITLE else []), escaped(page.summary)]
    if page.why_empty:
        blocks += ["## No disagreement was found", escaped(page.why_empty)]
    if page.is_reviewed:
        blocks += [f"{len(page.open)} open, {len(page.settled)} settled"]
    blocks += _again(page) + _since(page)
    if page.stories:
        blocks += _overview(page)
        for story in page.stories:
            blocks += [
                f"## {escaped(story.name)}",
                *(_findings(story, page, "###") or ["No disagreement was found between its articles."]),
            ]
    else:
        blocks += _findings(page, page, "##")
    blocks += _reckonings(page) + _agreed(page) + _alone(page) + _articles(page) + _problems(page)
    return "\n\n".join(blocks) + "\n"


def render_overview(page: Overview) -> str:
    """Return the first page of a report in parts as Markdown."""
    blocks = [f"# {escaped(page.title)}", *([f"**{TITLE}**"] if page.title != TITLE else []), escaped(page.summary)]
    blocks += _again(page) + _since(page)
    rows = [
        f"| [{escaped(one.name)}]({one.page.removesuffix('html')}md) | {escaped(', '.join(one.outlets))} | "
        f"{one.days or NO_DATE} | {one.findings} | {one.open} | {one.settled} |"
        for one in page.lines
    ]
    blocks += [f"## Stories ({len(page.lines)})", _story_table(rows), *_stray_line(page.strays)]
    return "\n\n".join(blocks + _reckonings(page) + _problems(page)) + "\n"


def _findings(part: Part, page: Page, mark: str) -> list[str]:
    """Return the disagreements of the report, or of one story, under headings that begin with `mark`."""
    blocks: list[str] = []
    if part.serious:
        meanings = [
            f"**{VERDICT_WORDS[verdict]}**: {VERDICT_MEANINGS[verdict]}"
            for verdict in VERDICTS
            if any(one.item.verdict == verdict for one in part.serious)
        ]
        heading = "Open disagreements" if page.is_reviewed else "Disagreements"
        blocks += [f"{mark} {heading} ({len(part.serious)})", "\\\n".join(meanings)]
        blocks += [block for one in part.serious for block in _dispute(one, page, mark)]
    if part.doubtful:
        blocks += [f"{mark} Doubtful differences ({len(part.doubtful)})", DOUBTFUL_MEANING]
        blocks += _folded(part.doubtful, page, mark, opened="doubtful" in page.opened)
    if part.vague:
        blocks += [f"{mark} Differences in precision ({len(part.vague)})", VERDICT_MEANINGS["precision"]]
        blocks += _folded(part.vague, page, mark, opened="precision" in page.opened)
    if part.settled:
        blocks += [f"{mark} Settled ({len(part.settled)})", _in_brief(part.settled, page)]
    if part.timeline:
        lines = [line for one in part.timeline.figures for line in _moving(one)]
        blocks += [f"{mark} Figures over time ({len(part.timeline.figures)})", "\n".join(lines)]
    return blocks


def _folded(part: tuple[Dispute, ...], page: Page, mark: str, *, opened: bool) -> list[str]:
    return [block for one in part for block in _dispute(one, page, mark)] if opened else [_in_brief(part, page)]


def _moving(one: MovingFigure) -> Iterator[str]:
    yield f"- {one.dispute.number}. **{escaped(one.dispute.label)}**"
    for moment in one.moments:
        given = (
            f"**{escaped(value)}** ({', '.join(escaped(each.outlet) for each in every)})"
            for value, every in moment.values
        )
        yield f"  - {moment.when}: {'; '.join(given)}"


def _overview(page: Page) -> list[str]:
    rows = [
        f"| {escaped(one.name)} | {escaped(', '.join(one.outlets))} | {one.days or NO_DATE} | {len(one.disputes)} | "
        f"{len(one.open)} | {len(one.settled)} |"
        for one in page.stories
    ]
    return [f"## Stories ({len(page.stories)})", _story_table(rows), *_stray_line(page.strays)]


def _story_table(rows: list[str]) -> str:
    head = ["| Story | Outlets | Dates | Findings | Open | Settled |", "|---|---|---|---|---|---|"]
    return "\n".join([*head, *rows])


def _stray_line(strays: int) -> list[str]:
    return [f"{count(strays, 'article is', 'articles are')} not on any of these stories."] if strays else []


def escaped(text: str) -> str:
    """Return `text` on one line, in a form that Markdown shows as the same characters anywhere."""
    return _ORDERED.sub(r"\1\\\2", _OPENING.sub(r"\\\g<0>", _within(text)))


def _within(text: str) -> str:
    """Return `text` as `escaped` does, for a place within a line."""
    return _SPECIAL.sub(r"\\\g<0>", one_line(text))


def _again(page: Page) -> list[str]:
    lines = [f"- {escaped(one.label)} – {escaped(one.line)}" for one in page.decisions.again[:_MOST_LISTED]]
    more = len(page.decisions.again) - len(lines)
    lines += [f"- and {more:,} more in `decisions.csv`"] if more else []
    return [f"## To be decided again ({len(page.decisions.again)})", "\n".join(lines)] if lines else []


def _since(page: Page) -> list[str]:
    if not page.since:
        return []
    blocks = [f"## {changes.HEADING}", escaped(changes.tally(page.since))]
    for heading, lines, more in changes.change_lines(page.since, _MOST_LISTED):
        rest = [f"- and {more:,} more in `changes.json`"] if more else []
        blocks += [f"**{heading.capitalize()}**", "\n".join([*(f"- {escaped(line)}" for line in lines), *rest])]
    return blocks


def _dispute(one: Dispute, page: Page, mark: str) -> list[str]:
    head = [f"{mark}# {one.number}. {led_in(escaped(one.label))} {escaped(one.headline)}"]
    doubtful = " · doubtful" if one.item.is_doubtful else ""
    head += [f"**{one.verdict}** · {one.severity.lower()} severity{doubtful} · {one.kind.lower()}"]
    head += [escaped(one.item.reason or one.item.explanation)]
    head += [f"Decided by {escaped(decided.line)}" for decided in page.decisions.on(one.item.id)]
    sides = [
        "\n".join(
            [
                f"- **{escaped(side.shown)}** ({side.backing})",
                *(_statement(statement) for statement in side.statements),
                *(f"  - copied by {escaped(copy.outlet)}, {copy.day}" for copy in side.copies),
            ]
        )
        for side in one.sides
    ]
    rules = ", ".join(f"`{rule}`" for rule in one.item.rules)  # ids of our own rules, or of the user's: plain words
    return [*head, "\n".join(sides), f"{escaped(one.item.id)}" + (f" · judged by {rules}" if rules else "")]


def _in_brief(part: tuple[Dispute, ...], page: Page) -> str:
    """Return the disagreements on a line each, without who says what."""
    return "\n".join(
        f"- {one.number}\\. {led_in(escaped(one.label))} {escaped(one.headline)} "
        f"({', '.join(map(escaped, one.outlets))})"
        + "".join(f"; decided by {escaped(decided.line)}" for decided in page.decisions.on(one.item.id))
        for one in part
    )


def _statement(one: Statement) -> str:
    manner = f", {one.manner}" if one.manner else ""
    link = f" [{escaped(host(one.url))}](<{one.url}>)" if one.url else ""
    page = f", page {one.page}" if one.page else ""
    return f"  - {escaped(one.outlet)}, {one.day} – {escaped(one.speaker)}{manner}{page}: “{_quote(one.quote)}”{link}"


def _quote(pieces: tuple[Piece, ...]) -> str:
    """Return the quotation on one line, the words at stake in bold."""
    shown = []
    for piece in pieces:
        words = _within(piece.text)
        before = " " * piece.text[:1].isspace()
        after = " " * piece.text[-1:].isspace()
        shown.append(f"{before}**{words}**{after}" if piece.marked and words else f"{before}{words}{after}")
    return re.sub(" +", " ", "".join(shown)).strip()


def _reckonings(page: Page) -> list[str]:
    lines = [
        f"- **{escaped(one.item.explanation)}** – {escaped(one.outlet)}, {one.day}: “{_quote(one.quote)}”"
        for one in page.reckonings[:_MOST_LISTED]
    ]
    more = len(page.reckonings) - len(lines)
    lines += [f"- and {more:,} more in `arithmetic.jsonl`"] if more else []
    return [f"## {HEADING} ({len(page.reckonings)})", MEANING, "\n".join(lines)] if lines else []


def _agreed(page: Page) -> list[str]:
    lines = [
        f"- {led_in(escaped(fact.label)) if fact.values else escaped(fact.label)} {escaped(' / '.join(fact.values))} "
        f"({', '.join(escaped(outlet) for outlet in fact.by_outlet)})"
        for fact in page.coverage.agreed[:_MOST_LISTED]
    ]
    more = len(page.coverage.agreed) + page.coverage.agreed_left_out - len(lines)
    lines += [f"- and {count(more, 'more fact')} in `facts.csv`"] if more else []
    return ["## Reported the same way", "\n".join(lines)] if lines else []


def _alone(page: Page) -> list[str]:
    lines = [f"- {escaped(outlet)}: {count(len(every), 'sentence')}" for outlet, every in page.coverage.alone]
    blocks = ["## Told by one outlet alone", "\n".join(lines)] if lines else []
    lines = [f"- {escaped(outlet)}: {count(len(every), 'sentence')}" for outlet, every in page.coverage.unmatched]
    return [*blocks, "## Nothing matched, though the words occur", "\n".join(lines)] if lines else blocks


def _articles(page: Page) -> list[str]:
    rows = [
        f"| {escaped(view.outlet)} | {escaped(view.article.title or '')} | {view.day} | {escaped(view.article.file)} | "
        f"{escaped(view.origin)} |"
        for view in page.articles
    ]
    table = ["| Outlet | Title | Date | File | Origin |", "|---|---|---|---|---|", *rows]
    return ["## Articles", "\n".join(table)] if rows else []


def _problems(page: Page) -> list[str]:
    rows = [f"| {' | '.join(map(escaped, (p.file, p.place, p.message)))} |" for p in page.problems[:_MOST_LISTED]]
    more = len(page.problems) - len(rows)
    table = ["| File | Place | What |", "|---|---|---|", *rows]
    after = [f"And {count(more, 'more')} in `problems.csv`."] if more else []
    return ["## Problems", "\n".join(table), *after] if rows else []
