"""Promises of news.digest: what a digest tells, in which order, and what it leaves out."""

from hypothesis import given
from hypothesis import strategies as st

from news.digest import MOST_STORIES, Candidate, Plan, plan


def candidate(story_id: int, topic: int = 1, weight: float = 0.8, version: int = 1, worth: float = 1.0) -> Candidate:
    """A story about a topic, as important as its weight times its worth."""
    return Candidate(
        story_id=story_id, topic=topic, weight=weight, importance=weight * worth, version=version, because=("Kyiv",)
    )


def shown(plan_: Plan) -> dict[int, list[int]]:
    """The stories under each topic, in order; topics without room are left out."""
    return {section.topic: [one.story_id for one in section.entries] for section in plan_.sections if section.entries}


@st.composite
def towns(draw: st.DrawFn) -> list[Candidate]:
    """Stories, each about some topics; what is true of a story is so under each of its topics."""
    weights = st.integers(0, 4).map(lambda step: step / 4)
    stories = draw(st.dictionaries(st.integers(1, 60), st.tuples(st.integers(1, 4), weights), max_size=40))
    return [
        candidate(story_id, topic, draw(weights), version, worth)
        for story_id, (version, worth) in stories.items()
        for topic in draw(st.sets(st.integers(1, 15), min_size=1, max_size=3))
    ]


told = st.dictionaries(st.integers(1, 60), st.integers(1, 4), max_size=30)
most = st.integers(1, 20)


@given(towns(), told, most)
def test_no_story_stands_twice_and_none_that_was_told(candidates, had, room):
    """Each story once, whatever topics touch it; a version that was told, or an older one, never again."""
    entries = plan(candidates, had, most=room).entries
    assert len({entry.story_id for entry in entries}) == len(entries)
    assert all(entry.candidate.version > had.get(entry.story_id, 0) for entry in entries)


@given(towns(), told, most)
def test_what_is_left_out_is_counted(candidates, had, room):
    """Told and left make up all that is new, and nothing is left while there is room."""
    made = plan(candidates, had, most=room)
    new = {one.story_id for one in candidates if one.version > had.get(one.story_id, 0)}
    assert len(made.entries) == min(room, len(new))
    assert len(made.entries) + sum(section.left for section in made.sections) == len(new)


@given(towns(), told, most)
def test_a_later_version_is_an_update(candidates, had, room):
    """And what was never told is none."""
    assert all(entry.update == (entry.story_id in had) for entry in plan(candidates, had, most=room).entries)


@given(towns(), told, most, st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_does_not_matter(candidates, had, room, draw):
    """The same news is the same digest, on every machine and each time."""
    mixed = list(candidates)
    draw.shuffle(mixed)
    assert plan(mixed, had, most=room) == plan(candidates, had, most=room)


@given(towns(), most)
def test_every_topic_with_news_is_there_while_there_is_room(candidates, room):
    """Topics get a first story before any gets a second one, and no topic two more than another that has some left."""
    sections = plan(candidates, {}, most=room).sections
    counts = [len(section.entries) for section in sections]
    assert sum(count > 0 for count in counts) == min(room, len(sections))
    fewest = min((len(section.entries) for section in sections if section.left), default=room)
    assert max(counts, default=0) <= max(fewest + 1, 1)


@given(towns(), most)
def test_a_story_stands_under_the_topic_that_it_tells_most_of(candidates, room):
    """Whatever the reader follows more."""
    made = plan(candidates, {}, most=room)
    heaviest = {one.story_id: max(c.weight for c in candidates if c.story_id == one.story_id) for one in made.entries}
    for section in made.sections:
        for entry in section.entries:
            assert entry.candidate.topic == section.topic
            assert entry.candidate.weight == heaviest[entry.story_id]


@given(towns(), most)
def test_the_most_important_comes_first(candidates, room):
    """In each topic, and of the topics the one with the most important story."""
    made = plan(candidates, {}, most=room)
    for section in made.sections:
        values = [entry.candidate.importance for entry in section.entries]
        assert values == sorted(values, reverse=True)
    firsts = [section.entries[0].candidate.importance for section in made.sections if section.entries]
    assert firsts == sorted(firsts, reverse=True)
    rooms = [bool(section.entries) for section in made.sections]
    assert rooms == sorted(rooms, reverse=True)


def test_a_busy_topic_does_not_push_a_quiet_one_out():
    """Thirty stories about a war leave room for the two about the climate."""
    war = [candidate(number, 1, 0.9) for number in range(1, 31)]
    climate = [candidate(number, 2, 0.3) for number in (40, 41)]
    made = plan([*war, *climate], {})
    assert shown(made) == {1: list(range(30, 20, -1)), 2: [41, 40]}
    assert [section.left for section in made.sections] == [20, 0]
    assert len(made.entries) == MOST_STORIES


def test_topics_without_room_come_last_with_their_count():
    """A reader of many topics is told that there is more, and about what."""
    made = plan([candidate(number, number, weight=1 / number) for number in range(1, 6)], {}, most=3)
    assert [(section.topic, len(section.entries), section.left) for section in made.sections] == [
        (1, 1, 0),
        (2, 1, 0),
        (3, 1, 0),
        (4, 0, 1),
        (5, 0, 1),
    ]


def test_nothing_new_is_an_empty_plan():
    """Without candidates, and with candidates that were all told."""
    assert plan([], {}) == Plan(())
    assert plan([candidate(1, version=2)], {1: 2}) == Plan(())
