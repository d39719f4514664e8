"""Promises of news.balance: nothing fills a list that has anything else to show, and nothing is left out."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from news.balance import PER_TOPIC, ROW, Weighed, balanced, is_same_affair
from news.subjects import Subjects


def story(number: int, importance: float, *topics: str, words: str = "") -> Weighed:
    """A story about these topics, with these telling words."""
    return Weighed(number, importance, Subjects(frozenset(topics), frozenset(words.split())))


@st.composite
def towns(draw: st.DrawFn) -> list[Weighed]:
    """Stories about few topics and affairs, so that they crowd each other."""
    ids = draw(st.lists(st.integers(1, 10_000), unique=True, max_size=40))
    return [
        story(
            number,
            draw(st.integers(1, 5)) / 5,
            *draw(st.sets(st.sampled_from("abcde"), max_size=2)),
            words=" ".join(draw(st.sets(st.sampled_from(["brug", "brand", "Bosgra", "wet", "Heusden"]), max_size=3))),
        )
        for number in ids
    ]


@given(towns())
def test_every_story_is_shown_once(stories):
    """Put later, never left out."""
    assert sorted(balanced(stories)) == sorted(one.story_id for one in stories)


@given(towns(), st.randoms(use_true_random=False))
def test_the_order_in_which_they_come_does_not_matter(stories, draw):
    """The same news is the same list."""
    mixed = list(stories)
    draw.shuffle(mixed)
    assert balanced(mixed) == balanced(stories)


@given(towns())
def test_a_topic_is_crowded_only_where_all_that_is_left_would_crowd(stories):
    """Of five in a row two are about one topic, unless there is nothing else left."""
    by_id = {one.story_id: one for one in stories}
    order = [by_id[number] for number in balanced(stories)]
    for place, one in enumerate(order):
        before, left = order[max(0, place - ROW + 1) : place], order[place:]
        if _crowds(one, before):
            assert all(_crowds(other, before) for other in left)


def _crowds(one: Weighed, before: list[Weighed]) -> bool:
    topics = Counter(topic for other in before for topic in other.subjects.topics)
    again = any(is_same_affair(one.subjects, other.subjects) for other in before)
    return again or any(topics[topic] >= PER_TOPIC for topic in one.subjects.topics)


@given(st.lists(st.floats(0.01, 10), max_size=30, unique=True))
def test_without_crowding_the_most_important_comes_first(values):
    """Also where everything crowds alike: a day with one subject is told in its order."""
    for topics in ((), ("Gaza",)):
        stories = [story(number, value, *topics) for number, value in enumerate(values)]
        shown = [values[number] for number in balanced(stories)]
        assert shown == sorted(values, reverse=True)


def test_a_war_does_not_fill_a_page():
    """Ten big stories about it, and four small ones about other things: two of the war in each five while they last."""
    war = [story(number, 10 - number / 100, "Gaza", words=f"Rafah woord{number}") for number in range(10)]
    others = [story(100 + number, 1 - number / 100, words=f"iets{number} anders{number}") for number in range(4)]
    order = balanced([*war, *others])
    assert order[:2] == [0, 1]
    assert sum(number < 100 for number in order[:5]) == PER_TOPIC
    assert order[2:5] == [100, 101, 102]
    assert order[5:8] == [2, 3, 103]


def test_an_affair_is_told_once_a_page():
    """Two headlines that share their telling words, whatever else is in them."""
    first = story(1, 3, words="Bosgra Waalstad trainer")
    again = story(2, 2, words="Bosgra Waalstad contract ontbonden")
    other = story(3, 1, words="storm kust")
    assert balanced([first, again, other]) == [1, 3, 2]


def test_where_all_crowd_the_one_that_crowds_least_comes_first():
    """Two more about a topic that has had its two, one of them about two such topics."""
    shown = [story(number, 10 - number, "Gaza", "Israël") for number in range(2)]
    both, one = story(8, 2, "Gaza", "Israël"), story(9, 1, "Gaza")
    assert balanced([*shown, both, one]) == [0, 1, 9, 8]


def test_one_shared_word_is_no_affair():
    """Nor are two of many."""
    few, many = frozenset({"brug", "Heusden"}), frozenset(f"w{number}" for number in range(6))
    assert is_same_affair(Subjects(words=few), Subjects(words=few | many))
    assert not is_same_affair(Subjects(words=frozenset({"brug"})), Subjects(words=few))
    assert not is_same_affair(Subjects(words=many | few), Subjects(words=few | {f"v{number}" for number in range(6)}))
    assert not is_same_affair(Subjects(), Subjects())


def test_of_equals_the_younger_comes_first():
    """The one with the higher id."""
    assert balanced([story(1, 1.0), story(3, 1.0), story(2, 1.0)]) == [3, 2, 1]
