"""Draws a bar for each of some figures, as a small picture."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, ROW, LABEL = 640, 28, 170


def bars(title: str, rows: Sequence[tuple[str, float, str]], *, mark: float) -> str:
    """Return an SVG with a row for each label, value and what to write beside it, and a line at the value `mark`."""
    scale = (WIDTH - LABEL - 150) / max(mark, *(value for _, value, _ in rows))
    height = ROW * (len(rows) + 1) + 12
    at = LABEL + mark * scale
    frame = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {frame} font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="8" y="19" font-weight="bold">{escape(title)}</text>',
    ]
    for number, (label, value, beside) in enumerate(rows, 1):
        top = ROW * number
        parts += [
            f'<text x="{LABEL - 8}" y="{top + 18}" text-anchor="end">{escape(label)}</text>',
            f'<rect x="{LABEL}" y="{top + 4}" width="{value * scale:.1f}" height="{ROW - 8}" fill="#3b6ea5"/>',
            f'<text x="{LABEL + value * scale + 6:.1f}" y="{top + 18}">{escape(beside)}</text>',
        ]
    parts += [f'<path d="M{at:.1f} {ROW}V{height - 8}" stroke="#a33" stroke-dasharray="4 3"/>', "</svg>"]
    return "\n".join(parts) + "\n"
