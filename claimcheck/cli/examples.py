"""The examples that `--help` ends with. The tests parse every one of them."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "claimcheck": (
        "claimcheck demo try-it",
        "claimcheck report articles -o report",
        "claimcheck compare monday.txt tuesday.txt",
    ),
    "claimcheck report": (
        "claimcheck report articles -o report",
        "claimcheck report monday.txt tuesday.html feed.jsonl -o report --show precision",
        "claimcheck report articles -o report --rules my-rules --fail-on high --quiet",
    ),
    "claimcheck watch": (
        "claimcheck watch articles -o report",
        "claimcheck watch articles -o report --quiet-for 60",
    ),
    "claimcheck extract": ("claimcheck extract articles -o found",),
    "claimcheck compare": (
        "claimcheck compare monday.txt tuesday.txt",
        "claimcheck compare monday.txt tuesday.txt --fail-on high",
        "claimcheck compare monday.txt tuesday.txt --json",
    ),
    "claimcheck diff": (
        "claimcheck diff monday tuesday",
        "claimcheck diff monday tuesday --json --fail-on high",
    ),
    "claimcheck fetch": (
        "claimcheck fetch https://example.org/news/ferry -o articles",
        "claimcheck fetch https://example.org/ferry https://example.net/boat -o articles",
    ),
    "claimcheck new": ("claimcheck new articles",),
    "claimcheck export": (
        "claimcheck export report --to sqlite",
        "claimcheck export report --to parquet -o tables",
    ),
    "claimcheck serve": (
        "claimcheck serve report --reviewer Ada",
        "claimcheck serve report --host 0.0.0.0 --port 8090",
    ),
    "claimcheck mcp": ("claimcheck mcp articles reports/coalition",),
    "claimcheck demo": ("claimcheck demo try-it",),
    "claimcheck doctor": ("claimcheck doctor", "claimcheck doctor --model en_core_web_lg"),
    "claimcheck review": (
        "claimcheck review import review.xlsx --report report",
        "claimcheck review agreement ada.xlsx bela.xlsx",
    ),
    "claimcheck review import": (
        "claimcheck review import review.xlsx --report report",
        "claimcheck review import review.ods --report report --reviewer Ada",
    ),
    "claimcheck review merge": ("claimcheck review merge ada.xlsx bela.ods -o both.xlsx",),
    "claimcheck review agreement": (
        "claimcheck review agreement ada.xlsx bela.xlsx",
        "claimcheck review agreement --report report",
    ),
    "claimcheck rules": ("claimcheck rules check", 'claimcheck rules explain "at least 20 nations"'),
    "claimcheck rules check": ("claimcheck rules check", "claimcheck rules check --rules my-rules"),
    "claimcheck rules explain": (
        'claimcheck rules explain "at least 20 nations"',
        'claimcheck rules explain "The talks ended yesterday." --date 2031-03-04',
    ),
    "claimcheck config": ("claimcheck config show",),
    "claimcheck config show": ("claimcheck config show", "claimcheck config show --config desk.toml"),
}


def examples(command: str) -> str | None:
    """Return the examples of a command as the end of its help, None if it has none."""
    lines = EXAMPLES.get(command)
    if not lines:
        return None
    # The mark keeps the lines as they are; otherwise help is wrapped.
    return "\n".join(("\b", "Examples:" if len(lines) > 1 else "Example:", *(f"  {line}" for line in lines)))
