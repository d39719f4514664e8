"""What is no news is told by its rubric, its beginning, or how often its writer speaks."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article
from news.cleaning import clean_title
from news.genre import Genre, genre
from news.lead import lead_brief

NOON = datetime(2026, 2, 1, 12, tzinfo=UTC)
NEWS = (
    "De gemeente Straatdam bouwt een nieuw zwembad in de wijk Zuiderpark. Het bad gaat in 2028 open en kost 12 miljoen"
    " euro. De raad stemde dinsdag in met het plan."
)
PERSONAL = (
    "Gisteren fietste ik met mijn dochter langs de Lede. We zagen een reiger en ik dacht aan mijn vader. Ons huis stond"
    " toen nog aan de dijk, en ik weet nog hoe wij daar zwommen."
)


def article(title: str, body: str = NEWS) -> Article:
    """An article with this title."""
    return Article(source="test", fetched_at=NOON, title=title, body=body)


RUBRICS = [
    ("Fietsers. Column", Genre.COLUMN),
    ("Column Anna Vos: de fiets", Genre.COLUMN),
    ("Vakbonden snel terug aan tafel. Commentaar", Genre.OPINION),
    ("Ga stemmen. Hans Blom commentaar", Genre.OPINION),
    ("Opinie: geef de stad terug", Genre.OPINION),
    ("Ergerlijk, die bijlage. brief van de hoofdredactie", Genre.OPINION),
    ("Brieven", Genre.LETTERS),
    ("lezersreacties", Genre.LETTERS),
    ("Opgelucht ademhalen. Brief van de dag", Genre.LETTERS),
    ("Geachte redactie", Genre.LETTERS),
    ("Een roman als een mokerslag. Recensie", Genre.REVIEW),
    ("Podcast De Week: de worsteling", Genre.PODCAST),
    ("Verantwoording over video over wonen", Genre.ACCOUNT),
    ("Kort nieuws", Genre.SHORTS),
    ("kor nieuws Straatdam", Genre.SHORTS),
    ("Vos twee duels eruit. Flitsen VOETBAL Kort", Genre.SHORTS),
    ("Wekdienst 7/11: Koning houdt toespraak", Genre.SHORTS),
    ("Nieuwsquiz: hoe goed heb jij opgelet?", Genre.QUIZ),
    ("Puzzel van de week", Genre.QUIZ),
    ("Agenda: dit weekend in Straatdam", Genre.AGENDA),
]


@pytest.mark.parametrize("title,expected", RUBRICS, ids=[title for title, _ in RUBRICS])
def test_the_title_tells(title: str, expected: Genre) -> None:
    """The rubric of a paper or broadcaster, wherever the title has it."""
    assert genre(article(title)) is expected


def test_the_rubric_survives_cleaning() -> None:
    """What a paper puts behind a title is kept where it tells what the article is."""
    for title, expected in (
        ("De fiets van mijn vader. Column", Genre.COLUMN),
        ("Waarom de raad zwijgt. Commentaar", Genre.OPINION),
        ("Dit zeggen onze lezers. Brieven", Genre.LETTERS),
        ("Brug dicht en park open. Kort nieuws", Genre.SHORTS),
    ):
        assert genre(article(clean_title(title))) is expected


def test_a_title_that_ends_with_its_writer_is_a_column() -> None:
    """A name behind the title that the text does not have is who wrote it; one that it has is in the news."""
    assert genre(article("Het is mooi geweest. Anna van der Vos")) is Genre.COLUMN
    assert genre(article("Het is mooi geweest. Anna Vos", f"{NEWS} Anna Vos stemde tegen.")) is None
    assert genre(article("Zwemmen in het zand. Reportage Zuiderbad")) is None


def test_a_claim_with_its_holder_is_an_opinion() -> None:
    """A key word, what is held, and by whom: so a paper opens a contribution."""
    claim = "ZWEMMEN - Het plan voor een zwembad verdient alle steun van de stad, aldus Anna Vos."
    assert genre(article("Steun het bad", f"{claim} {NEWS}")) is Genre.OPINION


def test_a_letter_names_what_it_answers() -> None:
    """The page and the day of an earlier piece stand in brackets."""
    body = f"Vos (Opinie, 21 maart) stelt dat het bad te duur is. {NEWS}"
    assert genre(article("Het bad is niet te duur", body)) is Genre.LETTERS


REPORTS = [
    "Kort geding tegen zendmast verloren",
    "Brief van minister over pensioenen uitgelekt",
    "Columnist gewond bij ongeluk",
    "Koning opent quizcafé in Straatdam",
    "Agendapunt van raad leidt tot ruzie",
    "Kort na de brand brak paniek uit",
    "Podcasts steeds populairder",
    "Recensies op websites vaak vals",
    "Minister wil geen commentaar geven op uitspraak",
    "Burgemeester legt verantwoording af",
]


@pytest.mark.parametrize("title", REPORTS)
def test_a_report_about_such_a_thing_is_news(title: str) -> None:
    """A word in passing makes no genre."""
    assert genre(article(title)) is None


def test_a_writer_who_speaks_gives_an_opinion() -> None:
    """Without a rubric, "ik" and "ons" tell; within quotation marks they are somebody's in the news."""
    assert genre(article("Aan de dijk", PERSONAL)) is Genre.OPINION
    assert genre(article("Aan de dijk", f'"{PERSONAL}" Dat zegt wethouder Vos. {NEWS}')) is None


