"""A brief must tell that something happened, was decided, said or found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.newsworthy import LEAST, is_news, news_points

PLAIN = "De raad van Straatdam sprak er dinsdag over."

NEWS = [
    ("Dode bij brand in Straatdam", "Bij een brand in Straatdam is dinsdag een man van 54 overleden."),
    ("Zwembad dicht", "De gemeente Straatdam sluit het zwembad vanaf maandag, meldt wethouder Vos."),
    ("Minder doden in verkeer", "Vorig jaar vielen er 612 doden in het verkeer, blijkt uit cijfers van het CBS."),
    ("PostNL mag later bezorgen", "PostNL krijgt van het kabinet toestemming om brieven een dag later te bezorgen."),
    ("Rechter: huis moet weg", "De rechtbank in Tiel heeft bepaald dat het huis aan de Dijk moet worden gesloopt."),
    ("Vos wint in Straatdam", "Anna Vos won zondag de marathon van Straatdam in een tijd van 2.31.04."),
]


@pytest.mark.parametrize("title,brief", NEWS, ids=[title for title, _ in NEWS])
def test_events_and_findings_are_news(title: str, brief: str) -> None:
    """Hard news of any sort passes."""
    assert is_news(brief, title, PLAIN)


NO_NEWS = [
    ("Hoe vrienden je verder helpen", "Vrienden worden vaak gezien als iets vanzelfsprekends.", "Heb je er genoeg?"),
    ("Aan de keukentafel", "Aan de muur van de keuken hangt een klok met de handtekening van opa.", PLAIN),
    ("Oranje terug in Tiel", "Tegenwoordig maken blaffende honden de dienst uit rondom het stadion.", PLAIN),
    ("Zo word je kapper", "Wie kapper wil worden, moet vooral goed luisteren.", "Denk je eraan om kapper te worden?"),
    ("Partijen in eindsprint", "De tijd was kort en het aantal deelnemers groot.", PLAIN),
    ("Reportage: op de markt", "Ze heeft altijd al een kraam gewild.", "Waarom? Dat vertelt ze je graag."),
    ("Waarom een peiling geen uitslag is", "Peilingen zijn nooit hetzelfde als de uitslag.", "Wat heb je eraan?"),
]


@pytest.mark.parametrize("title,brief,body", NO_NEWS, ids=[title for title, *_ in NO_NEWS])
def test_scenes_and_commonplaces_are_none(title: str, brief: str, body: str) -> None:
    """What is true of any day, or sets a scene, falls."""
    assert not is_news(brief, title, body)


def test_the_article_counts() -> None:
    """The same words weigh less where the title explains and the opening asks the reader."""
    brief = "In Straatdam gaan meer winkels op zondag open."
    plain = news_points(brief, "Winkels in Straatdam open op zondag", PLAIN)
    assert plain >= LEAST
    assert news_points(brief, "Waarom winkels in Straatdam op zondag open gaan?", "Winkel jij op zondag?") < plain - 2


def test_the_title_helps() -> None:
    """A brief with the words of its title has more points than one beside it."""
    brief = "In Straatdam gaan meer winkels op zondag open."
    assert news_points(brief, "Meer winkels op zondag open", "") > news_points(brief, "Burgemeester Vos stapt op", "")


def test_a_dull_sentence_pulls_down() -> None:
    """News behind a commonplace is worth less than news alone."""
    news = "De gemeente Straatdam sluit het zwembad vanaf maandag."
    assert news_points(f"Als je zwemt, heb je het vaak koud. {news}", "", "") < news_points(news, "", "")


def test_a_quotation_of_nobody_counts_against() -> None:
    """Words between quotation marks need a speaker."""
    said = 'Voor kleine partijen is dat lastiger: "Dat is een grof schandaal."'
    assert news_points(said, "", "") < news_points("Voor kleine partijen is dat lastiger.", "", "")


def test_a_quotation_alone_is_none() -> None:
    """Of an event, what somebody said about it is not the news; with what happened before it, it is."""
    said = "'Het zag er rustig uit', aldus woordvoerder Anna Vos van de brandweer."
    assert not is_news(said, "Brand in Straatdam", "")
    assert is_news(f"In Straatdam is een huis uitgebrand. {said}", "Brand in Straatdam", "")


def test_an_interview_needs_more() -> None:
    """A title in somebody's own words is no event."""
    brief = "Raadslid Anna Vos wil de stad bij elkaar houden."
    assert news_points(brief, "'Ik wil de stad bij elkaar houden'", "") < news_points(brief, "Vos wil stad heel", "")


OPENING = "De raad van Straatdam vergaderde dinsdag over het water in de stad. De zaal zat vol. De deur was dicht."


def test_news_stands_at_the_top() -> None:
    """The same brief from further down has fewer points, fewest where its title is about something else."""
    brief = "De gemeente Straatdam heeft dinsdag het zwembad gesloten."
    title, other = "Straatdam heeft zwembad gesloten", "Burgemeester Vos in tranen om dijk"
    top = news_points(brief, title, f"{brief} {OPENING}")
    below = news_points(brief, title, f"{OPENING} {brief}")
    assert top > below > news_points(brief, other, f"{OPENING} {brief}")


def test_the_first_sentence_weighs_most() -> None:
    """News behind a dull sentence is worth less than news before it."""
    news, dull = "In Straatdam is dinsdag een huis uitgebrand.", "De straat ligt in het noorden."
    assert news_points(f"{news} {dull}", "", "") > news_points(f"{dull} {news}", "", "")


def test_what_happened_long_ago_is_the_occasion_of_a_piece() -> None:
    """A brief of last week is less news than the same of Tuesday."""
    stale = "De burgemeester van Straatdam zei vorige week dat de dijk hoger moet."
    fresh = "De burgemeester van Straatdam zei dinsdag dat de dijk hoger moet."
    assert news_points(stale, "", "") < news_points(fresh, "", "")
    then = "De raad van Straatdam herhaalde zijn uitspraak van vorige week."
    now = "De raad van Straatdam herhaalde vorige week zijn uitspraak."
    assert news_points(then, "", "") > news_points(now, "", "")


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=200))
def test_any_text_has_points(brief: str, title: str, body: str) -> None:
    """No text makes it fail, and the same text has the same points again."""
    assert news_points(brief, title, body) == news_points(brief, title, body)
    assert is_news(brief, title, body) is (news_points(brief, title, body) >= LEAST)
