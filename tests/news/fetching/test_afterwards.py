"""What becomes of a source's course after each outcome."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from news.fetching.afterwards import SLOW_SECONDS, Answer, Failure, changed, failed, unchanged, unreached
from news.fetching.backoff import MOST_RETRY_AFTER
from news.fetching.course import Course, State
from news.fetching.interval import QUICKEST

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ADDRESS = "https://krant.example/rss"
NEW = Course(address=ADDRESS, next_at=NOW)
DOWN = Failure(name="timeout", reason=f"{ADDRESS}: no answer in 10 s", seconds=10)


def known(**values: object) -> Course:
    """The course of a source that was fine an hour ago."""
    ago = NOW - HOUR
    fine = {"state": State.FINE, "fetched_at": ago, "succeeded_at": ago, "changed_at": ago, "fetches": 7, "etag": '"1"'}
    return replace(NEW, **(fine | values))  # type: ignore[arg-type]


def test_first_body_makes_a_source_fine() -> None:
    """With what it is known by; it says nothing about how often it changes, so the interval stays."""
    course = changed(NEW, Answer(etag='"2"', last_modified="Sun", seconds=1), NOW, 0.5, body_hash="ab")
    assert (course.state, course.reason, course.fetches, course.unchanged) == (State.FINE, "", 1, 0)
    assert (course.etag, course.last_modified, course.body_hash, course.seconds) == ('"2"', "Sun", "ab", 1)
    assert course.fetched_at == course.succeeded_at == course.changed_at == NOW
    assert course.every == NEW.every
    assert course.next_at == NOW + NEW.every


def test_change_brings_the_next_one_nearer() -> None:
    """And no change puts it off; what it was known by stays where the server does not name it again."""
    course = known(last_modified="Sun", body_hash="ab")
    sooner = changed(course, Answer(), NOW, 0.5, body_hash="cd")
    later = unchanged(course, Answer(), NOW, 0.5)
    assert sooner.every < course.every < later.every
    assert (sooner.next_at, later.next_at) == (NOW + sooner.every, NOW + later.every)
    assert (sooner.etag, sooner.last_modified, sooner.body_hash) == (None, None, "cd")
    assert (later.etag, later.last_modified, later.body_hash) == ('"1"', "Sun", "ab")
    assert (later.changed_at, later.unchanged, later.fetches) == (NOW - HOUR, 1, 8)


def test_same_words_in_other_bytes_are_known_the_next_time() -> None:
    """The hash and the names of the new body are kept, though it says nothing new."""
    course = unchanged(known(), Answer(etag='"9"'), NOW, 0.5, body_hash="ef", left_out=[("republished", 30)])
    assert (course.body_hash, course.etag, dict(course.left_out)) == ("ef", '"9"', {"republished": 30})


def test_what_a_server_asks_for_holds_from_the_first_fetch() -> None:
    """Half an hour of max-age is half an hour, whatever the interval was."""
    answer = Answer(floor=30 * MINUTE)
    for course in (changed(NEW, answer, NOW, 0.5, body_hash="a"), unchanged(known(), answer, NOW, 0.5)):
        assert course.every == 30 * MINUTE


def test_late_answer_is_slow_and_well() -> None:
    """Five seconds and more; the next quick one is fine again."""
    slow = unchanged(known(), Answer(seconds=SLOW_SECONDS), NOW, 0.5)
    assert slow.state is State.SLOW
    assert slow.state.is_well
    assert unchanged(slow, Answer(seconds=SLOW_SECONDS - 0.1), NOW, 0.5).state is State.FINE


def test_permanent_move_is_remembered_when_a_feed_was_there() -> None:
    """A failure moves nobody."""
    moved = unchanged(known(), Answer(moved_to="https://nieuw.example/rss"), NOW, 0.5)
    assert moved.address == "https://nieuw.example/rss"
    assert failed(known(), DOWN, NOW, 0.5).address == ADDRESS


def test_failing_since_its_first_failure() -> None:
    """Later and later, with a line that says why; what was understood last is still known by its etag."""
    one = failed(known(), DOWN, NOW, 0.5)
    two = failed(one, replace(DOWN, name="dns"), NOW + HOUR, 0.5)
    assert one.next_at is not None
    assert two.next_at is not None
    assert two.next_at - (NOW + HOUR) == 2 * (one.next_at - NOW)
    assert (two.state, two.failures, two.failing_since) == (State.FAILING, 2, NOW)
    assert (two.etag, two.succeeded_at, two.fetches) == ('"1"', NOW - HOUR, 9)
    assert dict(two.left_out) == {"timeout": 1, "dns": 1}
    assert ADDRESS in two.reason


def test_one_success_mends_all() -> None:
    """Well again, and the next failure is a first one."""
    down = failed(failed(known(), DOWN, NOW, 0.5), DOWN, NOW + HOUR, 0.5)
    well = unchanged(down, Answer(), NOW + DAY, 0.5)
    assert (well.state, well.failing_since, well.failures, well.reason) == (State.FINE, None, 0, "")
    assert failed(well, DOWN, NOW + 2 * DAY, 0.5).failing_since == NOW + 2 * DAY


def test_gone_is_not_asked_again() -> None:
    """410: there is no next time."""
    gone = failed(known(), Failure(name="http_410", reason=f"{ADDRESS}: 410 Gone", gone=True), NOW, 0.5)
    assert (gone.state, gone.next_at, gone.failing_since) == (State.GONE, None, NOW)


def test_wall_has_a_state_of_its_own() -> None:
    """It is no failure of the server's, and lasts."""
    wall = failed(known(), Failure(name="consent", reason=f"{ADDRESS}: a cookie wall", wall=True), NOW, 0.5)
    assert wall.state is State.CONSENT
    assert not wall.state.is_well
    assert wall.next_at == NOW + HOUR


