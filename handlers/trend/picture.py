"""Draws a chart as a PNG, in a process of its own: `python -m handlers.trend.picture` reads it as JSON, writes the PNG.

Of its own, because matplotlib takes 0.4 s and some 50 MB to load, which the bot would never give back. The picture
is small on purpose: 800×500 points are what a phone shows across, with letters as large as those of the chat beside it.
"""

import sys
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_decimal

from handlers.trend.chart import Chart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 800, 500
"""Pixels. Bot API: width and height together at most 10,000, their ratio at most 20."""

DESCRIPTION = "Description"
"""The PNG's own field for a text about it (PNG, 11.3.3.2); it holds the chart in characters."""

_DPI = 100
_BOTTOM, _HIGH, _RIGHT = 0.13, 0.62, 0.97
"""Of the picture's height and width: where the bars stand, and how high they may be."""

_MOST_LABELS = 6
_DOT = 34
"""Pixels that a mark takes over its bar."""

_TITLE_WIDE = 0.92
_COLOURS = 64


@dataclass(frozen=True, slots=True)
class Colours:
    """What a picture is painted with; what is read stands out from its ground by 4.5 to 1 (WCAG 2.2, 1.4.3)."""

    ground: str
    text: str
    faint: str
    lines: str
    bar: str
    mark: str
    on_mark: str


LIGHT = Colours("#ffffff", "#17212b", "#5b6570", "#d9dee3", "#3390ec", "#b3261e", "#ffffff")
DARK = Colours("#17212b", "#f5f5f5", "#a3b1bf", "#33414f", "#6ab3f3", "#f2b8b5", "#17212b")


def draw(chart: Chart, description: str = "") -> bytes:
    """The chart as a PNG of at most some tens of kB; `description` says the same in words."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    # A dollar sign is a dollar sign, and no formula.
    with mpl.rc_context({"text.parse_math": False, "font.family": ["DejaVu Sans"], "font.size": 15}):
        colours = DARK if chart.dark else LIGHT
        figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=colours.ground)
        FigureCanvasAgg(figure)
        left = 0.056 + 0.017 * len(_number(_ticks(max(chart.counts, default=0))[-1], chart))
        axes = figure.add_axes((left, _BOTTOM, _RIGHT - left, _HIGH), facecolor=colours.ground)
        _bars(axes, chart, colours)
        _days(axes, chart, colours)
        _marks(axes, chart, colours)
        _words(figure, chart, colours)
        return _small(figure, description)


def _bars(axes: "Axes", chart: Chart, colours: Colours) -> None:
    most = max(chart.counts, default=0)
    bars = axes.bar(range(len(chart.counts)), chart.counts, width=0.78, color=colours.bar, zorder=2)
    for place in chart.estimated:
        bars[place].set_alpha(0.7)
    over = _DOT * max((_height(chart, place) + 1 for place in range(len(chart.marks))), default=0)
    axes.set_ylim(0, max(most, 1) * HEIGHT * _HIGH / (HEIGHT * _HIGH - over))
    axes.set_xlim(-0.7, len(chart.counts) - 0.3)
    axes.set_yticks(_ticks(most))
    axes.set_yticklabels([_number(tick, chart) for tick in _ticks(most)])
    axes.grid(axis="y", color=colours.lines, linewidth=1, zorder=0)
    axes.tick_params(length=0, colors=colours.faint, pad=6)
    for side in axes.spines.values():
        side.set_visible(False)


def _days(axes: "Axes", chart: Chart, colours: Colours) -> None:
    step = max(1, -(-len(chart.days) // _MOST_LABELS))
    # From today backwards: the last day is the one that is looked for.
    places = list(range(len(chart.days) - 1, -1, -step))[::-1]
    labels = [format_date(chart.dates[place], format="d MMM", locale=chart.language) for place in places]
    axes.set_xticks(places, labels, color=colours.faint)


def _marks(axes: "Axes", chart: Chart, colours: Colours) -> None:
    for place, mark in enumerate(chart.marks):
        axes.annotate(
            str(mark.number),
            (mark.place, chart.counts[mark.place]),
            # One above the other where a day has two.
            xytext=(0, _DOT * (_height(chart, place) + 0.55)),
            textcoords="offset pixels",
            color=colours.on_mark,
            ha="center",
            va="center",
            fontsize=14,
            fontweight="bold",
            bbox={"boxstyle": "circle,pad=0.3", "facecolor": colours.mark, "edgecolor": "none"},
            annotation_clip=False,
            zorder=4,
        )


def _height(chart: Chart, place: int) -> int:
    """How many marks of the same day stand under this one."""
    return sum(mark.place == chart.marks[place].place for mark in chart.marks[:place])


def _words(figure: "Figure", chart: Chart, colours: Colours) -> None:
    title = figure.text(0.04, 0.895, _drawable(chart.title), color=colours.text, fontsize=25, fontweight="bold")
    figure.text(0.04, 0.815, _drawable(chart.subtitle), color=colours.faint, fontsize=16)
    wide = title.get_window_extent().width / (WIDTH * _TITLE_WIDE)
    if wide > 1:
        title.set_fontsize(max(15, 25 / wide))
    while title.get_window_extent().width > WIDTH * _TITLE_WIDE:
        title.set_text(title.get_text()[:-2].rstrip() + "…")


def _drawable(text: str) -> str:
    """The text without the signs that the font has no picture of, an emoji or a Chinese one."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    known = get_font(findfont(FontProperties(family="DejaVu Sans"))).get_charmap()
    return " ".join("".join(sign for sign in text if ord(sign) in known).split())


def _number(tick: int, chart: Chart) -> str:
    return str(format_decimal(tick, locale=chart.language))


def _ticks(most: int) -> list[int]:
    """Round numbers from 0, at most five of them, the highest not above what there is."""
    steps = (size * 10**power for power in range(18) for size in (1, 2, 5))
    step = next(step for step in steps if step * 4 >= most)
    return list(range(0, max(most, 1) + 1, step))


def _small(figure: "Figure", description: str) -> bytes:
    """As a PNG of few colours, a third of the size: it is kept in the outbox until it is sent."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    canvas, out, words = figure.canvas, BytesIO(), PngInfo()
    canvas.draw()
    image = Image.frombytes("RGBA", (WIDTH, HEIGHT), bytes(canvas.buffer_rgba()))  # type: ignore[attr-defined]  # Agg's
    words.add_itxt(DESCRIPTION, description)
    image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True, pnginfo=words)
    return out.getvalue()


def main() -> None:
    """Draw what comes in on standard input: the length of the JSON and a line break, the JSON, the description."""
    length = int(sys.stdin.buffer.readline())
    given = sys.stdin.buffer.read()
    sys.stdout.buffer.write(draw(Chart.from_json(given[:length]), given[length:].decode()))


if __name__ == "__main__":
    main()
