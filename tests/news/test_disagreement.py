"""Sources that disagree: only about what can be compared, and in the words of the later one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.disagreement import Differs, Report, disagreement

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def report(body: str, *, hours: float = 1, source: str = "ANP", title: str = "Ramp") -> Report:
    """What an agency says, so many hours later."""
    return Report(source, NOW + timedelta(hours=hours), title, body)


def otherwise(shown: str, body: str) -> tuple[str, str] | None:
    """What a report counts otherwise than the brief."""
    differs = disagreement(shown, NOW, [report(body)])
    return (differs.number, differs.counted) if differs else None


@pytest.mark.parametrize(
    "shown, body, expected",
    [
        ("Er zijn drie doden.", "Zeker 4 doden, meldt de politie.", ("zeker 4", "doden")),
        ("Er zijn drie doden.", "Vier mensen kwamen om. Vier doden zijn er.", ("vier", "doden")),
        ("Drie mensen zijn omgekomen.", "Er vielen vier doden.", ("vier", "doden")),
        ("Er zijn vier doden.", "Er is één dode gevallen.", ("één", "dode")),
        ("Er zijn zeker 12 gewonden.", "Vijftien gewonden zijn er.", ("vijftien", "gewonden")),
        ("Er zijn drie gewonden.", "Zeven mensen raakten zwaargewond.", ("zeven", "gewonden")),
        ("Er worden 40 mensen vermist.", "Nog 35 vermisten.", ("35", "vermisten")),
        ("De politie heeft drie verdachten opgepakt.", "Er zijn zes aanhoudingen.", ("zes", "arrestaties")),
        ("De huren stijgen in juli 5,4 procent.", "In juli stijgen de huren 5,8 procent.", ("5,8", "procent")),
        ("De brug kost Merwekust 3 miljoen euro.", "Merwekust betaalt de brug: 4 miljoen euro.", ("4 miljoen", "euro")),
    ],
)
def test_who_counts_otherwise_is_heard(shown: str, body: str, expected: tuple[str, str]):
    """In its own words, for what is counted."""
    assert otherwise(shown, body) == expected


@pytest.mark.parametrize(
    "shown, body",
    [
        pytest.param("Er zijn drie doden.", "Zeker 3 doden.", id="words and digits"),
        pytest.param("Er zijn ruim honderd gewonden.", "105 gewonden zijn er.", id="somewhat more"),
        pytest.param("Er zijn ongeveer 50 gewonden.", "52 gewonden zijn er.", id="about as many"),
        pytest.param("Er zijn drie doden.", "Er zijn vier gewonden.", id="something else"),
        pytest.param("Er zijn drie doden.", "Drie doden in Zeist. Twee doden in Bunnik.", id="several numbers"),
        pytest.param("Er zijn drie doden.", "Sinds mei vielen vijf doden.", id="of all this time"),
        pytest.param("Er zijn drie doden.", "Vorig jaar vielen er vijf doden.", id="of another year"),
        pytest.param("Er zijn drie doden.", "Ooit vielen hier vijf doden.", id="of another time"),
        pytest.param("Er vielen 12 doden.", "De oorlog kostte 34.000 doden.", id="of the whole war"),
        pytest.param("De huren stijgen 5,4 procent.", "De aandelen daalden 5,8 procent.", id="of other things"),
        pytest.param("De brug is dicht.", "Er zijn drie doden.", id="the brief counts nothing"),
        pytest.param("Er zijn drie doden.", "", id="the report says nothing"),
    ],
)
def test_what_cannot_be_compared_is_left_alone(shown: str, body: str):
    """Better no remark than a wrong one."""
    assert otherwise(shown, body) is None


def test_the_latest_that_counts_it_decides():
    """What was said before the shown report, or taken back since, does not count."""
    four, three, five = "Er zijn vier doden.", "Er zijn drie doden.", "Er zijn vijf doden."
    late = report(five, hours=3, source="De Dijkbode")
    assert disagreement(three, NOW, [report(four), late]) == Differs("vijf", "doden", "De Dijkbode", late.at)
    assert disagreement(three, NOW, [report(four), report(three, hours=2)]) is None
    assert disagreement(three, NOW, [report(four, hours=-1)]) is None
    assert disagreement(three, NOW, [report(four), report("De brug is dicht.", hours=5)]) is not None


def test_the_title_counts_too():
    """It is where the number stands."""
    assert (
        disagreement("Er zijn drie doden.", NOW, [report("De brug is weg.", title="Vier doden bij ramp")]) is not None
    )


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_is_read(shown: str, bodies: list[str]):
    """What comes out stands in a report."""
    differs = disagreement(shown, NOW, [report(body) for body in bodies])
    assert differs is None or any(differs.number.lower() in body.lower() for body in bodies)


@given(st.integers(1, 900), st.integers(1, 900), st.sampled_from(["doden", "gewonden", "vermisten", "arrestaties"]))
def test_two_exact_numbers_agree_only_where_they_are_the_same(one: int, other: int, counted: str):
    """As long as they may count the same thing."""
    told = otherwise(f"Er zijn {one} {counted}.", f"Er zijn {other} {counted}.")
    comparable = max(one, other) <= 20 * min(one, other)
    assert (told is not None) == (one != other and comparable)
