"""What of a feed is news."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from news.article import Article
from news.fetching.course import Course
from news.fetching.memory import Entry, Memory
from news.fetching.sifting import ABSENCE, NEWEST, Sifted, is_catching_up, is_replaced, newest_first, sift

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def entry(number: int, guid: str = "", **values: object) -> Entry:
    """The entry with this number, published so many minutes after midnight, with words of its own."""
    article = Article(
        source="https://krant.example/rss",
        fetched_at=NOW,
        guid=guid or f"nr-{number}",
        title=f"Sluis {number} bij Heusden gaat dicht",
        body=f"Schepen moeten omvaren langs haven {number}.",
        published_at=NOW.replace(hour=0) + timedelta(minutes=number),
    )
    return Entry.of(replace(article, **values))  # type: ignore[arg-type]


def entries(numbers: Iterable[int], guid: str = "nr", **values: object) -> list[Entry]:
    """The entries with these numbers, the newest first, as feeds have them."""
    return [entry(number, f"{guid}-{number}", **values) for number in sorted(numbers, reverse=True)]


def sifted(found: list[Entry], memory: Memory, *, count: int = 0, catching_up: bool = False) -> Sifted:
    """What becomes of a whole body of these."""
    return sift(found, memory, count=count or len(found), catching_up=catching_up)


def remembered(found: list[Entry], memory: Memory | None = None, *, catching_up: bool = False) -> Memory:
    """What is remembered when these have come in; an article's id is its minute plus one."""
    memory = memory or Memory()
    what = sifted(found, memory, catching_up=catching_up)
    return what.memory(memory, b"", {one.name: 1 + number_of(one) for one in what.take})


def number_of(one: Entry) -> int:
    """Its number."""
    return int(one.article.title.split()[1])


def taken(what: Sifted) -> list[int]:
    """The numbers of what is taken in."""
    return sorted(number_of(one) for one in what.take)


def test_of_a_new_feed_the_newest_are_taken_and_nobody_is_told() -> None:
    """Twenty of a hundred; the others are passed over, now and later."""
    what = sifted(entries(range(100)), Memory())
    assert taken(what) == list(range(80, 100))
    assert (what.quiet, len(what.passed)) == (True, 80)
    again = sifted(entries(range(1, 101)), remembered(entries(range(100))))
    assert (taken(again), again.quiet, again.passed, again.same) == ([100], False, (), 99)


def test_order_of_a_feed_does_not_choose_its_newest() -> None:
    """Their times do; entries without one stand by the one before them."""
    mixed = entries(range(100))[::-1]
    assert taken(sifted(mixed, Memory())) == list(range(80, 100))
    undated = entries(range(100), published_at=None)
    assert taken(sifted(undated, Memory())) == list(range(80, 100))
    some = [entry(number, published_at=None) if number % 2 else entry(number) for number in range(99, -1, -1)]
    assert [number_of(one) for one in newest_first(some)] == list(range(99, -1, -1))


def test_feed_that_was_away_is_as_good_as_new() -> None:
    """After a day; a night is none."""
    course = Course(address="https://krant.example/rss", succeeded_at=NOW)
    assert is_catching_up(replace(course, succeeded_at=None), NOW)
    assert not is_catching_up(course, NOW + ABSENCE)
    assert is_catching_up(course, NOW + ABSENCE + timedelta(seconds=1))
    what = sifted(entries(range(50, 200)), remembered(entries(range(60))), catching_up=True)
    assert (taken(what), what.quiet) == (list(range(180, 200)), True)


def test_many_after_a_night_are_all_taken() -> None:
    """Forty new ones of a hundred are news, however many."""
    what = sifted(entries(range(40, 140)), remembered(entries(range(100))))
    assert (taken(what), what.quiet) == (list(range(100, 140)), False)


def test_changed_entry_is_taken_whatever_its_age() -> None:
    """Under its name it is the same article; one that was passed over stays so."""
    memory = remembered(entries(range(100)))
    edited = entry(85, title="Sluis 85 bij Heusden gaat weer open")
    passed = entry(5, title="Sluis 5 bij Heusden gaat weer open")
    what = sifted([edited, passed, entry(86)], memory)
    assert (taken(what), what.same) == ([85], 2)


