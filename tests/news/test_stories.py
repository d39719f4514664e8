"""One event, one story; what is not surely the same event stays apart."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import Article, Kind
from news.fingerprints import bands, rare_words
from news.stories import joined, linked, oneness
from news.story_profile import Profile, Sort, profile, said
from news.word_rarity import Rarity

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


def of(article: Article) -> Profile:
    """What an article is compared by, before anything was learned."""
    return profile(article, Rarity())


def is_one(one: Article, other: Article) -> bool:
    """Whether two articles are one story, whichever comes first."""
    there, back = joined([of(one)], {7: [of(other)]}), joined([of(other)], {7: [of(one)]})
    assert there == back
    return there == [7]


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
    assert is_one(ORIGINAL, other)


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
    assert not is_one(ORIGINAL, other)


def test_columns_of_the_same_name_are_not_one_story() -> None:
    """What shares only its rubric's name tells of other things each day."""
    assert not is_one(copy(title="Toos en Henk", body=BODY), copy(title="Toos en Henk", body=OTHER))


def test_the_same_column_in_two_papers_is_one() -> None:
    """An opinion joins its copy, and the report that it is about never."""
    column = copy(title="Vlietbrug. Column", body=f"Ik vind het wat. {BODY}")
    assert of(column).sort is Sort.OPINION
    assert is_one(column, replace(column, guid="3"))
    assert not is_one(column, copy(title="Brug over de Vliet weer open", body=RETOLD))


def test_two_live_blogs_of_one_event_stay_apart_and_the_same_one_does_not() -> None:
    """A live blog is found again by its updates, at its own outlet only; what else tells the event is no part of it."""
    blog = copy(kind=Kind.LIVEBLOG, publisher="De Bode", title="Liveblog brug")
    assert is_one(blog, replace(blog, title="Brug gaat open: volg het hier", body=f"Schepen wachten nog. {BODY}"))
    assert not is_one(blog, replace(blog, publisher="De Wekker", body=f"Schepen wachten nog. {BODY}"))


def test_the_surest_story_comes_first() -> None:
    """Of several stories that are one with an article the nearest is named first, of equals the earliest."""
    later = replace(ORIGINAL, published_at=NOW + timedelta(hours=2))
    members = {1: [of(copy(body=RETOLD))], 5: [of(later)], 9: [of(ORIGINAL)]}
    found = joined([of(copy())], members)
    assert found[0] == 9
    assert set(found) == {1, 5, 9}


def test_no_stories_no_story() -> None:
    """The first article of an event begins a story of its own."""
    assert joined([of(ORIGINAL)], {}) == []


def test_without_a_time_the_moment_of_fetching_counts() -> None:
    """An article whose time is unknown is compared by when it was seen."""
    assert is_one(ORIGINAL, copy(published_at=None))
    assert not is_one(ORIGINAL, copy(published_at=None, fetched_at=NOW + timedelta(days=9)))


CHAIN = (
    "Een storm heeft in Westerwijk het dak van zwembad De Golf weggeblazen, meldt de brandweer. Niemand raakte gewond.",
    "Een storm heeft in Westerwijk het dak van zwembad De Golf weggeblazen, meldt de brandweer. Niemand raakte gewond. "
    "De politie hield in Oosterdam drie inbrekers van juwelier Smaragd aan na een achtervolging over de snelweg, "
    "zegt officier Terpstra. De buit van twee ton is terug bij de eigenaar.",
    "De politie hield in Oosterdam drie inbrekers van juwelier Smaragd aan na een achtervolging over de snelweg, "
    "zegt officier Terpstra. De buit van twee ton is terug bij de eigenaar.",
)


def test_what_is_like_one_of_a_story_and_like_none_of_the_others_stays_apart() -> None:
    """A chain of likeness does not glue: an article with two reports in it makes no story of both."""
    first, both, last = (of(copy(title="", body=body)) for body in CHAIN)
    assert oneness([last], [both]) > 0
    assert oneness([last], [first, of(copy(title="", body=CHAIN[0], guid="4")), both]) == float("-inf")


