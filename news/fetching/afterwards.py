"""What becomes of a source's course after a fetch: unchanged, changed, failed, gone, or nobody reached at all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.fetching.backoff import pause_after
from news.fetching.course import Course, State
from news.fetching.interval import LONGEST_FLOOR, QUICKEST, next_interval, spread
from news.fetching.reasons import counted

SLOW_SECONDS = 5.0
"""From here on a source is slow; it is given up after ten."""
OFFLINE = timedelta(minutes=3)
"""When there is no network, each source is tried again so soon: its coming back is not the source's doing."""
MAX_REASON = 300
"""Characters of a reason that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said with, or in place of, a body. `moved_to` is where it lives now for good."""

    seconds: float = 0.0
    moved_to: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    floor: timedelta | None = None
    """How long the answer holds, in the server's or the feed's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a fetch brought nothing: a name that can be counted, and a line that names the address."""

    name: str
    reason: str
    seconds: float = 0.0
    gone: bool = False
    """It will not come back (410)."""
    wall: bool = False
    """A cookie wall was there in its place."""
    retry_after: timedelta | None = None


def unchanged(
    course: Course,
    answer: Answer,
    now: datetime,
    jitter: float,
    *,
    body_hash: str | None = None,
    left_out: Iterable[tuple[str, int]] = (),
) -> Course:
    """The course after an answer that brought nothing new; `body_hash` where there was a body."""
    every = next_interval(course.every, changed=False, quiet=_quiet(course, now), floor=answer.floor)
    asked = replace(
        _well(course, answer, now),
        every=every,
        next_at=now + spread(every, jitter),
        unchanged=course.unchanged + 1,
        body_hash=body_hash or course.body_hash,
        left_out=counted(course.left_out, left_out),
    )
    # A 304 may name them again or not; what it does not name stays.
    return replace(asked, etag=answer.etag or course.etag, last_modified=answer.last_modified or course.last_modified)


def changed(
    course: Course,
    answer: Answer,
    now: datetime,
    jitter: float,
    *,
    body_hash: str,
    left_out: Iterable[tuple[str, int]] = (),
) -> Course:
    """The course after a body that was understood and says something new; the first one says nothing of how often."""
    first = course.succeeded_at is None
    every = max(course.every, min(answer.floor or QUICKEST, LONGEST_FLOOR))
    every = every if first else next_interval(course.every, changed=True, floor=answer.floor)
    return replace(
        _well(course, answer, now),
        etag=answer.etag,
        last_modified=answer.last_modified,
        body_hash=body_hash,
        every=every,
        next_at=now + spread(every, jitter),
        changed_at=now,
        left_out=counted(course.left_out, left_out),
    )


def failed(course: Course, failure: Failure, now: datetime, jitter: float) -> Course:
    """The course after a failure; the validators stay, so that what was understood last is still known."""
    since = course.failing_since or now
    failures = course.failures + 1
    pause = pause_after(
        max(course.every, QUICKEST),
        failures,
        jitter,
        failing_for=now - since,
        retry_after=failure.retry_after,
        wall=failure.wall,
    )
    return replace(
        course,
        state=State.GONE if failure.gone else State.CONSENT if failure.wall else State.FAILING,
        reason=failure.reason[:MAX_REASON],
        next_at=None if failure.gone else now + pause,
        fetched_at=now,
        failing_since=since,
        failures=failures,
        seconds=failure.seconds,
        fetches=course.fetches + 1,
        left_out=counted(course.left_out, [(failure.name, 1)]),
    )


def unreached(course: Course, now: datetime, jitter: float) -> Course:
    """The course when no source at all could be reached: it is not this one's failure, and is tried again soon."""
    return replace(course, next_at=now + spread(OFFLINE, jitter), left_out=counted(course.left_out, [("offline", 1)]))


def _well(course: Course, answer: Answer, now: datetime) -> Course:
    return replace(
        course,
        address=answer.moved_to or course.address,
        state=State.SLOW if answer.seconds >= SLOW_SECONDS else State.FINE,
        reason="",
        fetched_at=now,
        succeeded_at=now,
        failing_since=None,
        failures=0,
        seconds=answer.seconds,
        fetches=course.fetches + 1,
    )


def _quiet(course: Course, now: datetime) -> timedelta | None:
    return None if course.changed_at is None else now - course.changed_at