def test_other_names_for_the_same_words_are_no_news() -> None:
    """Each gets the id of its article, all at once or one by one."""
    memory = remembered(entries(range(30)), remembered(entries(range(10))))
    what = sifted(entries(range(30), guid="nieuw"), memory)
    assert (what.take, what.quiet, what.left_out) == ((), False, (("republished", 30), ("old", 0)))
    ids = {number_of(one): number for one, number in what.again}
    assert all(ids[number] in (0, number + 1) for number in range(30))
    assert len(sifted([entry(29, "x")], memory).again) == 1


def test_what_was_published_again_is_known_by_its_new_name() -> None:
    """A headline that is changed there later is a version of the article."""
    memory = remembered(entries(range(20), guid="nieuw"), remembered(entries(range(20))))
    edited = entry(7, "nieuw-7", title="Sluis 7 bij Heusden gaat weer open")
    assert sifted([edited], memory).take == (edited,)


def test_other_names_and_new_dates_are_a_move_and_no_news() -> None:
    """All of them dated today, and two new ones between them, which are."""
    memory = remembered(entries(range(20)))
    moved = entries(range(20), guid="nieuw", published_at=NOW + timedelta(days=2))
    what = sifted([*moved, entry(100), entry(101)], memory)
    assert (taken(what), len(what.again)) == ([100, 101], 20)


def test_item_with_the_same_words_each_day_is_a_new_one() -> None:
    """By its date, and only alone; within the same day it is the same."""
    said = {"title": "Het nieuws van vandaag", "body": "Alles wat je moet weten."}
    first = entry(1, "ma", **said)
    memory = sifted([first], Memory()).memory(Memory(), b"", {first.name: 9})
    tomorrow = entry(1, "di", **said, published_at=NOW + timedelta(days=1))
    assert sifted([tomorrow, first], memory).take == (tomorrow,)
    later = entry(1, "di", **said, published_at=NOW + timedelta(hours=5))
    assert sifted([later, first], memory).again == ((later, 9),)


def test_same_words_twice_in_one_body_are_one_article() -> None:
    """The second is known by the first one's article."""
    one, two = entry(1), entry(1, "nog-eens")
    what = sifted([one, two, entry(2)], Memory())
    assert taken(what) == [1, 2]
    assert what.twins == ((two, one.name),)
    memory = what.memory(Memory(), b"", {one.name: 5})
    assert {row.article_id for row in memory.entries if row.words == one.words} == {5}


def test_another_feed_under_the_same_address_is_a_new_one() -> None:
    """New names and new words for nearly all: the newest twenty, and nobody is told."""
    memory = remembered(entries(range(50)))
    what = sifted([*entries(range(100, 150), guid="nieuw"), entry(49)], memory)
    assert (taken(what), what.quiet) == (list(range(130, 150)), True)
    assert is_replaced(21, 21)
    assert not is_replaced(20, 20)
    assert not is_replaced(79, 100)


def test_archive_that_a_feed_shows_of_a_sudden_is_passed_over() -> None:
    """From twenty entries to two hundred: its newest are known, the others are old."""
    memory = remembered(entries(range(200, 220)))
    what = sifted(entries(range(220)), memory)
    assert (what.take, len(what.passed)) == ((), 200)


def test_feed_that_shrinks_and_grows_again_brings_nothing() -> None:
    """What was there before is remembered."""
    memory = remembered(entries(range(15)))
    memory = remembered(entries(range(12, 16)), memory)
    what = sifted(entries(range(16)), memory)
    assert (what.take, what.passed, what.same) == ((), (), 16)


steps = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60), st.sampled_from(["nr", "ander"])), max_size=8)


@given(steps)
def test_whatever_a_feed_does_each_article_comes_once(row: list[tuple[int, int, str]]) -> None:
    """Windows over the same news, forward and back, under one name or another: no words are taken in twice."""
    memory, seen = Memory(), set[int]()
    for start, length, guid in row:
        body = entries(range(start, start + length), guid=guid)
        what = sifted(body, memory)
        assert not seen & set(taken(what))
        assert len(what.take) <= NEWEST or not what.quiet
        assert len(what.take) + len(what.again) + len(what.twins) + len(what.passed) + what.same == len(body)
        seen |= set(taken(what))
        memory = remembered(body, memory)
        assert sifted(body, memory).take == ()