def test_the_next_turn_is_linked_and_not_joined() -> None:
    """A day later something else happened: another story of the same affair; another matter is no part of it."""
    turn = of(
        copy(
            title="Zandschip ramt brug in Leidschendam",
            body="Een zandschip is vannacht tegen de Vlietbrug in Leidschendam gevaren, een dag nadat de roestige "
            "balken waren vervangen. De schipper, een man van 58 uit Zwijndrecht, sliep, zegt de waterpolitie. Het val "
            "is scheef. Bergers halen het met een drijvende bok weg. Wethouder Hagens schrok van de schade.",
            published_at=NOW + timedelta(days=1, hours=4),
        )
    )
    assert joined([turn], {7: [of(ORIGINAL)]}) == []
    assert set(linked(turn, {7: [of(ORIGINAL)], 8: [of(copy(body=OTHER, title="Schilderij terug"))]})) == {7}


def test_a_live_blog_is_no_part_of_an_affair() -> None:
    """It tells of everything: nothing is linked with it."""
    blog = of(copy(kind=Kind.LIVEBLOG))
    assert linked(blog, {7: [of(ORIGINAL)]}) == linked(of(ORIGINAL), {7: [blog]}) == {}


def test_a_large_story_is_compared_with_some_of_it() -> None:
    """A story of a hundred copies is joined by another, whatever the order of its articles."""
    copies = [of(copy(guid=str(number), published_at=NOW + timedelta(minutes=number))) for number in range(100)]
    assert oneness([of(ORIGINAL)], copies) == oneness([of(ORIGINAL)], copies[::-1]) > 0


WORDS = st.lists(st.sampled_from([*BODY.split(), *RETOLD.split(), *OTHER.split()]), max_size=60).map(" ".join)


@given(WORDS, WORDS, WORDS, WORDS)
def test_oneness_is_symmetric(title: str, body: str, other_title: str, other_body: str) -> None:
    """Which of two articles came in first makes no difference to whether they are one."""
    is_one(copy(title=title, body=body), copy(title=other_title, body=other_body))


@given(st.text(max_size=200), st.text(max_size=300))
def test_any_text_is_compared(title: str, body: str) -> None:
    """No text brings the comparing down, in either order."""
    is_one(copy(title=title, body=body), ORIGINAL)


@given(st.lists(st.sampled_from([BODY, RETOLD, OTHER, *CHAIN]), min_size=2, max_size=4))
def test_which_stories_are_joined_does_not_hang_on_their_order(bodies: list[str]) -> None:
    """The same stories in another order are joined alike."""
    members = {number: [of(copy(body=body))] for number, body in enumerate(bodies, 1)}
    found = [set(joined([of(ORIGINAL)], dict(order))) for order in permutations(members.items())]
    assert all(each == found[0] for each in found)


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
    """The pairs that fingerprints and rare words bring together."""
    sharing: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(articles):
        for number in (*bands(said(one)), *rare_words(of(one))):
            sharing[number].append(place)
    pairs = {pair for places in sharing.values() if len(places) < 40 for pair in combinations(places, 2)}
    return ((articles[one], articles[other]) for one, other in sorted(pairs))


def test_one_title_in_several_papers_is_one_story(dailies: list[Article]) -> None:
    """Of real dailies, the same article in two papers joins, and a column of the same name on other days does not."""
    same = [(one, other) for one, other in found_pairs(dailies) if one.title == other.title]
    news = [is_one(*pair) for pair in same if len(pair[0].title.split()) >= 5]
    columns = [pair for pair in same if "Kort" in pair[0].title or "Toos" in pair[0].title]
    assert news
    assert all(news)
    assert columns
    assert not any(is_one(*pair) for pair in columns)


def test_the_same_few_words_are_one_story() -> None:
    """A flash that comes in twice, from two files, is too short to compare parts of, and yet the same."""
    one, other = (
        Article(source=source, fetched_at=NOW, title="Brug bij Elst dicht", body="De brug is dicht.")
        for source in ("file:een", "file:twee")
    )
    assert is_one(one, other)
    assert set(bands(said(one))) & set(bands(said(other)))
    assert not is_one(one, replace(other, body="De brug is open."))


def test_a_caption_that_returns_is_not_one_story() -> None:
    """Two or three words under the same rubric are the same words, and not the same news."""
    one = copy(title="Hein de Kort", body="Goede morgen")
    assert not is_one(one, replace(one, guid="8", published_at=NOW + timedelta(days=1)))
