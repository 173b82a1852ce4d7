"""How a whole report grows with the number of articles, stage by stage. benchmarks/README.md says how to read it."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

os.environ.setdefault("OMP_NUM_THREADS", "1")

from growth_plot import Line, draw
from news import PARAGRAPHS, write_articles
from peak_memory import peak_megabytes
from stand_in import spare_the_judge

from claimcheck.pipeline import Progress, check
from claimcheck.report.folder import write_report
from claimcheck.rulebook.book import load_rulebook
from claimcheck.settings import Settings
from claimcheck.work.shelf import Shelf

SIZES = (5, 50)
LARGEST = (500, 2_000)
STAGES = ("read", "extract", "align", "compare", "write")


def measure(number: int, paragraphs: int) -> None:
    """Print as JSON what a report on `number` articles costs: processor time by stage, memory, and what it finds."""
    with TemporaryDirectory() as folder:
        rules = load_rulebook()
        settings = Settings(workers=1, cache=False)
        check([write_articles(Path(folder), 1)], settings=settings, rules=rules)  # the model is loaded once
        table = write_articles(Path(folder), number, paragraphs=paragraphs)
        begun: dict[str, float] = {}

        def tell(progress: Progress) -> None:
            begun.setdefault(progress.stage, process_time())

        with Shelf() as shelf:
            result = check([table], settings=settings, rules=rules, on_progress=tell, shelf=shelf)
            begun["write"] = process_time()
            write_report(result, Path(folder) / "out")
        ends = [*(begun[stage] for stage in STAGES[1:]), process_time()]
    found = {stage: end - begun[stage] for stage, end in zip(STAGES, ends, strict=True)}
    counts = {"facts": len(result.facts), "disagreements": len(result.disagreements)}
    print(json.dumps({"articles": number, **found, "memory": peak_megabytes(), **counts}))


def main() -> None:
    """Measure each size in a process of its own, and draw the time an article takes if `--svg` says where."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, nargs="+", default=SIZES)
    options.add_argument("--largest", action="store_true", help="500 and 2,000 articles too")
    options.add_argument(
        "--no-judge", action="store_true", help="what the judge would say is told by shared words, to measure all else"
    )
    options.add_argument("--paragraphs", type=int, default=PARAGRAPHS, help="in each article; three make a brief")
    options.add_argument("--svg", type=Path, help="where to draw the plot")
    options.add_argument("--only", action="store_true", help="measure in this very process")
    chosen = options.parse_args()
    sizes = [*chosen.articles, *(LARGEST if chosen.largest else [])]
    if chosen.only:
        if chosen.no_judge:
            spare_the_judge()
        for number in sizes:
            measure(number, chosen.paragraphs)
        return
    print(
        f"{'articles':>8} {'time':>11} {'an article':>12} {'memory':>10}", *(f"{stage:>9}" for stage in STAGES), end=""
    )
    print(f" {'facts':>8} {'disagreements':>14}", flush=True)
    lines: dict[str, list[tuple[int, float]]] = {stage: [] for stage in ("all", *STAGES)}
    for number in sizes:
        command = [sys.executable, __file__, "--only", "--articles", str(number)]
        command += ["--paragraphs", str(chosen.paragraphs), *(["--no-judge"] if chosen.no_judge else [])]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        took = sum(row[stage] for stage in STAGES)
        print(f"{number:>8,} {took:>9,.1f} s {took / number * 1000:>9,.0f} ms {row['memory']:>7,.0f} MB", end="")
        print("", *(f"{row[stage] / number * 1000:>6.1f} ms" for stage in STAGES), end="")
        print(f" {row['facts']:>8,} {row['disagreements']:>14,}", flush=True)
        for stage, points in lines.items():
            points.append((number, (took if stage == "all" else row[stage]) / number * 1000))
    print("time is processor time; the stages are given for one article")
    if chosen.svg:
        plot = [Line(stage, points) for stage, points in lines.items()]
        chosen.svg.write_text(draw(plot, across="articles", up="ms an article"), encoding="utf-8")


if __name__ == "__main__":
    main()
