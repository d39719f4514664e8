"""The board: articles come to stand in stories one after another."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from news.article import Article
from news.story_board import Board
from news.story_profile import Profile, profile
from news.word_rarity import Rarity

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
STORM = (
    "Een storm heeft in Westerwijk het dak van zwembad De Golf weggeblazen, meldt de brandweer van Noorderhaven. "
    "Badmeester Piet Kuipers zag de platen over het parkeerterrein vliegen. Niemand raakte gewond, zegt hij."
)
THIEVES = (
    "De politie hield in Oosterdam drie inbrekers van juwelier Smaragd aan na een achtervolging over de snelweg, "
    "zegt officier Terpstra. De buit van twee ton is terug bij de eigenaar, die met de schrik vrijkwam."
)


def of(body: str, **values: object) -> Profile:
    """What an article with this text is compared by."""
    return profile(Article(source="test", fetched_at=NOW, body=body, **values), Rarity())  # type: ignore[arg-type]


def test_what_tells_nothing_known_begins_a_story() -> None:
    """New stories have numbers of their own below zero, the first -1."""
    board = Board({})
    board.put(1, of(STORM), [])
    board.put(2, of(THIEVES), [-1])
    assert (board.story_of(1), board.story_of(2)) == (-1, -2)
    assert not board.gone


def test_what_tells_the_same_joins_what_is_kept() -> None:
    """A kept story takes the article in; one that is near and tells of something else does not."""
    board = Board({7: {1: of(STORM)}, 8: {2: of(THIEVES)}})
    board.put(3, of(STORM.replace("Een storm", "De storm")), [8, 7])
    assert board.story_of(3) == board.story_of(1) == 7
    assert board.story_of(2) == 8


def test_one_that_belongs_to_two_stories_makes_them_one() -> None:
    """They become the older, with all of their articles; who asks for the other is told."""
    half = " ".join(STORM.split()[:16])
    other = " ".join(STORM.split()[16:])
    board = Board({7: {1: of(other)}, 9: {2: of(half)}})
    board.put(3, of(STORM), [7, 9])
    assert {board.story_of(number) for number in (1, 2, 3)} == {7}
    assert board.gone == {9: 7}
    assert board.now(9) == 7


def test_a_new_story_goes_into_a_kept_one() -> None:
    """Not the other way round: readers were told the kept one."""
    half, other = " ".join(STORM.split()[:16]), " ".join(STORM.split()[16:])
    board = Board({7: {1: of(other)}})
    board.put(2, of(half), [7])
    assert board.story_of(2) == -1
    board.put(3, of(STORM), [-1, 7])
    assert {board.story_of(number) for number in (1, 2, 3)} == {7}
    assert not board.gone


def test_a_changed_article_takes_its_story_along() -> None:
    """One whose text turns out to tell what another story tells makes them one; alone it stays where it was."""
    board = Board({7: {1: of(STORM)}, 9: {2: of("Er is iets gebeurd in Westerwijk.")}})
    board.put(2, of("Er is iets gebeurd in Westerwijk. Meer volgt."), [7], 9)
    assert board.story_of(2) == 9
    board.put(2, of(STORM.replace("Een storm", "De storm")), [7], 9)
    assert board.story_of(2) == 7
    assert board.gone == {9: 7}


def test_an_article_without_a_profile_yet_stays_in_its_story() -> None:
    """What came in before there were profiles keeps its place when it changes."""
    board = Board({})
    board.put(2, of(STORM), [], 9)
    assert board.story_of(2) == 9


def test_stories_of_one_affair_are_linked_under_what_they_are_by_now() -> None:
    """A link is between two stories that are there at the end."""
    day_after = of(
        f"{THIEVES} Dat gebeurde dinsdag. Vandaag zei officier Terpstra dat de drie inbrekers ook elders toesloegen.",
        published_at=NOW + timedelta(days=4),
    )
    board = Board({7: {1: of(THIEVES, published_at=NOW)}})
    board.put(2, day_after, [7])
    assert board.story_of(2) == -1
    assert set(board.links) == {(-1, 7)}


def test_the_order_in_which_reports_come_in_makes_no_difference() -> None:
    """The same articles stand together in the end."""
    profiles = [of(STORM), of(THIEVES), of(" ".join(STORM.split()[:16])), of(" ".join(STORM.split()[16:]))]
    for order in permutations(range(4)):
        board = Board({})
        for place, number in enumerate(order):
            board.put(number, profiles[number], {board.story_of(other) for other in order[:place]})
        assert board.story_of(0) == board.story_of(2) == board.story_of(3) != board.story_of(1)


def test_who_was_not_put_stands_nowhere() -> None:
    """Asking for it is a mistake."""
    with pytest.raises(KeyError):
        Board({}).story_of(1)
