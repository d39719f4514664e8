"""The chart as a value, and in characters for where no picture is shown."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.trend.chart import HIGH, WIDE, Chart, Mark, in_characters


def chart(*counts: int, marks: tuple[Mark, ...] = (), **values: object) -> Chart:
    """A chart of so many days up to the first of February."""
    days = tuple((date(2026, 2, 1) - timedelta(days=back)).isoformat() for back in range(len(counts) - 1, -1, -1))
    return Chart("Sneeuw", "wat er viel", days, counts, marks, **values)  # type: ignore[arg-type]  # of any sort


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Charts of one to ninety days, with marks on some of them."""
    counts = draw(st.lists(st.integers(0, 10**6) | st.just(0), min_size=1, max_size=90))
    places = draw(st.lists(st.integers(0, len(counts) - 1), max_size=5))
    marks = tuple(Mark(number, place) for number, place in enumerate(sorted(places), 1))
    title = draw(st.text(max_size=30))
    return Chart(
        title,
        draw(st.text(max_size=30)),
        chart(*counts).days,
        tuple(counts),
        marks,
        tuple(draw(st.sets(st.integers(0, len(counts) - 1), max_size=4))),
        draw(st.sampled_from(["nl", "en"])),
        draw(st.booleans()),
    )


@given(charts())
def test_a_chart_comes_back_from_json_as_it_was(one):
    """It goes to another process."""
    assert Chart.from_json(one.to_json()) == one


@given(charts())
def test_a_chart_in_characters_fits_a_phone(one):
    """No line is longer than its columns and numbers, and every mark or another of its column is there."""
    lines = in_characters(one, "19 jan", "1 feb").split("\n")
    width = len(str(sum(one.counts)))
    assert all(len(line) <= max(WIDE + width + 2, width + 20) for line in lines)
    assert lines[-1].strip() == "19 jan – 1 feb"
    assert len(lines) == HIGH + 1 + bool(one.marks)


@given(charts())
def test_a_day_with_news_is_seen(one):
    """Also beside one with a million; a column without is empty from top to bottom."""
    together = -(-len(one.counts) // WIDE)
    lowest = in_characters(one, "a", "b").split("\n")[HIGH - 1].split("│")[1]
    for place, sign in enumerate(lowest):
        assert (sign != " ") == any(one.counts[place * together : (place + 1) * together])


def test_it_looks_like_its_numbers():
    """The highest day reaches the top, half of it half of that."""
    drawn = in_characters(chart(0, 5, 10, 1, marks=(Mark(1, 2),)), "29 jan", "1 feb")
    assert drawn == (
        "10 │  █ \n"
        "   │  █ \n"
        "   │ ▄█ \n"
        "   │ ██ \n"
        " 0 │ ██▄\n"
        "      1\n"
        "    29 jan – 1 feb"
    )  # fmt: skip


def test_one_day_has_one_name():
    """And not "1 feb – 1 feb"."""
    assert in_characters(chart(3), "1 feb", "1 feb").endswith("\n   1 feb")
