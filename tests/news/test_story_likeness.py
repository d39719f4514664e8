"""How surely two articles tell of the same event."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from news.article import Article
from news.story_likeness import SURE, WINDOW, decided, likeness, same_affair, same_story
from news.story_profile import Profile, Sort, profile
from news.word_rarity import Rarity

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
STORM = (
    "Een storm heeft in Westerwijk het dak van zwembad De Golf weggeblazen, meldt de brandweer van Noorderhaven. "
    "Badmeester Piet Kuipers zag de platen over het parkeerterrein vliegen. Niemand raakte gewond, zegt hij."
)
RETOLD = (
    "Het dak van De Golf in Westerwijk is eraf. Door de storm vlogen platen over het terrein van het zwembad, vertelt "
    "badmeester Kuipers. Volgens de brandweer is er niemand gewond geraakt."
)


def of(body: str, title: str = "", **values: object) -> Profile:
    """What an article is compared by."""
    article = Article(source="test", fetched_at=NOW, title=title, body=body, **values)  # type: ignore[arg-type]
    return profile(article, Rarity())


def sure(one: Profile, other: Profile) -> float:
    """How surely both tell of one event; the same from both sides."""
    there, back = same_story(one, other, likeness(one, other)), same_story(other, one, likeness(other, one))
    assert there == pytest.approx(back)
    return there


def test_an_article_is_wholly_like_itself() -> None:
    """Every share is one, and nothing lies between."""
    one = of(STORM, "Dak van zwembad waait weg")
    alike = likeness(one, one)
    assert (alike.whole, alike.titles, alike.covered, alike.copied) == pytest.approx((1, 1, 1, 1))
    assert alike.days == 0
    assert sure(one, one) == SURE


def test_a_short_report_is_covered_by_a_long_one() -> None:
    """What one says in three lines the other says somewhere: that is a sign though most of the other is more."""
    short, long = of(RETOLD), of(f"{STORM} {'De raad vergadert woensdag over de begroting van de sporthal. ' * 12}")
    assert likeness(short, long).covered > 2 * likeness(short, long).whole


def test_what_has_nothing_in_common_is_not_looked_at() -> None:
    """No words, no evidence: surely not the same."""
    other = of("De raad vergadert woensdag over de begroting.")
    assert likeness(of(STORM), other).weight == 0
    assert sure(of(STORM), other) == -SURE


def test_time_tells_turns_apart() -> None:
    """The same likeness says less a day later, and nothing after three."""
    later = [replace(of(RETOLD), at=NOW + timedelta(days=days)) for days in (0, 1, 2)]
    scale = [sure(of(STORM), one) for one in later]
    assert scale == sorted(scale, reverse=True)
    assert sure(of(STORM), replace(of(STORM), at=NOW + WINDOW)) == SURE
    assert sure(of(STORM), replace(of(STORM), at=NOW + WINDOW + timedelta(seconds=1))) == -SURE


def test_one_outlet_seldom_tells_the_same_twice() -> None:
    """Two pieces of one outlet are a report and what stands beside it; two outlets have each their own report."""
    here, there, unknown = (replace(of(RETOLD), outlet=name) for name in ("De Bode", "De Wekker", ""))
    known = replace(of(STORM), outlet="De Bode")
    assert sure(known, here) < sure(known, unknown) < sure(known, there)
    assert sure(known, replace(known, whole=0)) == SURE


@pytest.mark.parametrize("sort", [sort for sort in Sort if sort is not Sort.REPORT])
def test_only_reports_are_weighed(sort: Sort) -> None:
    """Whatever else has the same words is no report of the event."""
    assert decided(of(STORM), of(RETOLD), likeness(of(STORM), of(RETOLD))) is None
    other = replace(of(RETOLD), sort=sort)
    assert sure(of(STORM), other) == sure(other, replace(other, whole=0, runs=())) == -SURE


def test_the_first_item_of_two_lists_does_not_make_them_one() -> None:
    """Short items under one name are the same only nearly word for word."""
    half = f"{STORM} {'Een ander bericht over iets heel anders in een ander dorp, dat niemand kent. ' * 3}"
    one, other = (replace(of(body), sort=Sort.LISTED) for body in (half, half.replace("ander", "nieuw")))
    assert likeness(one, other).copied > 0.5 or sure(one, other) == -SURE
    assert sure(one, other) == -SURE
    assert sure(one, replace(one, whole=0)) == SURE


def test_an_affair_is_wider_than_an_event() -> None:
    """What is told of both belongs to one affair, days later too; another matter does not."""
    aftermath = of(f"De gemeente zoekt de oorzaak. {RETOLD} Architect Van Dam had gewaarschuwd voor het dak.")
    assert same_affair(likeness(of(STORM), replace(aftermath, at=NOW + timedelta(days=6)))) > 1
    assert same_affair(likeness(of(STORM), of("De raad van Oosterdam vergadert over de begroting."))) < 0


@pytest.mark.parametrize(
    "outlets, titles, one_story",
    [
        (("De Dijk", "De Dijk"), ("Alkmaar krijgt 3 bussen", "Breda krijgt 4 bussen"), False),
        (("De Dijk", "De Dijk"), ("Storm kost 3 daken", "Storm kost 4 daken"), False),
        (("De Dijk", "De Sluis"), ("Storm kost 3 daken", "Storm kost 4 daken"), True),
        (("De Dijk", "De Sluis"), ("Alkmaar krijgt 3 bussen", "Breda krijgt 4 bussen"), True),  # the text is copied
        (("", ""), ("Storm kost 3 daken", "Storm kost 4 daken"), True),  # the text is copied
        (("De Dijk", "De Dijk"), ("Dak waait van zwembad", "Dak van zwembad waait weg"), True),
    ],
)
def test_one_pattern_is_told_apart_within_an_outlet(
    outlets: tuple[str, str], titles: tuple[str, str], one_story: bool
) -> None:
    """An outlet that fills the same lines with another name or number tells of something else; a copy elsewhere not."""
    one, other = (
        of(f"{STORM} {STORM} Nummer {number}.", title, publisher=outlet or None)
        for number, (outlet, title) in enumerate(zip(outlets, titles, strict=True))
    )
    assert (sure(one, other) > 0) is one_story


@pytest.mark.parametrize(
    "outlets, titles",
    [
        (("", ""), ("Merwekust plant 3 eiken", "Merwekust plant 4 eiken")),
        (("De Dijk", "De Sluis"), ("Merwekust plant bomen", "Heusden plant bomen")),
    ],
)
def test_short_items_of_one_pattern_stay_apart(outlets: tuple[str, str], titles: tuple[str, str]) -> None:
    """Where nothing is copied but the pattern, a name tells apart, and a number where no outlet is known."""
    one, other = (
        of(f"{title}, in straat {number}. Dat zegt de wethouder van groen.", title, publisher=outlet or None)
        for number, (outlet, title) in enumerate(zip(outlets, titles, strict=True))
    )
    assert sure(one, other) == -SURE


def test_a_house_text_is_nothing_in_common() -> None:
    """However long it is: nothing that the titles tell of is said by the other."""
    house = (
        "Heeft u een tip voor de redactie van De Streekbode? Mail ons via het formulier op onze website of bel. " * 2
    )
    one = of(f"Op de A2 bij Vught zijn elf auto's gebotst, meldt Rijkswaterstaat. {house}", "Kettingbotsing op A2")
    other = of(f"Een boer in Ede heeft een wolf bij zijn schapen gezien en gefilmd. {house}", "Wolf gezien in Ede")
    assert sure(one, other) == -SURE