def test_retry_after_is_kept_to() -> None:
    """Three hours are three hours."""
    busy = failed(known(), replace(DOWN, name="http_503", retry_after=3 * HOUR), NOW, 0)
    assert busy.next_at == NOW + 3 * HOUR


def test_without_a_network_nobody_fails() -> None:
    """The source is as it was, and tried again within minutes, however long the network is away."""
    course = known()
    for hour in range(200):
        course = unreached(course, NOW + hour * HOUR, 1)
    assert (course.state, course.failures, course.failing_since) == (State.FINE, 0, None)
    assert course.next_at is not None
    assert course.next_at <= NOW + 199 * HOUR + 4 * MINUTE
    assert dict(course.left_out) == {"offline": 200}


outcomes = st.sampled_from(["same", "new", "timeout", "http_404", "consent", "late", "wait"])


@given(st.lists(st.tuples(outcomes, st.floats(0, 1)), min_size=1, max_size=60))
def test_any_row_of_outcomes_keeps_a_source_alive_and_bounded(row: list[tuple[str, float]]) -> None:
    """After each there is a next time, later than now and within a day and a quarter; counts add up."""
    course, now = NEW, NOW
    for name, jitter in row:
        if name in ("same", "late"):
            course = unchanged(course, Answer(seconds=6.0 if name == "late" else 0.1), now, jitter)
        elif name == "new":
            course = changed(course, Answer(), now, jitter, body_hash=str(now))
        else:
            wait = 400 * DAY if name == "wait" else None
            failure = Failure(name=name, reason="x" * 5_000, retry_after=wait, wall=name == "consent")
            course = failed(course, failure, now, jitter)
        assert course.next_at is not None
        assert now + QUICKEST * 0.7 <= course.next_at <= now + MOST_RETRY_AFTER * 1.26
        assert (course.failing_since is None) == course.state.is_well == (course.failures == 0) == (not course.reason)
        assert len(course.reason) <= 300
        now = course.next_at
    assert course.fetches == len(row)
    assert course.unchanged == sum(name in ("same", "late") for name, _ in row)
    assert sum(course.left_out.values()) == len(row) - sum(name in ("same", "late", "new") for name, _ in row)
