"""The picture: a small PNG of the right size, light or dark, whatever the topic is called."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot.pictures import description
from handlers.trend.chart import Mark
from handlers.trend.picture import DARK, HEIGHT, LIGHT, WIDTH, Colours, _ticks, draw

from .test_chart import chart

MOST_BYTES = 60_000
"""What a message in the outbox may hold of it."""


def image(png: bytes) -> Image.Image:
    """The picture with all its colours."""
    return Image.open(BytesIO(png)).convert("RGB")


def rgb(colour: str) -> tuple[int, ...]:
    """A colour as numbers."""
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def area(png: bytes, colour: str) -> int:
    """How many points have (nearly) this colour."""
    wanted = rgb(colour)
    counts = image(png).getcolors(WIDTH * HEIGHT) or []
    return sum(
        n
        for n, seen in counts
        if isinstance(seen, tuple) and max(abs(a - b) for a, b in zip(seen, wanted, strict=True)) < 12
    )


@pytest.mark.parametrize(
    "one",
    [
        chart(*range(14), marks=tuple(Mark(n, n * 2) for n in range(1, 6))),
        chart(7, marks=(Mark(1, 0), Mark(2, 0))),
        chart(*[0] * 29, 1),
        chart(*(n * 997 % 1500 for n in range(90)), estimated=tuple(range(40)), dark=True),
        chart(10**9, 0, 3),
    ],
)
def test_every_chart_is_a_small_picture(one):
    """Of a phone's width, few bytes, whatever its days and numbers."""
    png = draw(one)
    assert image(png).size == (WIDTH, HEIGHT)
    assert len(png) <= MOST_BYTES


@pytest.mark.parametrize(
    "title",
    ["$x_1^2$ \\frac", "😀🦢", "北京", "a" * 60, "één " * 15, "", "\u202e<b>", "W" * 60],
)
def test_every_title_can_be_drawn(title):
    """No formula, no warning about a missing letter, nothing beyond the right edge."""
    png = draw(replace(chart(1, 2), title=title))
    edge = image(png).crop((WIDTH - 8, 0, WIDTH, HEIGHT // 4))
    assert edge.getcolors() == [(8 * (HEIGHT // 4), rgb(LIGHT.ground))]


@pytest.mark.parametrize("colours,dark", [(LIGHT, False), (DARK, True)])
def test_light_and_dark_have_their_own_colours(colours, dark):
    """Ground, bars and marks."""
    png = draw(chart(5, 5, 5, marks=(Mark(1, 1),), dark=dark))
    assert area(png, colours.ground) > WIDTH * HEIGHT / 3
    assert area(png, colours.bar) > WIDTH * HEIGHT / 6
    assert area(png, colours.mark) > 300


def test_a_higher_day_has_a_higher_bar():
    """Twice as much is twice the area."""
    one, two = area(draw(chart(10, 10)), LIGHT.bar), area(draw(chart(10, 5)), LIGHT.bar)
    assert two == pytest.approx(0.75 * one, rel=0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_what_is_read_stands_out(colours: Colours):
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text; 1.4.11: 3 to 1 for what else is looked at."""
    for text in (colours.text, colours.faint):
        assert contrast(text, colours.ground) >= 4.5
    assert contrast(colours.on_mark, colours.mark) >= 4.5
    assert contrast(colours.bar, colours.ground) >= 3
    assert contrast(colours.mark, colours.ground) >= 3


def contrast(one: str, other: str) -> float:
    """By the formula of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """By the formula of WCAG 2.2."""
    parts = [part / 255 for part in rgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("most", [0, 1, 2, 3, 4, 5, 9, 10, 99, 100, 1_234, 10**9])
def test_the_axis_has_round_numbers(most):
    """From 0, five at most, none above what there is."""
    ticks = _ticks(most)
    assert ticks[0] == 0
    assert len(ticks) <= 5
    assert ticks[-1] <= max(most, 1) < ticks[-1] + ticks[1]


def test_the_process_draws_what_it_is_given():
    """The same picture, with its description."""
    one = chart(1, 2, 3, marks=(Mark(1, 2),))
    given = one.to_json()
    command = [sys.executable, "-m", "handlers.trend.picture"]
    done = subprocess.run(
        command, input=b"%d\n" % len(given) + given + "▁▇ drie".encode(), capture_output=True, check=True
    )
    assert done.stderr == b""
    assert description(done.stdout) == "▁▇ drie"
    assert image(done.stdout).tobytes() == image(draw(one)).tobytes()


def test_matplotlib_is_not_loaded_before_something_is_drawn():
    """The bot starts without it, and stays as small as it was."""
    code = (
        "import sys, handlers.registry, bot.delivery.sender; print('matplotlib' in sys.modules, 'PIL' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "False False\n"
