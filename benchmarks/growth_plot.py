"""Draws how a cost grows, as an SVG file: both axes by powers of ten, so that what is level grows in proportion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 420, 70, 20, 130, 50
COLOURS = ("#1b6ca8", "#c8553d", "#588157", "#8e5ea2", "#b08900", "#444444")


@dataclass(frozen=True)
class Line:
    """A line of a plot: its name, and its points as number and cost, both above 0."""

    name: str
    points: Sequence[tuple[float, float]]


def draw(lines: Sequence[Line], *, across: str, up: str) -> str:
    """Return the plot. `across` and `up` name the axes."""
    return "\n".join(_parts([line for line in lines if line.points], across, up)) + "\n"


def _parts(lines: Sequence[Line], across: str, up: str) -> Iterator[str]:
    xs = _Scale([x for line in lines for x, _ in line.points], LEFT, WIDTH - RIGHT)
    ys = _Scale([y for line in lines for _, y in line.points], HEIGHT - BOTTOM, TOP)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    yield "<style>text{font:12px sans-serif}</style>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
    for power in range(xs.low, xs.high + 1):
        x = xs.at(10**power)
        yield f'<path d="M{x} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>'
        yield f'<text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>'
    for power in range(ys.low, ys.high + 1):
        y = ys.at(10**power)
        yield f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{10.0**power:,g}</text>'
    yield f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle">{escape(across)}</text>'
    middle = (TOP + HEIGHT - BOTTOM) / 2
    yield f'<text transform="translate(16 {middle:.0f}) rotate(-90)" text-anchor="middle">{escape(up)}</text>'
    below = 0.0
    for line, colour in sorted(zip(lines, COLOURS * len(lines), strict=False), key=lambda pair: -pair[0].points[-1][1]):
        places = [(xs.at(x), ys.at(y)) for x, y in line.points]
        track = "L".join(f"{x} {y}" for x, y in places)
        yield f'<path d="M{track}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places)
        below = max(below + 14, places[-1][1] + 4)  # names must not lie on each other
        yield f'<text x="{places[-1][0] + 8}" y="{below}" fill="{colour}">{escape(line.name)}</text>'
    yield "</svg>"


class _Scale:
    """Where values lie between two edges, by their logarithm; the ends are whole powers of ten."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        self.low, self.high = floor(log10(min(values))), ceil(log10(max(values)))
        self.high += self.high == self.low
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        share = (log10(value) - self.low) / (self.high - self.low)
        return round(self._start + share * (self._end - self._start), 1)
