"""Decisions on the articles of yesterday, laid over the articles of today."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.ids import content_id
from claimcheck.model import Decision, Quoted, Span
from claimcheck.review.known import report_in, report_of
from claimcheck.review.lay_over import lay_over, with_decisions
from tests.results import harbour_result
from tests.reviewing import lay_report


def moved(claim, by=7):
    """Return the claim as it is found after words were put in above it: at another place, so with another id."""
    value = claim.value_span and claim.value_span.moved(by)
    return replace(claim, id=content_id("c", claim.id, by), span=claim.span.moved(by), value_span=value)


def changed(result, change, of=bool):
    """Return the result with `change` made to every claim that `of` is true of, wherever it takes part."""
    made = {claim.id: change(claim) if of(claim) else claim for e in result.extractions for claim in e.claims}

    def claims(every):
        return tuple(made[claim.id] for claim in every if made[claim.id] is not None)

    return replace(
        result,
        extractions=tuple(replace(e, claims=claims(e.claims)) for e in result.extractions),
        disagreements=tuple(
            replace(
                item,
                id=content_id("d", item.id, *sorted(claim.id for claim in claims(item.claims))),
                positions=tuple(replace(p, claims=claims(p.claims)) for p in item.positions if claims(p.claims)),
            )
            for item in result.disagreements
        ),
    )


def decided(result):
    """Return a decision on every disagreement and every claim of the result."""
    return [
        Decision(
            about=known.about,
            target=known.id,
            answer="undecided",
            label=known.label,
            positions=known.positions,
            quotes=known.quotes,
        )
        for known in report_of(result).known.values()
    ]


def test_the_report_on_disk_is_the_report_in_memory(tmp_path):
    here, there = report_of(harbour_result()).known, report_in(lay_report(tmp_path)).known
    assert set(here) == set(there)
    for name, known in here.items():
        assert replace(known, quotes=tuple(sorted(known.quotes))) == replace(
            there[name], quotes=tuple(sorted(there[name].quotes))
        )


def test_nothing_has_changed():
    decisions = decided(harbour_result())
    assert lay_over(decisions, report_of(harbour_result())) == tuple(decisions)
    assert with_decisions(harbour_result(), []) == harbour_result()


def test_what_has_only_moved_is_found_by_its_words():
    result = changed(harbour_result(), moved)
    laid = lay_over(decided(harbour_result()), report_of(result))
    assert [one.stale for one in laid] == [""] * len(laid)
    assert {one.target for one in laid} == set(report_of(result).known)


def test_another_spacing_and_another_kind_of_quotation_mark_are_no_change():
    def wider(text):
        return text.replace(" ", "\n ").replace('"', "”")

    def respaced(claim):
        value = claim.value_span
        if value:
            start = claim.span.start + len(wider(claim.text[: value.start - claim.span.start]))
            value = Span(start, start + len(wider(value.of(" " * claim.span.start + claim.text))))
        return replace(claim, id=content_id("c", claim.id), text=wider(claim.text), value_span=value)

    laid = lay_over(decided(harbour_result()), report_of(changed(harbour_result(), respaced)))
    assert not [one for one in laid if one.stale]


def test_a_renamed_article_is_found_by_its_words():
    before = harbour_result()
    radio = next(e.article.file for e in before.extractions if "adio" in (e.article.outlet or ""))

    def rename(claim):
        return replace(moved(claim), file=f"archive/{radio}")

    after = changed(before, rename, lambda claim: claim.file == radio)
    after = replace(
        after,
        extractions=tuple(
            replace(e, article=replace(e.article, file=f"archive/{radio}")) if e.article.file == radio else e
            for e in after.extractions
        ),
    )
    assert not [one for one in lay_over(decided(before), report_of(after)) if one.stale]


def test_a_changed_sentence_makes_its_decisions_stale_and_no_other():
    before = harbour_result()
    claim = next(c for e in before.extractions for c in e.claims if c.value and "20" in c.value)

    def rewritten(one):
        return replace(
            moved(one), text=one.text.replace("20", "30"), quantity=replace(one.quantity, text="more than 30")
        )

    laid = lay_over(decided(before), report_of(changed(before, rewritten, lambda one: one.id == claim.id)))
    stale = [one for one in laid if one.stale]
    assert [one.about for one in stale] == ["claim", "disagreement"]
    assert stale[0].target == claim.id
    assert "changed or removed" in stale[0].stale
    assert "1 sentence it was based on has changed or gone" in stale[1].stale
    assert any(one.target == claim.id for one in stale)


def test_another_value_in_a_disagreement_makes_its_decision_stale():
    before = harbour_result()
    injured = next(item for item in before.disagreements if "injured" in item.label)
    positions = (*injured.positions[:2], replace(injured.positions[2], value="more than 30"))
    after = replace(before, disagreements=(replace(injured, positions=positions),))
    laid = {one.target: one for one in lay_over(decided(before), report_of(after))}
    assert laid[injured.id].stale == "it was 12 / about 15 / more than 20, and is 12 / about 15 / more than 30 now"
    gone = [one for one in laid.values() if one.about == "disagreement" and one.target != injured.id]
    assert {one.stale for one in gone} == {"the disagreement is not in this report"}


def test_one_more_article_that_says_the_same_changes_nothing():
    before = harbour_result()
    injured = next(item for item in before.disagreements if "injured" in item.label)
    extra = replace(injured.positions[0].claims[0], id="c-extraextraex", file="late.txt")
    first = replace(injured.positions[0], claims=(*injured.positions[0].claims, extra))
    after = replace(
        before, disagreements=(replace(injured, id="d-anotheranoth", positions=(first, *injured.positions[1:])),)
    )
    (one,) = lay_over([d for d in decided(before) if d.target == injured.id], report_of(after))
    assert (one.target, one.stale) == ("d-anotheranoth", "")


def test_a_sentence_that_now_stands_twice_is_not_guessed_at():
    before = harbour_result()
    claim = before.extractions[0].claims[0]
    twins = [replace(moved(claim), id=f"c-twin{name}") for name in "ab"]
    rest = before.extractions[0].claims[1:]
    after = replace(
        before, extractions=(replace(before.extractions[0], claims=(*twins, *rest)), *before.extractions[1:])
    )
    (one,) = lay_over([d for d in decided(before) if d.target == claim.id], report_of(after))
    assert "now occurs 2 times" in one.stale


def test_an_article_that_was_taken_out_is_named():
    decision = Decision(about="claim", target="c-x", answer="yes", quotes=(Quoted("late.txt", "No such words.", ""),))
    (one,) = lay_over([decision], report_of(harbour_result()))
    assert one.stale == "the article late.txt is not in this report"
