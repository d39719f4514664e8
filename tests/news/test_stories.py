"""One event, one story; what is not surely the same event stays apart."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article, Kind
from news.fingerprints import bands
from news.stories import Candidate, better_lead, can_join, choose_story, likeness

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
DATA = Path(__file__).parents[3] / "shared" / "data" / "articles" / "dpg2019.jsonl"
BODY = (
    "De brug over de Vliet is sinds vanochtend weer open voor auto's en fietsers. De gemeente Leidschendam had de brug "
    "drie weken gesloten om roestige balken te vervangen. Volgens wethouder Hagens is het werk een week eerder klaar. "
    "Schippers moeten tot zondag nog wel wachten, want de motor van het val wordt pas in het weekeinde getest."
)
RETOLD = (
    "Automobilisten kunnen in Leidschendam weer over de Vliet. Na drie weken vervangen van roestige balken ging de "
    "brug "
    "vanochtend open, een week eerder dan gepland, meldt wethouder Hagens. Schippers wachten nog tot zondag op de "
    "motor."
)
OTHER = (
    "In het museum van Oudeveen hangt vanaf morgen een schilderij dat veertig jaar zoek was. Een visser vond het in de "
    "schuur van zijn grootvader, achter een stapel netten. Deskundigen noemen het doek gaaf en schatten het op twee "
    "ton."
)
ORIGINAL = Article(
    source="a", guid="1", fetched_at=NOW, published_at=NOW, title="Brug over de Vliet weer open voor verkeer", body=BODY
)


def copy(**changes: object) -> Article:
    """The original at another publisher, an hour later, with something changed."""
    later = replace(ORIGINAL, source="b", guid="2", published_at=NOW + timedelta(hours=1))
    return replace(later, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(copy(), id="word for word"),
        pytest.param(copy(title="Vlietbrug klaar"), id="another title"),
        pytest.param(copy(body=BODY[:130]), id="shortened"),
        pytest.param(copy(body=BODY[:130], kind=Kind.TEASER, title=""), id="a teaser"),
        pytest.param(copy(body=OTHER + "\n\n" + BODY), id="with an opening of its own"),
        pytest.param(copy(body=BODY.replace("vanochtend", "dinsdag").replace("drie", "3")), id="words changed"),
        pytest.param(copy(body=RETOLD), id="told anew under the same title"),
        pytest.param(copy(body=RETOLD, title="Brug over de Vliet in Leidschendam eerder open"), id="told anew"),
        pytest.param(copy(published_at=NOW + timedelta(days=3)), id="three days later"),
    ],
)
def test_the_same_event_is_one_story(other: Article) -> None:
    """Copies, cuts and sure retellings fold into the story they tell."""
    assert choose_story(other, [Candidate(7, ORIGINAL)]) == 7
    assert choose_story(ORIGINAL, [Candidate(7, other)]) == 7


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(copy(body=OTHER, title="Schilderij na veertig jaar terug"), id="another event"),
        pytest.param(copy(body=OTHER), id="another event under the same title"),
        pytest.param(copy(body=OTHER, title="Brug over de Vliet dicht"), id="words of the title shared"),
        pytest.param(copy(published_at=NOW + timedelta(days=3, seconds=1)), id="more than three days later"),
        pytest.param(copy(kind=Kind.LIVEBLOG), id="a live blog"),
        pytest.param(copy(kind=Kind.STUB), id="a stub"),
        pytest.param(copy(title="Kort nieuws Leidschendam"), id="a column of short items"),
        pytest.param(copy(title="Brieven. Over de Vliet"), id="readers' letters"),
        pytest.param(copy(body=""), id="no body"),
        pytest.param(copy(title="Brug", body="De brug is open."), id="too little to tell"),
    ],
)
def test_what_is_not_surely_the_same_stays_apart(other: Article) -> None:
    """Precision before recall: a doubtful pair makes two stories."""
    assert choose_story(other, [Candidate(7, ORIGINAL)]) is None


@pytest.mark.parametrize(
    "title, joins",
    [
        pytest.param("Zanger Job Terpstra (81) overleden", True, id="a death is news"),
        pytest.param("Overleden", False, id="the column of deaths"),
        pytest.param("Dijk hoog op de agenda", True, id="an agenda in a sentence"),
        pytest.param("Agenda: van vrijdag tot zondag", False, id="the agenda"),
        pytest.param("Zwaar. Column", False, id="a rubric behind the title"),
        pytest.param("Gelekte brieven brengen raad in nood", True, id="letters in the news"),
        pytest.param("KORT NIEUWS", False, id="capitals"),
    ],
)
def test_a_column_is_known_by_its_place_in_the_title(title: str, joins: bool) -> None:
    """A word that names a rubric is only one where a rubric stands."""
    assert can_join(copy(title=title)) == joins


def test_columns_of_the_same_name_are_not_one_story() -> None:
    """What shares only its rubric's name tells of other things each day."""
    assert likeness(copy(title="Toos en Henk", body=BODY), copy(title="Toos en Henk", body=OTHER)) == 0