def test_half_a_quotation_is_not_the_writer() -> None:
    """A quotation that runs over paragraphs loses its marks on one side, and none of it counts."""
    body = "\n\n".join([NEWS, '"Ik zag ons huis en wij zijn gevlucht', 'en mijn zoon en ik zijn er nu weer."', NEWS])
    assert genre(article("Brand in Straatdam", body)) is None


def test_a_podcast_may_say_so_in_its_text() -> None:
    """Show notes under a title that tells nothing."""
    assert genre(article("De lijsttrekker", f"In deze podcast hoor je hoe het ging. {NEWS}")) is Genre.PODCAST


@pytest.mark.parametrize("title,expected", RUBRICS, ids=[title for title, _ in RUBRICS])
def test_what_is_no_news_has_no_brief(title: str, expected: Genre) -> None:
    """Its title stands alone, and the reason is named."""
    brief = lead_brief(article(title, f"De politiek is het spoor bijster. {PERSONAL}"))
    assert (brief.text, brief.rejected[0]) == ("", f"genre_{expected.value}")


def test_an_opinion_may_say_whose_it_is() -> None:
    """A sentence at the top that ends with who holds it is news, whatever else the text is."""
    held = "De provincie Noordland kan veel meer doen tegen de woningnood, betoogt Egbert Haan van de huurdersbond."
    brief = lead_brief(article("Opinie: bouw", f"De woningnood is een schande. {held} {PERSONAL}"))
    assert (brief.text, brief.rejected) == (held, ("genre_opinion",))


@given(st.text(max_size=60), st.text(max_size=300))
def test_any_text_has_a_genre_or_none(title: str, body: str) -> None:
    """Whatever it is made of, the answer is the same each time."""
    assert genre(article(title, body)) is genre(article(title, body))


SIGNED = [
    ("Een open school is nodig. Anna van der Vos is hoogleraar onderwijs in Straatdam.", Genre.OPINION),
    ("Laat de raad daarover praten. Bert van den Haan, Noordlede", Genre.LETTERS),
    ("Laat de raad daarover praten. Bert Haan, Noordlede.", Genre.LETTERS),
    ("De brug blijft dicht, zegt wethouder Bert Haan.", None),
    ("De prijs ging naar Anna Vos. Anna Vos is de moeder van de burgemeester.", None),
]


@pytest.mark.parametrize("ending,expected", SIGNED, ids=[ending for ending, _ in SIGNED])
def test_who_signs_a_text_tells(ending: str, expected: Genre | None) -> None:
    """Papers end a contribution with its writer's work, and a letter with name and place."""
    assert genre(article("Over de school", f"{NEWS} {ending}")) is expected


@pytest.mark.parametrize("title", ["Durf te dromen", "Streef naar een schone stad", "Leraar, wees niet te lief"])
def test_a_call_is_an_opinion(title: str) -> None:
    """A title that tells the reader what to do is no report; one within quotation marks reports a call."""
    assert genre(article(title)) is Genre.OPINION
    assert genre(article(f"'{title}'")) is None