def test_the_likeliest_story_is_chosen_then_the_oldest() -> None:
    """Of several stories the nearest copy's wins; of equals the first that was made."""
    retold = Candidate(1, copy(body=RETOLD))
    assert choose_story(copy(), [retold, Candidate(9, ORIGINAL), Candidate(5, ORIGINAL)]) == 5


def test_no_candidates_no_story() -> None:
    """The first article of an event begins a story of its own."""
    assert choose_story(ORIGINAL, []) is None


def test_without_a_time_the_moment_of_fetching_counts() -> None:
    """An article whose time is unknown is compared by when it was seen."""
    assert likeness(ORIGINAL, copy(published_at=None)) > 0
    assert likeness(ORIGINAL, copy(published_at=None, fetched_at=NOW + timedelta(days=9))) == 0


WORDS = st.lists(st.sampled_from([*BODY.split(), *RETOLD.split(), *OTHER.split()]), max_size=60).map(" ".join)


@given(WORDS, WORDS, WORDS, WORDS)
def test_likeness_is_symmetric_and_a_share(title: str, body: str, other_title: str, other_body: str) -> None:
    """Which of two articles came in first makes no difference to how alike they are."""
    one, other = copy(title=title, body=body), copy(title=other_title, body=other_body)
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@given(st.text(max_size=200), st.text(max_size=300))
def test_any_text_is_compared(title: str, body: str) -> None:
    """No text brings the comparing down, and an article is never unlike itself once it is long enough to tell."""
    one = copy(title=title, body=body)
    assert 0 <= likeness(one, one) <= 1
    assert likeness(one, ORIGINAL) == likeness(ORIGINAL, one)


@pytest.mark.parametrize(
    "better, worse",
    [
        pytest.param(ORIGINAL, copy(kind=Kind.TEASER), id="the article before its teaser"),
        pytest.param(copy(), replace(ORIGINAL, paywalled=True), id="open before paid"),
        pytest.param(copy(), replace(ORIGINAL, body=BODY[:100]), id="full before short, though later"),
        pytest.param(ORIGINAL, copy(), id="the first of equals"),
        pytest.param(ORIGINAL, copy(body=f"{BODY} Ja."), id="a word more does not lead"),
        pytest.param(copy(kind=Kind.TEASER), replace(ORIGINAL, kind=Kind.LIVEBLOG), id="a teaser before a live blog"),
    ],
)
def test_the_better_lead(better: Article, worse: Article) -> None:
    """Readers get the fullest, most open, first report, whichever came in first."""
    assert better_lead(better, worse) is better
    assert better_lead(worse, better) is better


@pytest.fixture(scope="module")
def dailies() -> list[Article]:
    """The articles of Dutch dailies in 2019."""
    if not DATA.is_file():
        pytest.skip("the shared news is not here")
    items = map(json.loads, DATA.read_text(encoding="utf-8").splitlines())
    return [
        Article(source="dpg", guid=item["id"], fetched_at=NOW, title=item["title"], body=item["text"], published_at=day)
        for item in items
        for day in [datetime.fromisoformat(item["date"]).replace(tzinfo=UTC)]
    ]


def found_pairs(articles: list[Article]) -> Iterator[tuple[Article, Article]]:
    """The pairs that fingerprints bring together."""
    sharing: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(articles):
        for number in bands(one):
            sharing[number].append(place)
    pairs = {pair for places in sharing.values() for pair in combinations(places, 2)}
    return ((articles[one], articles[other]) for one, other in sorted(pairs))


def test_one_title_in_several_papers_is_one_story(dailies: list[Article]) -> None:
    """Of real dailies, the same article in two papers joins, and a column of the same name on other days does not."""
    same = [(one, other) for one, other in found_pairs(dailies) if one.title == other.title and can_join(one)]
    news = [likeness(*pair) > 0 for pair in same if len(pair[0].title.split()) >= 5]
    columns = [likeness(*pair) for pair in same if "Kort" in pair[0].title or "Toos" in pair[0].title]
    assert news
    assert all(news)
    assert not any(columns)


def test_the_same_few_words_are_one_story() -> None:
    """A flash that comes in twice, from two files, is too short to compare parts of, and yet the same."""
    one, other = (
        Article(source=source, fetched_at=NOW, title="Brug bij Elst dicht", body="De brug is dicht.")
        for source in ("file:een", "file:twee")
    )
    assert likeness(one, other) == 1.0
    assert set(bands(one)) & set(bands(other))
    assert likeness(one, replace(other, body="De brug is open.")) == 0.0
